import type { ShellScript } from '../../syntax/shell/types.js';

/** The JSON array for a command that needs no shell; undefined for any other. */
export function toExecForm(script: ShellScript | undefined, source: string): string | undefined {
  if (script?.status !== 'parsed' || script.commands.length !== 1 || script.errors.length > 0)
    return undefined;
  const [command] = script.commands;
  if (!command?.nameWord || command.assignments.length > 0 || command.redirects.length > 0) return undefined;
  if (command.background || command.negated || script.variables.length > 0 || source.includes('\n'))
    return undefined;
  const words = [command.nameWord, ...command.args];
  // The whole text must be these words: a trailing ";" or "&" is more than a command.
  if (command.range.end - command.range.start !== source.trim().length) return undefined;
  const values: string[] = [];
  for (const { value, glob, brace, tilde, substitutions } of words) {
    if (value === undefined || glob || brace || tilde || substitutions.length > 0 || value.includes('\\'))
      return undefined;
    values.push(value);
  }
  return isBuiltin(values[0]!) ? undefined : `[${values.map((value) => JSON.stringify(value)).join(', ')}]`;
}

function isBuiltin(name: string): boolean {
  return [
    'cd',
    'exec',
    'source',
    '.',
    'eval',
    'export',
    'set',
    'ulimit',
    'umask',
    'wait',
    'trap',
    'exit',
    ':',
  ].includes(name);
}
