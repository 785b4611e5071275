import type { Range } from '../../core/text.js';
import type { ShellCommand, ShellScript, ShellWord } from '../../syntax/shell/types.js';
import { type OptionSpec, type ParsedArguments, parseArguments, rangeTo } from './shell-arguments.js';
import { SYSTEM_MANAGERS, type SystemFamily } from './packages-table.js';

/** A call of a system's package manager. */
export interface PackageCall {
  readonly family: SystemFamily;
  /** `apt-get`, `microdnf`, … */
  readonly program: string;
  /** The long name of the verb: `in` is `install`, `module install` is `moduleinstall`. */
  readonly verb: string;
  readonly verbWord: ShellWord;
  readonly parsed: ParsedArguments;
  /** Operands behind the verb. */
  readonly packages: readonly ShellWord[];
  readonly command: ShellCommand;
  /** From the program to the verb. */
  readonly range: Range;
}

/** Reads a call of apt-get, apt, aptitude, apk, dnf, yum, microdnf or zypper; undefined for anything else. */
export function readPackageCall(command: ShellCommand): PackageCall | undefined {
  const manager = Object.hasOwn(SYSTEM_MANAGERS, command.name) ? SYSTEM_MANAGERS[command.name] : undefined;
  if (!manager) return undefined;
  const spec: OptionSpec = { values: manager.values };
  const parsed = parseArguments(command.args, spec);
  const [verbWord, ...rest] = parsed.operands;
  const written = verbWord?.value;
  if (!verbWord || written === undefined) return undefined;
  const group = manager.groups?.includes(written) ? written : undefined;
  const second = group === undefined ? undefined : rest[0];
  const verb = group === undefined ? written : `${group}${second?.value ?? ''}`;
  const last = second ?? verbWord;
  return {
    family: manager.family,
    program: command.name,
    verb: manager.verbs[verb] ?? verb,
    verbWord: last,
    parsed,
    packages: second ? rest.slice(1) : rest,
    command,
    range: rangeTo(command, last),
  };
}

/** The calls of one family among commands. */
export function packageCalls(commands: readonly ShellCommand[], family?: SystemFamily): PackageCall[] {
  return commands.flatMap((command) => {
    const call = readPackageCall(command);
    return call && (family === undefined || call.family === family) ? [call] : [];
  });
}

/**
 * A package's name for a message: what stands before its version. An address is only called one: it may hold
 * a credential.
 */
export function packageLabel(word: ShellWord): string {
  const text = word.value ?? word.display;
  if (text.includes('://') || /^[\w.-]+@[\w.-]+:/.test(text)) return 'an address';
  return /^[@!]?[\w.+/:${}[\],-]+/.exec(text)?.[0].slice(0, 80) ?? 'a package';
}

/** Several packages for a message: the first three by name. */
export function packageList(words: readonly ShellWord[]): string {
  const names = words.map(packageLabel);
  return names.length <= 4
    ? names.join(', ')
    : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** From the first to the last of some words. */
export function rangeOf(words: readonly ShellWord[]): Range {
  return { start: words[0]!.range.start, end: words.at(-1)!.range.end };
}

/** Whether a word is nothing but one expansion: which packages it stands for cannot be known. */
export function isOpaque(word: ShellWord): boolean {
  if (word.value !== undefined) return false;
  return (
    /^(?:\$\{?[\w@*]+(?:[:#%/^,+?=-][^}]*)?\}?|\$\(.*\)|`.*`)$/s.test(word.display) ||
    word.substitutions.length > 0
  );
}

/** The last command of a script that deletes apk's package index. */
export function apkIndexDeletion({ commands }: ShellScript): number | undefined {
  return commands.findLast(
    ({ name, args }) =>
      name === 'rm' && args.some(({ display }) => /^\/var\/cache(?:\/apk|\/?\*?$)/.test(display)),
  )?.index;
}
