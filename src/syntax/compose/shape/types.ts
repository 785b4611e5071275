/** The types of scalars as the specification names them. */
export type ScalarType = 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** What Compose reads out of a scalar when it builds the project; what does not fit is refused there. */
export type Reading =
  | 'duration'
  | 'bytes'
  | 'boolean'
  | 'integer'
  | 'unsigned'
  | 'float'
  | 'number-only'
  | 'octal'
  | 'device-count'
  | 'not-blank';

/** A scalar: its types, and what of them is allowed. */
export interface ScalarShape {
  readonly kind: 'scalar';
  readonly types: readonly ScalarType[];
  readonly words?: readonly string[];
  readonly pattern?: RegExp;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly reading?: Reading;
}

/** A list of one kind of item. */
export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
  readonly unique: boolean;
}

/** A map with fixed keys. `open`: other keys are allowed when they start with `x-`, always, or never. */
export interface RecordShape {
  readonly kind: 'record';
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  readonly open: 'extensions' | 'all' | 'none';
}

/** A map whose keys the user chooses. `closed`: a key that `key` does not match is refused. */
export interface DictionaryShape {
  readonly kind: 'dictionary';
  readonly key: RegExp | undefined;
  readonly value: Shape;
  readonly closed: boolean;
}

/** One of several shapes, told apart by the kind of the value. */
export interface EitherShape {
  readonly kind: 'either';
  readonly options: readonly Shape[];
}

/** Anything. */
export interface AnyShape {
  readonly kind: 'any';
}

/** The shape that the specification gives an element. */
export type Shape = ScalarShape | ListShape | RecordShape | DictionaryShape | EitherShape | AnyShape;
