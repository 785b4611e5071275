import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDocker } from '../../src/commands/docker-check.js';
import { openSession } from '../../src/commands/session.js';
import { createMemoryHost } from '../support/memory-host.js';
import { runProgram } from '../support/run-program.js';

const REFUSES = ['compose-refuses', 'compose/outside-root', 'compose/unreadable-file'];

/** Which rules say what of hostile files, and which paths were asked of the machine. */
async function check(files: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const host = createMemoryHost(files);
  const watched = {
    ...host,
    readText: (path: string, ...rest: []) => {
      asked.push(path);
      return host.readText(path, ...rest);
    },
  };
  const session = await openSession(watched, { config: false, select: REFUSES });
  const { findings } = await checkDocker(session, watched, {
    dockerfile: undefined,
    compose: { paths: [], config: {} },
  });
  const said = findings.map(
    ({ rule, messageId, args, range }) => `${rule} ${messageId} ${range?.start} ${JSON.stringify(args)}`,
  );
  return { rules: [...new Set(findings.map(({ rule }) => rule))], said, asked };
}

const service = 'services:\n  a:\n    image: x:1\n';

function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => {
    const use = i === 0 ? 'x' : `*b${i - 1}`;
    return `  b${i}: &b${i} [${Array(10).fill(use).join(', ')}]\n`;
  });
  return `x-bomb:\n${levels.join('')}${service}`;
}

