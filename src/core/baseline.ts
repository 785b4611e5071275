import type { Outcome } from './finding.js';

/** One known finding: where it was and its identity, nothing of what stood there. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file?: string;
  /** Folder of the project, where there are several. */
  readonly project?: string;
  readonly fingerprint: string;
}

interface Candidate extends BaselineEntry {
  readonly outcome: Outcome;
  readonly suppressed: boolean;
}

/** What a baseline comes to against the findings of a run. */
export interface BaselineMatch<Item> {
  readonly findings: readonly Item[];
  readonly known: number;
  /** Entries that nothing matches any more. */
  readonly stale: readonly BaselineEntry[];
}

/**
 * The entries for what failed and is not suppressed: sorted, so that the file changes only where a finding came or went. The fingerprint rests
 * on rule, file, message and subject, not on lines; the same in every checkout.
 */
export function makeBaseline(findings: readonly Candidate[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    if (finding.suppressed || finding.outcome !== 'fail') continue;
    const { rule, file, project, fingerprint } = finding;
    entries.set(identityOf(finding), {
      rule,
      ...(file === undefined ? {} : { file }),
      ...(project === undefined ? {} : { project }),
      fingerprint,
    });
  }
  return sortEntries([...entries.values()]);
}

/**
 * Marks what the baseline knows.
 * @param decided whether the run looked at what an entry is about; where it did not, the entry is not stale
 */
export function applyBaseline<Item extends Candidate>(
  findings: readonly Item[],
  entries: readonly BaselineEntry[],
  decided: (entry: BaselineEntry) => boolean,
): BaselineMatch<Item> {
  const wanted = new Set(entries.map(identityOf));
  const met = new Set<string>();
  let known = 0;
  const marked = findings.map((finding) => {
    const identity = identityOf(finding);
    if (!wanted.has(identity) || finding.outcome !== 'fail') return finding;
    met.add(identity);
    if (finding.suppressed) return finding;
    known++;
    return { ...finding, baseline: true };
  });
  const stale = entries.filter((entry) => !met.has(identityOf(entry)) && decided(entry));
  return { findings: marked, known, stale: sortEntries(stale) };
}

/** The entries without the stale ones, each once. */
export function pruneBaseline(
  entries: readonly BaselineEntry[],
  stale: readonly BaselineEntry[],
): BaselineEntry[] {
  const gone = new Set(stale.map(identityOf));
  const left = entries.filter((entry) => !gone.has(identityOf(entry)));
  return sortEntries([...new Map(left.map((entry) => [identityOf(entry), entry])).values()]);
}

function identityOf({ project, fingerprint }: Pick<BaselineEntry, 'project' | 'fingerprint'>): string {
  return `${project ?? '.'}\0${fingerprint}`;
}

function sortEntries(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const keyOf = ({ project, file, rule, fingerprint }: BaselineEntry) =>
    [project ?? '', file ?? '', rule, fingerprint].join('\0');
  return entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}
