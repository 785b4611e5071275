import { isSecretName } from '../contract/secret-names.js';
import { toJsonText } from '../core/terminal-text.js';
import type { Range } from '../core/text.js';
import { showName } from '../rules/env-shared/show-name.js';
import type { ComparedVariable, ReaderComparison, ReadingGroup } from '../syntax/dotenv/compare-readers.js';
import type { HashCut } from '../syntax/dotenv/hash-cuts.js';
import { PROGRAM_NAMES } from '../syntax/dotenv/readers/names.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { VERSION } from '../version.js';
import { CUT_ADVICE, describeCut, describeRefusal } from './readers-words.js';
import type { PositionRange } from './types.js';

/** The document of `catalyst readers -f json`: schemas/readers.schema.json. */
export interface ReadersReport {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: 'catalyst'; readonly version: string };
  readonly command: 'readers';
  readonly root: string;
  readonly file: string;
  readonly summary: { readonly variables: number; readonly alike: number; readonly different: number };
  readonly readers: readonly ReadersProgram[];
  readonly variables: readonly ReadersVariable[];
  /** Lines at which a program reads names that are no assignments: lines of a value, mostly. The names are not shown. */
  readonly strays: readonly { readonly reader: ReaderId; readonly lines: readonly number[] }[];
  /** What the program whose reading counts may lose: a rewrite that keeps its reading (`--portable`) loses it too. */
  readonly warnings: readonly ReadersWarning[];
}

/** A value that the program whose reading counts ends at a `#`. */
export interface ReadersWarning {
  readonly code: 'cut-at-hash';
  readonly reader: ReaderId;
  readonly name: string;
  /** From the `#` to the end of what is written. */
  readonly range?: PositionRange;
  readonly message: string;
  readonly advice: string;
}

/** One program, and what it makes of the file as a whole. */
export interface ReadersProgram {
  readonly id: ReaderId;
  readonly name: string;
  readonly state: 'reads' | 'refuses' | 'undecided';
  readonly variables: number;
  readonly problem?: { readonly code: string; readonly message: string; readonly range?: PositionRange };
}

/** One variable: who reads it alike, and what sets those apart that do not. */
export interface ReadersVariable {
  readonly name: string;
  readonly secret: boolean;
  readonly range?: PositionRange;
  readonly alike: boolean;
  /** None, and no range, for one that all read alike unless all was asked for. */
  readonly groups: readonly {
    readonly readers: readonly ReaderId[];
    readonly state: ReadingGroup['state'];
    readonly characters?: number;
    /** Equal numbers are equal values, in the whole document. */
    readonly same?: number;
  }[];
  readonly causes: readonly {
    readonly readers: readonly ReaderId[];
    readonly trait: string;
    readonly reason?: string;
  }[];
  readonly advice?: ReadersAdvice;
}

/** How to write a value so that the programs read it alike. */
export interface ReadersAdvice {
  readonly form: 'none' | 'single' | 'double' | 'backtick' | 'impossible';
  /** The program that has to be left out for that. */
  readonly without?: ReaderId;
}

/** What the document is made of. */
export interface ReadersInput {
  readonly root: string;
  readonly file: string;
  readonly comparison: ReaderComparison;
  readonly locate: (range: Range) => PositionRange | undefined;
  /** Values that the program whose reading counts cuts, and that program. */
  readonly cuts: readonly HashCut[];
  readonly reference: ReaderId;
  readonly advise: (variable: ComparedVariable) => ReadersAdvice | undefined;
  /** Whether the variables that all read alike are described too. */
  readonly all: boolean;
}

/** Makes the document: places, and of values only how long they are and whether they are equal. */
export function buildReadersReport(input: ReadersInput): ReadersReport {
  const { root, file, comparison, locate, advise, all, cuts, reference } = input;
  const classes = new Map<string, number>();
  const variables = comparison.variables.map((variable): ReadersVariable => {
    const { entry, groups, causes } = variable;
    const alike = groups.length < 2;
    const named = { name: showName(entry.name), secret: isSecretName(entry.name) };
    if (alike && !all) return { ...named, alike, groups: [], causes: [] };
    const advice = alike ? undefined : advise(variable);
    const range = locate(entry.key);
    return {
      ...named,
      ...(range ? { range } : {}),
      alike,
      groups: groups.map(({ readers, state, value }) => ({
        readers,
        state,
        ...(value === undefined ? {} : { characters: value.length, same: classOf(value, classes) }),
      })),
      causes: causes.map(({ readers, trait, reason }) => ({ readers, trait, ...(reason ? { reason } : {}) })),
      ...(advice ? { advice } : {}),
    };
  });
  const different = variables.filter(({ alike }) => !alike).length;
  return {
    schemaVersion: '1',
    tool: { name: 'catalyst', version: VERSION },
    command: 'readers',
    root,
    file,
    summary: { variables: variables.length, alike: variables.length - different, different },
    readers: comparison.programs.map(({ reader, reading, state, error }): ReadersProgram => {
      const range = error && locate(error.range);
      const problem = error && {
        code: error.code,
        message: describeRefusal(error.code),
        ...(range ? { range } : {}),
      };
      return {
        id: reader,
        name: PROGRAM_NAMES[reader],
        state,
        variables: state === 'reads' ? Object.keys(reading.values).length : 0,
        ...(problem ? { problem } : {}),
      };
    }),
    variables,
    strays: comparison.strays.map(({ reader, starts }) => ({
      reader,
      lines: [...new Set(starts.map((start) => locate({ start, end: start })?.start.line ?? 0))],
    })),
    warnings: cuts.map(({ name, offset, entry }): ReadersWarning => {
      const range = locate({ start: offset, end: entry.inner.end });
      return {
        code: 'cut-at-hash',
        reader: reference,
        name: showName(name),
        ...(range ? { range } : {}),
        message: `${showName(name)} ${describeCut(reference)}`,
        advice: CUT_ADVICE,
      };
    }),
  };
}

/** The document as text: a line for each program and variable, as there may be a hundred thousand. */
export function renderReadersJson(report: ReadersReport): string {
  const parts = Object.entries(report).map(([key, value]: [string, unknown]) => {
    const rows = Array.isArray(value) ? value.map((item) => `\n    ${toJsonText(item)}`) : [];
    const text = Array.isArray(value)
      ? `[${rows.join(',')}${rows.length > 0 ? '\n  ' : ''}]`
      : toJsonText(value);
    return `  ${toJsonText(key)}: ${text}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function classOf(value: string, classes: Map<string, number>): number {
  const known = classes.get(value);
  if (known !== undefined) return known;
  classes.set(value, classes.size + 1);
  return classes.size;
}
