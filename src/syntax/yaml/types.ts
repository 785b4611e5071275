import type { Range } from '../../core/text.js';

/** A value that a YAML scalar resolves to. Timestamps and binaries stay the text that they are written as. */
export type YamlValue = string | number | boolean | null;

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/**
 * How a node came to a place where it is not written: through `*name`, or through `<<`. `range` is that of the
 * alias (or of the merge key's value) in the same file; an edit of the node changes every user of the anchor.
 */
export interface YamlThrough {
  readonly kind: 'alias' | 'merge';
  readonly name: string;
  readonly range: Range;
}

interface NodeBase {
  /** Path of the file that the node is written in, relative to the root. */
  readonly file: string;
  /** The value as written, without tag, anchor, trailing comment or line end. Empty for an absent value. */
  readonly range: Range;
  /** Where the anchor's name is defined: `&name`. */
  readonly anchor?: string;
  /** The explicit tag as written (`!reset`, `!override`, `!!str`); tags with a meaning of their own only. */
  readonly tag?: string;
  /** Set when the node is a view of one that is written elsewhere. */
  readonly through?: YamlThrough;
  /** Whether the node is written inside `{}` or `[]`. */
  readonly flow?: boolean;
}

/** A scalar, with the text as written and the value that Compose's YAML reader gives it. */
export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: YamlValue;
  readonly style: ScalarStyle;
  /** The source text inside `range`, quotes and block header included; empty for an absent value. */
  readonly source: string;
  /** `1.0` and `1e3` are floats, `1` is not. Only on numbers. */
  readonly float?: boolean;
}

/** One `key: value`. A key that came through `<<` has `through` on its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** The file of the key: that of the map, unless merged maps of several files. */
  readonly file: string;
  /** The key's resolved value where it is no string (`123:`, `true:`, `null:`): Compose refuses it. */
  readonly keyValue?: YamlValue;
  readonly value: YamlNode;
  /** Key start to value end. */
  readonly range: Range;
}

/** A map in written order, `<<` already merged in (own keys win); the first of two equal keys is kept. */
export interface YamlMap extends NodeBase {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

/** A sequence. */
export interface YamlSeq extends NodeBase {
  readonly kind: 'seq';
  readonly items: readonly YamlNode[];
}

/** A node of a YAML document. Aliased nodes share their children: it is a graph without cycles, not a tree. */
export type YamlNode = YamlScalar | YamlMap | YamlSeq;

/** A comment with its place; `text` is what follows the `#`. */
export interface YamlComment {
  readonly range: Range;
  readonly text: string;
}

/** What is wrong in a text as YAML, or as the YAML that Compose takes. */
export type YamlProblemCode =
  | 'yaml/syntax'
  | 'yaml/tab'
  | 'yaml/nul'
  | 'yaml/too-deep'
  | 'yaml/duplicate-key'
  | 'yaml/non-string-key'
  | 'yaml/unknown-alias'
  | 'yaml/alias-cycle'
  | 'yaml/alias-bomb'
  | 'yaml/merge-not-a-map';

/** A problem as data. `related` is the other place: the first of two equal keys. */
export interface YamlProblem {
  readonly code: YamlProblemCode;
  readonly path: readonly (string | number)[];
  readonly range: Range;
  readonly args: Readonly<Record<string, string | number>>;
  readonly related?: Range;
}

/** One document of a text; `root` is undefined where it is empty. */
export interface YamlDocument {
  readonly root: YamlNode | undefined;
  readonly range: Range;
}

/** A text as YAML: always something, however broken the text. */
export interface YamlFile {
  readonly path: string;
  readonly text: string;
  readonly documents: readonly YamlDocument[];
  readonly comments: readonly YamlComment[];
  readonly problems: readonly YamlProblem[];
  /** Whether the text is too broken to draw conclusions from what is absent. */
  readonly broken: boolean;
}
