import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import { PROXY_ARGS } from '../../syntax/dockerfile/index.js';
import type { ShellCommand, ShellScript, ShellWord } from '../../syntax/shell/types.js';
import { type ShellRun, settingBefore, valueOfDefinition } from './shell-runs.js';

/** What a shell or a build sets by itself. */
const ALWAYS_SET = new Set(
  'HOME PATH PWD OLDPWD IFS PS1 PS2 PS4 OPTARG OPTIND PPID LINENO SHELL SHLVL TERM LANG LC_ALL USER LOGNAME HOSTNAME UID EUID TMPDIR _ RANDOM SECONDS REPLY MACHTYPE HOSTTYPE OSTYPE PIPESTATUS FUNCNAME DIRSTACK EPOCHSECONDS COLUMNS LINES'.split(
    ' ',
  ),
);

/** Whether a name is known where a RUN runs: set in the script, by ENV or ARG, by the shell or the build. */
export function isKnown(model: DockerfileModel, shellRun: ShellRun, name: string): boolean {
  if (ALWAYS_SET.has(name) || PROXY_ARGS.has(name) || /^(?:[^A-Za-z_]|BASH)/.test(name)) return true;
  if (shellRun.definitionsOf(name).length > 0) return true;
  return settingBefore(model, shellRun, name) !== undefined || secretNames(shellRun).has(name);
}

function secretNames({ run }: ShellRun): ReadonlySet<string> {
  return new Set(
    run.mounts.flatMap(({ fields }) =>
      fields.flatMap(({ key, value }) => (key === 'env' && value?.literal ? [value.literal] : [])),
    ),
  );
}

/** Whether the base image may set upper-case names of its own. */
export function baseMayDefine(model: DockerfileModel, { run, stage }: ShellRun): boolean {
  return stage.base.kind !== 'none' && !model.graph.scopeBefore(run).complete;
}

/** Whether the script takes in variables that cannot be seen: `. file`, `eval`, `set -a`. */
export function takesInOthers({ commands }: ShellScript): boolean {
  return commands.some(
    ({ name, args }) =>
      name === '.' ||
      name === 'source' ||
      name === 'eval' ||
      (name === 'set' && args.some(({ value }) => value === '-a')),
  );
}

const ONE_WORD = new Set(
  'echo printf nproc uname arch date id whoami hostname pwd which command type basename dirname mktemp lsb_release getconf rpm node python python3 go realpath readlink git wc dpkg dpkg-architecture expr seq stat sha256sum md5sum apk php php-config ruby gem npm openssl xcrun tput nvcc rustc'.split(
    ' ',
  ),
);

/** Whether a substitution gives one word without blanks: an architecture, a count, a path of a tool. */
export function givesOneWord(script: ShellScript, [from, to]: readonly [number, number]): boolean {
  const last = script.commands.slice(from, to).at(-1);
  return last === undefined || ONE_WORD.has(last.name);
}

/** Whether what a variable holds cannot be split or globbed, as far as the script shows. */
export function isTame({ script, definitionsOf }: ShellRun, name: string): boolean {
  return definitionsOf(name).every(({ command, via }) => {
    if (via === 'for') return true;
    const owner = command === undefined ? undefined : script.commands[command];
    const word = owner && valueWord(owner, name);
    if (!word) return via !== 'read';
    const value = valueOfDefinition(owner, name);
    if (value !== undefined) return !/[\s*?[]/.test(value);
    return word.substitutions.every(({ commands }) => givesOneWord(script, commands));
  });
}

function valueWord(command: ShellCommand, name: string): ShellWord | undefined {
  const assigned = command.assignments.find((one) => one.name === name);
  return assigned ? assigned.value : command.args.find(({ text }) => text.startsWith(`${name}=`));
}

/** The innermost command that a place lies in. */
export function commandAt({ commands }: ShellScript, { start, end }: Range): ShellCommand | undefined {
  let low = 0;
  let high = commands.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (commands[middle]!.range.start <= start) low = middle + 1;
    else high = middle;
  }
  // Commands stand in the order of the text: the first one backwards that reaches over the place is the innermost.
  for (let i = low - 1; i >= 0 && i >= low - 200; i--) if (end <= commands[i]!.range.end) return commands[i];
  return undefined;
}

/** Whether quotes can be put around a place: the shell reads it as written, not inside a quoted script. */
export function canQuote({ script }: ShellRun, command: ShellCommand | undefined): boolean {
  return script.origin !== 'exec' && command !== undefined && !command.context.nesting.includes('shell-c');
}
