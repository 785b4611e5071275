/** What a reader in the code wants of a value: words of the code, never of the value. */
export interface Wanted {
  readonly name: string;
  /** Who reads it: `pydantic-settings`, `int` … */
  readonly by: string;
  /** What it wants: `integer`, `json` … */
  readonly wants: string;
  /** The bound, the choices, the shape, from the code; empty where there is none. */
  readonly expected: string;
}

const WANTED: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  none: 'nothing',
  json: 'JSON',
  'json-shape': 'JSON of another shape',
  url: 'a URL',
  'url-hash': 'a URL',
  choice: 'one of its choices',
  minimum: 'a larger number',
  maximum: 'a smaller number',
  multiple: 'a multiple',
  length: 'another length',
  email: 'an e-mail address',
  uuid: 'a UUID',
  missing: 'a value',
  quotes: 'quotes that are closed',
  pairs: 'key=value in each part',
};

/** An example says more than the name of a shape. */
const SHAPES: Readonly<Record<string, string>> = {
  list: 'a list such as ["a","b"]',
  dict: 'an object such as {"a":"b"}',
};

function describeWanted({ wants, expected }: Wanted): string {
  const what = WANTED[wants] ?? 'something else';
  if (expected === '') return what;
  if (wants === 'json' || wants === 'json-shape') return `${what} (${SHAPES[expected] ?? expected})`;
  return wants === 'url' ? `a URL that starts with one of ${expected}` : `${what} (${expected})`;
}

/** A boolean without words of its own takes every text but the empty one for true. */
const isTruthy = ({ wants, expected }: Wanted) => wants === 'boolean' && expected === '';

/** The messages of a value that the code does not take; for the rules of `align/` and of the contract alike. */
export const WANTED_MESSAGES = {
  raises: (a: Wanted) =>
    a.wants === 'url-hash'
      ? `${a.name}: the # in its password ends the URL there, and the code stops at what is left (${a.by})`
      : `${a.name}: the code wants ${describeWanted(a)}, and stops at this value (${a.by})`,
  misread: (a: Wanted) =>
    isTruthy(a)
      ? `${a.name}: the code takes every text for true: "false" becomes true (${a.by})`
      : `${a.name}: the code wants ${describeWanted(a)}, and goes on with something else than this value (${a.by})`,
};

/** What to do about it, where that is known. */
export const WANTED_ADVICE = {
  raises: (a: Wanted) => (a.wants === 'url-hash' ? 'write %23 for the #' : ''),
  misread: (a: Wanted) => (isTruthy(a) ? 'leave it empty for false, or compare the text in the code' : ''),
};
