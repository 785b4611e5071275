import { skipComment, skipExpression, skipString, skipTemplate } from './skip.js';

/** What stands between two brackets, or the whole file. */
export interface Group {
  /** Its opening bracket; -1 for the file. */
  readonly open: number;
  /** Its closing bracket. */
  close: number;
  /** The opening bracket, by its code. */
  readonly bracket: number;
  readonly parent: Group | undefined;
  readonly children: Group[];
  /** Where the token before it begins and ends. */
  readonly before: readonly [number, number];
  /** Where each of its statements begins, as far as they are certain to be told apart. */
  readonly starts: number[];
  /** Where each of its statements ends, its semicolon included; the last one ends with the group. */
  readonly ends: number[];
  /** What is kept of it: filled by those that choose. */
  kept: boolean;
  /** By statement, how much of it is kept. */
  marks: Uint8Array | undefined;
}

const [NEWLINE, RETURN, BANG, QUOTE, HASH, APOSTROPHE, PAREN, PAREN_END] = [10, 13, 33, 34, 35, 39, 40, 41];
const [PLUS, MINUS, DOT, SLASH, SEMICOLON, LESS, OPEN, CLOSE] = [43, 45, 46, 47, 59, 60, 91, 93];
const [BACKTICK, BRACE, BRACE_END] = [96, 123, 125];
/** Brackets inside of brackets: no program that a person wrote has so many. */
const DEEPEST = 150;

/** 1: part of a word, 2: space. */
const KINDS = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$')
  KINDS[char.charCodeAt(0)] = 1;
for (const char of ' \t\v\f\r\n') KINDS[char.charCodeAt(0)] = 2;
const isSpace = (code: number) =>
  code < 128 ? KINDS[code] === 2 : code === 0xfeff || code === 0xa0 || code === 0x2028 || code === 0x2029;
const isWord = (code: number) => (code < 128 ? KINDS[code] === 1 : !isSpace(code));

/** Words after which an expression begins, so that a slash begins a regular expression. */
const BEFORE_VALUE = new Set(
  'return typeof case in instanceof delete void throw new do else extends default await yield of'.split(' '),
);
/** Words after which a line may go on with any word. */
const OPEN_ENDED = new Set(
  (
    'return typeof case in instanceof delete void throw new do else extends default await yield of const let var ' +
    'function class import export if for while switch try finally async static public private protected readonly ' +
    'abstract declare override get set accessor type interface enum namespace module as is satisfies implements ' +
    'keyof infer unique asserts from with using break continue'
  ).split(' '),
);
/** `if (a) b; else c;`, `do a; while (b);` */
const GOES_ON = /(?:else|while)\b/y;
/** Words that begin a statement when they begin a line after a whole expression. */
const BEGINS = /(?:const|let|export|class|enum)\b|import\b(?!\s*[(.])/y;
/** Those that may as well be the one statement of an `if (…)` before them, or its condition's name. */
const BEGINS_UNLESS_HEAD =
  /(?:var|function|return|if|for|switch|throw|try|interface|type|async)\b(?!\s*[=(:.,?)])|(?:return|if|for|switch)\b/y;

/**
 * Orders a file of JavaScript or TypeScript by its brackets and statements. Linear; texts, templates, comments and
 * regular expressions are passed over.
 * @param file its name says whether `<` may begin an element of JSX
 * @returns undefined where it is not certain what is what
 */
export function readOutline(text: string, file: string): Group | undefined {
  const end = text.length;
  const hasMarkup = !/\.[mc]?ts$/i.test(file);
  const root = createGroup(-1, 0, undefined, [0, 0]);
  root.close = end;
  let group = root;
  let depth = 0;
  // The last token; the bracket that a closing one closed.
  let [from, to, last] = [0, 0, 0];
  let closed: Group | undefined;
  let [isFresh, hasBreak] = [true, false];
  for (let at = text.startsWith('#!') ? lineEnd(text) : 0; at < end; ) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === NEWLINE || code === RETURN) hasBreak = true;
      at++;
      continue;
    }
    if (code === SLASH) {
      const after = skipComment(text, at);
      if (after < 0) return undefined;
      if (after > at) {
        hasBreak ||= text.slice(at, after).includes('\n');
        at = after;
        continue;
      }
    }
    if (group.bracket === 0 || group.bracket === BRACE) {
      if (hasBreak && !isFresh && isEnd(text, from, to, last, closed, at, group)) {
        group.ends.push(to);
        isFresh = true;
      }
      if (isFresh && code !== BRACE_END) {
        GOES_ON.lastIndex = at;
        if (group.ends.length > 0 && GOES_ON.test(text)) group.ends.pop();
        else group.starts.push(at);
        isFresh = false;
      }
    }
    hasBreak = false;
    let next = at + 1;
    if (isWord(code) || code === HASH) {
      while (next < end && isWord(text.charCodeAt(next))) next++;
    } else if (code === QUOTE || code === APOSTROPHE) next = skipString(text, at);
    else if (code === BACKTICK) next = skipTemplate(text, at);
    else if (code === SLASH) {
      const kind = slashAfter(text, from, to, last, closed);
      if (kind === undefined) return undefined;
      if (kind === 'expression') next = skipExpression(text, at);
    } else if (code === PAREN || code === OPEN || code === BRACE) {
      if (++depth > DEEPEST) return undefined;
      const inner = createGroup(at, code, group, [from, to]);
      group.children.push(inner);
      group = inner;
      isFresh = code === BRACE;
    } else if (code === PAREN_END || code === CLOSE || code === BRACE_END) {
      const opening = code === PAREN_END ? PAREN : code === CLOSE ? OPEN : BRACE;
      if (group.bracket !== opening || !group.parent) return undefined;
      group.close = at;
      closed = group;
      group = group.parent;
      depth--;
      isFresh = false;
    } else if (code === SEMICOLON && (group.bracket === 0 || group.bracket === BRACE)) {
      group.ends.push(next);
      isFresh = true;
    } else if (code === LESS && hasMarkup && isTag(text, at) && !isOperand(text, from, to, last))
      return undefined;
    if (next < 0) return undefined;
    [from, to, last] = [at, next, code];
    at = next;
  }
  return group === root ? root : undefined;
}

