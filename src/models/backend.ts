import type { Range, SourceText } from '../core/text.js';
import type { ModuleSource } from '../syntax/code/module-types.js';
import type { Requirement } from '../syntax/requirements/types.js';

export type BackendLanguage = 'python' | 'node';

/** A place that does not parse, in the parser's own words (they name tokens of the grammar, never text of the file). */
export interface SyntaxProblem {
  readonly range: Range;
  readonly message: string;
}

/** A source file of the backend. */
export interface BackendModule extends SourceText {
  readonly language: BackendLanguage;
  /** Code of tests, scripts and migrations runs with more than production installs. */
  readonly isTest: boolean;
  readonly source: ModuleSource;
  /** Undefined where the parser was not there to ask. */
  readonly problems: readonly SyntaxProblem[] | undefined;
}

/** What keeps a manifest from being read. */
export interface ManifestDefect {
  readonly kind: 'json' | 'no-object' | 'toml' | 'binary';
  /** Where the reading ends. */
  readonly at: number;
}

/** A file that says what the backend needs. */
export interface Manifest extends SourceText {
  readonly kind: 'requirements' | 'pyproject' | 'setup' | 'pipfile' | 'package-json';
  readonly requirements: readonly Requirement[];
  /** Something in it is computed when it is built: more may be required than is seen. */
  readonly isOpen: boolean;
  /** Why and where it cannot be read. */
  readonly broken?: ManifestDefect;
  /** It names the backend itself (a package may import itself). */
  readonly ownName?: string;
}

/** A lock file, and what in its manifest it does not agree with. */
export interface LockFile {
  readonly path: string;
  readonly manifest: string;
  /** Names of all distributions it holds, normalised. */
  readonly packages: ReadonlySet<string>;
  /** Requirements of the manifest that the lock does not hold as they are written. */
  readonly stale: readonly {
    readonly requirement: Requirement;
    readonly reason: 'missing' | 'other-range';
  }[];
  /** What the installer does about it: `npm ci` stops. */
  readonly refusedBy?: string;
}

/** What is started, where a file says so. */
export interface EntryPoint {
  readonly file: string;
  readonly range: Range;
  /** `main:app` of a server, `python -m`, a script, a script of package.json; the program itself, where the image brings none. */
  readonly kind: 'attribute' | 'module' | 'script' | 'npm-script' | 'program';
  readonly target: string;
  readonly attribute?: string;
  /** Folders, relative to the root, in which it may lie: the build context, the folders that are copied. */
  readonly roots: readonly string[];
}

/** A file or folder that a backend of this kind has. */
export interface ExpectedPart {
  readonly what: string;
  /** Any of these (patterns relative to the backend's folder) will do. */
  readonly anyOf: readonly string[];
  readonly severity: 'error' | 'warning' | 'info';
  readonly why: string;
}

/** What a static rule under `smoke/` is given: one backend, its code read and never run. */
export interface BackendModel {
  readonly kind: 'backend';
  /** The manifest, or the first source file. */
  readonly file: SourceText;
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
  readonly language: BackendLanguage;
  readonly modules: readonly BackendModule[];
  readonly manifests: readonly Manifest[];
  /** Manifests that cannot be read, each with one backend. */
  readonly broken: readonly Manifest[];
  readonly locks: readonly LockFile[];
  readonly entryPoints: readonly EntryPoint[];
  readonly expected: readonly ExpectedPart[];
  /** Every file of the project, relative to the root. */
  readonly files: ReadonlySet<string>;
  /** Folders from which the code is imported, relative to the root. */
  readonly roots: readonly string[];
  /** Words of Dockerfiles, compose files and scripts: a distribution named there is used. */
  readonly words: ReadonlySet<string>;
  /** Those of them that stand in commands that install something. */
  readonly installed: ReadonlySet<string>;
  /** Version of Python that the image has, where a file says it. */
  readonly pythonVersion?: string;
}
