import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { withFolder } from './support/run-program.js';

type Library = typeof import('../src/index.js');
let library: Library;
beforeAll(async () => {
  library = (await import(resolve('dist/index.js'))) as Library;
});

describe('the built library', () => {
  it('reads a file as one program does', () => {
    const text = 'PASS=p#ss\nURL="a b" # c\nX=${PASS:-y}\n';
    expect(library.readDotenv(text, { reader: 'dotenv' }).values).toEqual({
      PASS: 'p',
      URL: 'a b',
      X: '${PASS:-y}',
    });
    expect(library.readDotenv(text, { reader: 'python_dotenv' }).values).toEqual({
      PASS: 'p#ss',
      URL: 'a b',
      X: 'p#ss',
    });
    expect(library.readDotenv('A=$B\n', { reader: 'compose', env: { B: 'b' } }).values).toEqual({ A: 'b' });
  });

  it('parses without loss', () => {
    const text = '\ufeffexport A = "1" # c\r\n\r\njunk\rB=2';
    const file = library.parseDotenv(text);
    const pieces = file.entries.map(({ range }) => text.slice(range.start, range.end));
    expect((file.bom ? '\ufeff' : '') + pieces.join('')).toBe(text);
  });

  it('validates a text, by the contract that its names ask for or the one given', () => {
    const found = library.validateEnv('AI_FALLBACK_ENABLED=maybe\n', { file: '.env', asOf: '2026-11-22' });
    expect(found.find(({ rule }) => rule === 'env/invalid-type')).toMatchObject({
      file: '.env',
      severity: 'error',
      args: { name: 'AI_FALLBACK_ENABLED' },
      range: { start: { line: 1, column: 21 } },
    });
    expect(library.validateEnv('AI_FALLBACK_ENABLED=maybe\n', { file: '.env', contract: 'generic' })).toEqual(
      [],
    );
  });

  it('has the contract as a Zod schema', () => {
    const result = library.catalystContract.safeParse({ SECRET_KEY: 'x', API_PORT: '80a' });
    expect(result.success).toBe(false);
    expect(result.error!.issues.map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(['API_PORT', 'DATABASE_URL']),
    );
  });

  it('lints a Dockerfile and the files of a compose project', () => {
    const found = library.lintDockerfile('FROM debian:13\nRUN apt-get install curl\n', {
      file: 'Dockerfile',
      select: ['DL3014'],
    });
    expect(found.map(({ rule, file, range }) => [rule, file, range?.start])).toEqual([
      ['dockerfile/apt-y', 'Dockerfile', { line: 2, column: 5 }],
    ]);
    const base = { path: 'compose.yaml', text: 'services:\n  a:\n    image: x:1\n    depends_on: [b]\n' };
    const over = { path: 'compose.override.yaml', text: 'services:\n  b:\n    image: y:1\n' };
    const refused = (...files: (typeof base)[]) =>
      library
        .lintCompose(files, { select: ['compose-refuses'] })
        .map(({ rule, range }) => [rule, range?.start.line]);
    expect(refused(base)).toEqual([['compose/undefined-service', 4]]);
    expect(refused(base, over)).toEqual([]);
    expect(library.parseDockerfile('FROM a\nRUN b\n').instructions).toHaveLength(2);
    expect(
      library.parseCompose({ files: [base], readFile: () => undefined }).services.map(({ name }) => name),
    ).toEqual(['a']);
  });

  it('can be imported by a plain program', () => {
    const program = `import { lintCompose, validateEnv } from '${resolve('dist/index.js')}';
console.log(lintCompose([{ path: 'compose.yaml', text: 'services: 1' }]).length > 0, validateEnv('A=1', { file: '.env' }).length);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect(output).toBe('true 0\n');
  });

  it('has types that a strict program compiles against', () =>
    withFolder({}, (folder) => {
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      writeFileSync(
        join(folder, 'use.ts'),
        `import { readDotenv, validateEnv, catalystContract, parseDotenv } from '${resolve('dist/types/index.js')}';
const value: string | null | undefined = readDotenv('A=1', { reader: 'dotenv' }).values['A'];
const rules: string[] = validateEnv('A=1', { file: '.env' }).map((finding) => finding.rule);
const port: number = catalystContract.parse({}).API_PORT;
export const all = [value, rules, port, parseDotenv('').entries.length];\n`,
      );
      const tsc = resolve('node_modules/typescript/bin/tsc');
      const args = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--skipLibCheck',
        'use.ts',
      ];
      expect(() =>
        execFileSync(process.execPath, [tsc, ...args], { cwd: folder, stdio: 'pipe' }),
      ).not.toThrow();
    }));

  it('plans a migration, writes it over a host, and takes it back', () =>
    withFolder({ '.env': 'JWT_SECRET_KEY=made-up-key-0000\n' }, async (root) => {
      const text = 'JWT_SECRET_KEY=made-up-key-0000\n';
      const file = { path: '.env', kind: 'env', text, readers: ['python_dotenv', 'compose'] } as const;
      const plan = library.planMigrations([file], {
        profile: 'catalyst',
        today: '2026-11-22',
        accept: 'safe',
      });
      const read = () => readFileSync(join(root, '.env'), 'utf8');
      const host = { store: library.createFileStore(), root, now: () => new Date(), tool: 'test' };
      const { run, kept } = await library.applyPlan(plan, host);
      expect([kept, read()]).toEqual([[], 'SECRET_KEY=made-up-key-0000\n']);
      expect((await library.rollBack(host, run!.id)).ok).toBe(true);
      expect(read()).toBe(text);
    }));
});
