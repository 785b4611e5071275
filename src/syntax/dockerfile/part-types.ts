/** The parts that instructions are made of: words, variables, flags, heredocs, command lines. */
import type { Range } from '../../core/text.js';
import type { MappedText } from './mapped-text.js';

/** A piece of a word that BuildKit expands. */
export type WordPart = LiteralPart | VariablePart;

/** Text without variables, quotes and escapes removed. */
export interface LiteralPart {
  readonly kind: 'literal';
  readonly value: string;
  readonly range: Range;
  readonly quote: 'none' | 'single' | 'double';
}

/** The modifiers that BuildKit knows; what it does not know is a problem. */
export type VariableOperator = '-' | ':-' | '+' | ':+' | '?' | ':?' | '#' | '##' | '%' | '%%' | '/' | '//';

/** `$name` or `${name…}`. */
export interface VariablePart {
  readonly kind: 'variable';
  readonly name: string;
  readonly nameRange: Range;
  /** With its `$` and braces. */
  readonly range: Range;
  readonly braced: boolean;
  readonly quote: 'none' | 'double';
  readonly operator?: VariableOperator;
  /** The word after the operator (the pattern, for `/`). */
  readonly operand: readonly WordPart[];
  /** The replacement of `/` and `//`. */
  readonly replacement: readonly WordPart[];
}

/** A word of an instruction. */
export interface Word {
  /** As written, quotes included, continuations removed; in JSON form and in flags: decoded. */
  readonly value: string;
  /** What it amounts to, quotes and escapes removed; undefined where it holds a variable. */
  readonly literal: string | undefined;
  readonly range: Range;
  /** What BuildKit would expand in it; one literal where it expands nothing. */
  readonly parts: readonly WordPart[];
  /** Whether BuildKit expands variables in it. */
  readonly expands: boolean;
}

/** `--name=value`, `--name`. Quotes and escapes are removed as BuildKit does. */
export interface Flag {
  /** Without the dashes, as written. */
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  /** Undefined where there is no `=`. */
  readonly value: Word | undefined;
  /** Set for `--mount` and `--device`: the comma-separated fields. */
  readonly fields: readonly FlagField[];
}

/** One `key=value` or bare `key` of `--mount=…`. */
export interface FlagField {
  /** Lower case. */
  readonly key: string;
  readonly keyRange: Range;
  readonly value: Word | undefined;
  readonly range: Range;
}

/** The document of a `<<NAME`. */
export interface Heredoc {
  readonly name: string;
  /** `<<NAME` with file descriptor, dash and quotes. */
  readonly range: Range;
  /** Just the delimiter, quotes included. */
  readonly nameRange: Range;
  /** File descriptor; 0 where none is written. */
  readonly descriptor: number;
  /** `<<-`: leading tabs of the body are stripped. */
  readonly chomp: boolean;
  /** False where the delimiter is quoted. */
  readonly expands: boolean;
  /** The body's lines with their line ends, as in the file. */
  readonly contentRange: Range;
  /** The body as it arrives (tabs stripped after `<<-`, CRLF read as LF). */
  readonly content: MappedText;
  /** The closing line without its line end; undefined where the file ends first. */
  readonly terminatorRange: Range | undefined;
  /** Variables that BuildKit expands in it: COPY and ADD only. */
  readonly parts: readonly WordPart[];
}

/** How a command was written. */
export type CommandLine = ShellCommandLine | ExecCommandLine;

export interface ShellCommandLine {
  readonly form: 'shell';
  /** The text that the shell gets, continuations and comment lines removed, heredoc bodies not included. */
  readonly text: MappedText;
  readonly range: Range;
  /** It starts with `[` and was meant as JSON, but is not valid JSON. */
  readonly looksLikeJson: boolean;
}

/** A word of the exec form, with the way from its decoded text to the file. */
export interface ExecWord extends Word {
  readonly text: MappedText;
}

export interface ExecCommandLine {
  readonly form: 'exec';
  readonly words: readonly ExecWord[];
  /** With its brackets. */
  readonly range: Range;
}

/** `key=value` of ENV, LABEL, ARG. */
export interface KeyValue {
  readonly key: Word;
  /** Undefined for `ARG name`. */
  readonly value: Word | undefined;
  readonly range: Range;
  /** `ENV key value…`, without `=`. */
  readonly legacy: boolean;
}

/** `[registry/]repository[:tag][@digest]`, as far as it can be read without resolving variables. */
export interface ImageReference {
  /** The word as written. */
  readonly name: Word;
  /** `docker.io` is not filled in. */
  readonly registry: string | undefined;
  readonly registryRange: Range | undefined;
  /** Without registry, tag and digest; variables as written. */
  readonly repository: string;
  readonly repositoryRange: Range;
  readonly tag: string | undefined;
  readonly tagRange: Range | undefined;
  readonly digest: string | undefined;
  readonly digestRange: Range | undefined;
  /** Whether any part holds a variable. */
  readonly hasVariables: boolean;
}

/** `[ip:][host:]port[-port][/protocol]` of EXPOSE; fields are undefined where a variable hides them. */
export interface ExposedPort {
  readonly word: Word;
  readonly ip: string | undefined;
  readonly hostPort: string | undefined;
  /** As written: `80`, `8000-8010`, or not a number at all. */
  readonly port: string;
  readonly portRange: Range;
  /** As written; undefined where none is written (tcp). */
  readonly protocol: string | undefined;
  readonly protocolRange: Range | undefined;
}
