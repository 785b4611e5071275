import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalystContract } from '../../src/contract/catalyst/index.js';
import { PROBLEMS } from '../../src/contract/problems.js';
import { type ContractProblem, ENVIRONMENTS, type Environment } from '../../src/contract/types.js';
import { validateContract } from '../../src/contract/validate.js';
import { processorTime } from '../support/processor-time.js';

const GOOD = {
  SECRET_KEY: 'made-up-for-tests-made-up-for-tests',
  DATABASE_URL: 'postgresql://catalyst:made-up@db:5432/catalyst',
  DB_MAX_OVERFLOW: '10',
};

function brief(
  values: Record<string, string | null>,
  environment: Environment,
  services?: readonly string[],
) {
  return validateContract(catalystContract, {
    values,
    environment,
    ...(services && { compose: { services } }),
  }).map(({ code, messageId, variable, severity }) => `${severity} ${variable} ${code}/${messageId}`);
}

describe('validateContract', () => {
  it('is content with little while developing', () => {
    expect(brief(GOOD, 'development')).toEqual([]);
  });

  it('asks for more in production, and warns in staging', () => {
    const missing = ['ENCRYPTION_KEY', 'ALLOWED_ORIGINS', 'REDIS_PASSWORD'];
    expect(brief(GOOD, 'production')).toEqual(
      missing.map((name) => `error ${name} missing-required/missingInEnvironment`),
    );
    expect(brief(GOOD, 'staging')).toEqual(
      missing.map((name) => `warning ${name} missing-required/missingInEnvironment`),
    );
  });

  it('tells empty from missing; a key without = is missing', () => {
    expect(brief({ ...GOOD, SECRET_KEY: '' }, 'development')).toEqual([
      'error SECRET_KEY empty-required/empty',
    ]);
    expect(brief({ ...GOOD, SECRET_KEY: '  ' }, 'development')).toEqual([
      'error SECRET_KEY empty-required/empty',
    ]);
    expect(brief({ ...GOOD, SECRET_KEY: null }, 'development')).toEqual([
      'error SECRET_KEY missing-required/missing',
    ]);
  });

  it('names the older name that is set instead', () => {
    const { SECRET_KEY, ...rest } = GOOD;
    const problems = validateContract(catalystContract, {
      values: { ...rest, JWT_SECRET_KEY: SECRET_KEY },
      environment: 'development',
    });
    expect(problems).toMatchObject([
      {
        code: 'missing-required',
        messageId: 'onlyOldName',
        others: ['JWT_SECRET_KEY'],
        args: { oldName: 'JWT_SECRET_KEY' },
      },
    ]);
  });

  it('asks for what services need only beside such services', () => {
    const about = (services: readonly string[]) =>
      brief(GOOD, 'production', services).filter((line) => line.includes('WithCompose'));
    expect(about(['backend', 'db', 'catalyst-grafana'])).toEqual([
      'warning POSTGRES_PASSWORD missing-required/missingWithCompose',
      'warning GRAFANA_ADMIN_PASSWORD missing-required/missingWithCompose',
    ]);
    expect(about(['backend', 'mongodb'])).toEqual([]);
  });

  it('lets one bad value hide no other', () => {
    const problems = brief(
      { ...GOOD, API_PORT: 'x', WORKER_PROCESSES: '0', DEBUG: 'true', LOG_LEVEL: 'info' },
      'staging',
    );
    expect(problems).toEqual(
      expect.arrayContaining([
        'error API_PORT invalid-type/port',
        'warning LOG_LEVEL invalid-choice/letterCase',
        'error WORKER_PROCESSES out-of-range/outside',
        'warning DEBUG debug-in-production/debug',
      ]),
    );
  });
});

/** Words that a problem may hold because they are the contract's own. */
const PUBLIC_WORDS = [...catalystContract.variables.values()].flatMap(({ name, meta }) => [
  name,
  ...(meta.choices ?? []),
  ...(meta.schemes ?? []),
]);

function textsOf({ args }: ContractProblem): string[] {
  return Object.values(args)
    .flat()
    .filter((value) => value !== null)
    .map(String);
}

describe('long values', () => {
  const long = 200_000;
  it.each([
    ['digits', `${'1'.repeat(long)}x`],
    ['underscores', `${'1_'.repeat(long)}`],
    ['commas', `${'x,'.repeat(long)}`],
    ['JSON', `[${'"\\u0078",'.repeat(long)}"x"]`],
    ['URL', `http://${'a:@'.repeat(long)}`],
    ['blanks', `${' '.repeat(long)}1s 1s`],
    ['brackets', '['.repeat(long)],
    ['parts', '1h '.repeat(long)],
  ])('take linear time: %s', (_, text) => {
    const values = Object.fromEntries([...catalystContract.variables.keys()].map((name) => [name, text]));
    const time = processorTime(() => {
      validateContract(catalystContract, { values, environment: 'production' });
    });
    expect(time).toBeLessThan(4000);
  });
});

describe('properties', () => {
  const names = fc.constantFrom(...catalystContract.variables.keys());
  const tail = fc.stringMatching(/^[\w@:/?#%,.-]{0,20}$/);
  const value = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.stringMatching(/^[\d_.+eE-]{1,30}$/),
    fc.stringMatching(/^\d{1,12}(MB|kb|s|%)?$/),
    tail.map((text) => `postgresql://${text}@${text}`),
    tail.map((text) => `redis://:${text}@h/${text}`),
    tail.map((text) => `["${text}"]`),
    fc.constantFrom(
      'true',
      'pinecone',
      '0',
      '[',
      '{}',
      '*',
      'xoxp-made-up',
      '::1',
      'http://[',
      'constructor',
    ),
  );

  it('never throws, gives only known messages, and shows no value of six or more characters', () => {
    fc.assert(
      fc.property(
        fc.dictionary(names, value, { maxKeys: 40 }),
        fc.constantFrom(...ENVIRONMENTS),
        fc.boolean(),
        (values, environment, inCompose) => {
          const problems = validateContract(catalystContract, {
            values,
            environment,
            ...(inCompose && { compose: { services: ['backend', 'db', 'grafana', 'prometheus'] } }),
          });
          for (const problem of problems) {
            const row = (PROBLEMS as Record<string, { messages: Record<string, object> }>)[problem.code];
            expect(Object.keys(row?.messages[problem.messageId] ?? {}).sort()).toEqual(
              Object.keys(problem.args).sort(),
            );
            const text = values[problem.variable];
            const { start, end } = problem.within ?? { start: 0, end: 0 };
            expect(start <= end && end <= (text ?? '').length).toBe(true);
            for (const secret of Object.values(values)) {
              if (secret.length < 6 || PUBLIC_WORDS.some((word) => word.includes(secret))) continue;
              for (const shown of textsOf(problem)) expect(shown).not.toContain(secret);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives the same problems for the same values in any order', () => {
    fc.assert(
      fc.property(fc.dictionary(names, value, { maxKeys: 20 }), (values) => {
        const turned = Object.fromEntries(Object.entries(values).reverse());
        const judge = (set: Record<string, string>) =>
          validateContract(catalystContract, { values: set, environment: 'production' });
        expect(judge(turned)).toEqual(judge(values));
      }),
    );
  });
});
