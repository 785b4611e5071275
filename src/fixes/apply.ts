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

/**
 * Applies the fixes that hold together. All of a file's fixes are tried at once; when the result breaks the promise,
 * one after the other, so that one bad fix does not hold up the rest.
 */
export function applyFixes(
  texts: ReadonlyMap<string, string>,
  proposals: readonly Proposal[],
  verify: Verify,
): ApplyResult {
  const { chosen, deferred } = chooseCompatible(proposals);
  const together = tryAll(texts, chosen, verify);
  if (together) return { texts: together, applied: chosen, refused: deferred };
  let current: Proposal[] = [];
  let best: ReadonlyMap<string, string> = new Map();
  const refused: Proposal[] = [...deferred];
  for (const proposal of chosen) {
    const attempt = tryAll(texts, [...current, proposal], verify);
    if (attempt) {
      current = [...current, proposal];
      best = attempt;
    } else refused.push(proposal);
  }
  return { texts: best, applied: current, refused };
}

function tryAll(
  texts: ReadonlyMap<string, string>,
  proposals: readonly Proposal[],
  verify: Verify,
): ReadonlyMap<string, string> | undefined {
  const byFile = new Map<string, Edit[]>();
  for (const edit of proposals.flatMap((proposal) => proposal.edits)) {
    byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
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
  return result;
}
