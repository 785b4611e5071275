import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBaseline, makeBaseline, pruneBaseline } from '../../src/core/baseline.js';
import type { Outcome } from '../../src/core/finding.js';

const finding = fc.record(
  {
    rule: fc.constantFrom('env/a', 'env/b', 'compose/c'),
    file: fc.constantFrom('.env', 'compose.yaml'),
    project: fc.constantFrom('a', 'b'),
    fingerprint: fc.integer({ min: 0, max: 30 }).map((n) => `sha256:${n}`),
    outcome: fc.constantFrom<Outcome>('fail', 'unknown', 'error'),
    suppressed: fc.boolean(),
  },
  { requiredKeys: ['rule', 'fingerprint', 'outcome', 'suppressed'] },
);
const findings = fc.uniqueArray(finding, {
  selector: ({ project, fingerprint }) => `${project ?? '.'} ${fingerprint}`,
});
const always = () => true;

describe('a baseline', () => {
  it('holds back all of the run that it was made from, and nothing undecided', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const match = applyBaseline(all, makeBaseline(all), always);
        expect(match.stale).toEqual([]);
        for (const one of match.findings as readonly ((typeof all)[number] & { baseline?: boolean })[]) {
          expect(one.baseline === true).toBe(one.outcome === 'fail' && !one.suppressed);
        }
        expect(match.known).toBe(all.filter((one) => one.outcome === 'fail' && !one.suppressed).length);
      }),
    );
  });

  it('is the same whatever the order, and sorted', () => {
    fc.assert(
      fc.property(
        findings.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(makeBaseline(shuffled)).toEqual(makeBaseline(all));
        },
      ),
    );
  });

  it('reports what is new, and names what is gone until it is pruned', () => {
    fc.assert(
      fc.property(findings, findings, (before, after) => {
        const entries = makeBaseline(before);
        const { stale, known } = applyBaseline(after, entries, always);
        const pruned = pruneBaseline(entries, stale);
        expect(applyBaseline(after, pruned, always)).toMatchObject({ known, stale: [] });
        expect(pruned.length + stale.length).toBe(entries.length);
        expect(applyBaseline(after, entries, () => false).stale).toEqual([]);
      }),
    );
  });
});
