import { CLIENT_CALL } from '../code/client-reads.js';
import type { Group } from './outline.js';

/** Words without which a statement does not read the environment, but through a name of its own for it, or starts a server. */
const HINT = new RegExp(
  `${/\benv\b|createEnv|cleanEnv|dotenv|\blisten\b|\bserve\b|startStandaloneServer/.source}|${CLIENT_CALL.source}`,
  'g',
);
/** The declared name of a statement: it does not ask for itself. */
const DECLARES = /^(?:export\s{1,9})?(?:const|let|var)\s{1,9}[\w$]+/;
const WORD = /(?<![\w$]|[^.]\.)[A-Za-z_$][\w$]*/g;
/** Names that a statement gives to the environment: `import { env as e }`, `{ env: e }`. */
const RENAMED = /\benv\s{0,9}(?::|\bas\b)\s{0,9}([A-Za-z_$][\w$]*)/g;
const PLAIN = new Set(
  (
    'const let var function class import export from as if else for while switch case return throw new typeof await ' +
    'async true false null undefined this void in of try catch default extends type interface string number boolean ' +
    'any unknown never Promise Record Partial globalThis console'
  ).split(' '),
);
/** What follows a name that is used and not declared. */
const USED = /^\s{0,9}(?:\.|\?\.|\?\?|[(+\-*<>&|!;[])/;
const DECLARED = /(?:\b(?:const|let|var|function|class|import|as|type|enum|namespace)\s{1,9}|[*,/]\s{0,9})$/;
/** A name that is given a value: `= x` but no comparison, `of x`. */
const GIVEN = /^\s{0,9}(?:=(?![=>])|of\b)/;

/**
 * How much of a statement is kept: a block in it; what is around its brackets as well; all but the blocks in it; the
 * same, and its names are followed.
 */
export const [AROUND, FRAME, WHOLE, ASKED] = [1, 2, 3, 4];

/** What stands before the word for the environment, and what follows it where a name is spelled out. */
const CHAIN = /(?:[\w$]{1,60}\s{0,9}[!?]{0,2}\.\s{0,9}){1,30}$/;
const PLAIN_READ = /^\s{0,9}!?\??\.\s{0,9}[A-Z_][A-Z0-9_]*(?![\w$]|\s{0,9}\()/;

const MOST_ROUNDS = 24;
/** So many words are looked for in one expression; of more, each word of the file is looked up. */
const FEW = 12;
/** A file with more names for the environment, or around it, is cheaper to parse whole. */
const [MOST_ALIASES, MOST_ASKED] = [50, 400];

/**
 * Marks the statements that reading a file needs: those with a word of the environment or a name that stands for it, the
 * `if` after them, and what declares a name that one of these mentions. Rather too many than one too few.
 * @returns whether that was worth it
 */
export function choose(text: string, root: Group): boolean {
  const asked = new Set<string>();
  const aliases = new Set<string>();
  let [fresh, names]: [string[], string[]] = [[], []];
  const ask = (words: string) => {
    for (const [word] of words.matchAll(WORD)) {
      if (asked.has(word) || PLAIN.has(word)) continue;
      asked.add(word);
      fresh.push(word);
    }
  };
  const isTooMuch = () => aliases.size > MOST_ALIASES || asked.size > MOST_ASKED;
  const look = (position: number) => {
    const found = isTooMuch() ? undefined : mark(root, position, ASKED);
    if (!found) return;
    const words = ownText(text, found.group, found.index);
    for (const name of aliasesIn(words, aliases)) {
      if (aliases.has(name)) continue;
      aliases.add(name);
      names.push(name);
    }
    ask(words.replace(DECLARES, ''));
  };
  const lookAtHint = ({ index, 0: word }: { index: number; 0: string }) => {
    const found = mark(root, index, WHOLE);
    const next = found?.group.starts[found.index + 1];
    // `const x = process.env.X`, then `if (!x) throw …`.
    if (next !== undefined && /^if\b/.test(text.slice(next, next + 3))) mark(root, next, WHOLE);
    const end = index + word.length;
    const chain = CHAIN.exec(text.slice(Math.max(0, index - 60), index));
    // Of `process.env.NAME` nothing is asked but what `process` is.
    const isPlain = PLAIN_READ.test(text.slice(end, end + 80)) && (chain !== null || text[index - 1] !== '.');
    if (!isPlain) look(index);
    else if (chain) ask(chain[0]);
  };
  for (const found of text.matchAll(HINT)) lookAtHint(found);
  for (let round = 0; fresh.length + names.length > 0; round++) {
    if (round > MOST_ROUNDS || isTooMuch()) return false;
    const [words, own] = [fresh, names];
    [fresh, names] = [[], []];
    for (const found of matches(text, own)) lookAtHint(found);
    for (const { index, 0: word } of matches(text, words)) {
      const after = text.slice(index + word.length, index + word.length + 12);
      const isDeclared = DECLARED.test(text.slice(Math.max(0, index - 20), index));
      if (!isDeclared && USED.test(after)) continue;
      if (isDeclared || GIVEN.test(after)) look(index);
      else mark(root, index, FRAME);
    }
  }
  return !isTooMuch();
}

function* matches(text: string, words: readonly string[]): Iterable<RegExpExecArray> {
  if (words.length === 0) return;
  if (words.length > FEW) {
    const wanted = new Set(words);
    for (const found of text.matchAll(WORD)) if (wanted.has(found[0])) yield found;
    return;
  }
  const any = words.map((word) => word.replaceAll('$', '\\$')).join('|');
  yield* text.matchAll(new RegExp(`(?<![\\w$]|[^.]\\.)(?:${any})(?![\\w$])`, 'g'));
}

/** Names that `x = process.env` gives; a value that goes on after it is a text. */
function* aliasesIn(words: string, known: ReadonlySet<string>): Iterable<string> {
  for (const [, name] of words.matchAll(RENAMED)) yield name!;
  const any = ['env', ...known].map((word) => word.replaceAll('$', '\\$')).join('|');
  const last = new RegExp(`(?<![\\w$])(?:${any})(?![\\w$])(?!\\s{0,9}!?\\s{0,9}(?:\\?\\.|\\.|\\[|\\())`, 'g');
  for (const { index } of words.matchAll(last)) {
    const before = words.slice(Math.max(0, index - 200), index);
    const equals = before.lastIndexOf('=');
    // A call, a comparison or a text before it: what comes out is not the environment itself.
    if (equals < 0 || /[;'"`]|[\w$]\s{0,9}\($/.test(before.slice(equals + 1))) continue;
    const target = before.slice(0, equals);
    const colon = target.lastIndexOf(':');
    for (const part of colon < 0 ? [target] : [target, target.slice(0, colon)]) {
      const name = /[A-Za-z_$][\w$]{0,199}$/.exec(part.trimEnd());
      if (name) yield name[0];
    }
  }
}

/** Marks what is around a position; the innermost statement, if it had not the level before. */
function mark(root: Group, position: number, level: number): { group: Group; index: number } | undefined {
  let group: Group | undefined = root;
  let inner: { group: Group; index: number } = { group: root, index: 0 };
  while (group) {
    group.kept = true;
    if (isBlock(group)) {
      const index = Math.max(0, lastBefore(group.starts, position));
      group.marks ??= new Uint8Array(group.starts.length + 1);
      group.marks[index] = Math.max(AROUND, group.marks[index]!);
      inner = { group, index };
    }
    const child: Group | undefined = group.children[lastOf(group.children, position)];
    group = child && child.open < position && position < child.close ? child : undefined;
  }
  const marks = inner.group.marks!;
  if (marks[inner.index]! >= level) return undefined;
  marks[inner.index] = level;
  return inner;
}

/** Whether statements of a group can be left out one by one. */
export const isBlock = (group: Group): boolean => group.open < 0 || group.starts.length > 1;

/** Where a statement ends. */
export const endOf = (group: Group, index: number): number => group.ends[index] ?? group.close;

/** The text of a statement without the blocks in it. */
function ownText(text: string, group: Group, index: number): string {
  const pieces: string[] = [];
  const walk = (at: Group, from: number, to: number) => {
    let start = from;
    for (let i = Math.max(0, lastOf(at.children, from)); i < at.children.length; i++) {
      const child = at.children[i]!;
      if (child.open >= to) break;
      if (child.open < from) continue;
      pieces.push(text.slice(start, child.open + 1));
      if (!isBlock(child)) walk(child, child.open + 1, child.close);
      start = child.close;
    }
    pieces.push(text.slice(start, to));
  };
  walk(group, group.starts[index] ?? 0, endOf(group, index));
  return pieces.join('');
}

/** The last of increasing numbers that is not above a position; -1 without one. */
function lastBefore(numbers: readonly number[], position: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The last group that opens at a position or before it. */
export function lastOf(groups: readonly Group[], position: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (groups[middle]!.open <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
