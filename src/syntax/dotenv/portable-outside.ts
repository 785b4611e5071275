import { readDotenv } from './readers/index.js';
import type { DotenvReading, ReaderId } from './readers/types.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

const REFERENCE = /\$\{?([A-Za-z_]\w*)/g;

/**
 * The assignments whose value would be another if a variable that the file does not set were there: a value that is put
 * in their place would not follow it. Found by reading the file with all of them set.
 */
export function findOutside(
  file: DotenvFile,
  reader: ReaderId,
  reading: DotenvReading,
): ReadonlySet<AssignmentEntry> {
  const assignments = file.entries.filter((entry): entry is AssignmentEntry => entry.kind === 'assignment');
  const own = new Set(assignments.map(({ name }) => name));
  const env: Record<string, string> = {};
  for (const [, name = ''] of file.text.matchAll(REFERENCE)) if (!own.has(name)) env[name] = 'outside';
  const unresolved = new Set(reading.unresolved.map(({ key }) => key));
  const probed = Object.keys(env).length > 0 ? readDotenv(file.text, { reader, env }).values : reading.values;
  return new Set(
    assignments.filter(({ name }) => unresolved.has(name) || probed[name] !== reading.values[name]),
  );
}
