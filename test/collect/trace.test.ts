import { describe, expect, it } from 'vitest';
import { traceVariable } from '../../src/collect/align/trace.js';
import { alignFiles } from '../support/lint-align.js';

const CODE = 'import os\nlevel = os.getenv("LOG_LEVEL", "INFO")\n';
const SERVICE = 'services:\n  app:\n    build: .\n';

/** The steps of the only chain: source, file, verdict. */
async function steps(files: Record<string, string>, name = 'LOG_LEVEL', service = 'app') {
  const { model } = await alignFiles({
    Dockerfile: 'FROM python:3.13\nCMD ["python", "main.py"]\n',
    'main.py': CODE,
    ...files,
  });
  const { chains } = traceVariable(model, name, service);
  expect(chains).toHaveLength(1);
  return chains[0]!.steps.map(({ source, place, verdict, origin }) =>
    [source, place?.file ?? '-', verdict, ...(origin ? [origin.from] : [])].join(' '),
  );
}

describe('the chain of a variable', () => {
  it('ends with the default where nothing is set', async () => {
    expect(await steps({ 'compose.yaml': SERVICE })).toEqual([
      'shell - not-known',
      'code-default main.py wins',
    ]);
  });

  it('does not count what the program loads itself where the container has it, unless that overrides', async () => {
    const files = {
      '.env': 'LOG_LEVEL=A\n',
      'compose.yaml': `${SERVICE}    environment: { LOG_LEVEL: B }\n`,
    };
    const loading = (options: string) => `from dotenv import load_dotenv\nload_dotenv(${options})\n${CODE}`;
    expect(await steps({ ...files, 'main.py': loading('') })).toContain('program-env-file .env unused');
    expect(await steps({ ...files, 'main.py': loading('override=True') })).toContain(
      'program-env-file .env not-known',
    );
  });

  it('goes from the Dockerfile over the env files in order to environment', async () => {
    const files = {
      Dockerfile: 'FROM python:3.13 AS base\nENV LOG_LEVEL=A\nFROM base\nCMD ["python", "main.py"]\n',
      'a.env': 'LOG_LEVEL=B\n',
      'b.env': 'LOG_LEVEL=C\n',
    };
    const dockerfile = 'dockerfile Dockerfile shadowed';
    expect(await steps({ ...files, 'compose.yaml': SERVICE })).toEqual([
      'dockerfile Dockerfile wins',
      'shell - not-known',
      'code-default main.py unused',
    ]);
    expect(await steps({ ...files, 'compose.yaml': `${SERVICE}    env_file: [a.env, b.env]\n` })).toEqual([
      dockerfile,
      'env-file a.env shadowed',
      'env-file b.env wins',
      'shell - not-known',
      'code-default main.py unused',
    ]);
    expect(
      await steps({
        ...files,
        'compose.yaml': `${SERVICE}    env_file: [b.env, a.env]\n    environment:\n      LOG_LEVEL: D\n`,
      }),
    ).toEqual([
      dockerfile,
      'env-file b.env shadowed',
      'env-file a.env shadowed',
      'compose-environment compose.yaml wins literal',
      'shell - not-known',
      'code-default main.py unused',
    ]);
  });

  it('says where Compose takes a value from', async () => {
    const compose = `${SERVICE}    environment:\n      LOG_LEVEL: \${LEVEL:-WARN}\n`;
    expect(await steps({ 'compose.yaml': compose })).toContain(
      'compose-environment compose.yaml wins default',
    );
    expect(await steps({ 'compose.yaml': compose, '.env': 'LEVEL=X\n' })).toContain(
      'compose-environment compose.yaml wins dotenv',
    );
    const handed = `${SERVICE}    environment: [LOG_LEVEL]\n`;
    expect(await steps({ 'compose.yaml': handed, '.env': 'LOG_LEVEL=X\n' })).toContain(
      'compose-environment compose.yaml wins dotenv',
    );
    // A name that nothing sets is not set in the container.
    expect(await steps({ 'compose.yaml': handed })).toEqual([
      'compose-environment compose.yaml shadowed nothing',
      'shell - not-known',
      'code-default main.py wins',
    ]);
  });

  it('names env files whose value does not arrive', async () => {
    const { model } = await alignFiles({
      Dockerfile: 'FROM python:3.13\nCMD ["python", "main.py"]\n',
      'main.py': 'import os\nurl = os.environ["SEARCH_URL"]\n',
      'compose.yaml': SERVICE,
      '.env': 'SEARCH_URL=http://search\n',
    });
    const [chain] = traceVariable(model, 'SEARCH_URL').chains;
    expect(chain!.steps.some(({ verdict }) => verdict === 'wins')).toBe(false);
    expect(chain!.elsewhere.map(({ file }) => file)).toEqual(['.env']);
  });

  it('lets a file that the code loads count, with or without override', async () => {
    const load = (override: string) =>
      `from dotenv import load_dotenv\nload_dotenv(override=${override})\n${CODE}`;
    const { model } = await alignFiles({ '.env': 'LOG_LEVEL=X\n', 'main.py': load('True') });
    const [chain] = traceVariable(model, 'LOG_LEVEL').chains;
    expect(chain!.steps.map(({ source, verdict, override }) => [source, verdict, override])).toEqual([
      ['shell', 'not-known', undefined],
      ['program-env-file', 'wins', true],
      ['code-default', 'unused', undefined],
    ]);
    const other = await alignFiles({ '.env': 'LOG_LEVEL=X\n', 'main.py': load('False') });
    const [mild] = traceVariable(other.model, 'LOG_LEVEL').chains;
    expect(mild!.steps.map(({ source, verdict }) => [source, verdict])).toEqual([
      ['shell', 'not-known'],
      ['program-env-file', 'wins'],
      ['code-default', 'unused'],
    ]);
  });

  it('tells what a reader makes of the value that wins', async () => {
    const { model } = await alignFiles({
      Dockerfile: 'FROM python:3.13\nCMD ["python", "main.py"]\n',
      'main.py': 'import os\nsize = int(os.environ["MAX_SIZE"])\n',
      'compose.yaml': `${SERVICE}    environment:\n      MAX_SIZE: 50MB\n`,
    });
    const [chain] = traceVariable(model, 'MAX_SIZE').chains;
    expect(chain!.readers.map(({ judgement }) => judgement)).toMatchObject([
      { ok: false, effect: 'raises', why: { code: 'integer' } },
    ]);
  });
});
