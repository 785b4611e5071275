import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes, proposeFixes } from '../../../src/fixes/apply.js';
import { PROVEN_READERS, verifyEnv } from '../../../src/fixes/verify-env.js';
import { RULES_OF_AREA as ENV_RULES } from '../../../src/rules/env/index.generated.js';
import { RULES_OF_AREA as PROVIDER_RULES } from '../../../src/rules/provider/index.generated.js';
import { readDotenv } from '../../../src/syntax/dotenv/readers/index.js';
import { lintEnv } from '../../support/lint-env.js';

const RULES = [...ENV_RULES, ...PROVIDER_RULES];

const pick = (...texts: string[]) => fc.constantFrom(...texts);
const key = pick(
  'A',
  'B',
  'debug',
  'API_PORT',
  'SECRET_KEY',
  'OPENAI_BASE_URL',
  '1A',
  'A-B',
  'A.B',
  'PORT',
  "'A'",
);
const value = fc.oneof(
  pick(
    '',
    '1',
    '"1"',
    "'a b'",
    'a b',
    'p#ss',
    '"a" # c',
    'x # y',
    '${A}',
    '$B',
    '"${A}b"',
    '`x`',
    '"',
    "'",
    '"\\""',
  ),
  pick(
    '“x”',
    'a\u00a0',
    '{"k": "v"}',
    '"a\nb"',
    '"a\r\nb"',
    "'it\\'s'",
    'https://api.openai.com/v1/',
    '  ',
    '\\',
    '"x" y',
  ),
  fc.string({ maxLength: 8 }),
);
const line = fc.oneof(
  fc
    .tuple(
      pick('', 'export ', ' ', '\t'),
      key,
      pick('=', ' = ', '= ', ' =', ': '),
      value,
      pick('', ' ', '\t', ' # c', '\t# c'),
    )
    .map((parts) => parts.join('')),
  pick('', '  ', '# comment', 'words here', 'DEBUG', '=1', '#A=1'),
);
const text = fc
  .tuple(
    pick('', '', '', '\ufeff'),
    fc.array(fc.tuple(line, pick('\n', '\n', '\n', '\r\n', '\r')), { maxLength: 9 }),
    pick('', 'Z=1'),
  )
  .map(([bom, lines, last]) => bom + lines.map((pair) => pair.join('')).join('') + last);

function mend(before: string): { after: string; applied: number } {
  const { findings } = lintEnv(RULES, { text: before });
  const { texts, applied } = applyFixes(
    new Map([['.env', before]]),
    proposeFixes(findings, false),
    verifyEnv,
  );
  return { after: texts.get('.env') ?? before, applied: applied.length };
}

const readAll = (content: string) =>
  PROVEN_READERS.map((reader) => readDotenv(content, { reader })).map(({ values, refused }) => ({
    values,
    refused,
  }));

describe('safe fixes of the env rules', () => {
  it('change no value for any of the three programs, and come to an end', () => {
    fc.assert(
      fc.property(text, (start) => {
        let current = start;
        for (let round = 0; round < 12; round++) {
          const { after, applied } = mend(current);
          if (applied === 0) break;
          expect(round).toBeLessThan(11);
          current = after;
        }
        const [before, after] = [readAll(start), readAll(current)];
        for (const [i, reading] of before.entries()) {
          expect(after[i]!.values).toEqual(reading.values);
          expect(after[i]!.refused && !reading.refused).toBe(false);
        }
        expect(mend(current)).toEqual({ after: current, applied: 0 });
      }),
      { numRuns: 400, seed: 20261122 },
    );
  }, 120_000);

  it('does something on ordinary untidy files', () => {
    const { after, applied } = mend('\ufeffA = 1 \r\nB="x"\r\n\r\n\r\nA=1\r\n');
    expect(applied).toBeGreaterThan(3);
    expect(after.length).toBeLessThan(26);
  });

  it('no rule breaks on any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 })),
        fc.constantFrom('dotenv', 'compose', 'python_dotenv'),
        fc.boolean(),
        (content, reader, template) => {
          const { findings } = lintEnv(RULES, { text: content, reader: reader as 'dotenv', template }, [
            'db',
          ]);
          expect(findings.filter(({ outcome }) => outcome === 'error')).toEqual([]);
          for (const { range } of findings) {
            if (range)
              expect(range.start >= 0 && range.end <= content.length && range.start <= range.end).toBe(true);
          }
        },
      ),
      { numRuns: 400, seed: 20261122 },
    );
  }, 120_000);
});
