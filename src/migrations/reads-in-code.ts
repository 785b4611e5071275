import { readSource } from '../syntax/code/read-source.js';
import type { CodeReads } from '../syntax/code/types.js';
import type { Change } from './define.js';
import type { Renaming } from './rename.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/** Places in code, scripts and CI files that read, set or name an old name. */
export function findCodeReads(
  files: readonly MigratableFile[],
  { from, to, alias }: Renaming,
  work: Work,
): readonly Change[] {
  return files.flatMap((file) => {
    if (file.kind !== 'source' || !work.wordsOf(file).has(from)) return [];
    return placesOf(file, from, to, alias.ambiguous === true).map(
      ([at, messageId]): Change => ({
        file,
        at,
        action: 'report',
        messageId,
        args: { from, to },
        from,
        to,
        risk: 'manual',
      }),
    );
  });
}

/** Sources are never changed, and asked for one old name after the other. */
const known = new WeakMap<MigratableFile, CodeReads>();

/** What a source file reads from the environment, read once however often it is asked about. */
export function readOnce(file: MigratableFile): CodeReads {
  const reads = known.get(file) ?? readSource(file.path, file.text);
  known.set(file, reads);
  return reads;
}

type Place = readonly [at: number, messageId: 'code' | 'codeMaybe' | 'sets' | 'named'];

function placesOf(file: MigratableFile, name: string, to: string, isAmbiguous: boolean): Place[] {
  const { path, text } = file;
  if (/\.ya?ml$/i.test(path)) return findLines(text, name).map((at) => [at, 'named']);
  const { reads } = readOnce(file);
  const isRead = (wanted: string) =>
    reads.some((read) => read.name === wanted || read.anyOf?.includes(wanted));
  const sets = isScript(path) ? findSets(text, name).map((at): Place => [at, 'sets']) : [];
  // Code that reads both names is ready for either.
  if (isRead(to)) return sets;
  const own = reads.filter((read) => read.name === name || read.anyOf?.includes(name));
  const starts = new Set(own.map(({ range }) => range.start));
  return [...[...starts].map((at): Place => [at, isAmbiguous ? 'codeMaybe' : 'code']), ...sets];
}

const isScript = (path: string) => !/\.(?:pyi?|[mc]?[jt]sx?)$/i.test(path);

/** Where a script sets a variable for other programs. */
function findSets(text: string, name: string): number[] {
  const set = new RegExp(
    `^(?:[^#\\n]*[\\s;&|({])?(?:export|-e|--env|--build-arg|env)[ \\t]+["']?${name}=`,
    'gm',
  );
  return Array.from(text.matchAll(set), (match) => match.index + match[0].length - name.length - 1);
}

/** The first place of a whole word in each line, comments left out. */
function findLines(text: string, word: string): number[] {
  const places: number[] = [];
  let end = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const isWhole = !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '');
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    if (at < end || !isWhole || /(?:^|\s)#/.test(line)) continue;
    places.push(at);
    const next = text.indexOf('\n', at);
    end = next < 0 ? text.length : next;
  }
  return places;
}
