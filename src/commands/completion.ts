import type { Command, Option } from 'commander';
import { createProgram } from '../cli.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { findNearest } from '../core/nearest.js';
import type { Host } from '../host.js';

interface Entry {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly string[];
}

const SHELLS: Readonly<Record<string, (entries: readonly Entry[]) => string>> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
  powershell: renderPowershell,
};

/** `catalyst completion <shell>`: a completion script made from the command tree. */
export async function completion(host: Host, [shell = '']: readonly string[]): Promise<number> {
  const render = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
  if (!render) {
    const nearest = findNearest(shell, Object.keys(SHELLS));
    throw new UserError(`no completion for "${shell}"${nearest ? `; did you mean ${nearest}?` : ''}`, {
      advice: `known: ${Object.keys(SHELLS).join(', ')}`,
    });
  }
  await host.stdout.write(render(describe(createProgram(host, () => {}))));
  return EXIT.ok;
}

function describe(program: Command): Entry[] {
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description().replaceAll("'", ''),
    flags: command.options.map((option: Option) => option.long ?? option.short ?? ''),
  }));
}

function renderBash(entries: readonly Entry[]): string {
  const cases = entries.map(({ name, flags }) => `    ${name}) words='${flags.join(' ')}' ;;`).join('\n');
  return `# bash completion for catalyst: eval "$(catalyst completion bash)"
_catalyst() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=( $(compgen -W '${entries.map(({ name }) => name).join(' ')} --help --version' -- "$current") )
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases}
  esac
  if [[ "$current" == -* ]]; then COMPREPLY=( $(compgen -W "$words" -- "$current") )
  else COMPREPLY=( $(compgen -f -- "$current") ); fi
}
complete -o filenames -F _catalyst catalyst
`;
}

function renderZsh(entries: readonly Entry[]): string {
  const commands = entries
    .map(({ name, description }) => `    '${name}:${description.replaceAll(':', '\\:')}'`)
    .join('\n');
  const cases = entries.map(({ name, flags }) => `    ${name}) compadd -- ${flags.join(' ')} ;;`).join('\n');
  return `#compdef catalyst
# zsh completion for catalyst: eval "$(catalyst completion zsh)"
_catalyst() {
  local -a commands
  commands=(
${commands}
  )
  if (( CURRENT == 2 )); then _describe 'command' commands; return; fi
  if [[ $PREFIX != -* ]]; then _files; return; fi
  case $words[2] in
${cases}
  esac
}
compdef _catalyst catalyst
`;
}

function renderFish(entries: readonly Entry[]): string {
  const lines = entries.flatMap(({ name, description, flags }) => [
    `complete -c catalyst -n __fish_use_subcommand -a ${name} -d '${description}'`,
    ...flags
      .filter((flag) => flag.startsWith('--'))
      .map((flag) => `complete -c catalyst -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
  ]);
  return `# fish completion for catalyst: catalyst completion fish | source\n${lines.join('\n')}\n`;
}

function renderPowershell(entries: readonly Entry[]): string {
  const table = entries.map(
    ({ name, flags }) => `    '${name}' = @(${flags.map((flag) => `'${flag}'`).join(', ')})`,
  );
  return `# PowerShell completion for catalyst: catalyst completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName catalyst -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${table.join('\n')}
  }
  $words = $commandAst.CommandElements | ForEach-Object { $_.ToString() }
  $known = if ($words.Count -gt 1 -and $commands.ContainsKey($words[1])) { $commands[$words[1]] } else { $commands.Keys }
  $known | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
