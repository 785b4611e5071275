const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** What every shell has set, to something that is not known here. */
export const SHELL_SETS = words(
  'BASH BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_COMMAND BASH_EXECUTION_STRING BASH_LINENO BASH_LOADABLES_PATH BASH_SOURCE BASH_SUBSHELL BASH_VERSINFO BASH_VERSION COLUMNS COMP_WORDBREAKS DIRSTACK EPOCHREALTIME EPOCHSECONDS EUID FUNCNAME GROUPS HISTCMD HOSTNAME HOSTTYPE IFS LINENO LINES MACHTYPE OLDPWD OPTARG OPTERR OPTIND OSTYPE PATH PIPESTATUS PPID PS1 PS2 PS4 PWD RANDOM SECONDS SHELL SHELLOPTS SHLVL SRANDOM TERM UID _',
);

/** Assigning to them does something else than setting them. */
export const SHELL_KEEPS = words(
  'BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_COMMAND BASH_LINENO BASH_SOURCE BASH_SUBSHELL BASHPID COMP_WORDBREAKS DIRSTACK EPOCHREALTIME EPOCHSECONDS FUNCNAME GROUPS HISTCMD LINENO PIPESTATUS RANDOM SECONDS SRANDOM _',
);

/** Assigning to them is refused, or changes how the rest is read. */
export const SHELL_REFUSES = words('BASHOPTS BASH_VERSINFO EUID PPID SHELLOPTS UID POSIXLY_CORRECT');

/** Whether the shell has a meaning of its own for a name. */
export function isShellName(name: string): boolean {
  return name === 'HOME' || SHELL_SETS.has(name) || SHELL_KEEPS.has(name) || SHELL_REFUSES.has(name);
}

/** Commands that may set variables, or end the shell. */
export const CHANGING_COMMANDS = words(
  '. source eval exec exit return unset set declare typeset local readonly let read mapfile readarray getopts printf alias unalias shopt trap cd pushd popd wait shift break continue builtin command enable hash logout suspend coproc',
);

/** Commands that do nothing to the variables, with the status that they end with where that is known. */
export const QUIET_COMMANDS: Readonly<Record<string, boolean | null>> = {
  ':': true,
  true: true,
  false: false,
  echo: null,
  test: null,
  '[': null,
  pwd: null,
};
