import { readDotenv } from '../syntax/dotenv/readers/index.js';
import type { DotenvReading, ReaderId } from '../syntax/dotenv/readers/types.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import { parseYaml, type YamlFile } from '../syntax/yaml/index.js';
import type { MigratableFile, PlanOptions, Preference } from './types.js';

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
  readonly preferenceFor: (name: string) => Preference | undefined;
}

/** Makes a Work; nothing is parsed before it is asked for. */
export function createWork(options: PlanOptions, find: Work['find']): Work {
  const words = remember((text) => new Set(text.match(/[A-Z][A-Z0-9_]{2,}/g) ?? []));
  const dotenv = remember(parseDotenv);
  const yaml = remember((text) => parseYaml('', text));
  const readings = new Map<ReaderId, (text: string) => DotenvReading>();
  return {
    options,
    find,
    wordsOf: ({ text }) => words(text),
    dotenvOf: ({ text }) => dotenv(text),
    yamlOf: ({ text }) => yaml(text),
    readingOf: ({ text }, reader) => {
      const read = readings.get(reader) ?? remember((source) => readDotenv(source, { reader }));
      readings.set(reader, read);
      return read(text);
    },
    preferenceFor: (name) => {
      const { prefer } = options;
      return typeof prefer === 'object' ? prefer[name] : prefer;
    },
  };
}

/** Answers of the last texts: migrations go file by file, so a few are enough. */
function remember<Result>(ask: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size > 4000) known.clear();
    const answer = ask(text);
    known.set(text, answer);
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
