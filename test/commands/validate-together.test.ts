import { describe, expect, it } from 'vitest';
import { runForReport } from '../support/run-command.js';

type Files = Readonly<Record<string, string>>;

const CONFIG = { 'catalyst.config.json': '{"profile":"catalyst","envFiles":[]}' };
const SECRET = 'SECRET_KEY=made-up-0f8a4b-for-these-tests-9d2c7e\n';
const DATABASE =
  'DATABASE_URL=postgresql://catalyst:made-up-1c9f3a7d5e@db:5432/catalyst\nDB_MAX_OVERFLOW=10\n';

/** A compose file with these services, each a list of lines. */
function compose(services: Readonly<Record<string, readonly string[]>>): string {
  const rows = Object.entries(services).flatMap(([name, lines]) => [
    `  ${name}:`,
    ...lines.map((line) => `    ${line}`),
  ]);
  return `services:\n${rows.join('\n')}\n`;
}

/** `file:line? outcome variable` of what is said of variables that are missing. */
async function missing(
  files: Files,
  args: readonly string[] = ['validate'],
  rule = /^env\/(?:missing|empty)-/,
) {
  const { findings } = await runForReport({ ...CONFIG, ...files }, args);
  return findings
    .filter((one) => rule.test(one.rule))
    .map(({ file, range, outcome, args: { name } }) =>
      [`${file}${range ? `:${range.start.line}` : ''}`, outcome, name].join(' '),
    )
    .sort();
}

const BUILD = 'build: .';
const both = compose({ api: [BUILD, 'env_file: [a.env, b.env]'] });

describe('env files that a Compose service reads together', () => {
  it.each([
    [['validate']],
    [['validate', 'a.env']],
    [['validate', 'b.env']],
    [['doctor']],
  ])('are counted together: %j', async (args) => {
    const files = { 'compose.yaml': both, 'a.env': DATABASE, 'b.env': SECRET };
    expect(await missing(files, args)).toEqual([]);
    const without = { ...files, 'b.env': 'LOG_LEVEL=INFO\n' };
    expect(await missing(without, args)).toEqual([`${args[1] ?? 'a.env'} fail SECRET_KEY`]);
  });

  it('a variable that none of them sets is told once, in the file with its kin', async () => {
    const files = {
      'compose.yaml': both,
      'a.env': SECRET,
      'b.env': 'POSTGRES_USER=catalyst\nDB_POOL_SIZE=1\n',
    };
    expect(await missing(files)).toEqual(['b.env fail DATABASE_URL']);
    const { findings } = await runForReport({ ...CONFIG, ...files }, [
      'validate',
      '--select',
      'env/missing-required',
    ]);
    expect(findings.map(({ related }) => related.map(({ file }) => file))).toEqual([['a.env']]);
  });

  it('or in the one whose template shows it', async () => {
    const files = {
      'compose.yaml': both,
      'a.env': DATABASE,
      'b.env': 'LOG_LEVEL=INFO\n',
      'b.env.example': 'SECRET_KEY=\n',
    };
    expect(await missing(files)).toEqual(['b.env fail SECRET_KEY']);
  });

  it('what a later file empties is told there', async () => {
    const files = { 'compose.yaml': both, 'a.env': DATABASE + SECRET, 'b.env': 'SECRET_KEY=\n' };
    expect(await missing(files)).toContain('b.env:1 fail SECRET_KEY');
    const filled = { 'compose.yaml': both, 'a.env': `${DATABASE}SECRET_KEY=\n`, 'b.env': SECRET };
    expect((await missing(filled)).join()).not.toContain('SECRET_KEY');
  });

  it('a template’s variables count together too', async () => {
    const files = {
      'catalyst.config.json': '{"profile":"generic"}',
      'compose.yaml': both,
      'a.env': 'LOG_DIR=logs\n',
      'b.env': 'PAYMENT_TOKEN=made-up-token-0000\n',
      '.env.example': 'LOG_DIR=logs\nPAYMENT_TOKEN=your-token-here\nMAIL_TOKEN=your-token-here\n',
    };
    expect(await missing(files)).toEqual(['a.env fail MAIL_TOKEN']);
  });

  it('count as one environment', async () => {
    const files = { 'compose.yaml': both, 'a.env': `ENVIRONMENT=production\n${DATABASE}`, 'b.env': SECRET };
    const { files: seen } = await runForReport({ ...CONFIG, ...files }, ['validate']);
    expect(seen?.map(({ path, environment }) => [path, environment])).toEqual([
      ['a.env', 'production'],
      ['b.env', 'production'],
    ]);
  });

  it('hold a provider’s key for one another', async () => {
    const files = {
      'compose.yaml': both,
      'a.env': 'DEFAULT_AI_PROVIDER=openai\n',
      'b.env': 'OPENAI_API_KEY=sk-proj-made-up-00000000000000000000000000000000000\n',
    };
    expect(await missing(files, ['validate'], /^provider\/default/)).toEqual([]);
    expect(await missing({ ...files, 'b.env': SECRET }, ['validate'], /^provider\/default/)).toEqual([
      'a.env:1 fail OPENAI_API_KEY',
    ]);
  });
});

