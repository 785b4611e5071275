import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { parseArguments } from '../dockerfile-shared/shell-arguments.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/run-changes-shell',
  aliases: ['DL4005', 'kics:changing_default_shell_using_run_command'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN tries to change the shell of later steps: /bin/sh becomes a link to another one, or a shell is started with nothing to do.',
    why: 'With the link every script of the system runs under a shell that it was not written for, and the next upgrade of its package puts the old one back; a shell that is started in a RUN ends with it. SHELL is what changes it for the build.',
    bad: 'FROM debian:13\nRUN ln -sf /bin/bash /bin/sh',
    good: 'FROM debian:13\nSHELL ["/bin/bash", "-c"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#shell'],
  },
  messages: {
    link: (_: Record<string, never>) =>
      '/bin/sh is replaced for the whole system: SHELL changes it for the build',
    idle: (a: { shell: string }) =>
      `${a.shell} ends with this step, having done nothing: SHELL changes the shell of later steps`,
  },
  *check(model) {
    for (const { script, run } of shellRuns(model)) {
      const [only] = script.commands;
      for (const command of script.commands) {
        if (command.name !== 'ln') continue;
        const target = parseArguments(command.args).operands.at(-1);
        if (target && /^(?:\/usr)?\/bin\/sh$/.test(target.display))
          yield { messageId: 'link', args: {}, range: command.range };
      }
      if (script.commands.length === 1 && only && isIdleShell(only) && run.heredocs.length === 0) {
        yield { messageId: 'idle', args: { shell: only.name }, range: only.range };
      }
    }
  },
});

/** A shell without a script, without input. */
function isIdleShell({ name, args, redirects }: ShellCommand): boolean {
  if (redirects.length > 0 || !/^(?:sh|bash|ash|dash|zsh|powershell|pwsh|su)$/.test(name)) return false;
  if (name === 'su')
    return (
      args.length <= 2 && !args.some(({ display }) => display === '-c' || display.startsWith('--command'))
    );
  return args.every(({ display }) => /^-(?:[a-z]|-login)*$/i.test(display));
}
