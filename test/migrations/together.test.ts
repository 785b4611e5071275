import { describe, expect, it } from 'vitest';
import { planOver, textsAfter } from './support.js';

const messages = (texts: Record<string, string>, options = {}) =>
  planOver(texts, options).migrations.flatMap(({ steps }) =>
    steps.map(({ file, line, messageId, from }) => `${file}:${line} ${messageId} ${from}`),
  );
const conflicts = (texts: Record<string, string>, options = {}) =>
  planOver(texts, options).migrations.flatMap((migration) =>
    migration.conflicts.map(
      ({ from, to, old, new: now }) => `${from} ${old.file}:${old.line} ${to} ${now.file}:${now.line}`,
    ),
  );
const after = (texts: Record<string, string>, options = {}) => textsAfter(texts, planOver(texts, options));

describe('files that are read together', () => {
  const layers = { '.env': 'SMTP_USER=a\n', '.env.local': 'A=1\nSMTP_USERNAME=b\n' };

  it('conflict where one sets the old name and one the new, to different values', () => {
    expect([conflicts(layers), after(layers)]).toEqual([
      ['SMTP_USER .env:1 SMTP_USERNAME .env.local:2'],
      layers,
    ]);
    expect(after(layers, { prefer: 'new' })).toEqual({ ...layers, '.env': '' });
    // The value that was preferred would be hidden by the file that wins, so that line goes.
    expect(after(layers, { prefer: 'old' })).toEqual({ '.env': 'SMTP_USERNAME=a\n', '.env.local': 'A=1\n' });
    const { removed } = planOver(layers, { prefer: 'old' });
    expect(removed).toEqual([
      expect.objectContaining({ file: '.env.local', line: 2, name: 'SMTP_USERNAME' }),
    ]);
  });

  it('keep the value in force where one says nothing', () => {
    const texts = {
      '.env': 'SECRET_KEY=made-up-real-key\n',
      '.env.local': 'JWT_SECRET_KEY=your-secret-key-here\n',
    };
    expect(after(texts)).toEqual({ ...texts, '.env.local': '' });
  });

  it('are the env_file list of a service, and its environment over them', () => {
    const compose = (rest: string) =>
      `services:\n  backend:\n    build: .\n    env_file: [a.env, b.env]\n${rest}`;
    const texts = {
      'compose.yaml': compose(''),
      'a.env': 'METRICS_ENDPOINT=/a\n',
      'b.env': 'METRICS_PATH=/b\n',
    };
    expect(conflicts(texts)).toEqual(['METRICS_ENDPOINT a.env:1 METRICS_PATH b.env:1']);
    const over = {
      ...texts,
      'b.env': '',
      'compose.yaml': compose('    environment:\n      METRICS_PATH: /c\n'),
    };
    expect(conflicts(over)).toEqual(['METRICS_ENDPOINT a.env:1 METRICS_PATH compose.yaml:6']);
    const under = {
      ...texts,
      'a.env': '',
      'compose.yaml': compose('    environment:\n      METRICS_ENDPOINT: /c\n'),
    };
    expect(conflicts(under)).toEqual(['METRICS_ENDPOINT compose.yaml:6 METRICS_PATH b.env:1']);
    expect(after(under, { prefer: 'old' })['compose.yaml']).toContain('METRICS_PATH: /c');
  });

  it('conflict with what the environment has from .env, or with a dollar sign in it', () => {
    const compose = (value: string) =>
      `services:\n  a:\n    build: .\n    env_file: a.env\n    environment:\n      METRICS_PATH: ${value}\n`;
    const texts = (value: string) => ({
      '.env': 'METRICS_PATH=/b\n',
      'a.env': 'METRICS_ENDPOINT=/a\n',
      'compose.yaml': compose(value),
    });
    for (const value of ['${METRICS_PATH}', '${METRICS_PATH:-/a}', '/$$b'])
      expect(conflicts(texts(value))).toEqual(['METRICS_ENDPOINT a.env:1 METRICS_PATH compose.yaml:6']);
    expect(conflicts({ ...texts('${METRICS_PATH}'), '.env': 'METRICS_PATH=/a\n' })).toEqual([]);
  });

  it('conflict with a reference in the environment too, and where that leads nowhere it is for a person', () => {
    const texts = (env: string) => ({
      '.env': env,
      'a.env': 'METRICS_PATH=/a\n',
      'compose.yaml':
        'services:\n  a:\n    build: .\n    env_file: a.env\n    environment:\n      METRICS_ENDPOINT: ${METRICS_ENDPOINT}\n',
    });
    expect(conflicts(texts('METRICS_ENDPOINT=/b\n'))).toEqual([
      'METRICS_ENDPOINT compose.yaml:6 METRICS_PATH a.env:1',
    ]);
    expect(conflicts(texts('METRICS_ENDPOINT=/a\n'))).toEqual([]);
    expect(after(texts('METRICS_ENDPOINT=/a\n'))['compose.yaml']).toContain('METRICS_PATH: ${METRICS_PATH}');
    expect(messages(texts(''))).toContain('compose.yaml:6 unproven METRICS_ENDPOINT');
    expect(after(texts(''))['compose.yaml']).toContain('METRICS_ENDPOINT: ');
  });

  it('conflict with what is merged into the environment from an anchor', () => {
    const texts = {
      'a.env': 'SMTP_USER=made-up-a\n',
      'compose.yaml':
        'x-e: &e\n  SMTP_USERNAME: made-up-b\nservices:\n  a:\n    build: .\n    env_file: a.env\n    environment:\n      <<: *e\n',
    };
    expect([conflicts(texts), after(texts)]).toEqual([
      ['SMTP_USER a.env:1 SMTP_USERNAME compose.yaml:2'],
      texts,
    ]);
  });

  it('that are not read together do not conflict', () => {
    expect(conflicts({ '.env': 'SMTP_USER=a\n', 'other/.env': 'SMTP_USERNAME=b\n' })).toEqual([]);
  });
});

