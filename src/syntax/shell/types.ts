/**
 * Shell text inside a Dockerfile, as rules ask about it: a flat list of commands in the order of the text, each
 * with its place in the file and its surroundings, instead of a tree.
 */
import type { Range } from '../../core/text.js';
import type { ShellWord, VariableUse } from './word-types.js';

export type * from './word-types.js';

/** Which shell reads the text. `none`: exec form. `unknown`: a name that is no shell known here, or a variable. */
export type ShellName =
  | 'sh'
  | 'bash'
  | 'ash'
  | 'dash'
  | 'zsh'
  | 'ksh'
  | 'powershell'
  | 'cmd'
  | 'none'
  | 'unknown';

/** The shell that an instruction runs under. */
export interface ShellChoice {
  readonly name: ShellName;
  /** The words of SHELL (or `/bin/sh -c`), as far as static. */
  readonly words: readonly string[];
  /** SHELL itself sets pipefail (`-o pipefail`), errexit (`-e`), nounset (`-u`). */
  readonly options: ShellOptions;
  /** Where it was set; undefined for the default. */
  readonly range: Range | undefined;
}

export interface ShellOptions {
  readonly pipefail: boolean;
  readonly errexit: boolean;
  readonly nounset: boolean;
}

/** How the text reaches the shell. */
export type ScriptOrigin =
  /** The instruction's line (with real heredocs, if it has some). */
  | 'line'
  /** `RUN <<EOF`: the body is the script. */
  | 'heredoc'
  /** `RUN <<EOF` whose body starts with `#!`: the body is a program of its own. */
  | 'heredoc-program'
  /** Exec form: one command, no shell. */
  | 'exec';

/** The analysed text of one instruction. */
export interface ShellScript {
  readonly origin: ScriptOrigin;
  readonly shell: ShellChoice;
  /** Of the shell text (or JSON array) in the file. */
  readonly range: Range;
  /**
   * `parsed`; `skipped`: a shell without a model (powershell, cmd, another interpreter); `too-complex`: above the
   * caps of size or depth, not analysed. The lists below are empty unless `parsed`.
   */
  readonly status: 'parsed' | 'skipped' | 'too-complex';
  /** Every simple command, in the order of the text: nested ones, `sh -c '…'`, and what sudo, env, … run. */
  readonly commands: readonly ShellCommand[];
  /** Pipelines of two members or more. */
  readonly pipelines: readonly ShellPipeline[];
  /** `a && b || c` lists of two members or more. */
  readonly lists: readonly ShellList[];
  /** Every `$x` and `${x…}`, in order, those inside double quotes and operands too. */
  readonly variables: readonly VariableUse[];
  /** Every name that is given a value: assignments, for, read, export, local, getopts … */
  readonly definitions: readonly VariableDefinition[];
  readonly heredocs: readonly ShellHeredoc[];
  /** `set -e`, `set -o pipefail`, … in the text; with the shell's own, see `ShellChoice.options`. */
  readonly settings: readonly ShellSetting[];
  readonly functions: readonly ShellFunction[];
  readonly errors: readonly ShellError[];
}

/** Where a command stands. */
export interface ShellContext {
  /** The command substitution, subshell, `sh -c` or function it is in, outermost first. */
  readonly nesting: readonly ShellNesting[];
  /** It runs only when a condition holds (inside if, case, loop body, or after `&&`/`||`). */
  readonly conditional: boolean;
  /** It is (part of) a condition: of if, while, until, or before `&&`/`||`, or after `!`. */
  readonly tested: boolean;
}

export type ShellNesting =
  | 'substitution'
  | 'process-substitution'
  | 'subshell'
  | 'group'
  | 'function'
  | 'if'
  | 'loop'
  | 'case'
  | 'shell-c'
  | 'heredoc';

/** A simple command. */
export interface ShellCommand {
  /** Position in `ShellScript.commands`. */
  readonly index: number;
  /** Basename of the program, lower case not applied; empty where not static or only assignments. */
  readonly name: string;
  /** The word of the name; undefined for a command of assignments or redirects only. */
  readonly nameWord: ShellWord | undefined;
  readonly args: readonly ShellWord[];
  /** From the first assignment or the name to the last argument or redirect. */
  readonly range: Range;
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  readonly context: ShellContext;
  /** Index of the command that runs this one (`sudo`, `env`, `xargs`, `sh -c`, …). */
  readonly wrappedBy: number | undefined;
  /** Index into `pipelines`, and the place in it. */
  readonly pipeline: number | undefined;
  readonly pipelinePosition: number | undefined;
  /** Index into `lists` of the innermost and-or list, and the place in it. */
  readonly list: number | undefined;
  readonly listPosition: number | undefined;
  /** The statement it belongs to: commands of one `;`/newline separated statement share the number. */
  readonly statement: number;
  readonly negated: boolean;
  readonly background: boolean;
}

export interface ShellPipeline {
  readonly range: Range;
  /** The first simple command of each member; -1 where a member has none. */
  readonly members: readonly number[];
  readonly memberRanges: readonly Range[];
  readonly operators: readonly ('|' | '|&')[];
  readonly context: ShellContext;
}

export interface ShellList {
  readonly range: Range;
  /** The first simple command of each member; -1 where a member has none. */
  readonly members: readonly number[];
  readonly memberRanges: readonly Range[];
  readonly operators: readonly ('&&' | '||')[];
  readonly operatorRanges: readonly Range[];
  readonly context: ShellContext;
}

export interface ShellAssignment {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: ShellWord | undefined;
  readonly range: Range;
  readonly append: boolean;
}

export interface ShellRedirect {
  /** `>`, `>>`, `<`, `2>` is operator `>` with descriptor 2. */
  readonly operator: string;
  readonly descriptor: number | undefined;
  readonly target: ShellWord | undefined;
  readonly range: Range;
}

export interface VariableDefinition {
  readonly name: string;
  readonly range: Range;
  /** Index of the command; undefined for `for`, `select`. */
  readonly command: number | undefined;
  readonly via: 'assignment' | 'prefix' | 'for' | 'read' | 'declare' | 'other';
}

export interface ShellHeredoc {
  readonly name: string;
  readonly range: Range;
  readonly bodyRange: Range;
  readonly quoted: boolean;
}

/** `set -e`, `set +o pipefail`. */
export interface ShellSetting {
  readonly option: 'errexit' | 'nounset' | 'pipefail' | 'xtrace';
  readonly on: boolean;
  readonly range: Range;
  readonly command: number;
}

export interface ShellFunction {
  readonly name: string;
  readonly range: Range;
}

/** A syntax error that the shell would report. */
export interface ShellError {
  /** Stable: the parser's message with everything from the file removed. */
  readonly code: string;
  readonly range: Range;
}
