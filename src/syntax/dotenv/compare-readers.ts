import { groupAssignments } from './find.js';
import { createReadings, type Readings } from './readers/index.js';
import type { DotenvReading, ReadError, ReaderId } from './readers/types.js';
import { createDescriber, indexReading, type ReadingCause, type ReadingIndex } from './reading-causes.js';
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
export function compareReaders(
  file: DotenvFile,
  readers: readonly ReaderId[],
  read: Readings = createReadings(file.text),
): ReaderComparison {
  const programs = readers.map((reader) => readFor(read(reader), reader));
  const reading = programs.filter(({ state }) => state === 'reads');
  const groups = groupAssignments(file);
  const known = new Map<DotenvReading, ReadingIndex>();
  const indexes = reading.map((program): IndexedProgram => {
    const index = known.get(program.reading) ?? indexReading(file.text, program.reading);
    known.set(program.reading, index);
    return { reader: program.reader, index };
  });
  const ids = reading.map(({ reader }) => reader);
  const variables = [...groups.values()].map((entries) =>
    compareVariable(file, entries.at(-1)!, indexes, ids),
  );
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

function readFor(reading: DotenvReading, reader: ReaderId): ProgramReading {
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
  ids: readonly ReaderId[],
): ComparedVariable {
  const value = valueOfAll(entry.name, programs);
  if (value !== undefined) return { entry, groups: [{ readers: ids, ...describeValue(value) }], causes: [] };
  const groups: (ReadingGroup & { readers: ReaderId[] })[] = [];
  for (const { reader, index } of programs) {
    const { state, value } = stateOf(index, entry.name);
    const group = groups.find((known) => known.state === state && known.value === value);
    if (group) group.readers.push(reader);
    else groups.push({ readers: [reader], state, ...(value === undefined ? {} : { value }) });
  }
  return {
    entry,
    groups: groups.sort((a, b) => b.readers.length - a.readers.length),
    causes: groups.length > 1 ? findCauses(file, entry, programs) : [],
  };
}

/** The value that all read, which is so for most variables; undefined where a closer look is needed. */
function valueOfAll(name: string, programs: readonly IndexedProgram[]): string | undefined {
  const value = programs[0]?.index.reading.values[name];
  // What an object inherits is no string.
  if (typeof value !== 'string') return undefined;
  for (const { index } of programs)
    if (index.reading.values[name] !== value || index.unknown.has(name)) return undefined;
  return value;
}

function stateOf({ reading, unknown }: ReadingIndex, name: string): Pick<ReadingGroup, 'state' | 'value'> {
  if (unknown.has(name)) return { state: 'not-known' };
  if (!Object.hasOwn(reading.values, name)) return { state: 'not-read' };
  const value = reading.values[name];
  if (value === null || value === undefined) return { state: 'no-value' };
  return describeValue(value);
}

function describeValue(value: string): Pick<ReadingGroup, 'state' | 'value'> {
  return value === '' ? { state: 'empty' } : { state: 'set', value };
}

function findCauses(
  file: DotenvFile,
  entry: AssignmentEntry,
  programs: readonly IndexedProgram[],
): ComparedVariable['causes'] {
  const byCause = new Map<string, ReadingCause & { readers: ReaderId[] }>();
  const describe = createDescriber(file, entry);
  for (const { reader, index } of programs) {
    for (const cause of describe(index)) {
      const key = `${cause.trait} ${cause.reason ?? ''}`;
      const known = byCause.get(key);
      if (known) known.readers.push(reader);
      else byCause.set(key, { ...cause, readers: [reader] });
    }
  }
  // What all of them do sets none apart.
  return [...byCause.values()].filter(({ readers }) => readers.length < programs.length);
}
