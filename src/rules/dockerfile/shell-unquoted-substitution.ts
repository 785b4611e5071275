import { defineRule } from '../define-rule.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';
import { canQuote, givesOneWord } from '../dockerfile-shared/shell-words.js';

/** Where one word too many or too few does harm; lists of packages are meant to be split. */
const CAREFUL = new Set('mv cp chown chmod chgrp ln mkdir rmdir cd [ test install'.split(' '));

export default defineRule({
  id: 'dockerfile/shell-unquoted-substitution',
  aliases: ['SC2046'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'The output of a command without quotes is split at blanks and expanded as a pattern.',
    why: 'If it holds a blank, or nothing, the command gets other words than were written. Reported for tests and for commands that move files or change rights; what gives one word (nproc, uname, dpkg --print-architecture) is left alone.',
    bad: 'FROM debian:13\nRUN cd $(find /opt -maxdepth 1 -name "app-*") && make',
    good: 'FROM debian:13\nRUN cd "$(find /opt -maxdepth 1 -name "app-*")" && make',
    refs: ['https://www.shellcheck.net/wiki/SC2046'],
  },
  messages: {
    unquoted: (a: { command: string }) =>
      `what this gives to ${a.command} is split and globbed: put it in double quotes`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const command of shellRun.script.commands) {
        if (!CAREFUL.has(command.name)) continue;
        for (const { substitutions } of command.args) {
          for (const { range, quoted, splits, commands } of substitutions) {
            if (quoted || !splits || givesOneWord(shellRun.script, commands)) continue;
            const source = model.file.text.slice(range.start, range.end);
            const fixes = canQuote(shellRun, command)
              ? { fixes: [replacement(model, range, `"${source}"`, 'put it in quotes', 'unsafe')] }
              : {};
            yield { messageId: 'unquoted', args: { command: command.name }, range, ...fixes };
          }
        }
      }
    }
  },
});
