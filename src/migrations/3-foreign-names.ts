import { catalystContract } from '../contract/catalyst/index.js';
import { chooseLineEnd, setValue, writeValue } from '../syntax/dotenv/edit.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import type { AssignmentEntry } from '../syntax/dotenv/types.js';
import { placeOf } from './both-set.js';
import { convertValue } from './convert.js';
import { addInCompose } from './foreign-compose.js';
import { defineMigration, type Planned } from './define.js';
import { isFilled } from './mask-value.js';
import { planPlaces, RENAME_MESSAGES, type Renaming } from './rename.js';
import type { MigratableFile, PlanConflict } from './types.js';
import { agreedValue, type Work } from './work.js';

const FOREIGN: readonly Renaming[] = [...catalystContract.variables.values()].flatMap(({ name, meta }) =>
  (meta.aliases ?? [])
    .filter(({ kind }) => kind === 'foreign')
    .map((alias) => ({ from: alias.name, to: name, alias })),
);

export default defineMigration({
  id: '3-foreign-names',
  to: 3,
  title: 'names that other tools use get the name of the contract beside them',
  risk: 'safe',
  scope: 'catalyst',
  detect: (file, work) => {
    const words = work.wordsOf(file);
    return file.kind !== 'source' && FOREIGN.some(({ from }) => words.has(from));
  },
  *plan(files, work) {
    if (work.options.replaceForeign === true) {
      yield* planPlaces(files, FOREIGN, work, () => 'review');
      return;
    }
    for (const file of files)
      if (file.kind === 'compose') yield* addInCompose(file, FOREIGN, work);
      else if (file.kind !== 'dockerfile') yield* addBeside(file, work);
  },
  messages: RENAME_MESSAGES,
  docs: {
    what: 'A key that stands under the name of another tool (HF_TOKEN, GEMINI_API_KEY, OPENAI_API_BASE) is given the name of the contract too.',
    why: 'The backend reads its own names only. The other tool may still read the older line, so it stays, unless the configuration says migrations.replaceForeign.',
    manual: [
      'Two lines now hold one value: change both when the key changes, or remove the one that nothing reads.',
    ],
    verify: 'catalyst probe gives verified for the provider.',
  },
});

function* addBeside(file: MigratableFile, work: Work): Iterable<Planned> {
  const words = work.wordsOf(file);
  const taken = new Set<string>();
  for (const renaming of FOREIGN) {
    const { from, to } = renaming;
    if (!words.has(from) || taken.has(to)) continue;
    const offers = findOffers(file, to, work);
    const [first] = offers;
    const other = offers.find(({ value }) => value !== first?.value);
    const said = offers.find((offer) => offer.from === work.preferenceFor(to));
    if (!first) continue;
    taken.add(to);
    if (other && !said && file.kind === 'env') {
      yield {
        conflict: { from: first.from, to: other.from, target: to, old: first.place, new: other.place },
      };
    } else {
      const planned = addOne(file, said ?? first, to, work);
      if (planned) yield planned;
    }
  }
}

/** A name of another tool with a value, where the contract's name has none. */
interface ForeignOffer {
  readonly from: string;
  readonly entry: AssignmentEntry;
  /** In the contract's form; undefined where it cannot be brought there. */
  readonly value: string | undefined;
  readonly place: PlanConflict['old'];
}

function findOffers(file: MigratableFile, to: string, work: Work): readonly ForeignOffer[] {
  const syntax = work.dotenvOf(file);
  if (isSet(file, to, work) || isSetBeside(file, to, work)) return [];
  return FOREIGN.flatMap(({ from, to: own, alias }): ForeignOffer[] => {
    const entries = own === to ? findAssignments(syntax, from) : [];
    const entry = entries.at(-1);
    const given = entry && agreedValue(file, from, work);
    // A template says which names there are: its values are none.
    if (!entry || given === undefined || (file.kind === 'env' && !isFilled(to, given))) return [];
    const isKept = alias.convert === undefined || given.trim() === '';
    const value = isKept ? given : convertValue(alias.convert, given);
    return [{ from, entry, value, place: placeOf(file, entries, given) }];
  });
}

/** The contract's name has a value of its own, or one that programs differ about. */
function isSet(file: MigratableFile, to: string, work: Work): boolean {
  const { comments, text } = work.dotenvOf(file);
  const isNamed = ({ range }: (typeof comments)[number]) =>
    new RegExp(`^#[ \\t]*(?:export[ \\t]+)?${to}=`).test(text.slice(range.start, range.end));
  if (file.kind === 'env-template' && comments.some(isNamed)) return true;
  if (findAssignments(work.dotenvOf(file), to).length === 0) return false;
  if (file.kind === 'env-template') return true;
  const current = agreedValue(file, to, work);
  return current === undefined || isFilled(to, current);
}

/** A file that is read with this one has the value: here it might take its place. */
function isSetBeside(file: MigratableFile, to: string, work: Work): boolean {
  return work.togetherWith(file).some(
    ({ files, over }) =>
      over.some(({ setting }) => setting.name === to) ||
      files.some((path) => {
        const other = path === file.path ? undefined : work.find(path);
        return other?.text.includes(to) === true && isSet(other, to, work);
      }),
  );
}

function addOne(
  file: MigratableFile,
  { from, entry, value }: ForeignOffer,
  to: string,
  work: Work,
): Planned | undefined {
  const syntax = work.dotenvOf(file);
  const base = { file, at: entry.key.start, from, to, args: { from, to } };
  const report = (messageId: string): Planned => ({ ...base, action: 'report', messageId, risk: 'manual' });
  if (value === undefined) return report('unconvertible');
  const { quote } = entry;
  if (findAssignments(syntax, to).length > 0) {
    const set = setValue(syntax, to, value, { readers: file.readers, quote });
    return set.ok
      ? { ...base, action: 'set', messageId: 'filled', edits: set.edits, promised: [to] }
      : undefined;
  }
  const [writing] = writeValue(to, value, { readers: file.readers }, quote);
  if (writing === undefined) return report('unproven');
  const lineEnd = chooseLineEnd(syntax);
  const line = `${entry.export ? 'export ' : ''}${to}=${writing}`;
  const hasEnd = entry.lineEnd.end > entry.lineEnd.start;
  const at = entry.range.end;
  return {
    ...base,
    action: 'add',
    messageId: 'added',
    edits: [{ start: at, end: at, text: hasEnd ? `${line}${lineEnd}` : `${lineEnd}${line}` }],
    promised: [to],
  };
}
