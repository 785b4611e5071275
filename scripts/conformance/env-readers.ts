import { readFileSync } from 'node:fs';
import { READER_IDS, readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import type { ReaderId } from '../../src/syntax/dotenv/readers/types.js';
import type { Conformance } from '../conformance.js';

interface Measured {
  readonly values?: Readonly<Record<string, string | null>>;
  readonly partial?: Readonly<Record<string, string | null>>;
  readonly error?: string;
  readonly warn?: string;
}

interface Vector {
  readonly name: string;
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readers: Readonly<Record<string, Measured>>;
}

/** Holds every reader against the measured vectors: values, refusal, and whether it stumbled at all. */
export function runEnvReadersConformance(path: string): Conformance {
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: readonly Vector[] };
  const results = READER_IDS.map((reader) => {
    const measured = vectors.filter(({ readers }) => readers[reader] !== undefined);
    const differ = measured.filter((vector) => !agrees(vector, reader));
    return { reader, total: measured.length, differ };
  });
  return {
    rows: results.map(({ reader, total, differ }) => ({ name: reader, agree: total - differ.length, total })),
    differences: results.flatMap(({ reader, differ }) => differ.map(({ name }) => `${reader}: ${name}`)),
  };
}

function agrees({ text, env, readers }: Vector, reader: ReaderId): boolean {
  const measured = readers[reader]!;
  const reading = readDotenv(text, { reader, env });
  return (
    sameValues(reading.values, measured.values ?? measured.partial ?? {}) &&
    reading.refused === (measured.error !== undefined) &&
    reading.errors.length > 0 === ((measured.error ?? measured.warn) !== undefined)
  );
}

function sameValues(
  a: Readonly<Record<string, string | null>>,
  b: Readonly<Record<string, string | null>>,
): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  );
}
