import { describe, expect, it } from 'vitest';
import { collectCodeContract } from '../../src/collect/align/code-contract.js';
import { validateContract } from '../../src/contract/validate.js';
import { renderEnvTemplate } from '../../src/contract/render/env.js';
import { createMemoryHost } from '../support/memory-host.js';

const contractOf = async (files: Record<string, string>, path = '.env') =>
  (await collectCodeContract(createMemoryHost(files), '/project', {})).contractOf(path);

const SETTINGS = `from typing import Literal
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    mode: Literal["fast", "safe"] = "safe"
    size: int = Field(default=10, ge=1, le=100)
    token: SecretStr
    url: str = "postgres://app:made-up-password@db/app"
`;

describe('the contract that code states', () => {
  it('has types, bounds, choices, what is required and what is secret', async () => {
    const { variables } = await contractOf({ 'conf.py': SETTINGS });
    expect(
      [...variables].map(([name, { meta }]) => [
        name,
        meta.kind,
        meta.required ?? false,
        meta.secret ?? false,
      ]),
    ).toEqual([
      ['MODE', 'enum', false, false],
      ['SIZE', 'integer', false, false],
      ['TOKEN', 'string', true, true],
      ['URL', 'string', false, false],
    ]);
    expect(variables.get('SIZE')!.meta).toMatchObject({ min: 1, max: 100, default: '10' });
    expect(variables.get('MODE')!.meta).toMatchObject({ choices: ['fast', 'safe'], default: 'safe' });
  });

  it('makes a template without credentials, and without what tests read', async () => {
    const text = renderEnvTemplate(
      await contractOf({
        'conf.py': SETTINGS,
        'tests/test_x.py': 'import os\nos.environ["ONLY_TESTS"]\n',
        'a.ts': 'export const port = Number(process.env.PORT ?? 3000);\n',
      }),
    );
    expect(text).toContain('\nMODE=safe\n');
    expect(text).toContain('\nTOKEN=\n');
    expect(text).toMatch(/PORT=/);
    expect(text).not.toContain('made-up-password');
    expect(text).not.toContain('ONLY_TESTS');
  });

  it('is that of the folder that a file lies in, and demands nothing that is set elsewhere', async () => {
    const files = {
      'api/main.py': 'import os\na = os.environ["API_ONLY"]\nb = os.environ["FROM_COMPOSE"]\n',
      'web/main.py': 'import os\na = os.environ["WEB_ONLY"]\n',
      'compose.yaml': 'services:\n  api:\n    build: api\n    environment:\n      FROM_COMPOSE: "1"\n',
    };
    const { variables } = await contractOf(files, 'api/.env');
    expect([...variables].map(([name, { meta }]) => [name, meta.required ?? false])).toEqual([
      ['API_ONLY', true],
      ['FROM_COMPOSE', false],
    ]);
  });

  it('judges a value as the code does: what stops is an error, what is misread a warning', async () => {
    const contract = await contractOf({
      'conf.py': `from pydantic import PostgresDsn
from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    database_url: PostgresDsn
    cors_origins: list[str] = []
    workers: int = 1
    debug: bool = False
`,
      'env.ts':
        'z.object({ CACHE: z.string().url(), FLAG: z.coerce.boolean(), SIZE: z.coerce.number().max(20) }).parse(process.env);\n',
    });
    const judge = (values: Record<string, string>) =>
      validateContract(contract, { values, environment: 'production' }).flatMap(
        ({ code, variable, severity, args }) =>
          code === 'missing-required' ? [] : [`${variable} ${code} ${severity} ${args['wants']}`],
      );
    expect(
      judge({
        DATABASE_URL: 'mysql://u@h/x',
        CORS_ORIGINS: 'a,b',
        CACHE: 'localhost:port',
        FLAG: 'false',
        SIZE: '50',
        WORKERS: '',
      }).sort(),
    ).toEqual([
      'CORS_ORIGINS type-mismatch error json',
      'DATABASE_URL type-mismatch error url',
      'FLAG type-mismatch warning boolean',
      'SIZE out-of-range error undefined',
      'WORKERS invalid-type error undefined',
    ]);
    // What pydantic takes, and what is filled in elsewhere, is no problem.
    expect(
      judge({
        DATABASE_URL: 'postgresql://u@h/x',
        CORS_ORIGINS: '["a"]',
        CACHE: 'redis://h',
        FLAG: 'true',
        SIZE: '${SIZE_OF_IT}',
        WORKERS: '1_000',
        DEBUG: 'off',
      }),
    ).toEqual([]);
  });

  it('says which file sets a name, and does not take an empty ARG for that', async () => {
    const { variables } = await contractOf({
      'main.py':
        'import os\na = os.environ["FROM_COMPOSE"]\nb = os.environ["FROM_ARG"]\nc = os.environ["FROM_ENV"]\nd = os.environ["FILLED_ARG"]\ne = os.environ["PASSED"]\n',
      'compose.yaml':
        'services:\n  api:\n    build: .\n    environment:\n      - FROM_COMPOSE=1\n      - PASSED\n',
      Dockerfile:
        'FROM python:3.13\nARG FROM_ARG\nENV FROM_ARG=$FROM_ARG\nARG FILLED_ARG=x\nENV FILLED_ARG=$FILLED_ARG\nENV FROM_ENV=1\n',
    });
    expect(
      [...variables].map(([name, { meta }]) => [
        name,
        meta.required ?? false,
        /Set by (\S+)\.$/.exec(meta.doc)?.[1],
      ]),
    ).toEqual([
      ['FILLED_ARG', false, 'Dockerfile'],
      ['FROM_ARG', true, undefined],
      ['FROM_COMPOSE', false, 'compose.yaml'],
      ['FROM_ENV', false, 'Dockerfile'],
      ['PASSED', true, undefined],
    ]);
  });

  it('cannot be made where no code reads anything', async () => {
    await expect(contractOf({ 'main.py': 'print(1)\n' })).rejects.toThrow(/no code/);
  });
});
