import type { ScalarStyle } from './types.js';

interface RawBase {
  /** Offsets of the node without its tag and anchor. The end of a block collection is not known here. */
  readonly start: number;
  readonly end: number;
}

interface RawProperties {
  tag: string | undefined;
  anchor: string | undefined;
}

/** A scalar with its text after folding and escapes, before any type is given to it. */
export interface RawScalar extends RawBase, RawProperties {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  readonly value: string;
}

/** `*name`. */
export interface RawAlias extends RawBase {
  readonly kind: 'alias';
  readonly name: string;
}

/** A map as written: nothing merged, nothing compared. */
export interface RawMap extends RawBase, RawProperties {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly RawPair[];
}

/** A key and its value; null where there is none. */
export interface RawPair {
  readonly key: RawNode | null;
  readonly value: RawNode | null;
}

/** A sequence as written. */
export interface RawSeq extends RawBase, RawProperties {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly RawNode[];
}

/** A node as a parser gives it, whichever parser it was. */
export type RawNode = RawScalar | RawAlias | RawMap | RawSeq;

/** One document as a parser gives it; `root` is null where it is empty. */
export interface RawDocument {
  readonly root: RawNode | null;
  readonly start: number;
  readonly end: number;
}
