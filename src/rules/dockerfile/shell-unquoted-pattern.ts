import { defineRule } from '../define-rule.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';
import { canQuote } from '../dockerfile-shared/shell-words.js';

const BY_PATTERN = new Set(
  '-name -iname -path -ipath -wholename -iwholename -regex -iregex -lname -ilname'.split(' '),
);

export default defineRule({
  id: 'dockerfile/shell-unquoted-pattern',
  aliases: ['SC2061'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A pattern for find is not quoted.',
    why: 'The shell expands it first: as soon as one file in the current folder matches, find looks for that name only; with two it fails.',
    bad: 'FROM debian:13\nRUN find /usr -name *.pyc -delete',
    good: 'FROM debian:13\nRUN find /usr -name "*.pyc" -delete',
    refs: ['https://www.shellcheck.net/wiki/SC2061'],
  },
  messages: {
    pattern: (a: { option: string }) =>
      `the shell expands the pattern of ${a.option} before find sees it: put it in quotes`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const command of shellRun.script.commands) {
        if (command.name !== 'find') continue;
        for (const [i, { display }] of command.args.entries()) {
          const word = command.args[i + 1];
          if (!BY_PATTERN.has(display) || !word?.glob || word.quoted !== 'none' || word.variables.length > 0)
            continue;
          const isPlain = !/["'\\$`]/.test(word.text) && canQuote(shellRun, command);
          const fixes = isPlain
            ? { fixes: [replacement(model, word.range, `"${word.text}"`, 'put it in quotes', 'safe')] }
            : {};
          yield { messageId: 'pattern', args: { option: display }, range: word.range, ...fixes };
        }
      }
    }
  },
});