describe('what stands beside the env files of a service', () => {
  const files = { 'a.env': DATABASE };

  it('names under environment are set', async () => {
    const yaml = (line: string) => compose({ api: [BUILD, 'env_file: a.env', 'environment:', `  ${line}`] });
    for (const line of ['SECRET_KEY: made-up', '- SECRET_KEY', 'SECRET_KEY: $' + '{SECRET_KEY:?}'])
      expect(await missing({ ...files, 'compose.yaml': yaml(line) })).toEqual([]);
  });

  it('but what is taken from the .env that is judged is not', async () => {
    const line = '  SECRET_KEY: $' + '{SECRET_KEY}';
    const yaml = compose({ api: [BUILD, 'env_file: .env', 'environment:', line] });
    expect(await missing({ '.env': DATABASE, 'compose.yaml': yaml })).toContain('.env fail SECRET_KEY');
  });

  it('an env file that is not here leaves it undecided', async () => {
    const yaml = (path: string) => compose({ api: [BUILD, `env_file: [a.env, ${path}]`] });
    for (const path of [
      'gone.env',
      '../outside.env',
      '"$' + '{STAGE}.env"',
      '{path: gone.env, required: false}',
    ]) {
      const run = await runForReport({ ...CONFIG, ...files, 'compose.yaml': yaml(path) }, [
        'validate',
        '--select',
        'env/missing-required',
        '--fail-on-unknown',
      ]);
      expect(run.findings.map(({ outcome, args }) => [outcome, args['name'], args['service']])).toEqual([
        ['unknown', 'SECRET_KEY', 'api'],
      ]);
      expect(run.code).toBe(3);
    }
  });

  it('extends is followed within a file, and not beyond', async () => {
    const here = compose({
      base: [BUILD, 'env_file: b.env'],
      api: ['extends: base', 'env_file: a.env'],
    });
    const more = { ...files, 'b.env': SECRET };
    expect((await missing({ ...more, 'compose.yaml': here })).join()).not.toContain('SECRET_KEY');
    const there = compose({ api: ['extends: {file: common.yaml, service: base}', 'env_file: a.env'] });
    expect(await missing({ ...files, 'compose.yaml': there })).toContain('a.env unknown SECRET_KEY');
  });

  it('a file with its override makes one service', async () => {
    const override = compose({ api: ['env_file: b.env'] });
    const yaml = compose({ api: ['image: catalyst', 'env_file: a.env'] });
    const all = { ...files, 'b.env': SECRET, 'compose.yaml': yaml, 'compose.override.yaml': override };
    expect((await missing(all)).join()).not.toContain('SECRET_KEY');
    const reset = override.replace('env_file: b.env', 'env_file: !override [c.env]');
    const without = { ...all, 'c.env': 'LOG_LEVEL=INFO\n', 'compose.override.yaml': reset };
    expect((await missing(without)).join()).toContain('fail SECRET_KEY');
  });
});

describe('an env file of several services', () => {
  it('lacks what all of them lack', async () => {
    const yaml = compose({
      api: [BUILD, 'env_file: [common.env, api.env]'],
      worker: [BUILD, 'env_file: [common.env, worker.env]'],
    });
    const files = {
      'compose.yaml': yaml,
      'common.env': DATABASE,
      'api.env': SECRET,
      'worker.env': 'LOG_LEVEL=INFO\n',
    };
    const found = await missing(files);
    expect(found.filter((row) => row.includes('SECRET_KEY'))).toEqual(['worker.env fail SECRET_KEY']);
  });

  it('a database’s own file needs nothing of the application', async () => {
    const yaml = compose({
      api: [BUILD, 'env_file: a.env'],
      db: ['image: postgres:17', 'env_file: db.env'],
    });
    const files = {
      'compose.yaml': yaml,
      'a.env': DATABASE + SECRET,
      'db.env': 'POSTGRES_PASSWORD=made-up-1c9f3a7d5e\n',
    };
    expect(await missing(files)).toEqual([]);
  });
});

describe('.env with .env.local over it', () => {
  const files = { '.env': DATABASE, '.env.local': SECRET };

  it('is judged as before where no service reads them', async () => {
    expect(await missing(files)).toEqual(['.env fail SECRET_KEY']);
    expect(await missing({ ...files, '.env': DATABASE + SECRET, '.env.local': 'LOG_LEVEL=INFO\n' })).toEqual(
      [],
    );
  });

  it('counts together where a service reads both', async () => {
    const yaml = compose({ api: [BUILD, 'env_file: [.env, .env.local]'] });
    expect(await missing({ ...files, 'compose.yaml': yaml })).toEqual([]);
  });
});
