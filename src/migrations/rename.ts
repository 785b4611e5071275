import { catalystContract } from '../contract/catalyst/index.js';
import type { VariableAlias } from '../contract/types.js';
import { type Change, defineMigration, type Migration, type Planned } from './define.js';
import { createHolds, waitFor } from './holds.js';
import { holdSettings, renameInCompose } from './rename-compose.js';
import { renameInDockerfile } from './rename-dockerfile.js';
import { renameInEnv } from './rename-env.js';
import { findCodeReads } from './reads-in-code.js';
import type { MigratableFile, Risk } from './types.js';
import type { Work } from './work.js';

/** An old name and what it becomes. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly alias: VariableAlias;
}

/** What each part of a rename says; arguments are names and places. */
export const RENAME_MESSAGES = {
  renamed: (a: { from: string; to: string }) => `${a.from} becomes ${a.to}`,
  converted: (a: { from: string; to: string }) => `${a.from} becomes ${a.to}, its value in the new form`,
  repeated: (a: { from: string; to: string }) => `${a.from} goes: ${a.to} holds the same value`,
  emptied: (a: { from: string; to: string }) => `${a.from} goes: it is empty, and ${a.to} is what counts`,
  placeholder: (a: { from: string; to: string }) =>
    `${a.from} goes: it holds a placeholder, and ${a.to} is what counts`,
  filled: (a: { from: string; to: string }) => `the value of ${a.from} goes to ${a.to}, which had none`,
  preferred: (a: { from: string; to: string; kept: string }) =>
    `${a.from} and ${a.to} differed; ${a.kept} was preferred`,
  added: (a: { from: string; to: string }) => `${a.to} is added beside ${a.from}, which other tools may read`,
  uses: (a: { from: string; to: string }) =>
    `the use of ${a.from} becomes one of ${a.to}, which the container has to be given`,
  reference: (a: { from: string; to: string }) => `the reference to ${a.from} becomes one to ${a.to}`,
  outside: (a: { from: string; to: string }) =>
    `the reference to ${a.from} becomes one to ${a.to}: no .env beside it sets it, so rename it in the shell or CI that does`,
  known: (a: { from: string; to: string }) =>
    `the reference to ${a.from}, which .env does not set, becomes one to ${a.to}, which it sets`,
  waits: (a: { from: string; to: string; file: string }) =>
    `${a.from} stays here for now: it becomes ${a.to} together with the one in ${a.file}`,
  comment: (a: { from: string; to: string }) => `the commented-out ${a.from} becomes ${a.to}`,
  code: (a: { from: string; to: string }) => `code reads ${a.from} here: it has to read ${a.to}`,
  codeMaybe: (a: { from: string; to: string }) =>
    `code reads ${a.from} here: where that is the setting of the API, it has to read ${a.to}`,
  sets: (a: { from: string; to: string }) => `${a.from} is set here for programs that read ${a.to} now`,
  named: (a: { from: string; to: string }) => `${a.from} is named here: ${a.to} took its place`,
  unconvertible: (a: { from: string; to: string }) =>
    `${a.from} cannot be brought to the form of ${a.to} without a person: its value is put together elsewhere, or has another form`,
  unproven: (a: { from: string; to: string }) =>
    `${a.from} cannot become ${a.to} here without changing what a program reads`,
} as const;

interface RenameOptions {
  readonly id: string;
  readonly title: string;
  /** Old names; what they become, and how, is in the contract. */
  readonly names: readonly string[];
  readonly risk?: Risk;
  readonly docs: Migration['docs'];
  /** More than renames: values of the new names, dropped names. */
  readonly extra?: (files: readonly MigratableFile[], work: Work) => Iterable<Planned>;
  readonly messages?: Migration['messages'];
  readonly extraWords?: readonly string[];
}

/** A migration that renames variables wherever they are written, and tells where code still reads the old names. */
export function renameMigration({
  id,
  title,
  names,
  docs,
  extra,
  messages = {},
  extraWords = [],
  risk = 'safe',
}: RenameOptions): Migration {
  const renamings = names.map(findRenaming);
  const words = [...names, ...extraWords];
  const to = Number(id.slice(0, id.indexOf('-')));
  return defineMigration({
    id,
    to,
    title,
    risk,
    scope: 'catalyst',
    detect: (file, work) => {
      const found = work.wordsOf(file);
      return words.some((word) => found.has(word));
    },
    *plan(files, work) {
      // Once a version is reached, a word like PORT that turns up is some other program's.
      const isReached = (work.options.from ?? 0) >= to;
      const due = renamings.filter(({ alias }) => !(isReached && alias.ambiguous === true));
      const reads = new Map<string, readonly Change[]>();
      for (const renaming of due) reads.set(renaming.from, findCodeReads(files, renaming, work));
      // A rename that code does not follow takes the setting away from it.
      const careful = ({ from, alias }: Renaming): Risk | undefined =>
        alias.ambiguous === true ||
        alias.note !== undefined ||
        reads.get(from)!.some(({ messageId }) => messageId === 'code' || messageId === 'codeMaybe')
          ? 'review'
          : undefined;
      yield* planPlaces(files, due, work, careful);
      for (const found of reads.values()) yield* found;
      if (extra) yield* extra(files, work);
    },
    messages: { ...RENAME_MESSAGES, ...messages },
    docs,
  });
}

/** Renames in all files; a name stays everywhere where it has to stay in one of the files that belong together. */
export function* planPlaces(
  files: readonly MigratableFile[],
  renamings: readonly Renaming[],
  work: Work,
  careful: (renaming: Renaming) => Risk | undefined,
): Iterable<Planned> {
  const holds = createHolds(work);
  const planned: Planned[] = [];
  for (const file of files) {
    const { path, kind, readOnly } = file;
    const own =
      kind === 'env' || kind === 'env-template'
        ? [...renameInEnv(file, renamings, work, careful)]
        : kind === 'dockerfile'
          ? [...renameInDockerfile(file, renamings, careful)]
          : [];
    for (const one of own) holds.note(file, one);
    planned.push(...own);
    if (kind === 'compose' && (readOnly !== undefined || work.yamlOf(file).broken))
      for (const { from } of renamings) if (file.text.includes(`\${${from}`)) holds.hold(path, from);
  }
  for (const file of files) if (file.kind === 'compose') holdSettings(file, renamings, work, holds);
  for (const one of planned) {
    const holder =
      'conflict' in one || one.edits === undefined || one.file.kind !== 'env'
        ? undefined
        : holds.holderOf(one.file, one.from!);
    // What waits is waited for in its turn.
    if (holder !== undefined) holds.hold((one as Change).file.path, (one as Change).from!);
    yield holder === undefined ? one : waitFor(one as Change, holder);
  }
  for (const file of files)
    if (file.kind === 'compose') yield* renameInCompose(file, renamings, work, { careful, holds });
}

/** Finds the variable of the contract that an old name belongs to. */
export function findRenaming(from: string): Renaming {
  older ??= indexOlderNames();
  const found = older.get(from);
  if (!found) throw new RangeError(`the contract knows no older name ${from}`);
  return found;
}

/** The contract never changes, and every migration asks for several names of it. */
let older: ReadonlyMap<string, Renaming> | undefined;

function indexOlderNames(): ReadonlyMap<string, Renaming> {
  const names = new Map<string, Renaming>();
  for (const { name, meta } of catalystContract.variables.values())
    for (const alias of meta.aliases ?? [])
      if (!names.has(alias.name)) names.set(alias.name, { from: alias.name, to: name, alias });
  return names;
}
