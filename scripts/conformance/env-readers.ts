import { readFileSync } from 'node:fs';
import { READER_IDS, readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import type { ReaderId } from '../../src/syntax/dotenv/readers/types.js';
import type { Conformance } from '../conformance.js';

interface Measured {
  readonly values?: Readonly<Record<string, string | null>>;
  readonly partial?: Readonly<Record<string, string | null>>;
  readonly error?: string;
  readonly warn?: string;
  /** What bash wrote to standard error, and with what it ended. */
  readonly stderr?: string;
  readonly rc?: string;
  /** What systemd left out. */
  readonly dropped?: readonly string[];
}

interface Vector {
  readonly name: string;
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
  readonly readers: Readonly<Record<string, Measured>>;
}

/**
 * Holds every reader against the measured vectors: values, refusal, and whether it stumbled at all. A value that only
 * running something would show is neither right nor wrong: such vectors are listed as not told, and do not agree.
 */
export function runEnvReadersConformance(path: string): Conformance {
  const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: readonly Vector[] };
  const results = READER_IDS.map((reader) => {
    const measured = vectors.filter(({ readers }) => readers[reader] !== undefined);
    const differ = measured.filter((vector) => compare(vector, reader) !== 'same');
    return { reader, total: measured.length, differ };
  });
  return {
    rows: results.map(({ reader, total, differ }) => ({ name: reader, agree: total - differ.length, total })),
    differences: results.flatMap(({ reader, differ }) =>
      differ.map((vector) => {
        const note = compare(vector, reader) === 'not-told' ? ' (not told: something would have to run)' : '';
        return `${reader}: ${vector.name}${note}`;
      }),
    ),
  };
}

function compare({ text, env, readers }: Vector, reader: ReaderId): 'same' | 'not-told' | 'different' {
  const { values, partial, error, warn, stderr, rc, dropped } = readers[reader]!;
  const reading = readDotenv(text, { reader, env });
  const told = Object.fromEntries(
    Object.entries(values ?? partial ?? {}).filter(([key]) => !reading.unknown.includes(key)),
  );
  const refused = error !== undefined || rc === '2';
  const stumbles = refused || (warn ?? stderr ?? dropped) !== undefined;
  if (reading.undecided) return 'not-told';
  if (!sameValues(reading.values, told) || reading.refused !== refused) return 'different';
  if (reading.unknown.length > 0) return 'not-told';
  return reading.errors.length > 0 === stumbles ? 'same' : 'different';
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
