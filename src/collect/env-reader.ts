import type { EnvFile } from '../models/env.js';
import { UserError } from '../core/errors.js';
import { JUDGE_IDS } from '../syntax/dotenv/readers/index.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { baseName, folderOf } from './env-names.js';

const NODE_MARKS = new Set(['package.json']);
const PYTHON_MARKS = new Set(['pyproject.toml', 'requirements.txt', 'setup.py', 'Pipfile', 'manage.py']);

/** The folders of a tree whose env files npm's dotenv probably reads: none where there is Python. */
export function findNodeFolders(tree: readonly string[]): ReadonlySet<string> {
  const isPython = tree.some((path) => PYTHON_MARKS.has(baseName(path)));
  return new Set(isPython ? [] : tree.filter((path) => NODE_MARKS.has(baseName(path))).map(folderOf));
}

/**
 * Decides which program reads a file: the one asked for, the configured one, Compose where a service reads it, else what
 * the project looks like.
 * @throws {UserError} for a program in the configuration that no file can be judged as
 */
export function chooseReader(
  path: string,
  asked: ReaderId | undefined,
  configured: string | undefined,
  readByCompose: boolean,
  nodeFolders: ReadonlySet<string>,
): Pick<EnvFile, 'reader' | 'readerFrom'> {
  if (asked) return { reader: asked, readerFrom: 'option' };
  if (configured) {
    const reader = JUDGE_IDS.find((id) => id === configured);
    if (reader) return { reader, readerFrom: 'config' };
    throw new UserError(`the configuration's envFiles: reader takes ${JUDGE_IDS.join(', ')}`);
  }
  if (readByCompose) return { reader: 'compose', readerFrom: 'compose' };
  // A project that is Node's alone reads its files with npm's dotenv.
  const isNode = foldersAbove(path).some((folder) => nodeFolders.has(folder));
  return isNode
    ? { reader: 'dotenv', readerFrom: 'project' }
    : { reader: 'python_dotenv', readerFrom: 'default' };
}

/** The folders that a file is in, the root (empty) last. */
function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    folders.push(path.slice(0, at + 1));
    if (at === 0) break;
  }
  return [...folders, ''];
}
