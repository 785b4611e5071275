/**
 * What BuildKit expands in a word: its own small shell lexer (frontend/dockerfile/shell/lex.go), which differs from
 * a real shell in what it knows (no `:=`, no `^`, patterns without brackets) and in its quoting.
 */
import { createLiterals } from './literals.js';
import { findNameEnd } from './characters.js';
import type { MappedText } from './mapped-text.js';
import { sourceRange } from './mapped-text.js';
import type { VariableOperator, VariablePart, WordPart } from './part-types.js';

export type VariableErrorReason =
  | 'bad-substitution'
  | 'unterminated'
  | 'unsupported-modifier'
  | 'quote'
  | 'too-deep';

export interface ScannedWord {
  readonly parts: readonly WordPart[];
  /** The first thing that BuildKit refuses, with offsets into the mapped text; parts end before it. */
  readonly error:
    | { readonly reason: VariableErrorReason; readonly start: number; readonly end: number }
    | undefined;
}

/** BuildKit has no such cap; nobody nests so deep, and recursion must end somewhere. */
const MAX_DEPTH = 60;

interface State {
  readonly word: MappedText;
  readonly escape: string;
  readonly quotes: boolean;
  pos: number;
  error: ScannedWord['error'];
}

/** How escapes are treated in an operand: patterns keep them. */
interface Mode {
  readonly raw: boolean;
  readonly doubled: boolean;
}

const PLAIN: Mode = { raw: false, doubled: false };

/**
 * Reads a word as BuildKit expands it. `quotes: false` is for heredoc bodies, where quotes mean nothing.
 * Linear; nesting above a cap is an error in the result.
 */
export function scanWord(word: MappedText, escapeChar: string, quotes = true): ScannedWord {
  const state: State = { word, escape: escapeChar, quotes, pos: 0, error: undefined };
  const parts = scanUntil(state, '', PLAIN, 0);
  return { parts, error: state.error };
}

function fail(state: State, reason: VariableErrorReason, start: number): void {
  state.error ??= { reason, start, end: Math.max(start + 1, Math.min(state.pos, state.word.text.length)) };
  state.pos = state.word.text.length;
}

type Literals = ReturnType<typeof createLiterals>;

function scanUntil(state: State, stop: string, mode: Mode, depth: number): WordPart[] {
  const { text } = state.word;
  const parts: WordPart[] = [];
  const literals = createLiterals(state.word, parts);
  const opened = state.pos;
  while (state.pos < text.length) {
    const from = state.pos;
    const char = text[from]!;
    if (char === stop) {
      state.pos++;
      literals.flush();
      return parts;
    }
    if (char === '$') scanDollar(state, parts, literals, 'none', depth);
    else if (state.quotes && char === "'") scanSingle(state, literals, mode);
    else if (state.quotes && char === '"') scanDouble(state, parts, literals, mode, depth);
    else if (char === state.escape) {
      const next = text[from + 1];
      state.pos = from + 2;
      if (next === undefined) literals.add(mode.raw ? char : '', from, text.length, 'none');
      else literals.add(mode.raw ? char + next : next, from, from + 2, 'none');
    } else {
      state.pos++;
      literals.add(char, from, state.pos, 'none');
    }
  }
  literals.flush();
  if (stop !== '' && state.error === undefined) fail(state, 'unterminated', Math.max(opened - 1, 0));
  return parts;
}

function scanSingle(state: State, literals: Literals, mode: Mode): void {
  const { text } = state.word;
  const from = state.pos;
  const close = text.indexOf("'", from + 1);
  if (close === -1) {
    state.pos = text.length;
    fail(state, 'quote', from);
    return;
  }
  const inner = text.slice(from + 1, close);
  const value = mode.doubled ? inner.replaceAll(state.escape, state.escape + state.escape) : inner;
  literals.add(value, from, close + 1, 'single');
  state.pos = close + 1;
}

