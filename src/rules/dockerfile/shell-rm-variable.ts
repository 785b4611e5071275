import type { ShellWord } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { parseArguments } from '../dockerfile-shared/shell-arguments.js';
import { environmentOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

const SYSTEM =
  /^\/(?:bin|boot|dev|etc|lib|lib64|proc|sbin|sys|usr|var|usr\/(?:bin|lib|local|share)|var\/lib)?\/?\*?$/;
/** `$x/`, `$x/*`, `$x/usr`: what is left when x is empty is the system's. */
const RISKY =
  /^(?:\$\w+|\$\{\w+\})\/(?:\*|\.|\.\*|(?:bin|boot|dev|etc|home|lib|opt|root|sbin|srv|usr|var)(?:\/\*?)?)?$/;

export default defineRule({
  id: 'dockerfile/shell-rm-variable',
  aliases: ['SC2115', 'SC2114'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'rm -r deletes a folder of the system, or would if a variable were empty.',
    why: 'The build goes on and the image lacks half of its system; the error shows when it runs.',
    bad: 'FROM debian:13\nARG PREFIX\nRUN rm -rf "$PREFIX"/*',
    good: 'FROM debian:13\nARG PREFIX\nRUN rm -rf "${PREFIX:?}"/*',
    refs: ['https://www.shellcheck.net/wiki/SC2115', 'https://www.shellcheck.net/wiki/SC2114'],
  },
  messages: {
    empty: (a: { name: string }) =>
      `if ${a.name} is empty, rm deletes the system's own folders: write \${${a.name}:?}`,
    system: (a: { path: string }) => `rm deletes ${a.path}, which the system needs`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const command of shellRun.script.commands) {
        if (command.name !== 'rm') continue;
        const { options, operands } = parseArguments(command.args);
        if (!options.some(({ name }) => name === '-r' || name === '-R' || name === '--recursive')) continue;
        for (const word of operands) {
          const path = word.display;
          if (SYSTEM.test(path) && path !== '/var/lib/' && !word.variables.length)
            yield { messageId: 'system', args: { path }, range: word.range };
          const variable = RISKY.test(path) ? word.variables[0] : undefined;
          if (!variable || variable.operator !== undefined) continue;
          const known = environmentOf(model, shellRun, command, variable.name)?.value;
          if (known !== undefined && known !== '') continue;
          if (/^(?:HOME|PWD|TMPDIR)$/.test(variable.name)) continue;
          const text = `\${${variable.name}:?}`;
          const fixes = canReplace(word, shellRun.script.origin)
            ? { fixes: [replacement(model, variable.range, text, 'stop when it is empty', 'safe')] }
            : {};
          yield { messageId: 'empty', args: { name: variable.name }, range: word.range, ...fixes };
        }
      }
    }
  },
});

function canReplace({ text }: ShellWord, origin: string): boolean {
  return origin !== 'exec' && !text.includes('\\');
}
