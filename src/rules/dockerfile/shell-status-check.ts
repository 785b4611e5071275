import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/shell-status-check',
  aliases: ['SC2181'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A test looks at $? instead of at the command.',
    why: 'Any line that comes in between, an echo too, changes what is tested. Off by default: a matter of style as long as none does.',
    bad: 'FROM debian:13\nRUN make; if [ $? -ne 0 ]; then exit 1; fi',
    good: 'FROM debian:13\nRUN if ! make; then exit 1; fi',
    refs: ['https://www.shellcheck.net/wiki/SC2181'],
  },
  messages: { status: (_: Record<string, never>) => 'test the command itself instead of $?' },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { name, args } of script.commands) {
        if (name !== '[' && name !== 'test') continue;
        const word = args.find(({ display }) => display === '$?');
        if (word && args.length <= 4) yield { messageId: 'status', args: {}, range: word.range };
      }
    }
  },
});
