import type { Range } from '../../core/text.js';

/** One name that a file imports. */
export interface ImportRef {
  /** As written: `app.core.config`, `./db.js`, `@scope/name/part`. Empty for `from . import x`. */
  readonly module: string;
  /** Leading dots of a relative import in Python. */
  readonly level: number;
  /** What is taken from it (`from app import config`); empty for the module as a whole. */
  readonly names: readonly string[];
  readonly range: Range;
  /** Its failing is caught, or it is for the type checker alone. */
  readonly guarded: boolean;
  /** It runs when its function does, not at start-up. */
  readonly lazy: boolean;
}

/** What a file imports and defines, as far as its text says. */
export interface ModuleSource {
  readonly imports: readonly ImportRef[];
  /** Names at the top of the module, those inside `if`, `try` and `with` too. */
  readonly defines: ReadonlySet<string>;
  /** `from x import *` or a module-level `__getattr__`: it may have more names than are seen. */
  readonly isOpen: boolean;
  /** The tolerant parser stumbled: the text may be wrong, or it holds syntax that this parser does not know. */
  readonly isBroken: boolean;
}
