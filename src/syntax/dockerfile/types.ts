/**
 * The model of a Dockerfile: every character of the text belongs to exactly one node, every part of an
 * instruction knows its place. What BuildKit would refuse is a problem in the list, never an exception.
 * Reference: https://docs.docker.com/reference/dockerfile/ and BuildKit's frontend/dockerfile/parser.
 */
import type { Range } from '../../core/text.js';
import type { Instruction } from './instruction-types.js';
import type { DockerfileProblem } from './problem-types.js';

export type * from './instruction-types.js';
export type * from './mapped-text.js';
export type * from './part-types.js';
export type * from './problem-types.js';

/** A parsed Dockerfile (or a fragment of one: FROM is not required). */
export interface Dockerfile {
  readonly text: string;
  /** Whether the text starts with a byte order mark; the first node's extent covers it. */
  readonly bom: boolean;
  /** The escape character in force: a backslash, or a backtick after `# escape=`. */
  readonly escape: '\\' | '`';
  /** All nodes in order; their extents joined are the whole text. */
  readonly nodes: readonly DockerfileNode[];
  /** The instructions among the nodes (triggers of ONBUILD are inside their instruction). */
  readonly instructions: readonly Instruction[];
  /** The parser directives that BuildKit honours. */
  readonly directives: readonly Directive[];
  /** All comments: between instructions and inside continuations, in order. Directives are not among them. */
  readonly comments: readonly Comment[];
  /** What BuildKit would refuse, in the order of the text. */
  readonly problems: readonly DockerfileProblem[];
}

export type DockerfileNode = Directive | Comment | Blank | Instruction;

interface NodeBase {
  /** From the first to the last visible character. */
  readonly range: Range;
  /** The whole lines, with their line ends (and the byte order mark, in the first node). */
  readonly extent: Range;
}

/** `# name=value` at the top of the file, honoured by BuildKit. */
export interface Directive extends NodeBase {
  readonly kind: 'directive';
  /** Lower case. */
  readonly name: 'escape' | 'syntax' | 'check';
  readonly nameRange: Range;
  readonly value: string;
  readonly valueRange: Range;
}

/** A comment line, between instructions or inside a continuation. */
export interface Comment extends NodeBase {
  readonly kind: 'comment';
  /** The text after `#`, trimmed. */
  readonly value: string;
  /** Where `value` stands. */
  readonly valueRange: Range;
}

/** An empty line between instructions. */
export interface Blank extends NodeBase {
  readonly kind: 'blank';
}
