import { applyEdits, chooseCompatible } from '../core/edits.js';
import type { Edit } from '../core/edits.js';
import type { Finding, Fix } from '../core/finding.js';

/** A fix of a finding, ready to be tried. */
export interface Proposal {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly edits: readonly Edit[];
}

export interface ApplyResult {
  /** New text of each file that changes. */
  readonly texts: ReadonlyMap<string, string>;
  /** What was applied, by file. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly applied: readonly Proposal[];
  /** Fixes that would have changed more than they promise, or that overlap another. */
  readonly refused: readonly Proposal[];
}

/** Whether a new text keeps the promise of the fixes that made it. */
export type Verify = (file: string, before: string, after: string, changes: readonly string[]) => boolean;

/** Fixes of open findings that may be applied at this level of safety. */
export function proposeFixes(findings: readonly Finding[], unsafe: boolean): Proposal[] {
  return findings.flatMap((finding) => {
    if (finding.suppressed || finding.outcome !== 'fail') return [];
    const fix = finding.fixes?.find(({ safety }) => safety === 'safe' || (unsafe && safety === 'unsafe'));
    return fix && fix.edits.length > 0 ? [{ finding, fix, edits: fix.edits }] : [];
  });
}

/** Characters that are read again to find which fixes break a promise; what is not found out by then is refused. */
const MOST_VERIFIED = 100_000_000;

/**
 * Applies the fixes that hold together. All of a file's fixes are tried at once; when the result breaks the promise,
 * in halves, so that one bad fix does not hold up the rest.
 */
export function applyFixes(
  texts: ReadonlyMap<string, string>,
  proposals: readonly Proposal[],
  verify: Verify,
): ApplyResult {
  const { chosen, deferred } = chooseCompatible(proposals);
  const refused: Proposal[] = [...deferred];
  let current: readonly Proposal[] = [];
  let best: Attempt = { texts: new Map(), edits: new Map() };
  let left = MOST_VERIFIED;
  const settle = (some: readonly Proposal[]): void => {
    if (some.length === 0) return;
    const attempt = left > 0 ? tryAll(texts, [...current, ...some], verify) : undefined;
    for (const file of new Set(some.flatMap(({ edits }) => edits.map((edit) => edit.file))))
      left -= texts.get(file)?.length ?? 0;
    if (attempt) {
      current = [...current, ...some];
      best = attempt;
    } else if (some.length === 1 || left <= 0) refused.push(...some);
    else {
      const middle = some.length >> 1;
      settle(some.slice(0, middle));
      settle(some.slice(middle));
    }
  };
  settle(chosen);
  return { ...best, applied: current, refused };
}

type Attempt = Pick<ApplyResult, 'texts' | 'edits'>;

function tryAll(
  texts: ReadonlyMap<string, string>,
  proposals: readonly Proposal[],
  verify: Verify,
): Attempt | undefined {
  const byFile = new Map<string, Edit[]>();
  for (const { edits } of proposals) {
    for (const edit of edits) {
      const own = byFile.get(edit.file);
      if (own) own.push(edit);
      else byFile.set(edit.file, [edit]);
    }
  }
  const changes = proposals.flatMap((proposal) => proposal.fix.changes ?? []);
  const result = new Map<string, string>();
  for (const [file, edits] of byFile) {
    const before = texts.get(file);
    if (before === undefined) return undefined;
    const after = applyEdits(before, edits);
    if (!verify(file, before, after, changes)) return undefined;
    if (after !== before) result.set(file, after);
  }
  return { texts: result, edits: byFile };
}
