import { groupAssignments } from '../../syntax/dotenv/find.js';
import { removeEntry } from '../../syntax/dotenv/edit-entries.js';
import { indexLines, positionAt } from '../../core/text.js';
import { defineRule } from '../define-rule.js';
import { fixOf } from '../env-shared/fixes.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/duplicate-key',
  aliases: ['dotenv-linter:DuplicatedKey'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A variable is set more than once in a file.',
    why: 'Every program takes the last line. Whoever edits an earlier one changes nothing and wonders why.',
    bad: 'API_PORT=8000\nAPI_PORT=9000',
    good: 'API_PORT=9000',
  },
  messages: {
    differs: (a: { name: string; line: number; overridden: readonly string[] }) =>
      `${a.name} is set again: line ${a.line} wins, ${a.overridden.length === 1 ? 'line' : 'lines'} ${a.overridden.join(', ')} ${a.overridden.length === 1 ? 'has' : 'have'} no effect`,
    same: (a: { name: string; overridden: readonly string[] }) =>
      `${a.name} is set to the same value as in line ${a.overridden.join(', ')}`,
    overridden: (a: { name: string; line: number }) => `${a.name} in line ${a.line} has no effect`,
  },
  *check({ file }) {
    const lines = indexLines(file.text);
    const lineOf = (offset: number) => positionAt(lines, offset).line;
    for (const [key, group] of groupAssignments(file.syntax)) {
      const winner = group.at(-1);
      const losers = group.slice(0, -1);
      if (!winner || losers.length === 0) continue;
      const name = showName(key);
      const valueAt = ({ start, end }: { start: number; end: number }) => file.text.slice(start, end);
      const same = losers.every(({ value }) => valueAt(value) === valueAt(winner.value));
      const overridden = losers.slice(0, 9).map((entry) => String(lineOf(entry.key.start)));
      const related = losers.slice(0, 9).map((entry) => ({
        file: file.path,
        range: entry.key,
        messageId: 'overridden',
        args: { name, line: lineOf(entry.key.start) },
      }));
      const title = same ? 'remove the earlier lines' : 'remove the lines that have no effect';
      const more = {
        range: winner.key,
        related,
        subject: name,
        ...fixOf(file, same ? 'safe' : 'unsafe', title, losers.flatMap(removeEntry)),
      };
      if (same) yield { messageId: 'same', args: { name, overridden }, severity: 'info', ...more };
      else
        yield { messageId: 'differs', args: { name, line: lineOf(winner.key.start), overridden }, ...more };
    }
  },
});
