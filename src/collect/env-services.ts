import { type Host, resolvePath } from '../host.js';
import type { EnvFile, ServiceEnv } from '../models/env.js';
import { readDotenv } from '../syntax/dotenv/readers/index.js';

/** The services of a project, and what they read besides the files that are judged. */
export interface ServiceEnvs {
  readonly given: readonly ServiceEnv[];
  /** Texts of env files that a service reads and that are not judged here, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Env files that were found and not read. */
  readonly unread: ReadonlySet<string>;
}

type Values = Readonly<Record<string, string | null>>;

/** Reads what services read together with the files that are looked at; what cannot be read is not seen. */
export async function readBeside(
  host: Host,
  root: string,
  given: readonly ServiceEnv[],
  paths: readonly string[],
  passedOver: readonly { readonly path: string }[],
): Promise<ServiceEnvs> {
  const own = new Set(paths);
  // What one service of a stack lacks may be another's: all of them, or none.
  const wanted = given.some(({ files }) => files.some((path) => own.has(path))) ? given : [];
  const others = new Set(wanted.flatMap(({ files }) => files).filter((path) => !own.has(path)));
  const texts = new Map<string, string>();
  for (const path of others) {
    const content = await host.readText(resolvePath(root, path)).catch(() => undefined);
    if (content) texts.set(path, content.text);
  }
  const isGone = (path: string) => !own.has(path) && !texts.has(path);
  return {
    texts,
    unread: new Set(passedOver.map(({ path }) => path)),
    given: given.map((one) => ({
      ...one,
      files: one.files.filter((path) => !isGone(path)),
      unseen: one.files.find((path) => others.has(path) && isGone(path)) ?? one.unseen,
    })),
  };
}

/** What a service's env files come to together. */
export interface Whole {
  readonly values: Values;
  /** Names that it has with a value that is not known: under `environment`, or without a value in a file. */
  readonly open: ReadonlySet<string>;
}

/** Makes the function that says what a service is given; each service is worked out once. */
export function createWholeReader(
  files: readonly EnvFile[],
  texts: ReadonlyMap<string, string>,
): (service: ServiceEnv) => Whole {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const read = remember((path: string): Values => {
    const file = byPath.get(path);
    if (file?.reader === 'compose') return file.reading.values;
    return readDotenv(file?.text ?? texts.get(path) ?? '', { reader: 'compose' }).values;
  });
  return remember((service) => {
    const values: Record<string, string | null> = Object.assign({}, ...service.files.map(read));
    const unset = Object.keys(values).filter((name) => values[name] === null);
    return { values, open: new Set([...service.names, ...unset]) };
  });
}

/** What every service that reads a file has from its other env files, under names that the file does not fill. */
export function findBeside(file: EnvFile, wholeOf: (service: ServiceEnv) => Whole): Values {
  const [first, ...others] = file.readBy.map(wholeOf);
  if (!first || file.readBy.every(({ files }) => files.length < 2)) return {};
  const found: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(first.values)) {
    if (isFilled(file.reading.values, name) || !value?.trim()) continue;
    if (others.every(({ values }) => isFilled(values, name))) found[name] = value;
  }
  return found;
}

/** Names that some env file of the stack fills, whoever reads it. */
export function namesOfStack(
  given: readonly ServiceEnv[],
  wholeOf: (service: ServiceEnv) => Whole,
): ReadonlySet<string> {
  return new Set(
    given
      .map((service) => wholeOf(service).values)
      .flatMap((values) => Object.keys(values).filter((name) => isFilled(values, name))),
  );
}

/** Whether a name is set to more than blanks. */
export function isFilled(values: Values, name: string): boolean {
  return Object.hasOwn(values, name) && (values[name] ?? '').trim() !== '';
}

function remember<Key, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
