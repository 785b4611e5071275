import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, runProgram, withFolder } from '../support/run-program.js';

const init = (folder: string, ...args: string[]) => runProgram(['init', ...args], { cwd: folder });
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
const secretsOf = (folder: string) =>
  [...readFileSync(join(folder, '.env'), 'utf8').matchAll(/^\w*(?:KEY|PASSWORD)=(?!your-)(.+)$/gm)].map(
    ([, value]) => value!,
  );

describe('init', () => {
  it('writes a stack that doctor finds ready, shows no secret, and names three commands', () =>
    withFolder({}, (folder) => {
      const run = init(folder, 'shop', '--with-app', '--with-secrets');
      expect([run.code, run.stderr]).toEqual([0, '']);
      const shop = join(folder, 'shop');
      const secrets = secretsOf(shop);
      expect(secrets).toHaveLength(5);
      expect(new Set(secrets).size).toBe(5);
      for (const secret of secrets) {
        expect(secret.length).toBeGreaterThanOrEqual(44);
        expect(run.stdout + run.stderr).not.toContain(secret);
        for (const file of filesIn(shop).filter((name) => name !== '.env'))
          expect(readFileSync(join(shop, file), 'utf8'), file).not.toContain(secret);
      }
      expect(statSync(join(shop, '.env')).mode & 0o777).toBe(0o600);
      expect(statSync(join(shop, 'deploy/deploy.sh')).mode & 0o111).not.toBe(0);
      const [, next = ''] = run.stdout.split('Next:\n');
      expect(next.trim().split('\n')).toEqual([
        expect.stringMatching(/^\$\{EDITOR:-vi\} shop\/\.env +# fill in OPENAI_API_KEY, ANTHROPIC_API_KEY$/),
        expect.stringMatching(/^ *catalyst doctor --cwd shop /),
        expect.stringMatching(/^ *docker compose --project-directory shop up /),
      ]);
      const doctor = (...args: string[]) => {
        const done = runProgram(['doctor', '--cwd', 'shop', '-f', 'json', ...args], { cwd: folder });
        expect(done.code).toBe(0);
        return JSON.parse(done.stdout);
      };
      const report = doctor();
      expect(report.verdict).toBe('ready');
      expect(report.score.total).toBeGreaterThanOrEqual(98);
      expect(report.summary).toMatchObject({ errors: 0, warnings: 0 });
      // There is no key yet that anyone could be asked about, and the servers have names inside Compose alone.
      const live = doctor('--live').findings as { rule: string; severity: string; suppressed: boolean }[];
      expect(
        live.filter(({ severity, suppressed }) => severity !== 'info' && !suppressed).map(({ rule }) => rule),
      ).toEqual(['provider/nothing-configured', 'smoke/database', 'smoke/redis']);
      const template = ['template', '--check', '--cwd', 'shop'];
      expect(runProgram(template, { cwd: folder }).code).toBe(0);
    }));

  it('makes other secrets each time', () =>
    withFolder({}, (folder) => {
      init(folder, 'a', '--with-secrets');
      init(folder, 'b', '--with-secrets');
      expect(secretsOf(join(folder, 'a'))[0]).not.toBe(secretsOf(join(folder, 'b'))[0]);
    }));

  it('run again changes nothing, and keeps .env', () =>
    withFolder({}, (folder) => {
      init(folder, '--name', 'shop', '--with-secrets');
      const before = filesIn(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
      const run = init(folder, '--name', 'shop', '--with-secrets', '--force');
      expect([run.code, run.stderr]).toEqual([0, expect.stringContaining('.env stays as it is')]);
      expect(filesIn(folder).map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(before);
    }));

  it('writes nothing on a dry run, and shows what would change without what may be secret', () =>
    withFolder({ 'deploy/redis/redis.conf': 'port 1\nrequirepass made-up-hunter2\n' }, (folder) => {
      const run = init(folder, '--dry-run', '--with-secrets');
      expect(run.code).toBe(0);
      expect(filesIn(folder)).toEqual(['deploy/redis/redis.conf']);
      expect(run.stdout).toMatch(/^ {2}Dockerfile +new$/m);
      expect(run.stdout).toMatch(/^-port 1$/m);
      expect(run.stdout).toMatch(/^\+port 6379$/m);
      expect(run.stdout).not.toContain('hunter2');
    }));

  it('replaces nothing, all or none, unless --force; then it keeps what was there, every time', () =>
    withFolder(
      { Dockerfile: 'FROM mine\n', 'compose.yaml': 'name: mine\n', '.gitignore': 'mine' },
      (folder) => {
        const refused = init(folder);
        expect([refused.code, refused.stdout]).toEqual([2, '']);
        expect(refused.stderr).toMatch(/2 files .*Dockerfile, compose\.yaml .*--force/);
        expect(filesIn(folder)).toEqual(['.gitignore', 'Dockerfile', 'compose.yaml']);
        expect(init(folder, '--force').code).toBe(0);
        expect(readFileSync(join(folder, 'Dockerfile.bak'), 'utf8')).toBe('FROM mine\n');
        expect(readFileSync(join(folder, 'compose.yaml.bak'), 'utf8')).toBe('name: mine\n');
        expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toMatch(/^mine\n\.env\n/);
        writeFileSync(join(folder, 'Dockerfile'), 'FROM other\n');
        expect(init(folder, '--force').code).toBe(0);
        expect(readFileSync(join(folder, 'Dockerfile.bak'), 'utf8')).toBe('FROM mine\n');
        expect(readFileSync(join(folder, 'Dockerfile.bak.1'), 'utf8')).toBe('FROM other\n');
      },
    ));

  it('follows no link out of the folder, and takes nothing but files for files', () =>
    withFolder({ 'outside/x': 'mine', 'in/a': '' }, (folder) => {
      const inside = join(folder, 'in');
      symlinkSync(join(folder, 'outside'), join(inside, 'deploy'));
      expect(init(inside, '--force')).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/deploy leads out/),
      });
      expect(filesIn(join(folder, 'outside'))).toEqual(['x']);
      for (const [at, make] of [
        ['b', (path: string) => symlinkSync('/nowhere/at/all', join(path, 'Dockerfile'))],
        ['c', (path: string) => mkdirSync(join(path, 'compose.yaml'))],
        ['d', (path: string) => writeFileSync(join(path, 'deploy'), '')],
      ] as const) {
        mkdirSync(join(folder, at));
        make(join(folder, at));
        const before = readdirSync(join(folder, at));
        expect(init(join(folder, at), '--force').code, at).toBe(2);
        expect(readdirSync(join(folder, at))).toEqual(before);
      }
    }));

  it('says so where it may not write', ({ skip }) =>
    withFolder({}, (folder) => {
      const asNobody = (at: string) =>
        spawnSync(
          'su',
          [
            '-s',
            '/bin/sh',
            'nobody',
            '-c',
            `cd '${folder}' && '${process.execPath}' '${PROGRAM}' init ${at}`,
          ],
          {
            encoding: 'utf8',
          },
        );
      chmodSync(folder, 0o755);
      if (process.getuid?.() !== 0 || asNobody('--help').status !== 0) {
        console.warn('SKIPPED: nobody else can run the program here, so nothing was refused to them');
        return skip();
      }
      for (const at of ['.', 'below']) {
        const run = asNobody(at);
        expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('could not write')]);
        expect(run.stderr).not.toContain('internal error');
      }
      expect(readdirSync(folder)).toEqual([]);
    }));

  it('finds the application that is there', () =>
    withFolder(
      { 'requirements.txt': 'fastapi\n', 'api/main.py': 'from fastapi import FastAPI\nserver = FastAPI()\n' },
      (folder) => {
        const run = init(folder);
        expect([run.code, run.stderr]).toEqual([
          0,
          expect.stringContaining('api.main:server will be started'),
        ]);
        expect(run.stderr).toContain('GET /health on port 8000');
        const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
        expect(dockerfile).toContain('"gunicorn.conf.py", "api.main:server"]');
        expect(dockerfile).toContain('COPY requirements.txt ./');
        expect(existsSync(join(folder, 'app'))).toBe(false);
      },
    ));

  it('leaves out what it is told to', () =>
    withFolder({}, (folder) => {
      init(folder, 'a', '--without', 'prometheus', '--without', 'nginx,redis');
      const a = join(folder, 'a');
      expect(filesIn(a).filter((file) => /nginx|prometheus|grafana|tls/.test(file))).toEqual([]);
      expect(readFileSync(join(a, 'compose.yaml'), 'utf8')).not.toMatch(
        /nginx|prometheus|grafana|monitoring/,
      );
    }));

  it('answers programs in JSON', () =>
    withFolder({ Dockerfile: 'FROM mine\n' }, (folder) => {
      const run = init(folder, '--force', '-f', 'json', '-q');
      expect(JSON.parse(run.stdout)).toMatchObject({
        schemaVersion: '1',
        command: 'init',
        written: true,
        files: expect.arrayContaining([{ path: 'Dockerfile', action: 'replace', backup: 'Dockerfile.bak' }]),
      });
      expect(run.stderr).toBe('');
    }));

  it.each([
    ['--name', 'a"b'],
    ['--name', 'a\nservices:'],
    ['--port', '80'],
    ['--port', '8000; id'],
    ['--entry', 'app.main:app"]\nUSER root'],
    ['--domain', 'a.b;return 200'],
    ['--template', 'php'],
    ['--without', 'backend'],
    ['--providers', 'nobody'],
    ['--providers', ''],
    ['-f', 'sarif'],
  ])('refuses %s %j and writes nothing', (option, value) =>
    withFolder({}, (folder) => {
      const run = init(folder, option, value);
      expect([run.code, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toContain(option === '-f' ? 'formats' : option);
      expect(run.stderr.trim().split('\n')).toHaveLength(1);
      expect(readdirSync(folder)).toEqual([]);
    }));

  it('refuses a file for a folder, and two folders', () =>
    withFolder({ file: '' }, (folder) => {
      expect(init(folder, 'file')).toMatchObject({ code: 2, stderr: expect.stringContaining('no folder') });
      expect(init(folder, 'a', 'b').code).toBe(2);
      expect(readdirSync(folder)).toEqual(['file']);
    }));
});
