/** The variables that a command gives a value to. */
import type { ShellCommand, ShellWord, VariableDefinition } from './types.js';

const NAME = /^[A-Za-z_]\w*$/;
const DECLARING = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);

/** Reads them from assignments and from the commands that set variables by name. */
export function readDefinitions(command: ShellCommand): VariableDefinition[] {
  const via = command.nameWord === undefined ? 'assignment' : 'prefix';
  const definitions: VariableDefinition[] = command.assignments.map((assignment) => ({
    name: assignment.name,
    range: assignment.nameRange,
    command: command.index,
    via,
  }));
  const add = (word: ShellWord | undefined, kind: VariableDefinition['via'], text = word?.value) => {
    if (word !== undefined && text !== undefined && NAME.test(text)) {
      definitions.push({ name: text, range: word.range, command: command.index, via: kind });
    }
  };
  const { name, args } = command;
  if (DECLARING.has(name)) {
    for (const arg of args) {
      const equals = arg.text.search(/\+?=/);
      if (equals > 0) add(arg, 'declare', arg.text.slice(0, equals));
      // `local x`, `declare x`; `export x` gives no value.
      else if (name !== 'export' && name !== 'readonly') add(arg, 'declare');
    }
  } else if (name === 'read') {
    for (let i = 0; i < args.length; i++) {
      if (/^-\w*[adinNptu]$/.test(args[i]!.display)) {
        i++;
        if (args[i - 1]!.display.endsWith('a')) add(args[i], 'read');
      } else add(args[i], 'read');
    }
  } else if (name === 'getopts') add(args[1], 'other');
  else if (name === 'mapfile' || name === 'readarray') add(args.at(-1), 'read');
  else if (name === 'printf' && args[0]?.display === '-v') add(args[1], 'other');
  return definitions;
}
