import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'project/suppression-unused',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A suppression silences nothing: what it was written for is gone, or it stands at the wrong place.',
    why: 'A suppression that outlives its cause hides the next defect of the same kind.',
    bad: '# catalyst-ignore env/duplicate-key -- kept for the old image\nPORT=8000',
    good: 'PORT=8000',
  },
  messages: {
    unused: (a: { rules: string }) => `this suppression of ${a.rules} silences nothing`,
    void: (_: Record<string, never>) =>
      'hadolint passes over this pragma: a code in it is none, or no instruction stands on the line below',
  },
  advice: { unused: 'remove it' },
  *check({ suppressions }) {
    for (const one of suppressions) {
      const { file, range, rules, reason, silenced, decided, unknown, expired, foreign } = one;
      if (one.isVoid) {
        yield { messageId: 'void', args: {}, file, range };
        continue;
      }
      // The other tool may see what is deliberately not reported here: of two such in real projects both were needed.
      if (foreign || !decided || silenced > 0 || reason === undefined || unknown.length > 0 || expired)
        continue;
      yield { messageId: 'unused', args: { rules: rules.join(', ') }, file, range };
    }
  },
});
