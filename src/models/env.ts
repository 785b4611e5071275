import type { Contract, ContractProblem, Environment } from '../contract/types.js';
import type { Range, SourceText } from '../core/text.js';
import type { ProviderAssessment } from '../providers/types.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import type { DotenvReading, ReaderId } from '../syntax/dotenv/readers/types.js';

/** What git says of a file. `unknown` when there is no git, or it could not be asked. */
export type GitState = 'tracked' | 'ignored' | 'untracked' | 'unknown';

/** What was found in the bytes before they became text. */
export interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly bom: boolean;
  /** Offset in the text of the first replacement character that stands for an invalid byte. */
  readonly invalidAt?: number;
}

/** One env file as the program that reads it sees it. */
export interface EnvFile extends SourceText {
  readonly encoding: Encoding;
  readonly syntax: DotenvFile;
  /** A template holds placeholders on purpose; a real key in it is wrong. */
  readonly role: 'env' | 'template';
  readonly environment: Environment;
  /** Where the environment comes from. */
  readonly environmentFrom: 'option' | 'config' | 'variable' | 'file-name' | 'default';
  readonly reader: ReaderId;
  /** Why this reader: `--reader`, the configuration, a Compose service, or nothing better known. */
  readonly readerFrom: 'option' | 'config' | 'compose' | 'project' | 'default';
  /** What that reader makes of the text. */
  readonly reading: DotenvReading;
  /** Services that read the file through `env_file`. */
  readonly readBy: readonly { readonly file: string; readonly service: string }[];
  readonly git: GitState;
  /** Permission bits, where the system has them. */
  readonly mode?: number;
  /** Dockerfiles whose build would take the file into an image. */
  readonly copiedBy: readonly string[];
  /** What its variables must be. */
  readonly contract: Contract;
  /** Values of the files that it adds to (`.env` under `.env.local`), as the same reader gives them. */
  readonly base: Readonly<Record<string, string | null>>;
}

/** Offline state of one provider in one file. */
export type ProviderState = ProviderAssessment;

/** All env files of a project together. */
export interface EnvProject {
  readonly files: readonly EnvFile[];
  /** Names of the services of the project's compose files. */
  readonly services: readonly string[];
}

/** What a rule under `env/` or `provider/` is given: one file, and the others for comparison. */
export interface EnvModel {
  readonly file: EnvFile;
  readonly project: EnvProject;
  /** What the contract says of the file's values, computed once. */
  readonly problems: readonly ContractProblem[];
  /** State of the providers that the contract has. */
  readonly providers: readonly ProviderState[];
  /** Range of the deciding assignment of a key in the file: its key, its value inside the quotes, the whole line. */
  readonly locate: (
    key: string,
  ) => { readonly key: Range; readonly value: Range; readonly entry: Range } | undefined;
}

/** Which contract each file is judged by, and why. */
export interface ContractChoice {
  readonly profile: 'catalyst' | 'generic';
  /** Marks of the built-in profile that were found, or what was decided and by whom. */
  readonly because: readonly string[];
  readonly contractOf: (path: string) => Contract;
}
