import { Chalk } from 'chalk';
import { printable } from '../core/terminal-text.js';
import { listPrograms } from '../syntax/dotenv/readers/names.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import type { NotReadReason, ReadingTrait } from '../syntax/dotenv/reading-causes.js';
import { REASON_WORDS, TRAIT_WORDS } from './readers-words.js';
import type { ReadersReport, ReadersVariable } from './readers.js';

const FORMS: Readonly<Record<string, string>> = {
  none: 'without quotes',
  single: 'in single quotes',
  double: 'in double quotes',
  backtick: 'in backticks',
};

/** How the document is drawn. */
export interface DrawReadersOptions {
  readonly color: boolean;
  /** A line for each fact, the place first. */
  readonly compact: boolean;
  /** Also the variables that all read alike. */
  readonly all: boolean;
}

/** The comparison for people: what the programs do with each variable, and how to write it instead. */
export function drawReaders(report: ReadersReport, { color, compact, all }: DrawReadersOptions): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const file = printable(report.file);
  const used = report.readers.filter(({ state }) => state === 'reads').map(({ id }) => id);
  const lines: string[] = [];
  if (!compact)
    lines.push(paint.bold(`${file} · ${list(listPrograms(used, used)) || 'nobody reads it'}`), '');
  for (const { name, state, problem } of report.readers) {
    if (!problem) continue;
    const place = `${file}:${problem.range?.start.line ?? 1}`;
    const what =
      state === 'undecided'
        ? 'nothing can be said without running it'
        : state === 'refuses'
          ? 'refuses the file'
          : 'gives up';
    lines.push(
      compact
        ? `${place}: ${name}: ${what}: ${problem.message}`
        : `  ${name} ${what}: ${place}: ${problem.message}`,
    );
  }
  for (const { reader, lines: at } of report.strays) {
    const count = `${at.length} ${at.length === 1 ? 'line' : 'lines'}`;
    const what = `${list(listPrograms([reader], used))} reads further names from ${count} that set nothing`;
    lines.push(compact ? `${file}:${at[0]}: ${what}` : `  ${what}, the first: ${file}:${at[0]}`);
  }
  if (!compact && lines.length > 2) lines.push('');
  for (const variable of report.variables) {
    if (variable.alike && !all) continue;
    const place = `${file}:${variable.range?.start.line ?? 1}`;
    if (compact) lines.push(`${place}: ${variable.name}: ${explain(variable, used).join('; ')}`);
    else lines.push(...drawVariable(variable, place, used, paint));
  }
  for (const { range, message, advice } of report.warnings) {
    const place = `${file}:${range?.start.line ?? 1}:${range?.start.column ?? 1}`;
    lines.push(compact ? `${place}: warning: ${message} (${advice})` : `  ${place}: ${message}`);
    if (!compact) lines.push(paint.dim(`    = ${advice}`), '');
  }
  const { variables, different } = report.summary;
  const count = `${variables} ${variables === 1 ? 'variable' : 'variables'}`;
  const end = different === 0 ? `${count}, all read alike` : `${count}, ${different} not read alike by all`;
  lines.push(compact ? `${file}: ${end}` : `  ${end}`);
  return `${lines.join('\n')}\n`;
}

function drawVariable(
  variable: ReadersVariable,
  place: string,
  used: readonly ReaderId[],
  paint: InstanceType<typeof Chalk>,
): string[] {
  const rows = variable.groups.map((group): [string, string] => [
    describeState(group),
    list(listPrograms(group.readers, used)),
  ]);
  const width = Math.max(0, ...rows.map(([state]) => state.length));
  const facts = variable.alike ? [] : explain(variable, used);
  return [
    `  ${paint.bold(variable.name)}  ${paint.dim(place)}`,
    ...rows.map(([state, names]) => `    ${state.padEnd(width)}  ${names}`),
    ...facts.map((fact) => paint.dim(`    = ${fact}`)),
    '',
  ];
}

function describeState({ state, characters, same }: ReadersVariable['groups'][number]): string {
  if (state === 'set')
    return `set, ${characters} ${characters === 1 ? 'character' : 'characters'} (value ${same})`;
  return { empty: 'empty', 'no-value': 'no value', 'not-read': 'not read', 'not-known': 'not known' }[state];
}

function explain({ alike, causes, advice }: ReadersVariable, used: readonly ReaderId[]): string[] {
  if (alike) return ['read alike'];
  const facts = causes.map(({ readers, trait, reason }) => {
    const names = list(listPrograms(readers, used));
    const why = reason ? `: ${REASON_WORDS[reason as NotReadReason]}` : '';
    return `${names}: ${TRAIT_WORDS[trait as ReadingTrait]}${why}`;
  });
  if (facts.length === 0) facts.push('they read it differently');
  if (!advice) return facts;
  const but = advice.without ? ` (all but ${list(listPrograms([advice.without], used))})` : '';
  facts.push(
    advice.form === 'impossible'
      ? 'no way of writing it is the same to all of them'
      : `write it ${FORMS[advice.form]}, as NAME=value, a comment on a line of its own${but}`,
  );
  return facts;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
