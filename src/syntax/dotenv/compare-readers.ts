import { groupAssignments } from './find.js';
import { readDotenv } from './readers/index.js';
import type { DotenvReading, ReadError, ReaderId } from './readers/types.js';
import { describeReading, indexReading, type ReadingCause, type ReadingIndex } from './reading-causes.js';
import type { AssignmentEntry, DotenvFile } from './types.js';

/** What one program makes of a file as a whole. */
export interface ProgramReading {
  readonly reader: ReaderId;
  readonly reading: DotenvReading;
  /** Nothing of the file reaches the program, or nothing can be said of it. */
  readonly state: 'reads' | 'refuses' | 'undecided';
  /** What decides that, where it does not read it. */
  readonly error: ReadError | undefined;
}

/** Programs that read the same from an assignment. */
export interface ReadingGroup {
  readonly readers: readonly ReaderId[];
  readonly state: 'set' | 'empty' | 'no-value' | 'not-read' | 'not-known';
  /** Compared, never shown. */
  readonly value?: string;
}

/** One variable of a file under all programs that read it. */
export interface ComparedVariable {
  readonly entry: AssignmentEntry;
  readonly groups: readonly ReadingGroup[];
  /** What some programs do here that others do not do. */
  readonly causes: readonly (ReadingCause & { readonly readers: readonly ReaderId[] })[];
}

/** A file under several programs. */
export interface ReaderComparison {
  readonly programs: readonly ProgramReading[];
  /** By the place of the assignment that decides. */
  readonly variables: readonly ComparedVariable[];
  /** Names that programs read where no assignment starts, such as lines of a value; by program, how many. */
  readonly strays: readonly { readonly reader: ReaderId; readonly starts: readonly number[] }[];
}

/** Reads a file as each program does, and puts those together that read the same. Linear in the length of the text. */
export function compareReaders(file: DotenvFile, readers: readonly ReaderId[]): ReaderComparison {
  const programs = readers.map((reader) => readFor(file.text, reader));
  const reading = programs.filter(({ state }) => state === 'reads');
  const groups = groupAssignments(file);
  const indexes = reading.map(
    (program): IndexedProgram => ({
      reader: program.reader,
      index: indexReading(file.text, program.reading),
    }),
  );
  const variables = [...groups.values()].map((entries) => compareVariable(file, entries.at(-1)!, indexes));
  const starts = new Set(
    file.entries.flatMap((entry) =>
      entry.kind === 'assignment'
        ? [entry.key.start]
        : entry.kind === 'junk' && entry.key
          ? [entry.key.start]
          : [],
    ),
  );
  return {
    programs,
    variables: variables.sort((a, b) => a.entry.range.start - b.entry.range.start),
    strays: reading
      .map(({ reader, reading: { origins } }) => ({
        reader,
        starts: Object.entries(origins)
          .filter(([name, { key }]) => !groups.has(name) && !starts.has(key.start))
          .map(([, { key }]) => key.start)
          .sort((a, b) => a - b),
      }))
      .filter((stray) => stray.starts.length > 0),
  };
}

interface IndexedProgram {
  readonly reader: ReaderId;
  readonly index: ReadingIndex;
}

function readFor(text: string, reader: ReaderId): ProgramReading {
  const reading = readDotenv(text, { reader });
  const refusal = reading.errors.find(({ refused }) => refused);
  if (reading.undecided)
    return {
      reader,
      reading,
      state: 'undecided',
      error: reading.errors.find(({ code }) => code === 'not-followed'),
    };
  // A shell has what it had set before it gave up.
  const refuses = refusal !== undefined && !(reader === 'bash' && refusal.code === 'syntax-error');
  return { reader, reading, state: refuses ? 'refuses' : 'reads', error: refusal };
}

function compareVariable(
  file: DotenvFile,
  entry: AssignmentEntry,
  programs: readonly IndexedProgram[],
): ComparedVariable {
  const groups = new Map<string, ReadingGroup>();
  for (const { reader, index } of programs) {
    const { state, value } = stateOf(index, entry.name);
    const key = `${state}\0${value ?? ''}`;
    const group = groups.get(key);
    groups.set(key, {
      readers: [...(group?.readers ?? []), reader],
      state,
      ...(value === undefined ? {} : { value }),
    });
  }
  const differs = groups.size > 1;
  return {
    entry,
    groups: [...groups.values()].sort((a, b) => b.readers.length - a.readers.length),
    causes: differs ? findCauses(file, entry, programs) : [],
  };
}

function stateOf({ reading, unknown }: ReadingIndex, name: string): Pick<ReadingGroup, 'state' | 'value'> {
  if (unknown.has(name)) return { state: 'not-known' };
  if (!Object.hasOwn(reading.values, name)) return { state: 'not-read' };
  const value = reading.values[name];
  if (value === null || value === undefined) return { state: 'no-value' };
  return value === '' ? { state: 'empty' } : { state: 'set', value };
}

function findCauses(
  file: DotenvFile,
  entry: AssignmentEntry,
  programs: readonly IndexedProgram[],
): ComparedVariable['causes'] {
  const byCause = new Map<string, ReadingCause & { readers: ReaderId[] }>();
  for (const { reader, index } of programs) {
    for (const cause of describeReading(file, entry, index)) {
      const key = `${cause.trait} ${cause.reason ?? ''}`;
      const known = byCause.get(key);
      if (known) known.readers.push(reader);
      else byCause.set(key, { ...cause, readers: [reader] });
    }
  }
  // What all of them do sets none apart.
  return [...byCause.values()].filter(({ readers }) => readers.length < programs.length);
}