describe('references', () => {
  const compose = (from: string) =>
    `services:\n  backend:\n    build: .\n    environment:\n      LEVEL: \${${from}:-x}\n`;

  it('follow the name in the .env beside the compose file', () => {
    const texts = { '.env': 'ALGORITHM=HS512\n', 'compose.yaml': compose('ALGORITHM') };
    expect(after(texts)).toEqual({
      '.env': 'JWT_ALGORITHM=HS512\n',
      'compose.yaml': compose('JWT_ALGORITHM'),
    });
  });

  it('stay where that name waits for a decision, cannot be converted, or may not be written', () => {
    const texts = { '.env': 'ALGORITHM=HS512\nJWT_ALGORITHM=HS256\n', 'compose.yaml': compose('ALGORITHM') };
    expect([after(texts), messages(texts)]).toEqual([texts, ['compose.yaml:5 waits ALGORITHM']]);
    const stuck = { '.env': 'CORS_ORIGINS=[1]\n', 'compose.yaml': compose('CORS_ORIGINS') };
    expect(after(stuck)).toEqual(stuck);
  });

  it('need a review where no .env sets the name: a shell or CI does', () => {
    const texts = { 'compose.yaml': compose('ALGORITHM') };
    const plan = planOver(texts, { accept: 'safe' });
    expect([plan.files, messages(texts)]).toEqual([[], ['compose.yaml:5 outside ALGORITHM']]);
  });

  it('say so where the .env sets the new name only', () => {
    const texts = { '.env': 'JWT_ALGORITHM=HS512\n', 'compose.yaml': compose('ALGORITHM') };
    expect(messages(texts)).toEqual(['compose.yaml:5 known ALGORITHM']);
  });

  it('keep the name in .env where the environment takes it from there and waits for an env file', () => {
    const texts = (setting: string) => ({
      '.env': 'ALGORITHM=HS512\n',
      'a.env': 'REF=${ALGORITHM}-x\n',
      'compose.yaml': `services:\n  a:\n    build: .\n    env_file: a.env\n    environment:\n      - ${setting}\n`,
    });
    for (const setting of ['ALGORITHM', 'ALGORITHM=${ALGORITHM}'])
      expect(after(texts(setting))).toEqual(texts(setting));
  });

  it('to a dropped name keep its line', () => {
    const texts = { '.env': 'MAX_WORKERS=9\n', 'compose.yaml': compose('MAX_WORKERS') };
    expect([after(texts), messages(texts)]).toEqual([texts, ['.env:1 droppedUsed MAX_WORKERS']]);
  });
});

describe('two older names of one', () => {
  const texts = { '.env': 'UPLOAD_MAX_SIZE=50MB\nMAX_FILE_SIZE_MB=20\n' };

  it('conflict where their values differ, and nothing is changed', () => {
    expect([conflicts(texts), after(texts)]).toEqual([
      ['UPLOAD_MAX_SIZE .env:1 MAX_FILE_SIZE_MB .env:2'],
      texts,
    ]);
  });

  it('are settled by the name that the configuration prefers', () => {
    expect(after(texts, { prefer: { MAX_FILE_SIZE: 'MAX_FILE_SIZE_MB' } })).toEqual({
      '.env': 'MAX_FILE_SIZE=20971520\n',
    });
  });
});

