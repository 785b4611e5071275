import type { Contract } from '../contract/types.js';
import type { Range } from '../core/text.js';
import type { CodeListen } from '../syntax/code/listen.js';
import type { CodeRead, DynamicRead, SettingsClass } from '../syntax/code/types.js';
import type { ComposeService, VariableReference } from '../syntax/compose/types.js';
import type { ComposeModel } from './compose.js';
import type { DockerfileModel } from './dockerfile.js';
import type { EnvFile } from './env.js';

/**
 * What stands at a place. Written: `env-file`, `template` (a line of a template, one that is commented out too),
 * `compose-environment`, `compose-arg`, `docker-env`, `docker-arg`. Read: `compose-reference` (`${NAME}`, by Compose),
 * `container-shell` (`$$NAME` in a compose file, `$NAME` in a Dockerfile), `code`. In the graph alone: `script` and `ci`
 * (`$NAME` in a shell script or CI file), `ci-set` (`env:`, `variables:`), `server` (`${NAME}` for nginx or Prometheus).
 */
export type PlaceKind =
  | 'env-file'
  | 'template'
  | 'compose-environment'
  | 'compose-arg'
  | 'compose-reference'
  | 'docker-env'
  | 'docker-arg'
  | 'container-shell'
  | 'code'
  | 'script'
  | 'ci'
  | 'ci-set'
  | 'server';

/** One place that writes or reads a variable. */
export interface Place {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly file: string;
  /** The name where it is written; what stands for it elsewhere. */
  readonly range: Range;
  /** Where the value stands. */
  readonly valueRange?: Range;
  /**
   * The value, or the default of a read, where it is known. It is compared and judged, and never shown: it may be a
   * secret.
   */
  readonly value?: string;
  /** The compose service that it belongs to. */
  readonly service?: string;
  /** A line of a template that is commented out. */
  readonly off?: boolean;
  /** Code that tests or shows the program, not the program itself. */
  readonly isTest?: boolean;
  /** Of code. */
  readonly read?: CodeRead;
  /** Of a compose reference. */
  readonly reference?: VariableReference;
}

/** A compose service with what it is made of. */
export interface AlignService {
  readonly name: string;
  readonly model: ComposeModel;
  readonly service: ComposeService;
  /** The Dockerfile that builds it, where it was read. */
  readonly dockerfile: DockerfileModel | undefined;
  /** Folder (with `/` at its end; empty for the root) whose code it runs; undefined where it is not built here. */
  readonly folder: string | undefined;
}

/** A dotenv file that code loads itself. */
export interface CodeLoad {
  readonly file: string;
  readonly range: Range;
  /** As written; undefined: the loader's own search for `.env`. */
  readonly path?: string;
  readonly override: boolean;
}

/** What the code of the project reads, as far as it could be seen. */
export interface CodeFacts {
  /** Source files in a language that is read here, tests left out. */
  readonly files: number;
  /** Languages of files that are not read here, where they make up more than a tenth of the code. */
  readonly otherLanguages: readonly string[];
  /** Reads whose names are made at run time, outside of tests. */
  readonly dynamic: readonly (DynamicRead & { readonly file: string })[];
  readonly settings: readonly (SettingsClass & { readonly file: string })[];
  readonly loads: readonly CodeLoad[];
  /** Servers that the code starts, outside of tests. */
  readonly listens: readonly (CodeListen & { readonly file: string })[];
  /** Paths of its scripts (JavaScript, TypeScript) and Python files, tests left out. */
  readonly sources: ReadonlySet<string>;
  /** Folders (with `/` at the end; empty for the root) that hold an application: a manifest or a Dockerfile lies there. */
  readonly roots: readonly string[];
  /** False where a bound was met: what was not seen proves nothing. */
  readonly complete: boolean;
}

/** Files in which a name stands as a word, by kind of file; the first of each. */
export interface Mention {
  readonly code?: string;
  readonly config?: string;
  readonly docs?: string;
}

/** A host that a configuration of nginx sends requests to, or that one of Prometheus asks. */
export interface ServerAddress {
  readonly kind: 'upstream' | 'scrape';
  readonly host: string;
  readonly port: number | undefined;
  readonly file: string;
  readonly range: Range;
}

/** Everything in a project that writes or reads variables: what the rules of `align/` are given. */
export interface AlignModel {
  /** In order of file and place. */
  readonly places: readonly Place[];
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  /** Places in scripts, CI files and the configuration of servers: shown, and asked by no rule. */
  readonly others: readonly Place[];
  /** What the configuration of nginx and Prometheus speaks to, wherever in the project it lies. */
  readonly addresses: readonly ServerAddress[];
  readonly services: readonly AlignService[];
  readonly env: readonly EnvFile[];
  /** Env files that were found and not read: what they set is not known. */
  readonly unread: readonly string[];
  readonly dockerfiles: readonly DockerfileModel[];
  readonly compose: readonly ComposeModel[];
  readonly code: CodeFacts;
  /** The contract that the project has besides its templates: the built-in profile, or what its configuration declares. */
  readonly contract: Contract | undefined;
  /** Where a name that is written or read stands as a word in files that are not parsed; by its lower case. */
  readonly mentions: ReadonlyMap<string, Mention>;
  /** Packages that the project's manifests name, lower case; undefined where there is no manifest. */
  readonly packages: ReadonlySet<string> | undefined;
  /** Text of a file that was read. */
  readonly textOf: (file: string) => string | undefined;
}
