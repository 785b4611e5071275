import { printable } from '../../core/terminal-text.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'project/suppression-unknown-rule',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A suppression names a rule that does not exist.',
    why: 'A typing error silences nothing, and the finding that it was meant for stays.',
    bad: '# catalyst-ignore env/week-secret -- local only\nSECRET_KEY=changeme',
    good: '# catalyst-ignore env/weak-secret -- local only\nSECRET_KEY=changeme',
  },
  messages: {
    unknown: (a: { name: string }) => `there is no rule "${a.name}"`,
    unknownNear: (a: { name: string; nearest: string }) =>
      `there is no rule "${a.name}"; did you mean ${a.nearest}?`,
  },
  advice: { unknown: 'catalyst rules lists them' },
  *check({ suppressions }) {
    for (const { file, range, unknown } of suppressions) {
      for (const { name: written, nearest } of unknown) {
        const name = printable(written.slice(0, 60));
        if (nearest) yield { messageId: 'unknownNear', args: { name, nearest }, file, range };
        else yield { messageId: 'unknown', args: { name }, file, range };
      }
    }
  },
});
