import type { Range } from '../../core/text.js';
import type { ReadYaml } from '../yaml/reader.js';
import type { ScalarStyle, YamlFile, YamlValue } from '../yaml/types.js';
import type { InterpolatedText, VariableReference } from './interpolate-types.js';
import type { ComposeProblem } from './problem-types.js';
import type { ComposeService } from './service-types.js';

export type { InterpolatedText, TextPart, VariableOperator, VariableReference } from './interpolate-types.js';
export type { ComposeProblem, ComposeProblemCode, ProblemArgs } from './problem-types.js';
export type * from './service-types.js';

/** Reads a file under the root: its text, or undefined where there is none (or it may not be read). */
export type ReadFile = (path: string) => string | undefined;

/**
 * Why a value applies where it is not written. `file` and `range` are the place that pulled it in: the alias,
 * the `<<`, the `extends` of the service. The outermost comes first.
 */
export interface Through {
  readonly kind: 'alias' | 'merge' | 'extends';
  readonly name: string;
  readonly file: string;
  readonly range: Range;
}

/** Where something is written. `range` is the value, `keyRange` its key where it has one. */
export interface Origin {
  readonly file: string;
  readonly range: Range;
  readonly keyRange?: Range;
  /** Empty when the value is written where it applies: only then may a fix edit it. */
  readonly through: readonly Through[];
  /** Written inside `{}` or `[]`: a fix cannot insert lines there. */
  readonly flow?: boolean;
}

/** A value with its place: `{value, file, range, keyRange?, through}`. */
export interface Located<T> extends Origin {
  readonly value: T;
}

/**
 * A string of the project after interpolation. `value` is undefined where a variable is unknown: nothing may be
 * concluded then. `raw` is the text before interpolation. Never put either into a message: they may be secret.
 */
export interface LocatedText extends Origin {
  readonly value: string | undefined;
  readonly raw: string;
  readonly text: InterpolatedText;
}

/** A scalar after interpolation and Compose's casts. */
export interface ComposeScalar extends Origin {
  readonly kind: 'scalar';
  /** The value, or undefined where it depends on an unknown variable. */
  readonly value: YamlValue | undefined;
  /** The text before interpolation; the written source for a value that is no string. */
  readonly raw: string;
  readonly text: InterpolatedText;
  readonly style: ScalarStyle;
  readonly float?: boolean;
  readonly tag?: string;
}

/** One entry of a map: the key with its place, and the value. */
export interface ComposeEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly file: string;
  readonly value: ComposeNode;
}

/** A map of the merged project. */
export interface ComposeMap extends Origin {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, ComposeEntry>;
  readonly tag?: string;
  /** Part of it could not be read (an include, a service that it extends): what is absent proves nothing. */
  readonly incomplete?: boolean;
}

/** A list of the merged project. */
export interface ComposeList extends Origin {
  readonly kind: 'list';
  readonly items: readonly ComposeNode[];
  readonly tag?: string;
}

/** A node of the merged project: what `docker compose config` would see before it normalises. */
export type ComposeNode = ComposeScalar | ComposeMap | ComposeList;

/** A network, volume, secret, config or model of the top level. */
export interface ComposeResource extends Origin {
  readonly key: string;
  /** The entry's value; undefined where it is empty (`db-data:`). */
  readonly node: ComposeMap | undefined;
  readonly external: boolean | undefined;
  readonly name: LocatedText | undefined;
  readonly driver: LocatedText | undefined;
  /** Of secrets and configs. */
  readonly filePath: LocatedText | undefined;
  readonly environment: LocatedText | undefined;
}

/** One file of a project, and how it came into it. */
export interface ComposeFile {
  readonly path: string;
  readonly role: 'base' | 'override' | 'include' | 'extends';
  /** The folder that the paths in it are relative to, itself relative to the root. */
  readonly directory: string;
  /** The text as YAML; for a file that could not be read, undefined. */
  readonly yaml: YamlFile | undefined;
}

/** What to load. `files` in order, the first is the base and its folder the project's. */
export interface ComposeInput {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly readFile: ReadFile;
  /** Reads texts as YAML, where the caller has read some of them already. */
  readonly readYaml?: ReadYaml | undefined;
  /** What is known of the variables: shell over `.env`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** True where nothing else can be set: an unset variable is then blank, as Compose makes it; else unknown. */
  readonly environmentComplete?: boolean;
  /** The active profiles; `*` for all. Default: none. */
  readonly profiles?: readonly string[];
  /** Name of the project where the caller gives one (`-p`), else Compose takes the folder's. */
  readonly projectName?: string;
}

/** A project as Compose builds it from its files. */
export interface ComposeProject {
  /** Folder of the first file, relative to the root; '' is the root. */
  readonly directory: string;
  readonly name: LocatedText | undefined;
  readonly files: readonly ComposeFile[];
  /** All services, those that profiles disable too, in order of appearance. */
  readonly services: readonly ComposeService[];
  readonly networks: readonly ComposeResource[];
  readonly volumes: readonly ComposeResource[];
  readonly secrets: readonly ComposeResource[];
  readonly configs: readonly ComposeResource[];
  readonly models: readonly ComposeResource[];
  /** The merged top level, for what the lists above leave out. Undefined where there is nothing to read. */
  readonly root: ComposeMap | undefined;
  /** Every `$VAR` of every file, in order. */
  readonly references: readonly VariableReference[];
  /** Everything that YAML, the shape and Compose's own checks object to. */
  readonly problems: readonly ComposeProblem[];
  /** Whether something could not be read or parsed, so that absence proves nothing. */
  readonly incomplete: boolean;
}
