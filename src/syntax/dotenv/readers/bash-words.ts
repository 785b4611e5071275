import { isSafeCommand, skipBackquoted, skipParentheses } from './bash-substitutions.js';
import { type BashPiece, BashStop, type BashWord } from './bash-types.js';
import { readBraces, readDollar } from './bash-references.js';

/** What ends a word where it is not quoted. */
const META = new Set([...' \t\n;&|<>()']);
const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(?:\[[\w]*\])?(\+?)=/y;

/** Pieces with the offset at which the text goes on. */
export interface ReadPieces {
  readonly pieces: readonly BashPiece[];
  readonly end: number;
}

/** Gathers pieces, neighbouring texts joined. */
export function createPieces() {
  const pieces: BashPiece[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
  };
  return {
    add: (more: string) => {
      text += more;
    },
    push: (...more: readonly BashPiece[]) => {
      for (const piece of more) {
        if (piece.kind === 'text') text += piece.text;
        else {
          flush();
          pieces.push(piece);
        }
      }
    },
    finish: (): readonly BashPiece[] => {
      flush();
      return pieces;
    },
  };
}

/** Reads the word at an offset; undefined where there is none. */
export function readWord(text: string, start: number): BashWord | undefined {
  ASSIGNMENT.lastIndex = start;
  const head = ASSIGNMENT.exec(text);
  // A name with a line end in it, an element whose index is more than a word.
  if (head === null && /^[A-Za-z0-9_]*(?:\\\n|(?<=\w)\[)/.test(text.slice(start, start + 200)))
    throw new BashStop('not-followed', start);
  const from = start + (head?.[0].length ?? 0);
  const array = head?.[0].includes('[') || (head !== null && text.charCodeAt(from) === 40);
  const read = head !== null && text.charCodeAt(from) === 40 ? readArray(text, from) : undefined;
  const { pieces, end, quoted } = read ?? readBare(text, from, head !== null);
  if (end === start) return undefined;
  return {
    range: { start, end },
    pieces,
    quoted,
    ...(head === null ? {} : { assigns: { name: head[1]!, append: head[2] === '+', array } }),
  };
}

/** The values of an array have to be read, to find its end. */
function readArray(text: string, open: number): ReadPieces & { readonly quoted: boolean } {
  for (let at = open + 1; at < text.length; ) {
    const code = text.charAt(at);
    if (code === ')') return { pieces: [{ kind: 'unknown', runs: false }], end: at + 1, quoted: false };
    if (code === ' ' || code === '\t' || code === '\n') at++;
    else if (code === '#') at = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
    else {
      const word = readWord(text, at);
      if (word === undefined) throw new BashStop('syntax-error', at);
      // `[1]=x`, and commands that may set something.
      if (word.pieces.some(({ kind }) => kind !== 'text')) throw new BashStop('not-followed', at);
      at = word.range.end;
    }
  }
  throw new BashStop('syntax-error', open);
}

function readBare(text: string, from: number, assigned: boolean): ReadPieces & { readonly quoted: boolean } {
  const out = createPieces();
  let quoted = false;
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (META.has(character)) break;
    if (character === '~' && assigned && (at === from || text.charAt(at - 1) === ':')) {
      const next = text.charAt(at + 1);
      out.push(
        next === '/' || next === ':' || next === '' || META.has(next)
          ? { kind: 'home' }
          : { kind: 'unknown', runs: false },
      );
      at++;
      continue;
    }
    const quote = readQuoted(text, at);
    if (quote === undefined) {
      out.add(character);
      at++;
      continue;
    }
    quoted ||= character !== '$' && character !== '`';
    out.push(...quote.pieces);
    at = quote.end;
  }
  return { pieces: out.finish(), end: at, quoted };
}

/** What a backslash, a quote, a `$` or a backtick starts outside double quotes; undefined for other characters. */
export function readQuoted(text: string, at: number, depth = 0): ReadPieces | undefined {
  switch (text.charAt(at)) {
    case '\\': {
      const next = text.charAt(at + 1);
      return {
        pieces: next === '\n' ? [] : [{ kind: 'text', text: next || '\\' }],
        end: Math.min(at + 2, text.length),
      };
    }
    case "'": {
      const close = text.indexOf("'", at + 1);
      if (close === -1) throw new BashStop('syntax-error', at);
      return { pieces: [{ kind: 'text', text: text.slice(at + 1, close) }], end: close + 1 };
    }
    case '"':
      return readDoubleQuoted(text, at + 1, depth);
    case '`':
      return readCommand(text, at, skipBackquoted(text, at));
    case '$':
      if (text.charAt(at + 1) === "'") return readAnsi(text, at + 2);
      if (text.charAt(at + 1) === '"') return readDoubleQuoted(text, at + 2, depth);
      return readReference(text, at, false, depth);
    default:
      return undefined;
  }
}

function readDoubleQuoted(text: string, from: number, depth: number): ReadPieces {
  const out = createPieces();
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '"') return { pieces: out.finish(), end: at + 1 };
    if (character === '\\') {
      const next = text.charAt(at + 1);
      if (next !== '\n') out.add('$`"\\'.includes(next) && next !== '' ? next : `\\${next}`);
      at += 2;
    } else if (character === '`' || character === '$') {
      const read =
        character === '`'
          ? readCommand(text, at, skipBackquoted(text, at))
          : readReference(text, at, true, depth);
      out.push(...read.pieces);
      at = read.end;
    } else {
      const next = findSpecial(text, at);
      out.add(text.slice(at, next));
      at = next;
    }
  }
  throw new BashStop('syntax-error', from - 1);
}

function findSpecial(text: string, from: number): number {
  let at = from;
  while (at < text.length && !'"\\`$'.includes(text.charAt(at))) at++;
  return at;
}

const ANSI: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

function readAnsi(text: string, from: number): ReadPieces {
  let value: string | undefined = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "'") {
      const piece: BashPiece =
        value === undefined ? { kind: 'unknown', runs: false } : { kind: 'text', text: value };
      return { pieces: [piece], end: at + 1 };
    }
    if (character !== '\\') value = value === undefined ? undefined : value + character;
    else {
      const escaped: string | undefined = ANSI[text.charAt(++at)];
      value = value === undefined || escaped === undefined ? undefined : value + escaped;
    }
  }
  throw new BashStop('syntax-error', from);
}

/** A `$` and what belongs to it. */
export function readReference(text: string, at: number, inQuotes: boolean, depth: number): ReadPieces {
  if (depth > 50 || text.startsWith('\\\n', at + 1)) throw new BashStop('not-followed', at);
  const next = text.charAt(at + 1);
  if (next === '(') {
    if (text.charAt(at + 2) === '(') throw new BashStop('not-followed', at);
    return readCommand(text, at, skipParentheses(text, at + 1));
  }
  // `$[…]` is arithmetic too, and may set variables.
  if (next === '[') throw new BashStop('not-followed', at);
  return next === '{' ? readBraces(text, at, inQuotes, depth) : readDollar(text, at);
}

function readCommand(text: string, at: number, end: number): ReadPieces {
  const open = text.charAt(at) === '`' ? 1 : 2;
  if (!isSafeCommand(text.slice(at + open, end - 1))) throw new BashStop('not-followed', at);
  return { pieces: [{ kind: 'unknown', runs: true }], end };
}
