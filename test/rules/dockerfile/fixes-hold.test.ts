import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edits.js';
import type { Finding } from '../../../src/core/finding.js';
import { verifyDockerfile } from '../../../src/fixes/verify-dockerfile.js';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { type LintOptions, applyFixes, lintDockerfile } from '../../support/lint-dockerfile.js';

const FIXING = RULES_OF_AREA.filter(({ fix }) => fix !== 'none');
const USUAL = RULES_OF_AREA.filter(({ optIn }) => !optIn);
const CONTEXT: LintOptions = { files: ['package.json', 'package-lock.json', 'requirements.txt', 'app.py'] };

/** What a fix of another kind has to say may change its number, not appear where nothing was. */
const countOf = (findings: readonly Finding[], rule: string) =>
  findings.filter((finding) => finding.rule === rule && finding.outcome === 'fail').length;

/** What stands in quotes that are none is no command; once it is one, others find what they find in any command. */
const REVEALS = new Set(['dockerfile/json-single-quotes', 'dockerfile/exec-form']);

/** Asserts all that a fix promises, each fix of the rule alone and all together. */
function expectFixesHold(text: string, slug: string): number {
  const rule = RULES_OF_AREA.find(({ id }) => id === slug)!;
  const findings = lintDockerfile(text, [rule], CONTEXT);
  const fixable = findings.filter(({ fixes }) => fixes?.length);
  if (fixable.length === 0) return 0;
  const judged = rule.optIn ? [...USUAL, rule] : USUAL;
  const before = lintDockerfile(text, judged, CONTEXT);
  for (const { fixes } of fixable) {
    const [fix] = fixes!;
    const fixed = applyEdits(text, fix!.edits);
    expect(verifyDockerfile('Dockerfile', text, fixed, fix!.changes ?? []), fixed).toBe(true);
    const after = lintDockerfile(fixed, judged, CONTEXT);
    expect(countOf(after, slug), `${slug} stays in ${fixed}`).toBeLessThan(countOf(before, slug));
    for (const { id } of REVEALS.has(slug) ? [] : judged) {
      expect(countOf(after, id), `${slug} brings ${id} in\n${fixed}`).toBeLessThanOrEqual(
        countOf(before, id),
      );
    }
    expectRestKept(text, fixed, fix!.edits);
  }
  // As the program does it: one fix may clear the way for the next, and then there is an end.
  let mended = text;
  for (let pass = 0; pass < 10; pass++) mended = applyFixes(mended, lintDockerfile(mended, [rule], CONTEXT));
  expect(applyFixes(mended, lintDockerfile(mended, [rule], CONTEXT)), `${slug} comes to an end`).toBe(mended);
  return fixable.length;
}

/** Outside its edits a fix keeps every byte. */
function expectRestKept(
  before: string,
  after: string,
  edits: readonly { start: number; end: number }[],
): void {
  const first = Math.min(...edits.map(({ start }) => start));
  const last = Math.max(...edits.map(({ end }) => end));
  expect(after.startsWith(before.slice(0, first))).toBe(true);
  expect(after.endsWith(before.slice(last))).toBe(true);
}

describe('the fix of every rule', () => {
  test.each(FIXING.map(({ id, docs }) => [id, docs.bad] as const))('%s mends its own sample', (id, bad) => {
    for (const text of [bad, `${bad}\n`, `${bad.replaceAll('\n', '\r\n')}\r\n`, `# why\n\n${bad}\n# end`]) {
      expectFixesHold(text, id);
    }
    expect(expectFixesHold(`${bad}\n`, id), 'its sample can be fixed').toBeGreaterThan(0);
  });

  const lines = [
    ...new Set(RULES_OF_AREA.flatMap(({ docs }) => [...docs.bad.split('\n'), ...docs.good.split('\n')])),
  ].filter((line) => /^[A-Za-z]+ /.test(line) && !line.endsWith('\\') && !line.includes('<<'));

  test('holds in files made of the samples of all rules', { timeout: 120_000 }, () => {
    const some = fc.array(fc.oneof(fc.constantFrom(...lines), fc.constantFrom('', '# a remark')), {
      maxLength: 4,
    });
    const file = fc
      .tuple(fc.constantFrom(...FIXING), some, some, fc.constantFrom('\n', '\r\n'))
      .map(([rule, above, below, feed]) => {
        const [first, ...rest] = rule.docs.bad.split('\n');
        return { id: rule.id, text: [first, ...above, ...rest, ...below, ''].join(feed) };
      });
    let fixed = 0;
    fc.assert(
      fc.property(file, ({ id, text }) => {
        fixed += expectFixesHold(text, id);
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(fixed).toBeGreaterThan(100);
  });
});
