import type { CodeReads } from '../syntax/code/types.js';
import { readPython } from '../syntax/python/index.js';
import { readScript } from '../syntax/script/index.js';
import { readShellVariables } from '../syntax/shell/environment-reads.js';
import type { Change } from './define.js';
import type { Renaming } from './rename.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/** Places in code, scripts and CI files that read an old name. */
export function findCodeReads(
  files: readonly MigratableFile[],
  { from, to }: Renaming,
  work: Work,
): readonly Change[] {
  return files.flatMap((file) => {
    if (file.kind !== 'source' || !work.wordsOf(file).has(from)) return [];
    return placesOf(file, from).map(
      (at): Change => ({
        file,
        at,
        action: 'report',
        messageId: 'code',
        args: { from, to },
        from,
        to,
        risk: 'manual',
      }),
    );
  });
}

function placesOf({ path, text }: MigratableFile, name: string): number[] {
  if (/\.ya?ml$/i.test(path)) return findWord(text, name);
  const { reads } = readSource(path, text);
  return reads
    .filter((read) => read.name === name || read.anyOf?.includes(name))
    .map(({ range }) => range.start);
}

/** What a source file reads from the environment, by the language that its name says. */
export function readSource(path: string, text: string): CodeReads {
  if (/\.pyi?$/i.test(path)) return readPython(text);
  if (/\.[mc]?[jt]sx?$/i.test(path)) return readScript(text, path);
  return readShellVariables(text);
}

/** Places of a whole word that are no comment. */
function findWord(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isWhole = !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '');
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (isWhole && !/(?:^|\s)#/.test(line)) places.push(at);
  }
  return places;
}