describe('compose files', () => {
  it('with both names in one environment: the same goes, different ones conflict', () => {
    const of = (old: string, now: string) =>
      `services:\n  backend:\n    build: .\n    environment:\n      - ALGORITHM=${old} # why\n      - JWT_ALGORITHM=${now}\n      - Z=1\n`;
    const gone = (text: string) => text.replace('- ALGORITHM=HS256 ', '');
    expect(after({ 'compose.yaml': of('HS256', 'HS256') })['compose.yaml']).toBe(gone(of('HS256', 'HS256')));
    expect(conflicts({ 'compose.yaml': of('HS512', 'HS256') })).toEqual([
      'ALGORITHM compose.yaml:5 JWT_ALGORITHM compose.yaml:6',
    ]);
  });

  it("keep the names of a service that runs somebody else's image", () => {
    const text =
      'services:\n  mail:\n    image: mailhog/mailhog:v1\n    environment:\n      SMTP_USER: a\n      PORT: 1\n';
    expect(after({ 'compose.yaml': text })['compose.yaml']).toBe(text);
  });

  it("rename ours beside somebody else's that has the same name", () => {
    const text = (name: string) =>
      `services:\n  api:\n    build:\n      context: .\n      args:\n        ${name}: 1\n    environment:\n      - ${name}=1\n      - X=$$PORT and \${${name}}\n  db:\n    image: postgres:18\n    environment:\n      PORT: 5432\n`;
    expect(after({ 'compose.yaml': text('PORT') })['compose.yaml']).toBe(text('API_PORT'));
  });

  it("leave variables and env files that only somebody else's programs read", () => {
    const texts = {
      'grafana.env': 'SMTP_USER=made-up\nPORT=1\n',
      'compose.yaml':
        'services:\n  grafana:\n    image: grafana/grafana:12\n    env_file: grafana.env\n    ports: ["${PORT:-3000}:3000"]\n    environment:\n      SMTP_USER: x\n',
    };
    expect([after(texts), messages(texts)]).toEqual([texts, []]);
    // Where ours reads it too, it is ours.
    const shared = {
      ...texts,
      'compose.yaml': `${texts['compose.yaml']}  api:\n    build: .\n    env_file: grafana.env\n`,
    };
    expect(after(shared)['grafana.env']).toBe('SMTP_USERNAME=made-up\nAPI_PORT=1\n');
  });

  it('move the secrets that can be moved, whatever becomes of another', () => {
    const texts = {
      'compose.yaml':
        'services:\n  a:\n    build: .\n    environment:\n      WEBHOOK_SECRET: |\n        made-up\n        lines\n      SMTP_PASSWORD: made-up-word-77\n',
    };
    expect(after(texts)['.env']).toBe('SMTP_PASSWORD=made-up-word-77\n');
    expect(messages(texts)).toEqual([
      'compose.yaml:5 byHand WEBHOOK_SECRET',
      'compose.yaml:8 moved SMTP_PASSWORD',
    ]);
  });

  it('give a moved secret a name that nothing else refers to', () => {
    const texts = {
      'compose.yaml':
        'services:\n  a:\n    build: .\n    environment:\n      SMTP_PASSWORD: made-up-word-77\n  b:\n    build: .\n    environment:\n      X: ${SMTP_PASSWORD}\n',
    };
    expect(after(texts)['.env']).toBe('A_SMTP_PASSWORD=made-up-word-77\n');
  });

  it('give a moved secret a name of its own where another service is given the name later on', () => {
    const texts = {
      '.env': 'HUGGINGFACE_API_KEY=made-up-a\n',
      'compose.yaml':
        'services:\n  a:\n    build: .\n    environment:\n      HUGGINGFACE_API_KEY: made-up-word-77\n  b:\n    build: .\n    environment:\n      HF_TOKEN: ${HF_TOKEN}\n',
    };
    const result = after(texts);
    expect(result['.env']).toBe(`${texts['.env']}A_HUGGINGFACE_API_KEY=made-up-word-77\n`);
    expect(result['compose.yaml']).toContain('      HUGGINGFACE_API_KEY: ${HF_TOKEN}\n');
    expect(planOver(result).files).toEqual([]);
  });

  it('move a secret out of an anchor', () => {
    const text = (value: string) =>
      `x-env: &env\n  SMTP_PASSWORD: ${value}\nservices:\n  a:\n    build: .\n    environment:\n      <<: *env\n`;
    expect(after({ 'compose.yaml': text('made-up-word-77') })['compose.yaml']).toBe(
      text('${SMTP_PASSWORD:?set SMTP_PASSWORD in .env}'),
    );
  });

  it('move no address without a password, and give an older name of a foreign service its own', () => {
    const text = (value: string) =>
      `services:\n  mail:\n    image: mailhog/mailhog:v1\n    environment:\n      REDIS_URL: redis://r:6379/0\n      JWT_SECRET_KEY: ${value}\n`;
    const texts = { 'compose.yaml': text('made-up-word-77') };
    const result = after(texts);
    expect(result).toEqual({
      'compose.yaml': text('${MAIL_JWT_SECRET_KEY:?set MAIL_JWT_SECRET_KEY in .env}'),
      '.env': 'MAIL_JWT_SECRET_KEY=made-up-word-77\n',
    });
    expect(planOver(result).files).toEqual([]);
  });
});

