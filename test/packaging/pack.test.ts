import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../support/run-program.js';

/** Runs npm; scripts are left out, since packing would build dist/ while other tests use it. */
function npm(args: readonly string[], cwd: string) {
  const run = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    encoding: 'utf8',
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

describe('the package', () => {
  it('holds the program, the library, schemas and docs, and nothing else', () =>
    withFolder({}, (folder) => {
      const run = npm(['pack', '--json', '--pack-destination', folder], resolve('.'));
      expect(run.code).toBe(0);
      const [{ files }] = JSON.parse(run.stdout) as [{ files: { path: string }[] }];
      const paths = files.map(({ path }) => path);
      for (const path of [
        'bin/catalyst.js',
        'dist/cli.cjs',
        'dist/index.js',
        'dist/types/index.d.ts',
        'schemas/report.schema.json',
        'LICENSE',
        'README.md',
        // npm drops some names that begin with a dot, and some lock files.
        ...readdirSync('templates', { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name)),
      ]) {
        expect(paths).toContain(path);
      }
      const tops = new Set(paths.map((path) => path.split('/')[0]));
      for (const top of ['src', 'test', 'scripts', '.ci', 'node_modules']) expect(tops).not.toContain(top);
      expect(paths.filter((path) => path.includes('v8-') || path === 'dist/meta.json')).toEqual([]);
    }));

  it('installs into an empty folder and runs, as a program and as a library', ({ skip }) =>
    withFolder({ 'package.json': '{"private":true}', '.env': 'OPENAI_API_KEY=\n' }, (folder) => {
      const [{ filename }] = JSON.parse(
        npm(['pack', '--json', '--pack-destination', folder], resolve('.')).stdout,
      ) as [{ filename: string }];
      const installed = npm(['install', '--prefer-offline', join(folder, filename)], folder);
      if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(installed.stderr)) {
        console.warn('SKIPPED: the registry cannot be reached, so the package was not installed');
        skip();
      }
      expect(installed.stderr + installed.stdout).toMatch(/added [1-9]/);
      const bin = join(folder, 'node_modules/.bin/catalyst');
      const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
      expect(spawnSync(bin, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(version);
      expect(spawnSync(bin, ['init', 'stack'], { cwd: folder, encoding: 'utf8' }).status).toBe(0);
      expect(existsSync(join(folder, 'stack/.github/workflows/stack.yml'))).toBe(true);
      const run = spawnSync(bin, ['validate', '-f', 'json', '--no-config'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect([0, 1]).toContain(run.status);
      expect((JSON.parse(run.stdout) as { files: { path: string }[] }).files[0]!.path).toBe('.env');
      const library =
        "import { readDotenv } from 'catalyst-toolkit'; console.log(readDotenv('A=p#ss', { reader: 'dotenv' }).values.A)";
      const used = spawnSync(process.execPath, ['--input-type=module', '-e', library], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(used.stdout.trim()).toBe('p');
      expect(existsSync(join(folder, 'node_modules/zod'))).toBe(true);
    }));
});
