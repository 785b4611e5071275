import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA as ENV_RULES } from '../../../src/rules/env/index.generated.js';
import { RULES_OF_AREA as PROVIDER_RULES } from '../../../src/rules/provider/index.generated.js';
import { HIDDEN_NAME, showName } from '../../../src/rules/env-shared/show-name.js';
import { lintEnv } from '../../support/lint-env.js';
import { makeKeys } from '../../support/made-up-keys.js';

const RULES = [...ENV_RULES, ...PROVIDER_RULES];
const KEYS = makeKeys(48);
const NAMES = [
  'SECRET_KEY',
  'OPENAI_API_KEY',
  'OPENAI_MODEL',
  'GROQ_BASE_URL',
  'DATABASE_URL',
  'DEFAULT_AI_PROVIDER',
  'API_PORT',
  'FOO',
  'PORT',
];
const SHAPES: readonly ((secret: string) => string)[] = [
  (s) => s,
  (s) => `"${s}"`,
  (s) => `Bearer ${s}`,
  (s) => `https://u:${s}@api.openai.com/v1`,
  (s) => `https://api.openai.com/${s}`,
  (s) => `https://${s}.example.com`,
  (s) => `\${${s}}`,
  (s) => `\${${s}`,
  (s) => `$${s}`,
  (s) => `"${s}`,
  (s) => `x # ${s}`,
  (s) => ` # ${s}`,
  (s) => `a#${s}`,
];

describe('what the rules say', () => {
  it('holds no piece of a value, whatever it is and wherever it stands', () => {
    const secret = fc.constantFrom(...KEYS);
    const shape = fc.constantFrom(...SHAPES);
    const entry = fc.tuple(fc.constantFrom(...NAMES), shape, secret);
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 5 }),
        secret,
        fc.constantFrom('', 'alone', 'left'),
        fc.constantFrom('dotenv', 'compose', 'python_dotenv'),
        (entries, extra, where, reader) => {
          const lines = entries.map(([name, write, value]) => `${name}=${write(value)}`);
          const last = where === 'alone' ? extra : where === 'left' ? `${extra}=1` : '';
          const { findings } = lintEnv(
            RULES,
            { text: [...lines, last].join('\n'), reader: reader as 'dotenv' },
            ['db'],
          );
          const said = JSON.stringify(
            findings.map(({ args, message, related, fixes, subject }) => [
              args,
              message,
              related,
              fixes?.map(({ title }) => title),
              subject,
            ]),
          );
          for (const value of [...entries.map((one) => one[2]), ...(last ? [extra] : [])]) {
            // The prefix of a vendor is public.
            const body = value.slice(-24);
            for (let at = 0; at + 6 <= body.length; at++) expect(said).not.toContain(body.slice(at, at + 6));
          }
        },
      ),
      { numRuns: 400, seed: 20261122 },
    );
  }, 120_000);

  it.each([
    'DATABASE_URL',
    'NEXT_PUBLIC_API_V2_URL',
    'A',
    'spring.datasource.url',
    'FOO-BAR',
    'AZURE_OPENAI_API_DEPLOYMENT_NAME_GPT_35',
  ])('shows the name %s', (name) => expect(showName(name)).toBe(name));

  it.each([
    ...KEYS.slice(0, 12),
    'MIIEpAIBAAKCAQEA7bq3w9x2',
    'c2VjcmV0LXZhbHVl/x+1234',
  ])('hides the name %s', (name) => expect(showName(name)).toBe(HIDDEN_NAME));
});
