/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Limits of a number as they are written. */
export interface NumberLimits {
  readonly ge?: number;
  readonly gt?: number;
  readonly le?: number;
  readonly lt?: number;
  readonly multipleOf?: number;
}

/** Limits of a text or collection. */
export interface LengthLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/**
 * What a schema takes, as a tree: the type annotation of a pydantic field, or a zod schema. `unknown` is whatever only
 * running the program would tell: nothing is concluded from it.
 */
export type Shape =
  | ({ readonly kind: 'string'; readonly strict?: boolean; readonly pattern?: string } & LengthLimits)
  | ({ readonly kind: 'integer'; readonly strict?: boolean } & NumberLimits)
  | ({ readonly kind: 'number'; readonly strict?: boolean } & NumberLimits)
  | ({ readonly kind: 'decimal' } & NumberLimits)
  | { readonly kind: 'boolean'; readonly strict?: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'any' }
  | { readonly kind: 'literal'; readonly values: readonly Json[] }
  /** Values of an enumeration; `mixin` is the type that its members are as well (`class A(str, Enum)`). */
  | { readonly kind: 'enum'; readonly values: readonly Json[]; readonly mixin?: 'str' | 'int' | 'float' }
  | {
      readonly kind: 'url';
      readonly schemes?: readonly string[];
      readonly hostless?: boolean;
      readonly many?: boolean;
      readonly maxLength?: number;
    }
  | { readonly kind: 'format'; readonly format: 'email' | 'uuid' | 'path' }
  | ({ readonly kind: 'list' | 'set'; readonly items: Shape } & LengthLimits)
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | { readonly kind: 'dict'; readonly keys: Shape; readonly values: Shape }
  /** Nested settings, by the name of their class until it is found. */
  | { readonly kind: 'named'; readonly name: string }
  | {
      readonly kind: 'model';
      readonly fields: readonly ModelField[];
      readonly extra: 'forbid' | 'ignore' | 'allow';
    }
  | { readonly kind: 'union'; readonly of: readonly Shape[] }
  /** Text that is JSON, whatever the field is (pydantic's `Json`). */
  | { readonly kind: 'json'; readonly inner: Shape }
  /** The text is handed over as it is, not decoded (`NoDecode`). */
  | { readonly kind: 'undecoded'; readonly inner: Shape }
  /** Validated, then given to code that may refuse or change it. */
  | { readonly kind: 'checked'; readonly inner: Shape }
  /** Decoded as JSON, then given to code. */
  | { readonly kind: 'decoded' }
  /** Compared with words: true if it is one of them, or, negated, if it is none. */
  | {
      readonly kind: 'words';
      readonly words: readonly string[];
      readonly negated: boolean;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'unknown' };

/** A field of a nested class. */
export interface ModelField {
  readonly name: string;
  /** Keys by which it is found; the first counts. */
  readonly keys: readonly string[];
  readonly shape: Shape;
  readonly required: boolean;
  /** Its default as a value, where it can be told. */
  readonly default?: Json;
}
