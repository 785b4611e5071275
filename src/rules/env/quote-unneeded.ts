import { defineRule } from '../define-rule.js';
import { assignmentsOf, innerOf } from '../env-shared/entries.js';
import { fixOf, keepsEntry } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/quote-unneeded',
  aliases: ['dotenv-linter:QuoteCharacter'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A value is quoted that reads the same without quotes.',
    why: 'docker run --env-file keeps quotes as a part of the value; without them all programs agree.',
    bad: 'LOG_LEVEL="INFO"',
    good: 'LOG_LEVEL=INFO',
  },
  messages: { quoted: (a: { name: string }) => `the value of ${a.name} needs no quotes` },
  *check({ file }) {
    for (const entry of assignmentsOf(file)) {
      if (entry.quote === 'none' || !entry.closed || entry.afterQuote || entry.closedByEscape) continue;
      const inner = innerOf(file, entry);
      // Only what is plain to every program and to a shell; an empty pair of quotes is a way to say "empty".
      if (!/^[\w./:@%+,-]+$/.test(inner)) continue;
      const edits = [{ ...entry.value, text: inner }];
      if (!keepsEntry(file, entry, edits)) continue;
      yield {
        messageId: 'quoted',
        args: { name: showName(entry.name) },
        range: entry.value,
        ...fixOf(file, 'safe', 'remove the quotes', edits),
      };
    }
  },
});
