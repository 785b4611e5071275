import { catalystContract } from '../contract/catalyst/index.js';
import { indexLines, type LineIndex, type Position, positionAt } from '../core/text.js';
import { PROVIDERS } from '../providers/index.js';
import type { MigratableFile, PlannedFile } from './types.js';

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
/** Whether some migration looks for a name. */
export function isKnownName(name: string): boolean {
  return KNOWN.has(name);
}

/** Whether nothing in an env file is anything that a migration looks for. */
export function saysNothing({ text }: MigratableFile): boolean {
  return FINDS_ALL && !SPOKEN_OF.test(text) && !(text.match(WORD) ?? []).some(isKnownName);
}

/** What migrations look for besides names. */
const SPOKEN_OF = /:\/\/|huggingface/i;
const ALL_SPOKEN_OF = new RegExp(SPOKEN_OF.source, 'gi');
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
  const isDull = findDull(lines, text, end.length);
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
  for (let i = 0; i < lines.length; i++) {
    if (isDull[i]) continue;
    const line = lines[i]!;
    if (!CONTAINED.test(i === 0 && body !== text ? line.slice(1) : line)) return file;
    close(i);
    kept.push(line);
    first = i + 1;
  }
  close(lines.length);
  return gaps.length === 0 ? file : { ...file, text: kept.join(end), gaps };
}

/** Tells lines without a known name. Names that other lines set or refer to keep all of their lines. */
function findDull(lines: readonly string[], text: string, endLength: number): boolean[] {
  const needed = new Set<string>();
  if (text.includes('$')) for (const [, name] of text.matchAll(/\$\{?(\w+)/g)) needed.add(name!);
  const spoken = listSpoken(text);
  const last = lines.length - 1;
  let next = 0;
  let end = 0;
  const dull = lines.map((line, i) => {
    end += line.length + (i < last ? endLength : 1);
    let isSpoken = false;
    for (; next < spoken.length && spoken[next]! < end; next++) isSpoken = true;
    // A byte order mark stands in the first line; what follows the last line end is no line.
    const isLine = i > 0 && !(i === last && line === '');
    if (!isSpoken && isLine && PLAIN.test(line)) return true;
    if (!isSpoken && !isLine && PLAIN.test(line)) return false;
    needed.add(/^\ufeff?(?:export[ \t]+)?([\w.-]*)/.exec(line)![1]!);
    return false;
  });
  for (let i = 1; i < lines.length; i++) {
    const equals = dull[i] ? lines[i]!.indexOf('=') : -1;
    if (equals > 0 && needed.has(lines[i]!.slice(0, equals))) dull[i] = false;
  }
  return dull;
}

/** Where a text has something that migrations look for, in its order. */
function listSpoken(text: string): number[] {
  const places: number[] = [];
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word; word = WORD.exec(text))
    if (KNOWN.has(word[0])) places.push(word.index);
  if (!SPOKEN_OF.test(text)) return places;
  for (const { index } of text.matchAll(ALL_SPOKEN_OF)) places.push(index);
  return places.sort((a, b) => a - b);
}

/** A text with the lines that were left out of it. */
export function expandText({ gaps }: MigratableFile, text: string): string {
  return gaps ? text.replace(STUB, (_stub, index: string) => gaps[Number(index)]!.text) : text;
}

/**
 * Whether a proof without the lines that were left out is one with them: they stand where they stood, each line of the new
 * text ends where it ends for every program, and no line left out sets what a new one sets or refers to.
 */
export function standsForWhole({ text, gaps }: MigratableFile, after: string): boolean {
  if (!gaps) return true;
  const lines = after.split(after.includes('\r') ? '\r\n' : '\n');
  let next = 0;
  for (const [i, line] of lines.entries()) {
    if (line === `#${MARK}${next}${MARK}`) next++;
    else if (line.includes(MARK) || !CONTAINED.test(i === 0 ? line.replace(/^\ufeff/, '') : line))
      return false;
  }
  if (next !== gaps.length) return false;
  const before = namesIn(text);
  return [...namesIn(after)].every((name) => KNOWN.has(name) || before.has(name));
}

/** Names that are set, or referred to. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, set, used] of text.matchAll(/^\ufeff?(?:export[ \t]+)?([\w.-]+)|\$\{?(\w+)/gm))
    names.add((set ?? used)!);
  return names;
}

const seen = new WeakMap<PlannedFile, string>();

/** A file of a plan, from its new text as the migrations saw it. */
export function finishFile(original: MigratableFile, after: string, isNew: boolean): PlannedFile {
  const { path, kind } = original;
  const before = isNew ? undefined : expandText(original, original.text);
  const file = { path, kind, before, after: expandText(original, after), ...(isNew ? { mode: 0o600 } : {}) };
  seen.set(file, after);
  return file;
}

/** The new text without the lines that were left out. */
export function seenAfter(file: PlannedFile): string {
  return seen.get(file) ?? file.after;
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
