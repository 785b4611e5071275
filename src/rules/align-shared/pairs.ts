import type { AlignModel, Place } from '../../models/align.js';
import { PROVIDERS } from '../../providers/index.js';
import { createNameFinder } from '../env-shared/near-names.js';
import { isDocumentation } from './places.js';
import { evidenceOf } from './evidence.js';
import { meanSame, splitName } from './name-words.js';
import { askOnce } from '../shared/ask-once.js';

/** A name that is written and that nobody reads, and one that is read and that nobody writes: probably the same. */
export interface NamePair {
  readonly written: string;
  readonly read: string;
  /** `alias`: the contract or a provider knows both; `spelling`: a slip; `words`: the same but for a word. */
  readonly because: 'alias' | 'spelling' | 'words';
  readonly writes: readonly Place[];
  readonly reads: readonly Place[];
}

/** The near misses of a project, by written name. */
export const pairsOf = askOnce((model: AlignModel): readonly NamePair[] => {
  const live = findPairs(model, { isDocumented: false });
  const settled = new Set(live.map(({ written }) => written));
  return [
    ...live,
    ...findPairs(model, { isDocumented: true }).filter(({ written }) => !settled.has(written)),
  ];
});

/** Names that take part in a near miss: other rules leave them to it. */
export const pairedNames = askOnce(
  (model: AlignModel): ReadonlySet<string> =>
    new Set(pairsOf(model).flatMap(({ written, read }) => [written, read])),
);

function findPairs(model: AlignModel, { isDocumented }: { isDocumented: boolean }): NamePair[] {
  const evidence = evidenceOf(model);
  const isWritten = (name: string) =>
    (isDocumented ? evidence.templatesOf(name) : evidence.settersOf(name)).length > 0;
  const unread = new Map<string, Place[]>();
  const unset = new Map<string, Place[]>();
  for (const [name, places] of model.byName) {
    const writes = places.filter((place) =>
      isDocumented ? isDocumentation(place) : isLiveWrite(model, place),
    );
    if (writes.length > 0 && writes.every((place) => evidence.isRead(place) === 'no'))
      unread.set(name, writes);
    // Of names of which one is enough, another may be there.
    const reads = evidence
      .readsOf(name)
      .filter(
        (place) => place.name === name && !place.read?.anyOf?.some((one) => one !== name && isWritten(one)),
      );
    if (reads.length > 0 && !isWritten(name) && !evidence.isSetElsewhere(name)) unset.set(name, reads);
  }
  const aliases = findAliases(model);
  const candidates = [...unset.keys()];
  const findSlip = createNameFinder(candidates);
  const words = new Map(candidates.map((name) => [name, splitName(name)]));
  return [...unread].flatMap(([written, writes]): NamePair[] => {
    const known = candidates.filter((name) => aliases.get(name)?.has(written));
    const slip = findSlip(written);
    const own = splitName(written);
    const alike = candidates.filter((name) => meanSame(words.get(name)!, own));
    const [because, several] =
      known.length > 0
        ? (['alias', known] as const)
        : slip !== undefined
          ? (['spelling', [slip]] as const)
          : (['words', alike] as const);
    const found = firstOfOne(several, unset);
    // Several that it may be: none is said.
    const [read] = found;
    if (read === undefined || found.length > 1) return [];
    return [{ written, read, because, writes, reads: unset.get(read)! }];
  });
}

/** Names of which one place reads the first that is set are one: the first. */
function firstOfOne(
  names: readonly string[],
  reads: ReadonlyMap<string, readonly Place[]>,
): readonly string[] {
  const [first] = (names.length > 1 ? reads.get(names[0]!) : undefined) ?? [];
  const choices = first?.read?.anyOf ?? [];
  return names.every((name) => choices.includes(name))
    ? choices.filter((name) => names.includes(name)).slice(0, 1)
    : names;
}

/** What is set for a program that runs: not for an image that is not built here. */
function isLiveWrite({ services }: AlignModel, { kind, service }: Place): boolean {
  if (kind === 'env-file') return true;
  return (
    kind === 'compose-environment' &&
    services.some(({ name, folder }) => name === service && folder !== undefined)
  );
}

/** Names that stand for the same by the contract or by the providers' own words: each with the others. */
function findAliases({ contract }: AlignModel): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const join = (names: readonly string[]) => {
    for (const name of names) {
      const own = found.get(name) ?? new Set();
      for (const other of names) if (other !== name) own.add(other);
      found.set(name, own);
    }
  };
  for (const { keyVariable, modelVariable, baseUrlVariable, foreignNames } of PROVIDERS) {
    join([keyVariable, ...foreignNames.key]);
    join([modelVariable, ...foreignNames.model]);
    join([baseUrlVariable, ...foreignNames.baseUrl]);
  }
  for (const { name, meta } of contract?.variables.values() ?? []) {
    if (meta.aliases) join([name, ...meta.aliases.map((alias) => alias.name)]);
  }
  return found;
}