describe('code, scripts and CI', () => {
  it('are told with file and line, whatever they do with the old name', () => {
    const texts = {
      'app.py':
        'import os\nfrom pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    algorithm: str\nx = os.getenv("SMTP_USER")\n',
      'a.ts': 'const p = process.env.PORT;\nconst { METRICS_ENDPOINT } = process.env;\n',
      'up.sh': 'export JWT_SECRET_KEY=x\necho "$WORKERS"\n# ALGORITHM\n',
      '.github/workflows/ci.yml': 'env:\n  DEBUG_MODE: ${{ vars.DEBUG_MODE }}\n',
    };
    expect(messages(texts).sort()).toEqual([
      '.github/workflows/ci.yml:2 named DEBUG_MODE',
      'a.ts:1 codeMaybe PORT',
      'a.ts:2 code METRICS_ENDPOINT',
      'app.py:4 code ALGORITHM',
      'app.py:5 code SMTP_USER',
      'up.sh:1 sets JWT_SECRET_KEY',
      'up.sh:2 code WORKERS',
    ]);
  });

  it('that read both names are ready, and make no review', () => {
    const texts = {
      '.env': 'SMTP_USER=a\n',
      'a.py': 'import os\nx = os.getenv("SMTP_USERNAME") or os.getenv("SMTP_USER")\n',
    };
    expect(planOver(texts, { accept: 'safe' }).files).toHaveLength(1);
  });
});

describe('Dockerfiles', () => {
  it('are renamed in keys and uses, never in a value or a comment', () => {
    const text =
      'FROM python:3.13-slim\nENV MSG="set WORKERS now" WORKERS=4 \\\n    # $WORKERS here\n    B=2\nENV WORKERS_X 1\nCMD gunicorn -w ${WORKERS:-2} -b :$WORKERS\n';
    expect(after({ Dockerfile: text })['Dockerfile']).toBe(
      'FROM python:3.13-slim\nENV MSG="set WORKERS now" WORKER_PROCESSES=4 \\\n    # $WORKERS here\n    B=2\nENV WORKERS_X 1\nCMD gunicorn -w ${WORKER_PROCESSES:-2} -b :$WORKER_PROCESSES\n',
    );
  });

  it('that only use a name need a review', () => {
    const texts = { Dockerfile: 'FROM python:3.13-slim\nCMD gunicorn -w $WORKERS\n' };
    expect([planOver(texts, { accept: 'safe' }).files, messages(texts)]).toEqual([
      [],
      ['Dockerfile:2 uses WORKERS'],
    ]);
  });
});

describe('what follows from a step that was not taken', () => {
  it('is told too', () => {
    const texts = {
      '.env': 'OPENAI_DEFAULT_MODEL=gpt-4-turbo-preview\n',
      'a.py': 'import os\nos.getenv("OPENAI_DEFAULT_MODEL")\n',
    };
    const plan = planOver(texts, { accept: 'safe' });
    const retired = plan.migrations.find(({ id }) => id === '3-retired-models');
    expect(retired).toMatchObject({ state: 'pending', steps: [{ file: '.env', line: 1, applied: false }] });
  });

  it('and a version that was reached makes PORT another program’s', () => {
    const texts = { '.env': 'PORT=1\nWORKERS=2\n' };
    expect(messages(texts, { from: 3 })).toEqual(['.env:2 renamed WORKERS']);
    expect([planOver(texts).reaches, planOver(texts, { accept: 'safe' }).reaches]).toEqual([3, undefined]);
  });
});
