import type { DockerfileModel } from '../../models/dockerfile.js';
import { defineRule } from '../define-rule.js';
import { posixShellOf } from '../dockerfile-shared/shell-base.js';
import { type ShellRun, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/shell-echo-escape',
  aliases: ['SC2028', 'SC3037'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'echo is given \\n, or the option -e, under a shell that takes them otherwise.',
    why: 'dash, which is sh in Debian and Ubuntu, writes -e as text and always expands \\n; bash expands it only with -e. The file that is written has a line too few or "-e" in it. printf does the same everywhere.',
    bad: 'FROM debian:13\nRUN echo -e "[app]\\nport=8000" > /etc/app.ini',
    good: 'FROM debian:13\nRUN printf "[app]\\nport=8000\\n" > /etc/app.ini',
    refs: ['https://www.shellcheck.net/wiki/SC2028', 'https://www.shellcheck.net/wiki/SC3037'],
  },
  messages: {
    option: (_: Record<string, never>) => 'sh is dash here and writes -e as text: use printf',
    escape: (_: Record<string, never>) => 'bash writes \\n as it stands without -e: use printf',
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      if (!shellRun.script.commands.some(({ name }) => name === 'echo')) continue;
      const shell = shellOf(model, shellRun);
      for (const { name, args, context } of shellRun.script.commands) {
        if (name !== 'echo' || context.nesting.includes('shell-c') || shellRun.script.origin === 'exec')
          continue;
        const option =
          args[0]?.value !== undefined && /^-[nE]*e[neE]*$/.test(args[0].value) ? args[0] : undefined;
        if (option && shell === 'dash') yield { messageId: 'option', args: {}, range: option.range };
        const word = args.find(({ text }) => /(?:^|[^\\])\\n/.test(text) && /["']/.test(text[0] ?? ''));
        const plain = args[0]?.value?.startsWith('-') ? undefined : word;
        if (plain && shell === 'bash') yield { messageId: 'escape', args: {}, range: plain.range };
      }
    }
  },
});

function shellOf(model: DockerfileModel, { script, stage }: ShellRun): string {
  if (script.shell.name !== 'sh') return script.shell.name;
  return posixShellOf(model, stage);
}
