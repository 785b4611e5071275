import type { PyValue } from './types.js';

const DEEPEST = 200;
const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y;
const WORDS: readonly (readonly [string, PyValue])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];
const STRING = /"((?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*)"/y;

/** What `json.loads` gives: `NaN` and infinities are taken, whole numbers are exact. */
export function parsePythonJson(text: string): { value: PyValue } | 'invalid' | 'too-deep' {
  let at = 0;
  let tooDeep = false;
  const skip = () => {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
  };
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match;
  };
  const read = (depth: number): PyValue | undefined => {
    if (depth > DEEPEST) tooDeep = true;
    if (tooDeep) return undefined;
    skip();
    const char = text[at];
    if (char === '"') return readString();
    if (char === '[') return readList(depth);
    if (char === '{') return readObject(depth);
    for (const [word, value] of WORDS) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return value;
    }
    const match = take(NUMBER);
    if (!match) return undefined;
    return match[1] === undefined && match[2] === undefined ? BigInt(match[0]) : Number(match[0]);
  };
  const readString = (): string | undefined => {
    const match = take(STRING);
    // What the expression let through is a string of JSON proper.
    return match ? (JSON.parse(match[0]) as string) : undefined;
  };
  const readList = (depth: number): PyValue | undefined => {
    const items: PyValue[] = [];
    at++;
    skip();
    if (text[at] === ']') {
      at++;
      return items;
    }
    for (;;) {
      const item = read(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
      skip();
      const end = text[at++];
      if (end === ']') return items;
      if (end !== ',') return undefined;
    }
  };
  const readObject = (depth: number): PyValue | undefined => {
    const entries = new Map<string, PyValue>();
    at++;
    skip();
    if (text[at] === '}') {
      at++;
      return entries;
    }
    for (;;) {
      skip();
      const key = readString();
      skip();
      if (key === undefined || text[at++] !== ':') return undefined;
      const item = read(depth + 1);
      if (item === undefined) return undefined;
      entries.set(key, item);
      skip();
      const end = text[at++];
      if (end === '}') return entries;
      if (end !== ',') return undefined;
    }
  };
  const value = read(0);
  if (tooDeep) return 'too-deep';
  skip();
  return value === undefined || at < text.length ? 'invalid' : { value };
}
