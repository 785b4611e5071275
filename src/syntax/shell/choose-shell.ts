/** Which shell runs an instruction: SHELL, else what the base image has. */
import type { Instruction } from '../dockerfile/instruction-types.js';
import type { StageGraph } from '../dockerfile/stage-types.js';
import type { Dockerfile } from '../dockerfile/types.js';
import { foldOptions, readOptions } from './shell-options.js';
import type { ShellChoice, ShellName } from './types.js';

const NAMES: Readonly<Record<string, ShellName>> = {
  sh: 'sh',
  bash: 'bash',
  ash: 'ash',
  dash: 'dash',
  zsh: 'zsh',
  ksh: 'ksh',
  mksh: 'ksh',
  busybox: 'ash',
  powershell: 'powershell',
  pwsh: 'powershell',
  cmd: 'cmd',
};

/** The shell behind a program's path: `/bin/bash`, `C:\…\pwsh.exe`. */
export function nameShell(path: string): ShellName {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  const name = base.replace(/\.exe$/, '');
  return (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined) ?? 'unknown';
}

/** A shell from the words that start it; `env bash` is bash. */
export function readShellWords(
  words: readonly { readonly value: string; readonly range: ShellChoice['range'] }[],
): ShellChoice {
  const start =
    nameShell(words[0]?.value ?? '') === 'unknown' && /(?:^|\/)env$/.test(words[0]?.value ?? '') ? 1 : 0;
  const from = words[start]?.value === '-S' ? start + 1 : start;
  const options = words
    .slice(from + 1)
    .map(({ value, range }) => ({ value, range: range ?? { start: 0, end: 0 } }));
  return {
    name: nameShell(words[from]?.value ?? ''),
    words: words.map((word) => word.value),
    options: foldOptions(readOptions(options)),
    range: undefined,
  };
}

const DEFAULT: ShellChoice = {
  name: 'sh',
  words: ['/bin/sh', '-c'],
  options: { pipefail: false, errexit: false, nounset: false },
  range: undefined,
};

const WINDOWS: ShellChoice = { ...DEFAULT, name: 'cmd', words: ['cmd', '/S', '/C'] };

/** Whether the chain of base images ends in a Windows image; a backtick as escape says the same. */
function isWindows(file: Dockerfile, graph: StageGraph, instruction: Instruction): boolean {
  let stage = graph.stageOf(instruction);
  while (stage?.base.kind === 'stage') stage = graph.stages[stage.base.stage];
  if (stage?.base.kind === 'image') {
    const name = stage.base.reference ?? stage.from?.image?.name.value ?? '';
    if (/windows|nanoserver|servercore/i.test(name)) return true;
  }
  return file.escape === '`';
}

/** The shell that reads an instruction's shell form. */
export function chooseShell(file: Dockerfile, graph: StageGraph, instruction: Instruction): ShellChoice {
  const command = graph.settingsBefore(instruction)?.shell?.instruction.command;
  if (command?.form === 'exec' && command.words.length > 0) {
    return { ...readShellWords(command.words), range: command.range };
  }
  return isWindows(file, graph, instruction) ? WINDOWS : DEFAULT;
}
