import { describe, expect, it } from 'vitest';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';

const MAIN = 'import os\nlevel = os.getenv("LOG_LEVEL")\n';
const silent = async (files: Record<string, string>, rule: string) =>
  expect(summarizeAlign(await alignFiles(files, { select: [rule] }))).toEqual([]);

describe('align/set-never-read says nothing of what others read', () => {
  const cases: readonly (readonly [string, Record<string, string>])[] = [
    ['a runtime', { '.env': 'PYTHONUNBUFFERED=1\nTZ=UTC\nHTTPS_PROXY=\n' }],
    [
      'Compose',
      { '.env': 'COMPOSE_PROJECT_NAME=x\nTAG=1\n', 'compose.yaml': 'services:\n  a:\n    image: a:${TAG}\n' },
    ],
    [
      'a shell in a container',
      { '.env': 'NAME_X=1\n', 'compose.yaml': 'services:\n  a:\n    image: a\n    command: echo $$NAME_X\n' },
    ],
    [
      'a Dockerfile',
      { '.env': 'NODE_ENVX=1\n', Dockerfile: 'FROM python:3.13\nARG NODE_ENVX\nCMD ["true"]\n' },
    ],
    [
      'the image of a service',
      {
        'db.env': 'POSTGRES_PASSWORD=x\nPOSTGRES_DB=y\n',
        'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    env_file: db.env\n',
      },
    ],
    [
      'an image that is not known',
      {
        'x.env': 'ANYTHING=1\n',
        'compose.yaml': 'services:\n  x:\n    image: example/x:1\n    env_file: x.env\n',
      },
    ],
    ['a library', { '.env': 'OPENAI_API_KEY=\n', 'requirements.txt': 'langchain-openai==1.0\n' }],
    ['a script', { '.env': 'BACKUP_DIR=/b\n', 'backup.sh': 'tar cf "$BACKUP_DIR/x.tar" .\n' }],
    ['a helper', { '.env': 'CACHE_DIR=/b\n', 'conf.py': 'from x import env\nDIR = env("CACHE_DIR")\n' }],
    ['a test alone', { '.env': 'E2E_URL=/b\n', 'tests/test_a.py': 'import os\nos.environ["E2E_URL"]\n' }],
    [
      'nested settings',
      {
        '.env': 'DB__HOST=h\n',
        'conf.py':
          'from pydantic import BaseModel\nfrom pydantic_settings import BaseSettings, SettingsConfigDict\nclass Db(BaseModel):\n    host: str\nclass S(BaseSettings):\n    model_config = SettingsConfigDict(env_nested_delimiter="__")\n    db: Db\n',
      },
    ],
    [
      'names with a known beginning',
      { '.env': 'PLUGIN_A=1\n', 'p.py': 'import os\ndef f(n):\n    return os.getenv(f"PLUGIN_{n}")\n' },
    ],
    [
      'settings without regard to case',
      {
        '.env': 'cache_dir=/b\n',
        'conf.py': 'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    cache_dir: str\n',
      },
    ],
  ];
  it.each(cases)('%s', (_, files) => silent({ 'main.py': MAIN, ...files }, 'align/set-never-read'));

  it('is not applicable where there is no code, or where it is in another language', async () => {
    for (const files of [
      { '.env': 'A_B=1\n' },
      { '.env': 'A_B=1\n', 'main.py': MAIN, 'a.go': 'package a\n', 'b.go': 'package b\n' },
    ]) {
      const { checks, findings, unchecked } = await alignFiles(files, { select: ['align/set-never-read'] });
      expect(findings).toEqual([]);
      expect(checks.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'not-applicable')).toEqual(
        [],
      );
      expect(unchecked.length).toBeGreaterThan(0);
    }
  });

  it('becomes unknown where names are made at run time', async () => {
    const check = await alignFiles(
      { '.env': 'CACHE_DIR=/b\n', 'main.py': `${MAIN}def f(n):\n    return os.getenv(n)\n` },
      { select: ['align/set-never-read'] },
    );
    expect(summarizeAlign(check)).toEqual([
      'set-never-read main.py:4:22 info undecided count=1 names=CACHE_DIR',
    ]);
    expect(check.findings[0]!.outcome).toBe('unknown');
  });

  it('tells many of one file at once', async () => {
    const names = Array.from({ length: 30 }, (_, i) =>
      `OLD_SETTING_${String.fromCharCode(65 + i)}X`.replace(/[^A-Z_]/g, 'Q'),
    );
    const unique = [...new Set(names)];
    const check = await alignFiles(
      { '.env': unique.map((name) => `${name}=1\n`).join(''), 'main.py': MAIN },
      { select: ['align/set-never-read'] },
    );
    expect(check.findings.map(({ messageId, args }) => [messageId, args['count']])).toEqual([
      ['many', unique.length],
    ]);
  });
});

