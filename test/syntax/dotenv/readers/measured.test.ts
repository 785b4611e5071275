import { describe, expect, it } from 'vitest';
import { READER_IDS, readDotenv } from '../../../../src/syntax/dotenv/readers/index.js';
import type { ReadErrorCode } from '../../../../src/syntax/dotenv/readers/types.js';
import { loadVectors } from '../vectors.js';

type Values = Record<string, string | null>;

interface MeasuredVector {
  readonly name: string;
  readonly text: string;
  readonly env: Record<string, string>;
  readonly readers: Record<string, Measured>;
}

interface Measured {
  readonly values?: Values;
  readonly partial?: Values;
  readonly error?: string;
  readonly warn?: string;
  /** What bash wrote to standard error, and its exit status; what systemd left out. */
  readonly stderr?: string;
  readonly rc?: string;
  readonly dropped?: readonly string[];
}

/** Vectors that run something: what comes of that is not told. */
const NOT_TOLD: Readonly<Record<string, readonly string[]>> = {
  dotenv_expand: ['exp-cmdsub', 'exp-cmdsub-dquote'],
  dotenvx: ['exp-cmdsub', 'exp-cmdsub-dquote'],
  bash: [
    'backtick-inner-both',
    'esc-n-backtick',
    'ml-backtick',
    'exp-brace-backtick',
    'exp-dollar-dollar',
    'exp-dollar-dollar-dquote',
    'exp-cmdsub',
    'exp-cmdsub-dquote',
    'exp-backtick-cmd',
    'exp-compose-escape',
    'dollar-in-url',
  ],
};

interface PythonVector {
  readonly text: string;
  readonly env: Record<string, string>;
  readonly readers: {
    readonly load: { values: Values; error?: string };
    readonly values: { values: Values; warnings: number };
  };
}

interface ComposeVector {
  readonly text: string;
  readonly env: Record<string, string>;
  readonly values: Values;
  readonly error?: string;
}

const COMPOSE_ERRORS: readonly (readonly [RegExp, ReadErrorCode])[] = [
  [/unexpected character/, 'unexpected-character'],
  [/key cannot contain a space/, 'blank-in-key'],
  [/zero length string/, 'empty-statement'],
  [/unterminated quoted value/, 'unterminated-quote'],
  [/Invalid template/, 'invalid-template'],
  [/required variable/, 'required-variable'],
];

describe.each(READER_IDS)('%s against the measured vectors', (reader) => {
  it.each(
    loadVectors<MeasuredVector>('env-readers').map((vector) => [vector.name, vector] as const),
  )('%s', (name, { text, env, readers }) => {
    const { values, partial, error, warn, stderr, rc, dropped } = readers[reader]!;
    const reading = readDotenv(text, { reader, env });
    const refused = error !== undefined || rc === '2';
    if (NOT_TOLD[reader]?.includes(name)) {
      expect(reading.unknown.length > 0 || reading.undecided).toBe(true);
      const told = Object.entries(values ?? {}).filter(([key]) => !reading.unknown.includes(key));
      expect(reading.values).toEqual(reading.undecided ? {} : Object.fromEntries(told));
      return;
    }
    expect([reading.unknown, reading.undecided]).toEqual([[], false]);
    expect(reading.values).toEqual(values ?? partial ?? {});
    expect(reading.refused).toBe(refused);
    expect(reading.errors.length > 0).toBe(refused || (warn ?? stderr ?? dropped) !== undefined);
  });
});

describe('python-dotenv against random texts that it has read', () => {
  const vectors = loadVectors<PythonVector>('python-dotenv');

  it('has them', () => expect(vectors.length).toBeGreaterThan(250));

  it.each(vectors.map((vector) => [JSON.stringify(vector.text), vector] as const))('%s', (_, vector) => {
    const { text, env, readers } = vector;
    const values = readDotenv(text, { reader: 'python_dotenv_values', env });
    expect(values.values).toEqual(readers.values.values);
    expect(values.errors).toHaveLength(readers.values.warnings);
    const load = readDotenv(text, { reader: 'python_dotenv', env });
    expect(load.values).toEqual(readers.load.values);
    expect(load.refused).toBe(readers.load.error !== undefined);
  });
});

describe('compose-go against random texts that it has read', () => {
  const vectors = loadVectors<ComposeVector>('compose-go-dotenv');

  it('has them', () => expect(vectors.length).toBeGreaterThan(250));

  it.each(vectors.map((vector) => [JSON.stringify(vector.text), vector] as const))('%s', (_, vector) => {
    const reading = readDotenv(vector.text, { reader: 'compose', env: vector.env });
    expect(reading.values).toEqual(vector.values);
    const code = COMPOSE_ERRORS.find(([pattern]) => pattern.test(vector.error ?? ''))?.[1];
    expect(reading.errors.map((error) => error.code)).toEqual(vector.error === undefined ? [] : [code]);
  });
});