function scanDouble(state: State, parts: WordPart[], literals: Literals, mode: Mode, depth: number): void {
  const { text } = state.word;
  const from = state.pos;
  literals.add('', from, from + 1, 'double');
  state.pos++;
  while (state.pos < text.length) {
    const at = state.pos;
    const char = text[at]!;
    if (char === '"') {
      state.pos++;
      literals.add('', at, at + 1, 'double');
      return;
    }
    if (char === '$') {
      scanDollar(state, parts, literals, 'double', depth);
      continue;
    }
    state.pos++;
    if (char !== state.escape) {
      literals.add(char, at, at + 1, 'double');
      continue;
    }
    const next = text[at + 1];
    if (next === undefined) continue;
    if (next === '"' || next === '$' || next === state.escape) {
      state.pos++;
      literals.add(mode.raw ? char + next : next, at, at + 2, 'double');
    } else literals.add(mode.raw ? char + char : char, at, at + 1, 'double');
  }
  if (state.error === undefined) fail(state, 'quote', from);
}

function scanDollar(
  state: State,
  parts: WordPart[],
  literals: Literals,
  quote: VariablePart['quote'],
  depth: number,
): void {
  const { text } = state.word;
  const from = state.pos++;
  if (text[state.pos] === '{') {
    const variable = scanBraced(state, from, quote, depth);
    literals.flush();
    if (variable !== undefined) parts.push(variable);
    return;
  }
  const nameStart = state.pos;
  state.pos = findNameEnd(text, nameStart);
  const name = text.slice(nameStart, state.pos);
  if (name === '') {
    literals.add('$', from, from + 1, quote);
    return;
  }
  literals.flush();
  parts.push({
    kind: 'variable',
    name,
    nameRange: sourceRange(state.word, nameStart, state.pos),
    range: sourceRange(state.word, from, state.pos),
    braced: false,
    quote,
    operand: [],
    replacement: [],
  });
}

function scanBraced(
  state: State,
  from: number,
  quote: VariablePart['quote'],
  depth: number,
): VariablePart | undefined {
  const { text } = state.word;
  state.pos++;
  const first = text[state.pos];
  if (first === undefined) return void fail(state, 'unterminated', from);
  if (first === '{' || first === '}' || first === ':') return void fail(state, 'bad-substitution', from);
  if (depth >= MAX_DEPTH) return void fail(state, 'too-deep', from);
  const nameStart = state.pos;
  state.pos = findNameEnd(text, nameStart);
  const name = text.slice(nameStart, state.pos);
  const nameRange = sourceRange(state.word, nameStart, state.pos);
  const tail = scanOperator(state, from, depth);
  if (tail === undefined || state.error !== undefined) return undefined;
  return {
    kind: 'variable',
    name,
    nameRange,
    range: sourceRange(state.word, from, state.pos),
    braced: true,
    quote,
    ...tail,
  };
}

type Tail = Pick<VariablePart, 'operand' | 'replacement'> & { operator?: VariableOperator };

function scanOperator(state: State, from: number, depth: number): Tail | undefined {
  const { text } = state.word;
  let char = text[state.pos++];
  if (char === undefined) return void fail(state, 'unterminated', from);
  if (char === '}') return { operand: [], replacement: [] };
  if (char === '/') {
    const all = text[state.pos] === '/';
    if (all) state.pos++;
    const operand = scanUntil(state, '/', { raw: true, doubled: true }, depth + 1);
    const replacement = scanUntil(state, '}', { raw: true, doubled: false }, depth + 1);
    return { operator: all ? '//' : '/', operand, replacement };
  }
  const colon = char === ':';
  if (colon) char = text[state.pos++];
  if (char === undefined) return void fail(state, 'unterminated', from);
  if (char === '#' || char === '%') {
    if (colon) return void fail(state, 'unsupported-modifier', from);
    const twice = text[state.pos] === char;
    if (twice) state.pos++;
    const operand = scanUntil(state, '}', { raw: true, doubled: true }, depth + 1);
    return { operator: (twice ? char + char : char) as VariableOperator, operand, replacement: [] };
  }
  if (char !== '-' && char !== '+' && char !== '?') return void fail(state, 'unsupported-modifier', from);
  const operand = scanUntil(state, '}', PLAIN, depth + 1);
  return { operator: `${colon ? ':' : ''}${char}`, operand, replacement: [] };
}
