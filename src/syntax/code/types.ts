import type { Range } from '../../core/text.js';
import type { CodeListen } from './listen.js';
import type { Json, Shape } from './shape.js';

/** What a program makes of the text of a variable. */
export type ReadType =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'url'
  | 'enum'
  /** A list or mapping that must be written as JSON (pydantic-settings, `json.loads`, `JSON.parse`). */
  | 'json'
  /** A list split at a character. */
  | 'list'
  | 'path'
  | 'unknown';

/** A default that stands in the code. A literal may be a secret: it is compared, never shown unless it is known to be public. */
export type CodeDefault =
  | {
      readonly kind: 'literal';
      readonly value: string;
      readonly range: Range;
      /** What the literal is in the code; a string where it is not said. */
      readonly of?: 'number' | 'boolean';
    }
  /** Something that only running the program would tell; `json` where it is a list or dictionary of literals. */
  | { readonly kind: 'expression'; readonly range: Range; readonly json?: Json }
  /** `None`, `null`, `undefined`. */
  | { readonly kind: 'nothing'; readonly range: Range };

/** One place in code that reads a variable of the environment. */
export interface CodeRead {
  readonly name: string;
  /** Where the name stands, quotes not included; the field, where the name follows from it. */
  readonly range: Range;
  /** How: `os.getenv`, `os.environ`, `process.env`, `pydantic-settings`, `zod`, `shell` … */
  readonly by: string;
  readonly type: ReadType;
  /** Allowed values of an `enum`. */
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** The character that a `list` is split at. */
  readonly separator?: string;
  readonly default?: CodeDefault;
  /** Without a value the program stops (or raises when it gets there). */
  readonly required: boolean;
  /** The text is a secret by its type (`SecretStr`). */
  readonly secret?: boolean;
  /** Names of which the first that is set counts (`AliasChoices`); this one included. */
  readonly anyOf?: readonly string[];
  /** The program compares names without regard to case (pydantic-settings by default). */
  readonly ignoreCase?: boolean;
  /** The function that turns the text into a value, where it is known: `int`, `Number`, `decouple.bool` …; `unknown` where code decides. */
  readonly cast?: string;
  /** The function that converts each item of a `list`. */
  readonly items?: string;
  /** What a schema takes, in full. `type` is its short form. */
  readonly shape?: Shape;
  /** An empty text counts as unset (`or`, `||`). */
  readonly emptyIsUnset?: boolean;
  /** The field of the settings class. */
  readonly field?: string;
}

/** A read whose name is made at run time: told, never guessed. */
export interface DynamicRead {
  readonly range: Range;
  readonly by: string;
  /** The constant beginning of the name, where there is one. */
  readonly prefix?: string;
}

/** A class of pydantic-settings with what it inherits: what decides how the environment is read. */
export interface SettingsClass {
  readonly name: string;
  readonly range: Range;
  /** Names of env files, in order; read from the code. */
  readonly envFiles: readonly string[];
  readonly prefix: string;
  readonly caseSensitive: boolean;
  readonly nestedDelimiter?: string;
  /** `forbid` stops the program over a name in its env file that is no field. */
  readonly extra: 'forbid' | 'ignore' | 'allow';
  /** An empty text counts as unset. */
  readonly ignoreEmpty?: boolean;
  /** The class chooses its sources itself: other places may give values. */
  readonly ownSources?: boolean;
  /** Fields whose names are made at run time; they are not among `fields`. */
  readonly unnamed?: readonly Range[];
  /** Base classes that are defined in no file that was read: fields may be missing. */
  readonly unknownBases: readonly string[];
  readonly fields: readonly CodeRead[];
}

/** A field of a class as it is written: its environment names follow from the class it ends up in. */
export interface FieldSource {
  readonly name: string;
  readonly range: Range;
  readonly type: ReadType;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly secret?: boolean;
  readonly default?: CodeDefault;
  readonly required: boolean;
  /** Names that replace prefix and field name; the first that is set counts. */
  readonly aliases: readonly string[];
  /** The annotation names a class: nested settings. */
  readonly nested?: string;
  /** What the annotation and its constraints take, in full. */
  readonly shape?: Shape;
}

/** Settings of a class that are stated in it, not inherited. */
export interface ClassConfig {
  readonly prefix?: string;
  readonly caseSensitive?: boolean;
  readonly nestedDelimiter?: string;
  readonly envFiles?: readonly string[];
  readonly extra?: 'forbid' | 'ignore' | 'allow';
  /** The name counts as well where a field has an alias. */
  readonly populateByName?: boolean;
  readonly ignoreEmpty?: boolean;
  readonly ownSources?: boolean;
  /** It is made at run time: the names of fields without an alias are not known. */
  readonly unknown?: boolean;
}

/** A class definition with annotated fields. */
export interface ClassSource {
  readonly name: string;
  readonly range: Range;
  /** Last part of each base's name. */
  readonly bases: readonly string[];
  readonly fields: readonly FieldSource[];
  readonly config: ClassConfig;
  /** Written for pydantic 1: `class Config` and `BaseSettings` of `pydantic`. */
  readonly isVersion1: boolean;
  /** Values of an enumeration; undefined in the list where only running the program would tell. */
  readonly members?: readonly (Json | undefined)[];
  /** Functions of the class that see a field's value: before it is validated, or after. */
  readonly validators?: readonly ClassValidator[];
}

/** A validator of a class. */
export interface ClassValidator {
  /** `*` for all fields. */
  readonly fields: readonly string[];
  readonly before: boolean;
}

/** What one source file reads from the environment. Never throws; a file that does not parse gives what could be read. */
export interface CodeReads {
  readonly reads: readonly CodeRead[];
  readonly dynamic: readonly DynamicRead[];
  readonly settings: readonly SettingsClass[];
  /** Classes as they are written, for those that inherit from them in other files. */
  readonly classes: readonly ClassSource[];
  /** dotenv files that the code loads itself (`load_dotenv('.env', override=True)`, `dotenv.config({ path })`). */
  readonly loads: readonly { readonly path?: string; readonly override: boolean; readonly range: Range }[];
  /** Places that do not parse, among the statements that matter to what is read. */
  readonly errors: readonly Range[];
  /** Variables that a CI file gives to what it runs. */
  readonly sets?: readonly { readonly name: string; readonly range: Range }[];
  /** Servers that it starts. */
  readonly listens?: readonly CodeListen[];
}
