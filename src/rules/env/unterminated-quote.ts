import type { EnvFile } from '../../models/env.js';
import { defineRule } from '../define-rule.js';
import { readValue } from '../env-shared/entries.js';
import { programOf } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/unterminated-quote',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value starts with a quote that nothing closes.',
    why: 'Compose refuses the file, python-dotenv drops the line and maybe those after it, a shell and systemd take the rest of the file for the value.',
    bad: 'SECRET_KEY="…\nAPI_PORT=8000',
    good: 'SECRET_KEY="…"\nAPI_PORT=8000',
  },
  messages: {
    refused: (a: { name: string; program: string }) =>
      `the quote before the value of ${a.name} is never closed: ${a.program} refuses the file`,
    dropped: (a: { name: string; program: string }) =>
      `the quote before the value of ${a.name} is never closed: ${a.program} drops the line`,
    swallowed: (a: { name: string; program: string; lost: readonly string[] }) =>
      `the quote before the value of ${a.name} is never closed: ${a.program} loses ${a.lost.join(', ')}`,
    kept: (a: { name: string; program: string }) =>
      `the quote before the value of ${a.name} is never closed: ${a.program} makes it a part of the value`,
  },
  *check({ file }) {
    if (file.syntax.unterminated.length === 0) return;
    const program = programOf(file.reader);
    const order = new Map(file.syntax.entries.map((entry, i) => [entry, i]));
    for (const { entry, quote, swallows } of file.syntax.unterminated) {
      // A backtick is a quote for npm dotenv only.
      if (file.text[quote.start] === '`' && file.reader !== 'dotenv') continue;
      const name = showName(entry.name);
      const lost = listLost(file, order.get(entry) ?? 0, swallows.end);
      if (file.reading.refused)
        yield { messageId: 'refused', args: { name, program }, range: quote, subject: name };
      else if (lost.length > 0) {
        const all = [name, ...lost];
        yield { messageId: 'swallowed', args: { name, program, lost: all }, range: quote, subject: name };
      } else if (readValue(file, entry.name) === undefined) {
        yield { messageId: 'dropped', args: { name, program }, range: quote, subject: name };
      } else yield { messageId: 'kept', args: { name, program }, range: quote, subject: name };
    }
  },
});

/** Names that the file's reader does not find, of the lines that a quote swallows. */
function listLost(file: EnvFile, from: number, end: number): string[] {
  const lost: string[] = [];
  const { entries } = file.syntax;
  for (let i = from + 1; i < entries.length && lost.length < 8; i++) {
    const entry = entries[i]!;
    if (entry.range.start >= end) break;
    if (entry.kind === 'assignment' && !Object.hasOwn(file.reading.values, entry.name))
      lost.push(showName(entry.name));
  }
  return lost;
}
