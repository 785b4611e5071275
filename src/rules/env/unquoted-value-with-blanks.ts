import { defineRule } from '../define-rule.js';
import { assignmentsOf, innerOf } from '../env-shared/entries.js';
import { fixOf, keepsEntry } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/unquoted-value-with-blanks',
  aliases: ['dotenv-linter:ValueWithoutQuotes'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A value with blanks in it is not quoted.',
    why: 'A shell that sources the file runs the second word as a command and sets nothing.',
    bad: 'FROM_NAME=Catalyst Support',
    good: 'FROM_NAME="Catalyst Support"',
  },
  messages: { blanks: (a: { name: string }) => `the value of ${a.name} has blanks and no quotes` },
  *check({ file }) {
    for (const entry of assignmentsOf(file)) {
      const inner = innerOf(file, entry);
      if (entry.quote !== 'none' || !entry.closed || !/[ \t]/.test(inner)) continue;
      const quote = /["\\$`]/.test(inner) ? "'" : '"';
      const edits = inner.includes(quote) ? [] : [{ ...entry.value, text: `${quote}${inner}${quote}` }];
      yield {
        messageId: 'blanks',
        args: { name: showName(entry.name) },
        range: entry.value,
        ...(keepsEntry(file, entry, edits) ? fixOf(file, 'safe', 'put it in quotes', edits) : {}),
      };
    }
  },
});
