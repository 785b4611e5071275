import { defineRule } from '../define-rule.js';
import { assignmentsOf } from '../env-shared/entries.js';
import { fixOf } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

const DOUBLE = /^[\u201c-\u201f\u00ab\u00bb]$/;
const SINGLE = /^[\u2018-\u201b\u2039\u203a]$/;

export default defineRule({
  id: 'env/smart-quotes',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A value is put in typographic quotes.',
    why: 'To every program they are a part of the value: a key in them is rejected, a URL in them is none.',
    bad: 'FROM_NAME=“Catalyst”',
    good: 'FROM_NAME="Catalyst"',
  },
  messages: {
    smart: (a: { name: string }) =>
      `typographic quotes round ${a.name} are a part of the value to every program`,
  },
  *check({ file }) {
    if (file.syntax.characters.smartQuotes.length === 0) return;
    for (const entry of assignmentsOf(file)) {
      const { start, end } = entry.value;
      const first = file.text.charAt(start);
      const last = file.text.charAt(end - 1);
      const straight = (quote: string) => (DOUBLE.test(quote) ? '"' : SINGLE.test(quote) ? "'" : undefined);
      const [open, close] = [straight(first), straight(last)];
      if (end - start < 2 || entry.quote !== 'none' || !open || !close) continue;
      const edits = [
        { start, end: start + 1, text: open },
        { start: end - 1, end, text: open },
      ];
      yield {
        messageId: 'smart',
        args: { name: showName(entry.name) },
        range: { start, end: start + 1 },
        ...fixOf(file, 'unsafe', 'use straight quotes', edits, [entry.name]),
      };
    }
  },
});
