import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'project/suppression-expired',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'An ignore in the configuration is past the day until which it was granted.',
    why: 'It no longer silences anything: what was put off is due now.',
    bad: '{ "ignore": [{ "rule": "env/weak-secret", "reason": "until the move", "expires": "2020-01-01" }] }',
    good: '{ "ignore": [] }',
  },
  messages: {
    expired: (a: { rules: string; day: string }) => `the ignore of ${a.rules} ran out on ${a.day}`,
  },
  advice: { expired: 'mend the finding, or decide on a new day' },
  *check({ suppressions }) {
    for (const { file, range, rules, expired } of suppressions) {
      if (expired)
        yield { messageId: 'expired', args: { rules: rules.join(', '), day: expired }, file, range };
    }
  },
});
