import { catalystContract } from '../contract/catalyst/index.js';
import { directoryOf } from '../syntax/compose/paths.js';
import { parseYaml } from '../syntax/yaml/index.js';
import { isKnownName, saysNothing } from './condense.js';
import { listTogether } from './together.js';
import type { MigratableFile } from './types.js';
import { findWords } from './work.js';

/** The files of a project, by how they have to be planned. */
export interface Parts {
  /** Files that have to do with each other. */
  readonly joint: readonly MigratableFile[];
  /** Env files of which each is planned for itself. */
  readonly apart: readonly MigratableFile[];
}

const DROPPED = (catalystContract.dropped ?? []).map(({ name }) => name);

/**
 * Sets env files apart that no other file of the project has to do with: no program reads them together with another, no
 * compose file lies beside them, and no code, compose file or Dockerfile speaks of an older name in them. What is planned
 * for one is then the same with and without the others, and nothing of it has to be kept until all are planned. Of those,
 * files of which no migration knows anything are left out.
 */
export function splitApart(files: readonly MigratableFile[]): Parts {
  const isEnv = ({ kind }: MigratableFile) => kind === 'env' || kind === 'env-template';
  const others = files.filter((file) => !isEnv(file));
  const folders = new Set(
    others.flatMap(({ kind, path }) => (kind === 'compose' ? [directoryOf(path)] : [])),
  );
  const together = listTogether(files, ({ text }) => parseYaml('', text)).byPath;
  let spokenOf: Set<string> | undefined;
  const isAlone = (file: MigratableFile): boolean => {
    if (!isEnv(file) || together.has(file.path) || folders.has(directoryOf(file.path))) return false;
    spokenOf ??= new Set([...DROPPED, ...others.flatMap((one) => [...findWords(one)].filter(isKnownName))]);
    for (const word of findWords(file)) if (spokenOf.has(word)) return false;
    return true;
  };
  const joint: MigratableFile[] = [];
  const apart: MigratableFile[] = [];
  for (const file of files) {
    if (!isAlone(file)) joint.push(file);
    else if (!saysNothing(file)) apart.push(file);
  }
  return { joint, apart };
}
