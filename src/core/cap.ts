import { type Hit, type Severity, isAtLeast } from './finding.js';

/** How many findings of one rule in one file are told one by one; nobody reads more, and each costs time. */
export const MOST_FINDINGS = 1_000;

/** The row that stands for the findings beyond that. */
export const AND_MORE = 'and-more';

/**
 * Folds what is beyond the limit into one row a file, at the first place that is left out, with their number and the
 * worst of their severities. What can be fixed is never folded: a fix that is not told is not made.
 */
export function capHits(hits: Iterable<Hit>, severity: Severity, limit = MOST_FINDINGS): Hit[] {
  const kept: Hit[] = [];
  const counts = new Map<string, { told: number; row?: Hit; more: number }>();
  for (const hit of hits) {
    const foldable = (hit.outcome ?? 'fail') === 'fail' && !hit.fixes?.length;
    const file = hit.file ?? '';
    const count = counts.get(file) ?? { told: 0, more: 0 };
    counts.set(file, count);
    if (!foldable || count.told < limit) {
      kept.push(hit);
      if (foldable) count.told += 1;
      continue;
    }
    count.more += 1;
    const own = hit.severity ?? severity;
    if (!count.row) count.row = { ...hit, severity: own };
    else if (!isAtLeast(count.row.severity ?? own, own)) count.row = { ...count.row, severity: own };
  }
  for (const { row, more } of counts.values()) {
    if (!row) continue;
    const { file, range, severity: worst } = row;
    kept.push({
      messageId: AND_MORE,
      args: { count: more },
      subject: AND_MORE,
      ...(file === undefined ? {} : { file }),
      ...(range === undefined ? {} : { range }),
      ...(worst === undefined ? {} : { severity: worst }),
    });
  }
  return kept;
}
