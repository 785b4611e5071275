import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'project/suppression-without-reason',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A suppression comment names no rule, or gives no reason.',
    why: 'Nobody can tell later whether the finding may be silenced still. Such a comment silences nothing.',
    bad: '# catalyst-ignore env/weak-secret\nSECRET_KEY=changeme',
    good: '# catalyst-ignore env/weak-secret -- used by the local stack only\nSECRET_KEY=changeme',
  },
  messages: {
    noReason: (_: Record<never, never>) => 'this suppression has no reason, so it silences nothing',
    noRule: (_: Record<never, never>) => 'this suppression names no rule, so it silences nothing',
  },
  advice: { noReason: 'add: -- <reason>', noRule: 'write: catalyst-ignore <rule> -- <reason>' },
  *check({ suppressions }) {
    for (const { file, range, rules, reason, foreign } of suppressions) {
      if (foreign) continue;
      if (rules.length === 0) yield { messageId: 'noRule', args: {}, file, range };
      else if (reason === undefined)
        yield { messageId: 'noReason', args: {}, file, range, subject: rules.join() };
    }
  },
});
