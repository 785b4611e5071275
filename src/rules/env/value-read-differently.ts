import type { EnvFile } from '../../models/env.js';
import type { ReaderId } from '../../syntax/dotenv/readers/types.js';
import type { AssignmentEntry } from '../../syntax/dotenv/types.js';
import { defineRule } from '../define-rule.js';
import { hasCutHash, hasKeptComment, hasReference, readersOf } from '../env-shared/disagreements.js';
import { assignmentsOf, isDeciding } from '../env-shared/entries.js';
import { listNames, programOf, readAsAll, type Readings } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';

export default defineRule({
  id: 'env/value-read-differently',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Programs that the project uses read different values from the same line.',
    why: 'What is right in the container is wrong in a script that reads the same file, or the other way round.',
    bad: 'JSON_OPTIONS="{\\"a\\": 1}"',
    good: 'JSON_OPTIONS=\'{"a": 1}\'',
  },
  messages: {
    differs: (a: { name: string; groups: readonly string[] }) =>
      `the value of ${a.name} is one to ${a.groups.join(', another to ')}`,
    notRead: (a: { name: string; by: string; notBy: string }) =>
      `${a.by} reads ${a.name}, ${a.notBy} does not`,
  },
  applies: ({ file }) => file.encoding.name === 'utf-8',
  *check({ file, project }) {
    const readers = [...readersOf(file, project)];
    if (readers.length < 2) return;
    const suspects = assignmentsOf(file).filter((entry) => isSuspect(file, entry) && isDeciding(file, entry));
    if (suspects.length === 0) return;
    const readings = readAsAll(file);
    // A program that refuses the file has no values to compare.
    const using = readers.filter((reader) => readings.get(reader)?.refused === false);
    for (const entry of suspects) {
      const groups = groupReaders(readings, using, entry.name);
      if (groups.size < 2) continue;
      const name = showName(entry.name);
      const without = groups.get(undefined);
      if (without) {
        const by = listNames(using.filter((reader) => !without.includes(reader)).map(programOf));
        yield {
          messageId: 'notRead',
          args: { name, by, notBy: listNames(without.map(programOf)) },
          range: entry.key,
        };
      } else {
        const named = [...groups.values()].map((group) => listNames(group.map(programOf)));
        yield { messageId: 'differs', args: { name, groups: named }, range: entry.value };
      }
    }
  },
});

/** Whether a line is more than plain, in a way that no other rule speaks of. */
function isSuspect(file: EnvFile, entry: AssignmentEntry): boolean {
  if (hasCutHash(file, entry) || hasKeptComment(file, entry) || hasReference(file, entry) || !entry.closed)
    return false;
  if (!/^[A-Za-z_]\w*$/.test(entry.name)) return false;
  return entry.quote !== 'none' || entry.delimiter === ':' || entry.afterQuote !== null;
}

function groupReaders(readings: Readings, readers: readonly ReaderId[], key: string) {
  const groups = new Map<string | undefined, ReaderId[]>();
  for (const reader of readers) {
    const values = readings.get(reader)?.values ?? {};
    const value = Object.hasOwn(values, key) ? (values[key] ?? undefined) : undefined;
    groups.set(value, [...(groups.get(value) ?? []), reader]);
  }
  return groups;
}
