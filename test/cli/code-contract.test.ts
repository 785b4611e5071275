import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const PYTHON = {
  'app/config.py': [
    'from typing import Literal',
    'from pydantic import AliasChoices, Field, SecretStr',
    'from pydantic_settings import BaseSettings',
    'class Settings(BaseSettings):',
    '    port: int = Field(default=8000, ge=1, le=65535)',
    '    mode: Literal["fast", "slow"] = "fast"',
    '    origins: list[str] = ["http://localhost:3000"]',
    '    api_token: SecretStr',
    '    database: str = Field(validation_alias=AliasChoices("DATABASE_URL", "DB_URL"))',
    '',
  ].join('\n'),
  'compose.yaml':
    'services:\n  api:\n    build: .\n    environment:\n      API_TOKEN: ${API_TOKEN:?}\n      MODE: ${MODE:-fast}\n',
};
const NODE = {
  'src/env.ts':
    "import { z } from 'zod';\nexport const env = z.object({ NODE_ENV: z.enum(['development', 'production']), PORT: z.coerce.number().int().default(3000) }).parse(process.env);\n",
};

const templateOf = (folder: string) => {
  const { code } = runProgram(['template', '--from', 'code'], { cwd: folder });
  expect(code).toBe(0);
  return readFileSync(join(folder, '.env.template'), 'utf8');
};
const lineOf = (text: string, name: string) =>
  text.split('\n').find((line) => new RegExp(`^#? ?${name}=`).test(line));

describe('a contract from code alone', () => {
  it('template --from code: types, choices, defaults, what is demanded', () =>
    withFolder(PYTHON, (folder) => {
      const text = templateOf(folder);
      expect(lineOf(text, 'PORT')).toMatch(/^#? ?PORT=8000$/);
      expect(lineOf(text, 'ORIGINS')).toContain('["http://localhost:3000"]');
      expect(lineOf(text, 'MODE')).toContain('fast');
      // Demanded by the code and by the compose file, which only hands it on.
      expect(lineOf(text, 'API_TOKEN')).toBe('API_TOKEN=');
      expect(text).toContain('This or DB_URL must be set.');
      expect(text).toContain('This or DATABASE_URL must be set.');
    }));

  it('template --from code: a schema of Node, NODE_ENV too', () =>
    withFolder(NODE, (folder) => {
      const text = templateOf(folder);
      expect(lineOf(text, 'NODE_ENV')).toBe('NODE_ENV=');
      expect(text).toMatch(/development.*production/);
      expect(lineOf(text, 'PORT')).toMatch(/^#? ?PORT=3000$/);
    }));

  it('template: a template that is there already is not written a second time', () =>
    withFolder({ '.env.example': 'A=1\nB=\n' }, (folder) => {
      expect(runProgram(['template'], { cwd: folder }).code).toBe(2);
      expect(existsSync(join(folder, '.env.template'))).toBe(false);
      expect(runProgram(['template', '--as', 'markdown'], { cwd: folder }).code).toBe(0);
      expect(runProgram(['template', '--profile', 'catalyst'], { cwd: folder }).code).toBe(0);
    }));

  it('validate --contract code: judges by it, and shows no value', () =>
    withFolder(PYTHON, (folder) => {
      writeFileSync(join(folder, '.env'), 'PORT=99999\nMODE=medium\nORIGINS=a,b\nDB_URL=postgresql://db/x\n');
      const { stdout, code } = runProgram(['validate', '--contract', 'code', '-f', 'json'], { cwd: folder });
      expect(code).toBe(1);
      const found = JSON.parse(stdout).findings.map(
        ({
          rule,
          args,
          range,
        }: {
          rule: string;
          args: { name?: string };
          range?: { start: { line: number } };
        }) => `${rule} ${args.name} ${range?.start.line}`,
      );
      expect(found).toContain('env/out-of-range PORT 1');
      expect(found).toContain('env/invalid-choice MODE 2');
      expect(found.filter((line: string) => line.startsWith('env/missing-required'))).toEqual([
        expect.stringContaining('API_TOKEN'),
      ]);
      expect(stdout).not.toContain('99999');
    }));

  it('validate --contract code: passes a file that fits', () =>
    withFolder(PYTHON, (folder) => {
      writeFileSync(
        join(folder, '.env'),
        'PORT=8000\nMODE=slow\nORIGINS=["https://a.example"]\nAPI_TOKEN=made-up-token-for-tests-0123456789\nDATABASE_URL=postgresql://db/x\n',
      );
      const { code, stdout } = runProgram(['validate', '--contract', 'code', '-f', 'json'], { cwd: folder });
      expect(
        JSON.parse(stdout).findings.filter(({ severity }: { severity: string }) => severity === 'error'),
      ).toEqual([]);
      expect(code).toBe(0);
    }));

  it('says what is missing where there is no code', () =>
    withFolder({ '.env': 'A=1\n' }, (folder) => {
      for (const args of [
        ['template', '--from', 'code'],
        ['validate', '--contract', 'code'],
      ]) {
        const { code, stderr } = runProgram(args, { cwd: folder });
        expect([args[0], code]).toEqual([args[0], 2]);
        expect(stderr).toContain('no code here');
      }
    }));

  it('template --check: compares with the environment that the file names, and says how to write it', () =>
    withFolder(PYTHON, (folder) => {
      const run = (...args: string[]) => runProgram(['template', ...args], { cwd: folder });
      expect(run('--profile', 'catalyst', '--environment', 'production').code).toBe(0);
      expect(run('--profile', 'catalyst', '--check').code).toBe(0);
      const path = join(folder, '.env.template');
      writeFileSync(path, readFileSync(path, 'utf8').replace('\n#', '\n# changed\n#'));
      const { code, stderr } = run('--profile', 'catalyst', '--check');
      expect(code).toBe(1);
      expect(stderr).toContain(
        'catalyst template --out .env.template --profile catalyst --environment production writes it',
      );
    }));
});
