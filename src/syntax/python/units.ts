/** A logical line of a module: a simple statement, or the head of a compound one. */
export interface Unit {
  /** Where its first physical line starts. */
  readonly start: number;
  /** Its first character. */
  readonly from: number;
  /** Where its last physical line ends, before the line break. */
  readonly to: number;
  readonly indent: number;
  /** It ends in a colon: deeper lines belong to it. */
  readonly opens: boolean;
  /** The last `=` outside of brackets that gives something a value; -1 without one. */
  readonly equals: number;
  /** It has a `for`, a `lambda` or a `:=`, which bind names inside of expressions. */
  readonly binds: boolean;
  /** It is a text and nothing else. */
  readonly isText: boolean;
}

const [TAB, NEWLINE, FEED, RETURN, SPACE] = [9, 10, 12, 13, 32];
const [QUOTE, HASH, APOSTROPHE, COLON, EQUALS, BACKSLASH] = [34, 35, 39, 58, 61, 92];

/** 1: part of a word, 2: opens a bracket, 3: closes one. */
const KINDS = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_')
  KINDS[char.charCodeAt(0)] = 1;
for (const char of '([{') KINDS[char.charCodeAt(0)] = 2;
for (const char of ')]}') KINDS[char.charCodeAt(0)] = 3;
const kindOf = (code: number) => (code > 127 ? 1 : KINDS[code]!);

/**
 * Splits a module into logical lines, by brackets, texts and comments alone. Linear.
 * @returns undefined where that is not certain: tabs before a line, a bracket or a text that is not closed
 */
export function splitUnits(text: string): Unit[] | undefined {
  const units: Unit[] = [];
  const end = text.length;
  let at = 0;
  while (at < end) {
    const start = at;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === TAB || code === FEED || code === BACKSLASH || code === 0xfeff) return undefined;
    if (code === HASH) at = lineEnd(text, at);
    if (at >= end) break;
    if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEWLINE) at++;
    if (text.charCodeAt(at) === NEWLINE) {
      at++;
      continue;
    }
    const unit = readUnit(text, start, at);
    if (!unit) return undefined;
    units.push(unit);
    at = unit.to + 1;
  }
  return units;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found < 0 ? text.length : found;
}

function readUnit(text: string, start: number, from: number): Unit | undefined {
  let [at, depth, last, equals] = [from, 0, 0, -1];
  let binds = false;
  let isText = true;
  const end = text.length;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB) continue;
    const kind = kindOf(code);
    if (kind === 1) {
      const word = at;
      while (at + 1 < end && kindOf(text.charCodeAt(at + 1)) === 1) at++;
      const next = text.charCodeAt(at + 1);
      if (next !== QUOTE && next !== APOSTROPHE) isText = false;
      const length = at + 1 - word;
      if ((length === 3 && text.startsWith('for', word)) || (length === 6 && text.startsWith('lambda', word)))
        binds = true;
    } else if (code === NEWLINE) {
      if (depth === 0) break;
      continue;
    } else if (code === QUOTE || code === APOSTROPHE) {
      at = skipText(text, at, code);
      if (at < 0) return undefined;
    } else if (code === HASH) {
      at = lineEnd(text, at) - 1;
      continue;
    } else if (code === BACKSLASH) {
      if (text.charCodeAt(at + 1) === RETURN) at++;
      if (text.charCodeAt(at + 1) !== NEWLINE) return undefined;
      at++;
      continue;
    } else if (code === RETURN) {
      if (text.charCodeAt(at + 1) !== NEWLINE) return undefined;
      continue;
    } else {
      isText = false;
      if (kind === 2) depth++;
      else if (kind === 3 && --depth < 0) return undefined;
      else if (code === EQUALS) {
        if (text.charCodeAt(at - 1) === COLON) binds = true;
        if (depth === 0 && isAssignment(text, at)) equals = at;
        if (text.charCodeAt(at + 1) === EQUALS) at++;
      }
    }
    last = code;
  }
  if (depth > 0) return undefined;
  return { start, from, to: at, indent: from - start, opens: last === COLON, equals, binds, isText };
}

/** `=`, `+=`, `>>=` and the like, but no comparison. */
function isAssignment(text: string, at: number): boolean {
  const before = text[at - 1]!;
  if (text.charCodeAt(at + 1) === EQUALS || before === '!') return false;
  return (before !== '<' && before !== '>') || text[at - 2] === before;
}

/** The last character of a text that starts with a quote; -1 if it has none. */
function skipText(text: string, from: number, quote: number): number {
  const isLong = text.charCodeAt(from + 1) === quote && text.charCodeAt(from + 2) === quote;
  for (let at = from + (isLong ? 3 : 1); at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === NEWLINE && !isLong) return -1;
    else if (code !== quote) continue;
    else if (!isLong) return at;
    else if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) return at + 2;
  }
  return -1;
}
