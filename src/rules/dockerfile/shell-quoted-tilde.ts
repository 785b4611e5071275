import { defineRule } from '../define-rule.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';
import { canQuote } from '../dockerfile-shared/shell-words.js';

export default defineRule({
  id: 'dockerfile/shell-quoted-tilde',
  aliases: ['SC2088'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A tilde in quotes does not stand for the home folder.',
    why: 'The command works on a folder that is named ~, below wherever it runs.',
    bad: 'FROM debian:13\nRUN mkdir -p "~/.config/app"',
    good: 'FROM debian:13\nRUN mkdir -p "$HOME/.config/app"',
    refs: ['https://www.shellcheck.net/wiki/SC2088'],
  },
  messages: {
    tilde: (a: { command: string }) =>
      `${a.command} gets a folder named ~: a tilde in quotes is not the home folder, write $HOME`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const command of shellRun.script.commands) {
        // Text that is written, searched or handed to another shell may mean the tilde itself.
        if (
          /^(?:echo|printf|sed|grep|awk|perl|python\d?|eval|sh|bash|ash|zsh|su|runuser|git|)$/.test(
            command.name,
          )
        )
          continue;
        for (const { text, range } of command.args) {
          if (!/^"~\/[^"]*"$|^'~\/[^']*'$/.test(text)) continue;
          const at = { start: range.start, end: range.start + 2 };
          const isDouble = text.startsWith('"') && canQuote(shellRun, command);
          const fixes = isDouble
            ? { fixes: [replacement(model, at, '"$HOME', 'write $HOME', 'unsafe')] }
            : {};
          yield { messageId: 'tilde', args: { command: command.name }, range, ...fixes };
        }
      }
    }
  },
});
