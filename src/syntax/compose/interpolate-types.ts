import type { Range } from '../../core/text.js';

/** What stands between the name and the word in `${NAME…word}`; '' where there is nothing. */
export type VariableOperator = '' | ':-' | '-' | ':?' | '?' | ':+' | '+';

/** One `$NAME` or `${NAME…}` in a value, those nested in another's default too. */
export interface VariableReference {
  readonly name: string;
  readonly operator: VariableOperator;
  /** The word after `:-`, `-`, `:+`, `+`; undefined without one. May be secret: never show it. */
  readonly default: string | undefined;
  /** The message after `:?` and `?`. */
  readonly message: string | undefined;
  /** Where it is: the exact `${…}` where the source shows it letter for letter, else the whole scalar. */
  readonly file: string;
  readonly range: Range;
  /** Path of the value, `services.web.image`. */
  readonly path: readonly (string | number)[];
  /** Whether the known environment sets it. */
  readonly set: boolean;
  /** In the default of another reference. */
  readonly nested: boolean;
}

/** A literal piece of a value, or one that is unknown because `name` is. */
export type TextPart = string | { readonly unknown: string };

/** A text after interpolation, with what is unknown left as it is. */
export interface InterpolatedText {
  readonly parts: readonly TextPart[];
  /** The whole text where nothing is unknown. */
  readonly value: string | undefined;
  /** Whether any variable was in it. */
  readonly interpolated: boolean;
  /** Whether a default was taken because a variable is not known to be set. */
  readonly assumed: boolean;
}
