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
