import { defineRule } from '../define-rule.js';
import { assignmentsOf } from '../env-shared/entries.js';
import { showName } from '../env-shared/show-name.js';
import { errorsByEntry } from '../env-shared/statements.js';

const UNCLOSED = /\$\{[^{}]*(?:$|\$\{|\{)/;
const UNOPENED = /\$[A-Za-z_]\w*\}/;
/** Every reference is known to be closed when this is asked. */
const BAD_NAME = /\$\{(?:[^}A-Za-z_]|[A-Za-z_]\w*[^}\w:?+.-])/;

export default defineRule({
  id: 'env/malformed-reference',
  aliases: ['dotenv-linter:SubstitutionKey'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A reference to another variable is not closed, not opened, or has no proper name.',
    why: 'Compose refuses the file; the other programs leave the text as it is, or replace it by nothing.',
    bad: 'REDIS_URL=redis://${REDIS_HOST:6379',
    good: 'REDIS_URL=redis://${REDIS_HOST}:6379',
  },
  messages: {
    unclosed: (a: { name: string }) => `a reference in the value of ${a.name} is never closed`,
    unopened: (a: { name: string }) =>
      `a reference in the value of ${a.name} has a closing brace and no opening one`,
    badName: (a: { name: string }) => `a reference in the value of ${a.name} names no variable`,
  },
  *check({ file }) {
    const errors = file.reading.errors.length > 0 ? errorsByEntry(file) : undefined;
    for (const entry of assignmentsOf(file)) {
      const value = file.text.slice(entry.inner.start, Math.min(entry.inner.end, entry.inner.start + 2000));
      if (entry.quote === 'single' || !value.includes('$') || errors?.has(entry)) continue;
      const args = { name: showName(entry.name) };
      // `{$x}` may be a pair of braces round a reference.
      const found = (
        [
          ['unclosed', UNCLOSED],
          ['badName', BAD_NAME],
          ['unopened', value.includes('{') ? undefined : UNOPENED],
        ] as const
      ).find(([, pattern]) => pattern?.test(value));
      if (found) yield { messageId: found[0], args, range: entry.value };
    }
  },
});
