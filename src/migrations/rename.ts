import { catalystContract } from '../contract/catalyst/index.js';
import type { VariableAlias } from '../contract/types.js';
import { type Change, defineMigration, type Migration, type Planned } from './define.js';
import { renameInCompose } from './rename-compose.js';
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
  filled: (a: { from: string; to: string }) => `the value of ${a.from} goes to ${a.to}, which had none`,
  preferred: (a: { from: string; to: string; kept: string }) =>
    `${a.from} and ${a.to} differed; ${a.kept} was preferred`,
  added: (a: { from: string; to: string }) => `${a.to} is added beside ${a.from}, which other tools may read`,
  reference: (a: { from: string; to: string }) => `the reference to ${a.from} becomes one to ${a.to}`,
  comment: (a: { from: string; to: string }) => `the commented-out ${a.from} becomes ${a.to}`,
  code: (a: { from: string; to: string }) => `code reads ${a.from} here: it has to read ${a.to}`,
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
  return defineMigration({
    id,
    to: Number(id.slice(0, id.indexOf('-'))),
    title,
    risk,
    scope: 'catalyst',
    detect: (file, work) => {
      const found = work.wordsOf(file);
      return words.some((word) => found.has(word));
    },
    *plan(files, work) {
      const reads = new Map<string, readonly Change[]>();
      for (const renaming of renamings) reads.set(renaming.from, findCodeReads(files, renaming, work));
      for (const file of files) {
        // A rename that code does not follow takes the setting away from it.
        const careful = (renaming: Renaming): Risk | undefined =>
          renaming.alias.ambiguous === true ||
          renaming.alias.note !== undefined ||
          reads.get(renaming.from)!.length > 0
            ? 'review'
            : undefined;
        if (file.kind === 'env' || file.kind === 'env-template')
          yield* renameInEnv(file, renamings, work, careful);
        else if (file.kind === 'compose') yield* renameInCompose(file, renamings, work, careful);
        else if (file.kind === 'dockerfile') yield* renameInDockerfile(file, renamings, careful);
      }
      for (const found of reads.values()) yield* found;
      if (extra) yield* extra(files, work);
    },
    messages: { ...RENAME_MESSAGES, ...messages },
    docs,
  });
}

/** Finds the variable of the contract that an old name belongs to. */
export function findRenaming(from: string): Renaming {
  for (const { name, meta } of catalystContract.variables.values()) {
    const alias = meta.aliases?.find((one) => one.name === from);
    if (alias) return { from, to: name, alias };
  }
  throw new RangeError(`the contract knows no older name ${from}`);
}
