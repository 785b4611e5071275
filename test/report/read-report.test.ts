import { describe, expect, it } from 'vitest';
import { isUserError } from '../../src/core/errors.js';
import { readReport } from '../../src/report/read-report.js';
import type { Report } from '../../src/report/types.js';
import { HOSTILE, makeFinding, makeHostileReport, makeReport, makeScore } from './support.js';

/** The error that reading a text ends with; undefined where it is read. */
function errorOf(text: string): string | undefined {
  try {
    readReport(text, 'old.json');
    return undefined;
  } catch (error) {
    expect(isUserError(error)).toBe(true);
    return (error as Error).message;
  }
}

const good = makeReport({
  findings: [makeFinding({ severity: 'error' })],
  score: makeScore([9, 1], [1, 1]),
});
/** The good report with one thing changed. */
function change(edit: (report: Record<string, never>) => void): string {
  const copy = structuredClone(good) as never;
  edit(copy);
  return JSON.stringify(copy);
}

describe('a report that is read', () => {
  it('comes back as it was written', () => {
    expect(readReport(JSON.stringify(good), 'x')).toEqual(good);
    expect(readReport(`\ufeff${JSON.stringify(good)}`, 'x')).toEqual(good);
  });

  it.each([
    ['nothing', ''],
    ['text', 'no JSON'],
    ['a JSON text', '"1"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['SARIF', '{"version":"2.1.0","$schema":"x","runs":[]}'],
    ['an npm lock file', '{"name":"x","lockfileVersion":3,"packages":{}}'],
    ['another version', change((one) => Object.assign(one, { schemaVersion: '2' }))],
    ['a version as a number', change((one) => Object.assign(one, { schemaVersion: 1 }))],
    ['another tool', change((one) => Object.assign(one, { tool: { name: 'other', version: '1' } }))],
    ['no findings', change((one) => Object.assign(one, { findings: undefined }))],
    ['a finding without severity', change((one) => Object.assign(one['findings']![0]!, { severity: 'bad' }))],
    [
      'an object for a text',
      change((one) => Object.assign(one['findings']![0]!, { message: { html: '<b>' } })),
    ],
    ['a day that is none', change((one) => Object.assign(one, { asOf: '2026-13-01' }))],
    ['a negative count', change((one) => Object.assign(one['summary']!, { passed: -1 }))],
    [
      'a score that its counts do not give',
      change((one) => {
        const score = one['score'] as unknown as NonNullable<Report['score']>;
        Object.assign(score, { total: 99 });
        Object.assign(score.categories[0]!, { score: 99 });
      }),
    ],
    [
      'a total that its categories do not give',
      change((one) => Object.assign(one['score']!, { total: 100 })),
    ],
    ['a summary that counts other findings', change((one) => Object.assign(one['summary']!, { errors: 0 }))],
    [
      'a verdict beside a blocker',
      change((one) => {
        Object.assign(one, { verdict: 'ready' });
        Object.assign(one['score']!, { blockers: [{ rule: 'a', message: 'b', fingerprint: 'c' }] });
      }),
    ],
  ])('is refused for %s, with a word', (_, text) => expect(errorOf(text)).toMatch(/^old\.json /));

  it('is not misled by names that objects have', () => {
    const text = JSON.stringify(good).replace(
      /^\{/,
      '{"__proto__":{"verdict":"ready","polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    const report = readReport(text, 'x');
    expect(report).toEqual(good);
    expect(Object.keys(report)).not.toContain('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const args = change((one) =>
      Object.assign(one['findings']![0]!, { args: JSON.parse('{"__proto__":{"a":1},"name":"A"}') }),
    );
    expect(errorOf(args) ?? 'read').toBeTypeOf('string');
  });

  it('leaves out what it does not know, however deep', () => {
    const depth = 100_000;
    const text = JSON.stringify(good).replace(/^\{/, `{"more":${'['.repeat(depth)}${']'.repeat(depth)},`);
    expect(readReport(text, 'x')).toEqual(good);
  });

  it('has no character that a terminal would act on', () => {
    for (const text of HOSTILE) {
      const { profile: _, providers, ...rest } = makeHostileReport(text);
      const report = readReport(JSON.stringify({ ...rest, providers }), 'x');
      const texts: string[] = [];
      JSON.parse(JSON.stringify(report), (key, value) => {
        texts.push(key, typeof value === 'string' ? value : '');
        return value;
      });
      expect(texts.length).toBeGreaterThan(100);
      expect(
        texts.filter((one) => /[\u0000-\u001f\u007f-\u009f\u200e\u202a-\u202e\u2066-\u2069]/.test(one)),
      ).toEqual([]);
    }
  });

  it('does not hold numbers of other weights against its own', () => {
    const text = change((one) =>
      Object.assign(one['score']!, { severityWeights: { error: 9, warning: 3, info: 1 }, total: 50 }),
    );
    expect(errorOf(text)).toBeUndefined();
  });
});
