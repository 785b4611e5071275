import { findNearest } from '../../core/nearest.js';
import type { EnvFile, EnvProject } from '../../models/env.js';
import { defineRule } from '../define-rule.js';
import { assignmentsOf, innerOf } from '../env-shared/entries.js';
import { isReaderKnown, programOf } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';

/** Variables that every machine has. */
const OF_THE_HOST = new Set(
  'HOME USER LOGNAME PATH PWD SHELL TMPDIR TEMP TMP LANG TZ HOSTNAME UID GID USERPROFILE APPDATA'.split(' '),
);

export default defineRule({
  id: 'env/unresolved-reference',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A value refers to a variable that nothing sets, or in a way that the program does not replace.',
    why: 'The reference becomes nothing (redis://:6379), or stays in the value as it is written.',
    bad: 'REDIS_URL=redis://${REDIS_HOTS}:6379',
    good: 'REDIS_HOST=redis\nREDIS_URL=redis://${REDIS_HOST}:6379',
  },
  messages: {
    unset: (a: { name: string; reference: string; program: string }) =>
      `${a.name} refers to ${a.reference}, which nothing sets above it: ${a.program} puts nothing there unless the host has it`,
    unknown: (a: { name: string; program: string }) =>
      `${a.name} refers to a variable that no file sets: ${a.program} puts nothing there unless the host has it`,
    near: (a: { name: string; nearest: string; program: string }) =>
      `${a.name} refers to a variable that no file sets; ${a.nearest} has nearly that name`,
    literal: (a: { name: string; reference: string; program: string }) =>
      `${a.program} does not replace ${a.reference} in the value of ${a.name}: it stays as it is written`,
  },
  applies: ({ file }) => file.role === 'env',
  *check({ file, project }) {
    const program = programOf(file.reader);
    const keys = new Set(Object.keys(file.reading.values));
    const everywhere = new Set(project.files.flatMap((other) => Object.keys(other.reading.values)));
    for (const { name: reference, key, range } of file.reading.unresolved) {
      const name = showName(key);
      // A bare `$word` that names nothing is no reference: env/dollar-in-value.
      const written = file.text.slice(range.start, range.end);
      if (OF_THE_HOST.has(reference) || !isReferred(written, reference, everywhere)) continue;
      if (Object.hasOwn(file.base, reference) || Object.hasOwn(file.beside, reference)) continue;
      const isKnown = everywhere.has(reference) || file.contract.variables.has(reference);
      const nearest = isKnown ? undefined : findNearest(reference, everywhere);
      if (nearest !== undefined) {
        yield { messageId: 'near', args: { name, nearest: showName(nearest), program }, range };
      } else if (!isKnown) {
        yield { messageId: 'unknown', args: { name, program }, severity: 'info', range };
      } else if (file.reader !== 'compose' || !setsAtRoot(project, reference)) {
        yield { messageId: 'unset', args: { name, reference: showName(reference), program }, range };
      }
    }
    yield* findLiterals(file, keys);
  },
});

function isReferred(written: string, reference: string, known: ReadonlySet<string>): boolean {
  return written.includes(`\${${reference}`) || known.has(reference);
}

/** Compose also looks into the project's `.env`. */
function setsAtRoot(project: EnvProject, name: string): boolean {
  return project.files.some(
    (file) => /(?:^|\/)\.env$/.test(file.path) && Object.hasOwn(file.reading.values, name),
  );
}

/** References that the reader leaves as they are: all of them for npm dotenv, those without braces for python-dotenv. */
function* findLiterals(file: EnvFile, keys: ReadonlySet<string>) {
  if (file.reader === 'compose') return;
  const pattern = file.reader === 'dotenv' ? /(?<!\\)\$\{?([A-Za-z_]\w*)/g : /(?<!\\)\$([A-Za-z_]\w*)/g;
  for (const entry of assignmentsOf(file)) {
    if (entry.quote === 'single') continue;
    const inner = innerOf(file, entry);
    if (!inner.includes('$') || inner.length > 4096) continue;
    const reference = [...inner.matchAll(pattern)]
      .map((match) => match[1]!)
      .find((name) => keys.has(name) && name !== entry.name);
    if (reference === undefined) continue;
    const args = {
      name: showName(entry.name),
      reference: showName(reference),
      program: programOf(file.reader),
    };
    // Next, Vite and others expand what npm dotenv has read.
    const severity = file.reader === 'dotenv' && !isReaderKnown(file) ? 'info' : 'warning';
    yield { messageId: 'literal', args, severity, range: entry.value } as const;
  }
}