describe('hostile compose files', () => {
  it.each<[string, string, string]>([
    ['alias bomb', bomb(), 'compose/yaml-alias'],
    ['alias of itself', `x-a: &a\n  b: *a\n${service}`, 'compose/yaml-alias'],
    ['10,000 brackets', `x-a: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n${service}`, 'compose/yaml-syntax'],
    ['10,000 dashes', `x-a:\n  ${'- '.repeat(10_000)}a\n${service}`, 'compose/yaml-syntax'],
    [
      '10,000 levels of indentation',
      Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'compose/yaml-syntax',
    ],
    ['tab that indents', 'services:\n\ta:\n\t\timage: x:1\n', 'compose/yaml-syntax'],
    ['null character', 'services:\n  a:\n    image: "x\0y"\n', 'compose/yaml-syntax'],
    ['open quote', 'services:\n  a:\n    image: "x\n', 'compose/yaml-syntax'],
    ['not a map', '- services\n', 'compose/empty-file'],
    ['empty', '# nothing\n', 'compose/empty-file'],
  ])('%s: one clear finding', async (_, text, rule) => {
    const { rules } = await check({ 'compose.yaml': text });
    expect(rules).toEqual([rule]);
  });

  it.each([
    ['byte order mark', `\ufeff${service}`],
    ['CRLF', service.replaceAll('\n', '\r\n')],
    ['byte order mark and CRLF', `\ufeff${service.replaceAll('\n', '\r\n')}`],
    ['no final line end', service.trimEnd()],
  ])('%s: nothing to find, and places as in the text', async (_, text) => {
    expect((await check({ 'compose.yaml': text })).said).toEqual([]);
    const wrong = text.replace('image', 'imaeg');
    const { said } = await check({ 'compose.yaml': wrong });
    expect(said.find((line) => line.startsWith('compose/unknown-key'))).toContain(
      ` ${wrong.indexOf('imaeg')} `,
    );
  });

  it('ends where files include each other, and services extend each other, across files', async () => {
    const { rules } = await check({
      'compose.yaml': `include: [one/compose.yaml]\n${service}`,
      'one/compose.yaml': 'include: [../two/compose.yaml]\nservices: {b: {image: "x:1"}}\n',
      'two/compose.yaml': 'include: [../one/compose.yaml]\nservices: {c: {image: "x:1"}}\n',
    });
    expect(rules).toEqual(['compose/include-error']);
    const extending = await check({
      'compose.yaml': 'services:\n  a:\n    extends: {file: other.yaml, service: b}\n',
      'other.yaml': 'services:\n  b:\n    extends: {file: compose.yaml, service: a}\n',
    });
    expect(extending.rules).toEqual(['compose/extends-error']);
  });

  it('follows a chain of includes and extends of any length', async () => {
    const files: Record<string, string> = { 'compose.yaml': `include: [f0/c.yaml]\n${service}` };
    for (let i = 0; i < 200; i++) files[`f${i}/c.yaml`] = `include: [../f${i + 1}/c.yaml]\n`;
    expect((await check(files)).rules).toEqual(['compose/include-error']);
    const chain = Array.from({ length: 5000 }, (_, i) => `  s${i}:\n    extends: s${i + 1}\n`).join('');
    const { rules } = await check({ 'compose.yaml': `services:\n${chain}  s5000:\n    image: x:1\n` });
    expect(rules).toEqual(['compose/extends-error']);
  });

  it('reads and repeats nothing outside of the root', async () => {
    const secret = 'made-up-secret-of-another-place';
    const outside = `services:\n  z:\n    image: x:1\n    environment: {TOKEN: ${secret}}\n`;
    const inside = [
      'include: [/etc/passwd, ../../../etc/passwd, ../out.yaml, {path: a.yaml, env_file: ../out.env}]',
      'services:',
      '  a:',
      '    extends: {file: ../out.yaml, service: z}',
      '  b:',
      '    image: x:1',
      '    env_file: [/etc/passwd, ../out.env]',
      '    build: {context: ../.., dockerfile: ../../Dockerfile}',
      '    volumes: ["../out.conf:/etc/nginx/nginx.conf", "/etc/passwd:/x.conf"]',
      '    secrets: [s]',
      'secrets: {s: {file: ../../out.env}}',
      '',
    ];
    const { said, asked, rules } = await check({
      'compose.yaml': inside.join('\n'),
      'a.yaml': 'services: {c: {image: "x:1"}}\n',
      '/out.yaml': outside,
      '/out.env': `TOKEN=${secret}\n`,
      '/out.conf': secret,
      '/etc/passwd': `root:${secret}\n`,
    });
    expect(asked.filter((path) => !path.startsWith('/project/'))).toEqual([]);
    expect(said.join('\n')).not.toContain(secret);
    expect(rules).toContain('compose/outside-root');
  });

  it('takes time that grows with the length of a text only', async () => {
    const time = async (services: number) => {
      const text = `services:\n${Array.from({ length: services }, (_, i) => `  s${i}:\n    image: x:1\n    depends_on: [s${i + 1}, gone${i}]\n    networks: [n${i}]\n`).join('')}`;
      const start = process.cpuUsage();
      await check({ 'compose.yaml': text });
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    await time(200);
    const small = await time(200);
    expect(await time(1200)).toBeLessThan(small * 6 * 4);
  }, 60_000);
});

describe('hostile compose files on a disk', () => {
  it('does not follow a link out of the root, and passes over a file of 50 MB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalyst-hostile-'));
    try {
      const secret = 'made-up-secret-behind-a-link';
      const root = join(folder, 'root');
      mkdirSync(join(root, 'big'), { recursive: true });
      writeFileSync(join(folder, 'out.yaml'), `services:\n  z:\n    image: ${secret}\n`);
      writeFileSync(join(folder, 'out.env'), `TOKEN=${secret}\n`);
      symlinkSync(join(folder, 'out.yaml'), join(root, 'docker-compose.yml'));
      symlinkSync(join(folder, 'out.env'), join(root, 'app.env'));
      symlinkSync(folder, join(root, 'up'));
      writeFileSync(
        join(root, 'compose.yaml'),
        'include: [up/out.yaml]\nservices:\n  a:\n    image: x:1\n    env_file: [app.env, up/out.env]\n',
      );
      writeFileSync(join(root, 'big/compose.yaml'), `services:\n${'  a: {}\n'.repeat(50 * 131_072)}`);
      const { stdout, stderr, code } = runProgram(['docker', '--no-config', '-f', 'json'], { cwd: root });
      expect(code).toBe(1);
      expect(stdout + stderr).not.toContain(secret);
      const { findings } = JSON.parse(stdout) as { findings: { rule: string; file: string }[] };
      const places = findings.map(({ rule, file }) => `${rule} ${file}`);
      expect(places).toContain('compose/unreadable-file docker-compose.yml');
      expect(places).toContain('compose/unreadable-file big/compose.yaml');
      expect(
        places.some((place) => /^compose\/(?:include-error|outside-root) compose.yaml$/.test(place)),
      ).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
