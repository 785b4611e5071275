/**
 * How BuildKit finds `<<NAME` in a line: it cuts the line into words with its shell lexer, nothing defined and
 * quotes kept, and looks at each word. A line that this lexer cannot read (an odd quote, `${x^}`) has no heredocs.
 */
import { findNameEnd, isSpace } from './characters.js';
import type { Span } from './words.js';

export interface LexWord {
  readonly text: string;
  readonly span: Span;
}

const MAX_DEPTH = 60;

class LexError extends Error {}

interface Lexer {
  readonly source: string;
  readonly rawQuotes: boolean;
  rawEscapes: boolean;
  pos: number;
  depth: number;
  /** The word in the making; a nested operand empties it, as BuildKit's shared buffer does. */
  word: string;
  inWord: boolean;
  wordStart: number;
}

/** Cuts a line into words; undefined where the lexer fails. Linear, with a cap on nesting. */
export function lexWords(source: string, rawQuotes: boolean, rawEscapes: boolean): LexWord[] | undefined {
  const lexer: Lexer = {
    source,
    rawQuotes,
    rawEscapes,
    pos: 0,
    depth: 0,
    word: '',
    inWord: false,
    wordStart: 0,
  };
  const words: LexWord[] = [];
  try {
    lexTop(lexer, words);
    return words;
  } catch (error) {
    if (error instanceof LexError) return undefined;
    throw error;
  }
}

function addRaw(lexer: Lexer, text: string, from: number): void {
  if (lexer.word === '') lexer.wordStart = from;
  lexer.word += text;
  lexer.inWord = true;
}

function addCharacter(lexer: Lexer, words: LexWord[], char: string, from: number): void {
  if (!isSpace(char.charCodeAt(0))) addRaw(lexer, char, from);
  else if (lexer.inWord && lexer.word !== '') {
    words.push({ text: lexer.word, span: { start: lexer.wordStart, end: from } });
    lexer.word = '';
    lexer.inWord = false;
  }
}

function lexTop(lexer: Lexer, words: LexWord[]): void {
  const { source } = lexer;
  while (lexer.pos < source.length) {
    const from = lexer.pos;
    const char = source[from]!;
    if (char === '$') {
      const value = lexDollar(lexer);
      // Spaces in an operand do end a word.
      const verbatim = value.length === lexer.pos - from;
      for (let i = 0; i < value.length; i++) {
        addCharacter(lexer, words, value[i]!, verbatim ? from + i : from);
      }
    } else if (char === "'") addRaw(lexer, lexSingle(lexer), from);
    else if (char === '"') addRaw(lexer, lexDouble(lexer), from);
    else if (char === '<') addRaw(lexer, lexAngle(lexer), from);
    else if (char === '\\') {
      if (lexer.rawEscapes) addRaw(lexer, char, from);
      lexer.pos += 2;
      const next = source[from + 1];
      if (next !== undefined) addRaw(lexer, next, lexer.rawEscapes ? from + 1 : from);
    } else {
      lexer.pos++;
      addCharacter(lexer, words, char, from);
    }
  }
  if (lexer.word !== '')
    words.push({ text: lexer.word, span: { start: lexer.wordStart, end: source.length } });
}

/** `<<` takes the blanks after it into the word: `<< EOF` is one word. */
function lexAngle(lexer: Lexer): string {
  const from = lexer.pos++;
  if (lexer.source[lexer.pos] !== '<') return '<';
  lexer.pos++;
  while (lexer.pos < lexer.source.length && '\t\r '.includes(lexer.source[lexer.pos]!)) lexer.pos++;
  return lexer.source.slice(from, lexer.pos);
}

function lexSingle(lexer: Lexer): string {
  const from = lexer.pos;
  const close = lexer.source.indexOf("'", from + 1);
  if (close === -1) throw new LexError();
  lexer.pos = close + 1;
  return lexer.rawQuotes ? lexer.source.slice(from, close + 1) : lexer.source.slice(from + 1, close);
}

function lexDouble(lexer: Lexer): string {
  const { source } = lexer;
  const quote = lexer.rawQuotes ? '"' : '';
  let result = quote;
  lexer.pos++;
  while (lexer.pos < source.length) {
    const char = source[lexer.pos]!;
    if (char === '"') {
      lexer.pos++;
      return result + quote;
    }
    if (char === '$') {
      result += lexDollar(lexer);
      continue;
    }
    lexer.pos++;
    const next = source[lexer.pos];
    if (char !== '\\') result += char;
    else if (next === '"' || next === '$' || next === '\\') {
      result += lexer.rawEscapes ? char + next : next;
      lexer.pos++;
    } else if (next !== undefined) result += lexer.rawEscapes && !lexer.rawQuotes ? '\\\\' : '\\';
  }
  throw new LexError();
}

function lexName(lexer: Lexer): string {
  const from = lexer.pos;
  lexer.pos = findNameEnd(lexer.source, from);
  return lexer.source.slice(from, lexer.pos);
}

function lexDollar(lexer: Lexer): string {
  const { source } = lexer;
  lexer.pos++;
  if (source[lexer.pos] !== '{') return `$${lexName(lexer)}`;
  lexer.pos++;
  const first = source[lexer.pos];
  if (first === undefined || first === '{' || first === '}' || first === ':') throw new LexError();
  const name = lexName(lexer);
  let operator = source[lexer.pos++];
  if (operator === '}') return `\${${name}}`;
  if (operator === '/') {
    // The replace-all mark is not kept.
    if (source[lexer.pos] === '/') lexer.pos++;
    const pattern = lexOperand(lexer, '/', true, true);
    return `\${${name}/${pattern}/${lexOperand(lexer, '}', true, false)}}`;
  }
  const colon = operator === ':';
  if (colon) operator = source[lexer.pos++];
  else if (operator === undefined || !'+-?#%'.includes(operator)) throw new LexError();
  const pattern = operator === '#' || operator === '%';
  if (colon && (pattern || operator === undefined)) throw new LexError();
  const operand = lexOperand(lexer, '}', pattern, pattern);
  return `\${${name}${colon ? ':' : ''}${operator}${operand}}`;
}

function lexOperand(lexer: Lexer, stop: string, rawEscapes: boolean, doubled: boolean): string {
  if (++lexer.depth > MAX_DEPTH) throw new LexError();
  lexer.word = '';
  const outer = lexer.rawEscapes;
  lexer.rawEscapes = rawEscapes;
  const { source } = lexer;
  let result = '';
  while (lexer.pos < source.length) {
    const char = source[lexer.pos]!;
    if (char === stop) {
      lexer.pos++;
      lexer.depth--;
      lexer.rawEscapes = outer;
      lexer.word = '';
      return result;
    }
    if (char === '$') result += lexDollar(lexer);
    else if (char === "'") {
      const text = lexSingle(lexer);
      result += doubled ? text.replaceAll('\\', '\\\\') : text;
    } else if (char === '"') result += lexDouble(lexer);
    else if (char === '<') result += lexAngle(lexer);
    else if (char === '\\') {
      result += (rawEscapes ? char : '') + (source[lexer.pos + 1] ?? '');
      lexer.pos += 2;
    } else {
      result += char;
      lexer.pos++;
    }
  }
  throw new LexError();
}
