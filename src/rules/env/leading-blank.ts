import { defineRule } from '../define-rule.js';
import { fixOf, keepsEntry } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/leading-blank',
  aliases: ['dotenv-linter:LeadingCharacter'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'An assignment is indented.',
    why: 'Programs skip the blanks; people look for the line above that it would belong to.',
    bad: '  A=1',
    good: 'A=1',
  },
  messages: { indented: (_: Record<never, never>) => 'this line is indented' },
  *check({ file }) {
    for (const entry of file.syntax.entries) {
      if (entry.kind !== 'assignment' && entry.kind !== 'junk') continue;
      const start = entry.range.start;
      const end = entry.kind === 'junk' ? entry.content.start : (entry.export ?? entry.key).start;
      if (start === end) continue;
      const edits = [{ start, end, text: '' }];
      yield {
        messageId: 'indented',
        args: {},
        range: { start, end },
        ...(keepsEntry(file, entry, edits) ? fixOf(file, 'safe', 'move it to the left', edits) : {}),
      };
    }
  },
});
