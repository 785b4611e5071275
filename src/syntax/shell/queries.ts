/** Questions that rules ask of commands. */
import type { ShellCommand, ShellScript, ShellWord } from './types.js';

/** The commands with one of the names, in order; what sudo, env, `sh -c` and the like run is among them. */
export function findCommands(script: ShellScript | undefined, ...names: string[]): ShellCommand[] {
  if (script === undefined) return [];
  return script.commands.filter((command) => names.includes(command.name));
}

/** An option among the arguments. */
export interface FoundOption {
  readonly word: ShellWord;
  /** `--name=value`, `-nvalue` or the next word; undefined for a bare option. */
  readonly value: string | undefined;
  /** The word of the value: `word` itself where they are one. */
  readonly valueWord: ShellWord | undefined;
}

/**
 * Finds an option: one letter (`y`, also in a cluster such as `-qy`) or a long name (`yes`, also after a single dash,
 * as find and java have it). Words after `--` are no options.
 */
export function findOption(command: ShellCommand, ...names: string[]): FoundOption | undefined {
  for (let i = 0; i < command.args.length; i++) {
    const word = command.args[i]!;
    const text = word.display;
    if (text === '--') return undefined;
    if (!text.startsWith('-') || text === '-') continue;
    const next = command.args[i + 1];
    const equals = text.indexOf('=');
    const head = equals === -1 ? text : text.slice(0, equals);
    for (const name of names) {
      if (name.length > 1 ? head === `--${name}` || head === `-${name}` : head === `-${name}`) {
        if (equals !== -1) return { word, value: text.slice(equals + 1), valueWord: word };
        return { word, value: next?.display, valueWord: next };
      }
      if (name.length === 1 && !text.startsWith('--')) {
        const at = text.indexOf(name, 1);
        if (at === -1 || /[^A-Za-z0-9]/.test(text.slice(1, at))) continue;
        const rest = text.slice(at + 1);
        if (rest === '') return { word, value: next?.display, valueWord: next };
        return { word, value: rest, valueWord: word };
      }
    }
  }
  return undefined;
}

/** Whether one of the options is given: `hasFlag(command, 'y', 'yes', 'assume-yes')`. */
export function hasFlag(command: ShellCommand, ...names: string[]): boolean {
  return findOption(command, ...names) !== undefined;
}

/** The value of an option that takes one: `--name=value`, `--name value`, `-n value`, `-nvalue`. */
export function optionValue(command: ShellCommand, ...names: string[]): string | undefined {
  return findOption(command, ...names)?.value;
}

/**
 * The arguments that are no options. `withValue`: options whose value is the next word, without dashes
 * (`['t', 'target-release']`).
 */
export function operands(command: ShellCommand, withValue: readonly string[] = []): ShellWord[] {
  const found: ShellWord[] = [];
  for (let i = 0; i < command.args.length; i++) {
    const word = command.args[i]!;
    const text = word.display;
    if (text === '--') return [...found, ...command.args.slice(i + 1)];
    // A quoted or expanded word may start with a dash only when it runs.
    if (!text.startsWith('-') || text === '-') {
      found.push(word);
      continue;
    }
    if (text.includes('=')) continue;
    const name = text.replace(/^--?/, '');
    if (withValue.includes(name)) i++;
    else if (!text.startsWith('--')) {
      // `-qt stable`: the last letter of a cluster takes the next word, an earlier one the rest of the cluster.
      const at = [...name].findIndex((letter) => withValue.includes(letter));
      if (at !== -1 && at === name.length - 1) i++;
    }
  }
  return found;
}

/** The first operand, where it is static: `install` of `apt-get -y install curl`. */
export function subcommand(command: ShellCommand, withValue: readonly string[] = []): string | undefined {
  return operands(command, withValue)[0]?.value;
}

/** The operands after the subcommand: the packages of `apt-get install`. */
export function subcommandOperands(command: ShellCommand, withValue: readonly string[] = []): ShellWord[] {
  return operands(command, withValue).slice(1);
}

/** The first simple commands of a pipeline's members; undefined where a member has none. */
export function pipelineMembers(script: ShellScript, pipeline: number): (ShellCommand | undefined)[] {
  return (script.pipelines[pipeline]?.members ?? []).map((index) => script.commands[index]);
}

/** The command that runs another (`sudo` of `sudo apt-get`), or undefined. */
export function wrapperOf(script: ShellScript, command: ShellCommand): ShellCommand | undefined {
  return command.wrappedBy === undefined ? undefined : script.commands[command.wrappedBy];
}

/** Whether a shell option is on when a command runs: set by SHELL, or by an earlier `set` of the same text. */
export function isOptionOn(
  script: ShellScript,
  command: ShellCommand,
  option: 'pipefail' | 'errexit' | 'nounset',
): boolean {
  let on = script.shell.options[option];
  for (const setting of script.settings) {
    if (setting.option !== option || setting.command >= command.index) continue;
    const by = script.commands[setting.command]!;
    // `bash -e -c …` counts for what it runs, `set -e` for what follows.
    if (by.name === 'set' || command.wrappedBy === setting.command) on = setting.on;
  }
  return on;
}