describe('align/near-miss', () => {
  const pair = (set: string, read: string, more: Record<string, string> = {}) =>
    alignFiles(
      { '.env': `${set}=1\n`, 'main.py': `import os\nx = os.getenv("${read}")\n`, ...more },
      { select: ['align/near-miss'] },
    );

  it.each([
    ['API_PORT', 'PORT'],
    ['OPENROUTER_MODEL', 'OPENROUTER_DEFAULT_MODEL'],
    ['GOOGLE_API_KEYS', 'GOOGLE_API_KEY'],
    ['DB_HOST', 'DATABASE_HOST'],
    ['SMTP_PASS', 'SMTP_PASSWORD'],
    ['PERFORMACE_MONITORING', 'PERFORMANCE_MONITORING'],
    ['ALLOWED_HOST', 'ALLOWED_HOSTS'],
    ['HF_TOKEN_X', 'HF_TOKENX'],
  ])('%s is set, %s is read', async (set, read) => {
    const { findings } = await pair(set, read, { 'package.json': '{}' });
    expect(findings.map(({ args }) => args)).toEqual([{ name: set, read }]);
  });

  it.each([
    ['API_URL', 'APP_URL'],
    ['METRICS_HOST', 'METRICS_PORT'],
    ['REDIS_URL', 'DATABASE_URL'],
    ['KEY_1', 'KEY_2'],
    ['MAX_RETRIES', 'MIN_RETRIES'],
    ['OPENAI_MODEL', 'GROQ_MODEL'],
    ['METRICS_PORT', 'PORT'],
  ])('%s is not %s', async (set, read) => expect((await pair(set, read)).findings).toEqual([]));

  it('says nothing where both are set, or both are read', async () => {
    expect((await pair('API_PORT', 'PORT', { 'b.env': 'PORT=1\n' })).findings).toEqual([]);
    expect(
      (await pair('API_PORT', 'PORT', { 'b.py': 'import os\nos.getenv("API_PORT")\n' })).findings,
    ).toEqual([]);
  });

  it('does not choose where several may be meant', async () => {
    const { findings } = await pair('API_PORT', 'PORT', {
      'b.py': 'import os\nos.getenv("SERVER_API_PORT")\n',
    });
    expect(findings).toEqual([]);
  });
});

describe('other rules keep quiet', () => {
  it('type-mismatch: another application, a placeholder, a reference', () =>
    silent(
      {
        'web/.env': 'SIZE_LIMIT=50MB\n',
        'api/main.py': 'import os\nsize = int(os.environ["SIZE_LIMIT"])\n',
        '.env.example': 'SIZE_LIMIT=<number>\n',
        '.env': 'SIZE_LIMIT=${OTHER}\n',
      },
      'align/type-mismatch',
    ));

  it('read-never-set: the system, a CI file, a template, a build argument, an alternative', () =>
    silent(
      {
        '.env': 'LOG_LEVEL=\nNEW_NAME=\n',
        '.env.example': 'SHOWN_NAME=\n',
        '.github/workflows/ci.yml': 'env:\n  FROM_CI: 1\n',
        Dockerfile: 'FROM python:3.13\nARG VERSION_X\nCMD ["true"]\n',
        'main.py':
          'import os\nfor n in (os.environ["HOME"], os.environ["FROM_CI"], os.environ["SHOWN_NAME"], os.environ["VERSION_X"]):\n    print(n)\n',
        'conf.py':
          'from pydantic import AliasChoices, Field\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    a: str = Field(validation_alias=AliasChoices("NEW_NAME", "OLD_NAME"))\n',
      },
      'align/read-never-set',
    ));

  it('default-drift: two applications, the same number written otherwise, a list', () =>
    silent(
      {
        'a/package.json': '{}',
        'b/package.json': '{}',
        'a/x.js': 'const p = Number(process.env.PORT ?? "3000")\n',
        'b/x.js': 'const p = Number(process.env.PORT ?? "8000")\n',
        'c/requirements.txt': '',
        'c/x.py': 'import os\np = int(os.getenv("SIZE_X", "1000"))\nq = int(os.getenv("SIZE_X", "1_000"))\n',
      },
      'align/default-drift',
    ));

  it('service-does-not-get-it: env_file, passed on, a mounted .env that the code loads, an override', async () => {
    const main = {
      '.env': 'SEARCH_URL=x\n',
      'main.py': 'import os\nu = os.environ["SEARCH_URL"]\n',
      Dockerfile: 'FROM python:3.13\nCMD ["true"]\n',
    };
    const compose = (rest: string) => `services:\n  a:\n    build: .\n${rest}`;
    const rule = 'align/service-does-not-get-it';
    await silent({ ...main, 'compose.yaml': compose('    env_file: .env\n') }, rule);
    await silent({ ...main, 'compose.yaml': compose('    environment: [SEARCH_URL]\n') }, rule);
    await silent({ ...main, 'compose.yaml': compose('    env_file: ${FILE}\n') }, rule);
    await silent(
      { ...main, 'compose.yaml': compose(''), 'load.py': 'from dotenv import load_dotenv\nload_dotenv()\n' },
      rule,
    );
    await silent(
      {
        ...main,
        'compose.yaml': compose(''),
        'compose.override.yaml': 'services:\n  a:\n    environment:\n      SEARCH_URL: y\n',
      },
      rule,
    );
  });

  it('port-chain: a second port that the code has, a range, an address of another service', () =>
    silent(
      {
        'compose.yaml':
          'services:\n  a:\n    build: .\n    ports: ["8000-8010:8000-8010"]\n  n:\n    image: nginx:1.29\n    environment:\n      METRICS: http://a:9100/metrics\n      OTHER: http://b:9999\n',
        Dockerfile: 'FROM python:3.13\nEXPOSE 8000 9100\nCMD ["uvicorn", "m:a", "--port", "8000"]\n',
        'm.py': 'import os\nos.getenv("X_Y")\nstart_http_server(9100)\n',
      },
      'align/port-chain',
    ));
});
