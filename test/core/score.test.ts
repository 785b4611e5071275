import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Outcome, Severity } from '../../src/core/finding.js';
import type { CheckResult } from '../../src/core/run.js';
import { SEVERITY_WEIGHTS, addTallies, tallyChecks, totalScore } from '../../src/core/score.js';
import { recompute } from '../support/recompute-score.js';

const severityOf = (rule: string) => rule.split('-')[1] as Severity;
const severity = fc.constantFrom<Severity>('error', 'warning', 'info');
const area = fc.constantFrom('env', 'provider', 'dockerfile', 'compose', 'align', 'project');
const outcome = fc.constantFrom<Outcome>('fail', 'pass', 'unknown', 'not-applicable', 'error');
const check = fc.record({ area, severity, outcome, suppressed: fc.boolean() });
type Check = typeof check extends fc.Arbitrary<infer Value> ? Value : never;

function build(drawn: readonly Check[]) {
  const checks: CheckResult[] = [];
  const findings: Finding[] = [];
  for (const [i, one] of drawn.entries()) {
    const rule = `${one.area}/r-${one.severity}`;
    const fingerprint = `sha256:${i}`;
    checks.push({ rule, file: 'f', outcome: one.outcome, fingerprints: [fingerprint] });
    if (one.outcome === 'pass' || one.outcome === 'not-applicable') continue;
    const { suppressed, outcome: own } = one;
    findings.push({
      rule,
      severity: one.severity,
      outcome: own,
      messageId: 'm',
      args: {},
      fingerprint,
      suppressed,
    });
  }
  return tallyChecks({ checks, findings, severityOf });
}

describe('the score', () => {
  it('follows from the counts that are shown, whatever the checks came to', () => {
    fc.assert(
      fc.property(fc.array(check, { maxLength: 120 }), (drawn) => {
        const categories = build(drawn);
        const shown = JSON.parse(
          JSON.stringify({ total: totalScore(categories), severityWeights: SEVERITY_WEIGHTS, categories }),
        );
        const again = recompute(shown);
        expect(again.total).toBe(shown.total);
        expect(again.categories).toEqual(categories.map(({ score }) => score));
        const sum = (key: 'passed' | 'failed' | 'unknown' | 'notApplicable') =>
          categories.reduce((total, one) => total + one[key], 0);
        expect(sum('passed') + sum('failed') + sum('unknown') + sum('notApplicable')).toBe(drawn.length);
        expect(sum('passed')).toBe(drawn.filter(({ outcome: own }) => own === 'pass').length);
        expect(sum('unknown')).toBe(
          drawn.filter(({ outcome: own }) => own === 'unknown' || own === 'error').length,
        );
      }),
    );
  });

  it('does not move when something undecided or suppressed is added', () => {
    const idle = check.filter(
      ({ outcome: own, suppressed }) => own !== 'pass' && (own !== 'fail' || suppressed),
    );
    fc.assert(
      fc.property(fc.array(check), fc.array(idle), (drawn, more) => {
        expect(totalScore(build([...drawn, ...more]))).toBe(totalScore(build(drawn)));
      }),
    );
  });

  it('is 100 only where nothing failed, and null where nothing was decided', () => {
    const pass: Check = { area: 'env', severity: 'info', outcome: 'pass', suppressed: false };
    const many = Array.from({ length: 5000 }, () => pass);
    expect(totalScore(build(many))).toBe(100);
    expect(totalScore(build([...many, { ...pass, outcome: 'fail' }]))).toBe(99);
    expect(totalScore(build([{ ...pass, outcome: 'unknown' }]))).toBeNull();
    expect(totalScore([])).toBeNull();
  });

  it('of several projects is that of their checks put together', () => {
    fc.assert(
      fc.property(fc.array(check), fc.array(check), (a, b) => {
        expect(addTallies([build(a), build(b)])).toEqual(build([...a, ...b]));
      }),
    );
  });
});
