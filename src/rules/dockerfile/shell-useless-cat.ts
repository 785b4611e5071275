import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/shell-useless-cat',
  aliases: ['SC2002'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'cat of one file is piped into a command that could read the file itself.',
    why: 'A process more, and without pipefail a missing file goes unnoticed. Off by default: a matter of style.',
    bad: 'FROM debian:13\nRUN cat /etc/passwd | grep app',
    good: 'FROM debian:13\nRUN grep app /etc/passwd',
    refs: ['https://www.shellcheck.net/wiki/SC2002'],
  },
  messages: { cat: (a: { next: string }) => `${a.next} can read the file itself` },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { members } of script.pipelines) {
        const [first, second] = members.map((index) => script.commands[index]);
        if (
          first?.name !== 'cat' ||
          first.args.length !== 1 ||
          first.args[0]!.display.startsWith('-') ||
          first.args[0]!.glob
        )
          continue;
        if (!second || second.name === '' || first.redirects.length > 0) continue;
        yield { messageId: 'cat', args: { next: second.name }, range: first.range };
      }
    }
  },
});