const lineEnd = (text: string) => (text.includes('\n') ? text.indexOf('\n') : text.length);

function createGroup(
  open: number,
  bracket: number,
  parent: Group | undefined,
  before: readonly [number, number],
): Group {
  return {
    open,
    close: -1,
    bracket,
    parent,
    children: [],
    before,
    starts: [],
    ends: [],
    kept: false,
    marks: undefined,
  };
}

const isTag = (text: string, at: number) => /[^\s<=\d]/.test(text[at + 1] ?? '');

/** Whether the token that ends here can be the end of an expression. */
function isOperand(text: string, from: number, to: number, last: number): boolean {
  if (to === 0) return false;
  if (isWord(last)) return !BEFORE_VALUE.has(text.slice(from, to));
  return (
    last === QUOTE ||
    last === APOSTROPHE ||
    last === BACKTICK ||
    last === PAREN_END ||
    last === CLOSE ||
    last === BRACE_END
  );
}

/** Whether a slash divides or begins a regular expression, where the token before it tells. */
function slashAfter(
  text: string,
  from: number,
  to: number,
  last: number,
  closed: Group | undefined,
): 'divides' | 'expression' | undefined {
  if (to === 0) return 'expression';
  if (last === PAREN_END) {
    const head = text.slice(...closed!.before);
    return /^(?:if|while|for|with)$/.test(head) ? 'expression' : 'divides';
  }
  // A block or an object, `x++ / 2`, `x! / 2`.
  if (last === BRACE_END || last === PLUS || last === MINUS) return undefined;
  if (last === BANG) return /[\w$)\]!]/.test(text[from - 1] ?? '') ? undefined : 'expression';
  if (isWord(last)) {
    const word = text.slice(from, to);
    if (word === 'of' || word === 'yield' || word === 'await') return undefined;
    const isProperty = text.charCodeAt(from - 1) === DOT;
    return BEFORE_VALUE.has(word) && !isProperty ? 'expression' : 'divides';
  }
  // The end of a regular expression is a slash as well: its flags are a word.
  if (last === SLASH) return to - from > 1 ? 'divides' : 'expression';
  return isOperand(text, from, to, last) ? 'divides' : 'expression';
}

/** Whether a statement is certain to end at a line break, by the tokens around it. */
function isEnd(
  text: string,
  from: number,
  to: number,
  last: number,
  closed: Group | undefined,
  at: number,
  group: Group,
): boolean {
  const code = text.charCodeAt(at);
  // Nothing but a small letter begins one of the words.
  if (code < 97 || code > 122) return false;
  BEGINS.lastIndex = at;
  BEGINS_UNLESS_HEAD.lastIndex = at;
  const isHead = last === PAREN_END;
  if (!BEGINS.test(text) && (isHead || !BEGINS_UNLESS_HEAD.test(text))) return false;
  // A decorator goes with what it decorates.
  if (text[group.starts.at(-1)!] === '@') return false;
  if (last === SLASH) return to - from > 1;
  if (last === PAREN_END && closed && /^(?:for|while|if|with)$/.test(text.slice(...closed.before)))
    return false;
  return isOperand(text, from, to, last) && !(isWord(last) && OPEN_ENDED.has(text.slice(from, to)));
}
