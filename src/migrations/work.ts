import { readDotenv } from '../syntax/dotenv/readers/index.js';
import type { DotenvReading, ReaderId } from '../syntax/dotenv/readers/types.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import { parseYaml, type YamlFile } from '../syntax/yaml/index.js';
import { listTogether, type Together, type TogetherIndex } from './together.js';
import type { MigratableFile, PlanOptions } from './types.js';

/** What migrations ask about files; answers are kept as long as the text stays. */
export interface Work {
  readonly options: PlanOptions;
  /** Names in capitals that a text holds: what renames look for. */
  readonly wordsOf: (file: MigratableFile) => ReadonlySet<string>;
  readonly dotenvOf: (file: MigratableFile) => DotenvFile;
  readonly yamlOf: (file: MigratableFile) => YamlFile;
  readonly readingOf: (file: MigratableFile, reader: ReaderId) => DotenvReading;
  /** A file of the project by its path, as the migrations before left it. */
  readonly find: (path: string) => MigratableFile | undefined;
  /** Groups of env files, this one among them, that one program reads together. */
  readonly togetherWith: (file: MigratableFile) => readonly Together[];
  /** Whether nothing but programs of others read an env file. */
  readonly isForeignEnv: (path: string) => boolean;
  /** The env files of a service, the one that wins last. */
  readonly envFilesOf: (folder: string, service: string) => readonly string[];
  /** Every file of the project, as the migrations before left it. */
  readonly all: () => readonly MigratableFile[];
  /** The compose files among them. */
  readonly compose: () => readonly MigratableFile[];
  /** `old`, `new`, or the name whose value counts. */
  readonly preferenceFor: (name: string) => string | undefined;
  /** Whether an earlier attempt showed that a name cannot become another in this file. */
  readonly isStuck: (path: string, name: string) => boolean;
}

/** Where the files are, and what is known from an attempt before. */
export interface WorkSource {
  readonly find: Work['find'];
  readonly all: Work['all'];
  readonly compose: Work['compose'];
  readonly isStuck?: Work['isStuck'];
}

/** Makes a Work; nothing is parsed before it is asked for. */
export function createWork(
  options: PlanOptions,
  { find, all, compose, isStuck = () => false }: WorkSource,
): Work {
  const yamlOf = remember((text) => parseYaml('', text));
  const readings = new Map<ReaderId, (file: MigratableFile) => DotenvReading>();
  let known: { readonly of: readonly string[]; readonly index: TogetherIndex } | undefined;
  const together = () => {
    const of = compose().map(({ text }) => text);
    if (!known?.of.every((text, i) => text === of[i])) known = { of, index: listTogether(all(), yamlOf) };
    return known.index;
  };
  return {
    options,
    find,
    all,
    compose,
    isStuck,
    togetherWith: ({ path }) => together().byPath.get(path) ?? [],
    isForeignEnv: (path) => together().foreign.has(path),
    envFilesOf: (folder, service) => together().filesOf(folder, service),
    wordsOf: findWords,
    dotenvOf: remember(parseDotenv),
    yamlOf,
    readingOf: (file, reader) => {
      const read = readings.get(reader) ?? remember((source) => readDotenv(source, { reader }));
      readings.set(reader, read);
      return read(file);
    },
    preferenceFor: (name) => {
      const { prefer } = options;
      return typeof prefer === 'object' ? prefer[name] : prefer;
    },
  };
}

const words = new WeakMap<MigratableFile, ReadonlySet<string>>();

/** The words of a text that may be names of variables. */
export function findWords(file: MigratableFile): ReadonlySet<string> {
  const known = words.get(file);
  if (known) return known;
  const { path, text } = file;
  // Fields of pydantic-settings are written small and read without regard to case.
  const found =
    /\.pyi?$/i.test(path) && text.includes('Settings')
      ? new Set((text.match(/[A-Za-z]\w{2,}/g) ?? []).map((word) => word.toUpperCase()))
      : new Set(text.match(/[A-Z][A-Z0-9_]{2,}/g) ?? []);
  words.set(file, found);
  return found;
}

/** Keeps the answer for each file as long as its text stays. */
function remember<Result>(ask: (text: string) => Result): (file: MigratableFile) => Result {
  const known = new Map<string, { readonly text: string; readonly answer: Result }>();
  return ({ path, text }) => {
    const found = known.get(path);
    if (found?.text === text) return found.answer;
    const answer = ask(text);
    known.set(path, { text, answer });
    return answer;
  };
}

/** What every reader of a file makes of a name: undefined where they differ, or it is not set, or has no value. */
export function agreedValue(file: MigratableFile, name: string, work: Work): string | undefined {
  let agreed: string | undefined;
  for (const reader of file.readers) {
    const { values } = work.readingOf(file, reader);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null || (agreed !== undefined && agreed !== value)) return undefined;
    agreed = value;
  }
  return agreed;
}
