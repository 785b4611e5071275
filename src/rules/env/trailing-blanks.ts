import { defineRule } from '../define-rule.js';
import { fixOf, keepsEntry } from '../env-shared/fixes.js';

export default defineRule({
  id: 'env/trailing-blanks',
  aliases: ['dotenv-linter:TrailingWhitespace'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A line ends with blanks.',
    why: 'docker run --env-file keeps them in the value, and Node takes the next line for the value of a variable that is set to nothing but blanks.',
    bad: 'A=1  \nB=2',
    good: 'A=1\nB=2',
  },
  messages: {
    blanks: (a: { count: number }) =>
      a.count === 1
        ? 'a blank stands at the end of the line'
        : `${a.count} blanks stand at the end of the line`,
  },
  *check({ file }) {
    for (const entry of file.syntax.entries) {
      const end = entry.lineEnd.start;
      let start = end;
      while (start > entry.range.start && /[ \t]/.test(file.text[start - 1]!)) start--;
      if (start === end) continue;
      const edits = [{ start, end, text: '' }];
      yield {
        messageId: 'blanks',
        args: { count: end - start },
        subject: entry.kind,
        range: { start, end },
        ...(keepsEntry(file, entry, edits) ? fixOf(file, 'safe', 'remove them', edits) : {}),
      };
    }
  },
});
