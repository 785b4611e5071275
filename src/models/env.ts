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

/** What one Compose service is given: the env files that it reads together, and what stands over them. */
export interface ServiceEnv {
  /** The compose file in which it is first defined. */
  readonly file: string;
  readonly service: string;
  /** Env files by path, in the order in which Compose reads them: of two that set a name, the later counts. */
  readonly files: readonly string[];
  /** Names under `environment`, which counts more than any file. */
  readonly names: ReadonlySet<string>;
  /** Those of them whose value comes from where Compose runs: its shell, or the `.env` beside the compose file. */
  readonly taken: ReadonlySet<string>;
  /** An env file of which the text is not known: it is not here, or its name is made when Compose runs. */
  readonly unseen: string | undefined;
  /** It runs the image of a database, a proxy or the like as it is: to that, the contract's names mean nothing. */
  readonly isForeign: boolean;
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
  /** Services that read the file through `env_file`; a service of several projects is there for each. */
  readonly readBy: readonly ServiceEnv[];
  readonly git: GitState;
  /** Permission bits, where the system has them. */
  readonly mode?: number;
  /** Dockerfiles whose build would take the file into an image. */
  readonly copiedBy: readonly string[];
  /** What its variables must be. */
  readonly contract: Contract;
  /** Values of the files that it adds to (`.env` under `.env.local`), as the same reader gives them. */
  readonly base: Readonly<Record<string, string | null>>;
  /** Values that every service which reads the file has from its other env files, and the file does not fill. */
  readonly beside: Readonly<Record<string, string | null>>;
}

/** Offline state of one provider in one file. */
export type ProviderState = ProviderAssessment;

/** All env files of a project together. */
export interface EnvProject {
  readonly files: readonly EnvFile[];
  /** Names of the services of the project's compose files. */
  readonly services: readonly string[];
}

/** An env file that was found and not read. */
export interface UnreadEnvFile {
  readonly path: string;
  /** A link to nothing, what is no file, or a file that is there and could not be read: then the run is not the whole. */
  readonly cause: 'link' | 'other' | 'unreadable';
  readonly why: string;
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
  /** Set where nothing else is: the file could not be read. */
  readonly unread?: UnreadEnvFile;
}

/** Which contract each file is judged by, and why. */
export interface ContractChoice {
  readonly profile: 'catalyst' | 'generic';
  /** Marks of the built-in profile that were found, or what was decided and by whom. */
  readonly because: readonly string[];
  readonly contractOf: (path: string) => Contract;
}
