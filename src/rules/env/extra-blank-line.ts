import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/extra-blank-line',
  aliases: ['dotenv-linter:ExtraBlankLine'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A blank line follows another, or ends the file.',
    why: 'A matter of style: one blank line parts as well as three.',
    bad: 'A=1\n\n\nB=2',
    good: 'A=1\n\nB=2',
  },
  messages: { extra: (_: Record<never, never>) => 'this blank line is one too many' },
  *check({ file }) {
    const { entries } = file.syntax;
    for (const [i, entry] of entries.entries()) {
      const isLast = i === entries.length - 1;
      if (entry.kind !== 'blank' || (!isLast && entries[i - 1]?.kind !== 'blank')) continue;
      const edits = [{ ...entry.range, text: '' }];
      yield { messageId: 'extra', args: {}, range: entry.range, ...fixOf(file, 'safe', 'remove it', edits) };
    }
  },
});
