import { catalystContract } from '../contract/catalyst/index.js';
import { indexLines, type LineIndex, type Position, positionAt } from '../core/text.js';
import { PROVIDERS } from '../providers/index.js';
import type { MigratableFile } from './types.js';

/**
 * Most lines of an env file are of no interest to any migration: they set a name that none knows to a value that means
 * nothing to any program. A plan is made without them, a comment standing for each stretch, and proven with them.
 */

/** Names that migrations look for. */
const KNOWN: ReadonlySet<string> = new Set([
  ...[...catalystContract.variables.values()].flatMap(({ name, meta }) => [
    name,
    ...(meta.aliases ?? []).map((alias) => alias.name),
  ]),
  ...(catalystContract.dropped ?? []).map(({ name }) => name),
  ...PROVIDERS.map(({ modelVariable }) => modelVariable),
]);
const WORD = /[A-Z][A-Z0-9_]{2,}/g;
/** The words above have to find every such name. */
const FINDS_ALL = [...KNOWN].every((name) => /^[A-Z][A-Z0-9_]{2,}$/.test(name));

/** Nothing in it means anything to a program that reads the file. */
const PLAIN = /^(?:[A-Za-z_][\w.-]*=[\w.:/@,+%-]*|[ \t]*(?:#.*)?)$/;
/** For every program it ends with its line. */
const CONTAINED =
  /^(?:export[ \t]{1,20})?[A-Za-z_][\w.-]{0,300}[ \t]{0,20}=[ \t]{0,20}(?:(?:"[^"\\]*"|'[^'\\]*')[ \t]{0,20}(?:(?<=[ \t])#[^\\`]*)?|(?:[^"'`\s\\#][^\\`]*)?)$|^[ \t]{0,200}(?:#.*)?$/;
/** What migrations look for besides names. */
const SPOKEN_OF = /:\/\/|huggingface/i;
/** Spaces and line ends of one program or another, and what a stub is made of. */
const SPECIAL =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ue000\ufeff]/;
const MARK = '\ue000';
const STUB = /#\ue000(\d+)\ue000/g;
/** A comment for fewer lines saves nothing. */
const FEWEST = 3;

/** Takes what no migration is interested in out of the env files in which that is easily seen. */
export function condenseFiles(files: readonly MigratableFile[]): readonly MigratableFile[] {
  const compose = files.filter(({ kind }) => kind === 'compose');
  // Secrets go there, under names that are made up on the way.
  const targets = new Set(compose.map(({ path }) => `${path.slice(0, path.lastIndexOf('/') + 1)}.env`));
  return files.map((file) =>
    (file.kind === 'env' || file.kind === 'env-template') && !targets.has(file.path) ? condense(file) : file,
  );
}

function condense(file: MigratableFile): MigratableFile {
  const { text } = file;
  // Line ends of one kind only.
  const end = text.includes('\r') ? '\r\n' : '\n';
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (!FINDS_ALL || SPECIAL.test(body)) return file;
  const lines = text.split(end);
  if (end === '\r\n' && lines.some((line) => /[\r\n]/.test(line))) return file;
  const isDull = findDull(lines, text);
  const gaps: { text: string; lines: number }[] = [];
  const kept: string[] = [];
  let first = 0;
  const close = (next: number) => {
    if (next - first < FEWEST) kept.push(...lines.slice(first, next));
    else {
      const left = lines.slice(first, next);
      const count = gaps.push({ text: left.join(end), lines: left.length });
      kept.push(`#${MARK}${count - 1}${MARK}`);
    }
  };
  for (const [i, line] of lines.entries()) {
    // A byte order mark stands in the first line; what follows the last line end is no line.
    if (i > 0 && !(i === lines.length - 1 && line === '') && isDull(line)) continue;
    if (!CONTAINED.test(i === 0 && body !== text ? line.slice(1) : line)) return file;
    close(i);
    kept.push(line);
    first = i + 1;
  }
  close(lines.length);
  return gaps.length === 0 ? file : { ...file, text: kept.join(end), gaps };
}

/** Tells lines without a known name. Names that other lines set or refer to keep all of their lines. */
function findDull(lines: readonly string[], text: string): (line: string) => boolean {
  const needed = new Set(Array.from(text.matchAll(/\$\{?(\w+)/g), (match) => match[1]!));
  const dull = new Set<string>();
  for (const line of lines)
    if (
      PLAIN.test(line) &&
      !SPOKEN_OF.test(line) &&
      !(line.match(WORD) ?? []).some((word) => KNOWN.has(word))
    )
      dull.add(line);
    else needed.add(/^\ufeff?(?:export[ \t]+)?([\w.-]*)/.exec(line)![1]!);
  const isNeeded = (line: string) => line.includes('=') && needed.has(line.slice(0, line.indexOf('=')));
  return (line) => dull.has(line) && !isNeeded(line);
}

/** A text with the lines that were left out of it. */
export function expandText({ gaps }: MigratableFile, text: string): string {
  return gaps ? text.replace(STUB, (_stub, index: string) => gaps[Number(index)]!.text) : text;
}

/** The whole file. */
export function expandFile(file: MigratableFile): MigratableFile {
  const { gaps: _, ...whole } = file;
  return { ...whole, text: expandText(file, file.text) };
}

/** The place of an offset, counting the lines that were left out. */
export function placeIn(
  { text, gaps }: MigratableFile,
  offset: number,
  lines: LineIndex = indexLines(text),
): Position {
  const place = positionAt(lines, offset);
  if (!gaps) return place;
  let line = place.line;
  for (const match of text.slice(0, offset).matchAll(STUB)) line += gaps[Number(match[1])]!.lines - 1;
  return { ...place, line };
}
