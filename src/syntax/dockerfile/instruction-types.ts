/** The instructions. */
import type { Range } from '../../core/text.js';
import type { MappedText } from './mapped-text.js';
import type {
  CommandLine,
  ExposedPort,
  Flag,
  Heredoc,
  ImageReference,
  KeyValue,
  Word,
} from './part-types.js';
import type { Comment } from './types.js';

export type InstructionKind =
  | 'add'
  | 'arg'
  | 'cmd'
  | 'copy'
  | 'entrypoint'
  | 'env'
  | 'expose'
  | 'from'
  | 'healthcheck'
  | 'label'
  | 'maintainer'
  | 'onbuild'
  | 'run'
  | 'shell'
  | 'stopsignal'
  | 'user'
  | 'volume'
  | 'workdir'
  | 'unknown';

/** A physical line of an instruction (heredoc bodies are not among them). */
export interface InstructionLine {
  /** A comment or an empty line inside a continuation is skipped by BuildKit. */
  readonly kind: 'text' | 'comment' | 'empty';
  /** Without the line end. */
  readonly range: Range;
  /** The escape character at the end of the line, with the blanks after it. */
  readonly continuation: Range | undefined;
}

export interface InstructionBase {
  /** Position in `Dockerfile.instructions`; a trigger has its ONBUILD's. */
  readonly index: number;
  /** From the keyword to the last visible character, heredocs included. */
  readonly range: Range;
  /** The whole lines; a trigger has its own range here. */
  readonly extent: Range;
  /** As written; empty for a lone continuation. */
  readonly keyword: string;
  readonly keywordRange: Range;
  /** The joined line, from the keyword on. */
  readonly logical: MappedText;
  /** What follows the flags, trimmed; empty text where there is nothing. */
  readonly rest: MappedText;
  readonly restRange: Range;
  readonly flags: readonly Flag[];
  readonly heredocs: readonly Heredoc[];
  readonly lines: readonly InstructionLine[];
  /** Comments inside the continuation. */
  readonly innerComments: readonly Comment[];
  /** Comments directly above, as BuildKit attaches them (blank lines between do not matter, `#` alone resets). */
  readonly leadingComments: readonly Comment[];
  /** Whether it is the trigger of an ONBUILD. */
  readonly isTrigger: boolean;
}

export interface FromInstruction extends InstructionBase {
  readonly kind: 'from';
  readonly image: ImageReference | undefined;
  /** The value of `--platform`. */
  readonly platform: Word | undefined;
  /** The AS keyword. */
  readonly asRange: Range | undefined;
  /** The stage name as written. */
  readonly stageName: Word | undefined;
}

export interface RunInstruction extends InstructionBase {
  readonly kind: 'run';
  readonly command: CommandLine | undefined;
  readonly mounts: readonly Flag[];
}

export interface CommandInstruction extends InstructionBase {
  readonly kind: 'cmd' | 'entrypoint' | 'shell';
  readonly command: CommandLine | undefined;
}

export interface HealthcheckInstruction extends InstructionBase {
  readonly kind: 'healthcheck';
  /** `CMD`, `NONE` or what else stands there, upper case; undefined where nothing does. */
  readonly type: string | undefined;
  readonly typeRange: Range | undefined;
  readonly command: CommandLine | undefined;
}

export interface CopyInstruction extends InstructionBase {
  readonly kind: 'copy' | 'add';
  readonly json: boolean;
  /** Sources, without heredocs. */
  readonly sources: readonly Word[];
  readonly destination: Word | undefined;
  /** The value of `--from`. */
  readonly from: Word | undefined;
}

export interface KeyValueInstruction extends InstructionBase {
  readonly kind: 'env' | 'label' | 'arg';
  readonly entries: readonly KeyValue[];
}

export interface ExposeInstruction extends InstructionBase {
  readonly kind: 'expose';
  readonly ports: readonly ExposedPort[];
}

export interface VolumeInstruction extends InstructionBase {
  readonly kind: 'volume';
  readonly json: boolean;
  readonly paths: readonly Word[];
}

/** USER, WORKDIR, STOPSIGNAL, MAINTAINER: the rest of the line is one value. */
export interface ValueInstruction extends InstructionBase {
  readonly kind: 'user' | 'workdir' | 'stopsignal' | 'maintainer';
  readonly value: Word | undefined;
}

export interface OnbuildInstruction extends InstructionBase {
  readonly kind: 'onbuild';
  readonly trigger: Instruction | undefined;
}

/** A line whose first word is no instruction. */
export interface UnknownInstruction extends InstructionBase {
  readonly kind: 'unknown';
}

export type Instruction =
  | FromInstruction
  | RunInstruction
  | CommandInstruction
  | HealthcheckInstruction
  | CopyInstruction
  | KeyValueInstruction
  | ExposeInstruction
  | VolumeInstruction
  | ValueInstruction
  | OnbuildInstruction
  | UnknownInstruction;

/** The instruction type of a kind: `InstructionOf<'env'>`. */
export type InstructionOf<
  K extends InstructionKind,
  I extends Instruction = Instruction,
> = I extends Instruction ? (K extends I['kind'] ? I : never) : never;
