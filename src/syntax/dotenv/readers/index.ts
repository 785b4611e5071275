import { readAsBash } from './bash.js';
import { readAsCompose } from './compose.js';
import { readAsDockerRun } from './docker-run.js';
import { readAsDotenv } from './dotenv.js';
import { readAsDotenvExpand, readAsDotenvx } from './dotenv-expand.js';
import { readAsNode20, readAsNode22 } from './node.js';
import { readAsPythonDotenv, readAsPythonDotenvValues } from './python-dotenv.js';
import { NONE } from './reading.js';
import { readAsSystemd } from './systemd.js';
import type { DotenvReader, DotenvReading, HostEnv, ReaderId } from './types.js';

/** A further program is a file beside this one, its name in `ReaderId` and a line here. */
const READERS: Readonly<Record<ReaderId, DotenvReader>> = {
  dotenv: readAsDotenv,
  dotenv_expand: readAsDotenvExpand,
  dotenvx: readAsDotenvx,
  node20: readAsNode20,
  node22: readAsNode22,
  node24: readAsNode22,
  python_dotenv: readAsPythonDotenv,
  python_dotenv_values: readAsPythonDotenvValues,
  compose: readAsCompose,
  docker_run: readAsDockerRun,
  bash: readAsBash,
  systemd: readAsSystemd,
};

/** Every reader there is. */
export const READER_IDS = Object.keys(READERS) as readonly ReaderId[];

/** The programs that a file of a project may be judged as: those that applications and Compose load files with. */
export const JUDGE_IDS = ['dotenv', 'python_dotenv', 'python_dotenv_values', 'compose'] as const;

/** Whether a text names a reader. */
export function isReaderId(id: string): id is ReaderId {
  return Object.hasOwn(READERS, id);
}

/** How a file is read. */
export interface ReadDotenvOptions {
  readonly reader: ReaderId;
  /** The variables that the program already has; none by default. */
  readonly env?: HostEnv;
}

/**
 * Reads a file as one program does, measured against that program.
 *
 * @param text the decoded file, a byte order mark included
 * @throws RangeError for an unknown reader
 */
export function readDotenv(text: string, options: ReadDotenvOptions): DotenvReading {
  if (!isReaderId(options.reader)) throw new RangeError(`unknown reader: ${String(options.reader)}`);
  const { reader, env = {} } = options;
  return Object.keys(env).length > 0 ? READERS[reader](text, env) : readAgain(text, reader);
}

/**
 * Reads a text without a host environment, and keeps nothing: for short texts that are read by the thousand, where to look
 * one up takes longer than to read it.
 */
export function readOnce(text: string, reader: ReaderId): DotenvReading {
  return READERS[reader](text, NONE);
}

/** The readings of one text. */
export type Readings = (reader: ReaderId) => DotenvReading;

/** Reads a text as each program that is asked for does, once; programs that read all alike share a reading. */
export function createReadings(text: string): Readings {
  const known = new Map<DotenvReader, DotenvReading>();
  return (reader) => {
    const read = READERS[reader];
    const reading = known.get(read) ?? read(text, NONE);
    known.set(read, reading);
    return reading;
  };
}

/** Those first that most often take a writing for another value; one of those that read all alike. */
const PICKIEST: readonly ReaderId[] = ['docker_run', 'bash', 'systemd', 'compose', 'node20', 'node22'];

/** Readers in the order in which a writing that does not suit all of them is found out soonest. */
export function pickiestFirst(readers: readonly ReaderId[]): readonly ReaderId[] {
  const asked = new Set(readers);
  const rest = readers.filter((id) => !PICKIEST.includes(id) && !(id === 'node24' && asked.has('node22')));
  return [...PICKIEST.filter((id) => asked.has(id)), ...rest];
}

/** Characters whose readings are kept: a file is read by the same programs for every rule and every fix. */
const KEPT = 1_000_000;
let kept = 0;
const readings = new Map<ReaderId, Map<string, DotenvReading>>();

function readAgain(text: string, reader: ReaderId): DotenvReading {
  if (text.length > KEPT / 20) return READERS[reader](text, NONE);
  const own = readings.get(reader) ?? new Map<string, DotenvReading>();
  const known = own.get(text);
  if (known) return known;
  kept += text.length;
  if (kept > KEPT) {
    readings.clear();
    own.clear();
    kept = text.length;
  }
  const reading = READERS[reader](text, NONE);
  readings.set(reader, own);
  own.set(text, reading);
  return reading;
}
