import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/shell-syntax',
  aliases: [
    'SC1009',
    'SC1035',
    'SC1046',
    'SC1047',
    'SC1056',
    'SC1058',
    'SC1061',
    'SC1062',
    'SC1064',
    'SC1070',
    'SC1072',
    'SC1073',
    'SC1078',
    'SC1088',
    'SC1089',
  ],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The shell cannot read the text of a RUN.',
    why: 'The step fails as soon as it is reached, often after minutes of building.',
    bad: 'FROM debian:13\nRUN if [ -f /etc/os-release ]; then cat /etc/os-release',
    good: 'FROM debian:13\nRUN if [ -f /etc/os-release ]; then cat /etc/os-release; fi',
    refs: ['https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html'],
  },
  messages: { syntax: (a: { problem: string }) => `the shell stops here: ${a.problem}` },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      // One slip makes the parser stumble on: the first is the one to mend.
      const [first] = script.errors;
      if (first) yield { messageId: 'syntax', args: { problem: first.code }, range: first.range };
    }
  },
});
