import type { CodeRead } from '../types.js';
import { parsePythonJson } from './python-json.js';
import { readFloat, readInt } from './python-numbers.js';
import { type Judgement, toJson, type Why } from './types.js';

/** Turns a text into a value; the read says how a list is split, and limits. */
export type Cast = (text: string, read: CodeRead) => Judgement;

export const raises = (code: Why['code'], expected?: string): Judgement => ({
  ok: false,
  effect: 'raises',
  why: { code, ...(expected === undefined ? {} : { expected }) },
});
export const misreads = (code: Why['code'], expected?: string): Judgement => ({
  ok: false,
  effect: 'misread',
  why: { code, ...(expected === undefined ? {} : { expected }) },
});
export const reads = (value?: Extract<Judgement, { ok: true }>['value']): Judgement =>
  value === undefined ? { ok: true } : { ok: true, value };
export const NOT_KNOWN: Judgement = { ok: null };

const TRUE = /^(?:1|true|yes|on|y|t|enabled?)$/i;
const FALSE = /^(?:0|false|no|off|n|f|disabled?)$/i;

/** What a person who writes this word wants; undefined for a word that is neither. */
export function meaningOf(text: string): boolean | undefined {
  const word = text.trim();
  return TRUE.test(word) ? true : FALSE.test(word) ? false : undefined;
}

/** The program takes `read` for a text by which someone may have meant something else. */
export function asBoolean(read: boolean, text: string, expected?: string): Judgement {
  const meant = meaningOf(text);
  if (meant === read || (text === '' && !read)) return reads(read);
  return meant === undefined ? NOT_KNOWN : misreads('boolean', expected);
}

export const integer = (text: string): Judgement => {
  const value = readInt(text);
  if (value === null) return NOT_KNOWN;
  return value === undefined ? raises('integer') : reads(toJson(value));
};
export const float = (text: string): Judgement => {
  const value = readFloat(text);
  if (value === null) return NOT_KNOWN;
  return value === undefined ? raises('number') : reads(toJson(value));
};
/** Neither `nan` nor `inf`. */
export const finite = (text: string): Judgement => {
  const judged = float(text);
  return judged.ok && judged.value === undefined ? raises('number') : judged;
};
export const json = (text: string): Judgement => {
  const value = parsePythonJson(text);
  if (value === 'too-deep') return NOT_KNOWN;
  return value === 'invalid' ? raises('json') : reads(toJson(value.value));
};

/** One of the words for yes and no, else it raises. */
export const words = (yes: readonly string[], no: readonly string[], change: (text: string) => string) => {
  const expected = [...yes, ...no].join(', ');
  return (text: string): Judgement => {
    const word = change(text);
    if (yes.includes(word)) return reads(true);
    return no.includes(word) ? reads(false) : raises('boolean', expected);
  };
};
export const lower = (text: string) => text.toLowerCase();
export const strtobool = words(
  ['y', 'yes', 't', 'true', 'on', '1'],
  ['n', 'no', 'f', 'false', 'off', '0'],
  lower,
);

/** marshmallow compares with a fixed list of spellings. */
const cases = (...all: string[]) =>
  all.flatMap((word) => [...new Set([word, word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1)])]);
/** Words of a marshmallow field, and so of environs. */
export const marshmallow = words(
  cases('t', 'true', '1', 'on', 'y', 'yes'),
  cases('f', 'false', '0', 'off', 'n', 'no'),
  (text) => text,
);
