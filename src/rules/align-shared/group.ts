import type { Place } from '../../models/align.js';

/** Names that are told one by one, or, where a file has too many, all at once. */
export type Group<Entry> =
  | { readonly kind: 'one'; readonly entry: Entry }
  | {
      readonly kind: 'many';
      readonly entries: readonly Entry[];
      readonly names: readonly string[];
      readonly count: number;
    };

/** As many of one kind in one file are told one by one. */
const MOST = 10;
/** As many names stand in a message. */
const SHOWN = 12;

/** Gathers what is found by file: a file with many is one finding, which a person reads, not fifty. */
export function groupByFile<Entry extends { readonly place: Place }>(
  entries: readonly Entry[],
  most = MOST,
): Group<Entry>[] {
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = byFile.get(entry.place.file);
    if (known) known.push(entry);
    else byFile.set(entry.place.file, [entry]);
  }
  return [...byFile.values()].flatMap((own): Group<Entry>[] => {
    if (own.length <= most) return own.map((entry) => ({ kind: 'one', entry }));
    const names = [...new Set(own.map(({ place }) => place.name))];
    return [{ kind: 'many', entries: own, names: names.slice(0, SHOWN), count: names.length }];
  });
}

/** Names in a sentence, with what is left out. */
export function listSome(names: readonly string[], count: number): string {
  return `${names.join(', ')}${count > names.length ? ` and ${count - names.length} more` : ''}`;
}
