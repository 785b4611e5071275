import { describe, expect, it } from 'vitest';
import { collectCodeContract } from '../../src/collect/align/code-contract.js';
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

  it('cannot be made where no code reads anything', async () => {
    await expect(contractOf({ 'main.py': 'print(1)\n' })).rejects.toThrow(/no code/);
  });
});
