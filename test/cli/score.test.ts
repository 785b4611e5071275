import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATEGORY_WEIGHTS, SEVERITY_WEIGHTS } from '../../src/core/score.js';
import type { Report } from '../../src/report/types.js';
import { recompute } from '../support/recompute-score.js';
import { expectReport } from '../support/report-schema.js';
import { runProgram } from '../support/run-program.js';

describe('the score', () => {
  it('of the sample can be recomputed from the JSON alone', () => {
    const { stdout } = runProgram(['doctor', '--as-of', '2026-11-22', '-f', 'json'], {
      cwd: 'fixtures/sample-backend',
    });
    const report = JSON.parse(stdout) as Report;
    expectReport(report);
    const score = report.score!;
    expect(recompute(score)).toEqual({
      total: score.total,
      categories: score.categories.map((category) => category.score),
    });
    for (const { passed, failed, bySeverity } of score.categories) {
      const counts = Object.values(bySeverity!);
      expect(counts.reduce((sum, one) => sum + one.passed, 0)).toBe(passed);
      expect(counts.reduce((sum, one) => sum + one.failed, 0)).toBe(failed);
    }
    expect(score.categories.reduce((sum, { passed }) => sum + passed, 0)).toBe(report.summary.passed);
    // The verdict follows from the blockers, and these from the findings.
    expect(score.blockers).toHaveLength(report.summary.errors);
    expect(report.verdict).toBe('not-ready');
    const known = new Set(report.findings.map(({ fingerprint }) => fingerprint));
    for (const { fingerprint } of score.blockers!) expect(known).toContain(fingerprint);
  });

  it('of the example in the documentation is what the documentation says', () => {
    const text = readFileSync('docs/scoring.md', 'utf8');
    const rows = [...text.matchAll(/^\| (\w+) \| (\d) \| (.+) \| (\d+) \|$/gm)];
    expect(rows).toHaveLength(3);
    const categories = rows.map(([, id = '', weight, cells = '', score]) => {
      const counts = cells.split(' | ').map((cell) => {
        const [passed = 0, failed = 0] = cell.split(' / ').map(Number);
        return { passed, failed };
      });
      const [error, warning, info] = counts as [(typeof counts)[0], (typeof counts)[0], (typeof counts)[0]];
      expect(Number(weight)).toBe(CATEGORY_WEIGHTS[id]);
      const bySeverity = { error, warning, info };
      return {
        id,
        weight: Number(weight),
        score: Number(score),
        bySeverity,
        passed: 0,
        failed: 0,
        unknown: 0,
        notApplicable: 0,
      };
    });
    const again = recompute({ total: 0, severityWeights: SEVERITY_WEIGHTS, categories });
    expect(again.categories).toEqual(categories.map(({ score }) => score));
    expect(text).toContain(`**${again.total} of 100**`);
  });
});
