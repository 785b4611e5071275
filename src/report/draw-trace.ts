import { Chalk } from 'chalk';
import { describeLength } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import type { ShownPlace, TraceReport, TraceReportReader, TraceReportStep } from './trace.js';

const SOURCES: Readonly<Record<TraceReportStep['source'], string>> = {
  dockerfile: 'Dockerfile ENV',
  'env-file': 'env file',
  'compose-environment': 'environment',
  shell: 'shell, run -e',
  'program-env-file': 'loaded by the code',
  'code-default': 'default in the code',
};

const ORIGINS: Readonly<Record<string, string>> = {
  dotenv: 'filled in from',
  default: 'its default counts, unless the shell sets it',
  nothing: 'not set by anything here',
  'not-known': 'filled in from what is not known here',
};

/** The chains for people: one line a step, the winner marked. */
export function drawTrace(report: TraceReport, color: boolean): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const blocks = report.chains.map(({ service, files, steps, elsewhere, readers }) => {
    const title =
      service === undefined
        ? `${printable(report.name)} · without Compose`
        : `${printable(report.name)} · ${printable(service)} (${files.map(printable).join(' + ')})`;
    const rows = steps.map((step) => [
      SOURCES[step.source],
      placeOf(step.place),
      shownValue(step),
      verdictOf(step),
    ]);
    const widths = [0, 1, 2].map((i) => Math.max(0, ...rows.map((row) => row[i]!.length)));
    const lines = rows.flatMap((row, i) => {
      const step = steps[i]!;
      const mark = step.verdict === 'wins' ? '▸' : ' ';
      const text =
        `  ${mark} ${row.map((cell, j) => (j < 3 ? cell.padEnd(widths[j]!) : cell)).join('  ')}`.trimEnd();
      const shown =
        step.verdict === 'wins' ? paint.bold(text) : step.verdict === 'shadowed' ? text : paint.dim(text);
      return [shown, ...notesOf(step).map((note) => paint.dim(`      = ${note}`))];
    });
    const read = readers.map(
      (reader) => `  read at ${placeOf(reader)} by ${reader.by}: ${describeTaking(reader)}`,
    );
    const nothing = steps.some(({ verdict }) => verdict === 'wins') ? [] : ['  nothing here sets it'];
    const lost = elsewhere.map((one) => `  ${placeOf(one)} sets it, and this program does not get that`);
    return [
      paint.bold(title),
      '',
      ...lines,
      ...nothing,
      ...lost,
      ...(read.length > 0 ? ['', ...read] : []),
    ].join('\n');
  });
  if (report.near) {
    const { set, read } = report.near;
    blocks.push(
      `Nothing reads ${printable(set)}, and the code reads ${printable(read)}, which nothing sets: probably one was meant.`,
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

function placeOf(place: ShownPlace | undefined): string {
  if (!place) return '–';
  return place.range ? `${printable(place.file)}:${place.range.start.line}` : printable(place.file);
}

function shownValue({ state, characters = 0, same, source }: TraceReportStep): string {
  if (state === 'empty') return 'empty';
  if (state === 'not-known') return source === 'shell' ? 'not looked at' : 'not known';
  return `${describeLength('x'.repeat(Math.min(characters, 1e6)))} (value ${same})`;
}

function verdictOf({ verdict, source }: TraceReportStep): string {
  if (verdict === 'wins') return 'wins';
  if (verdict === 'shadowed') return 'shadowed';
  if (verdict === 'unused') return 'not used: it is set';
  return source === 'shell' ? 'would win if set' : 'may count';
}

function notesOf({ origin, readings, override }: TraceReportStep): string[] {
  const from =
    origin && origin.from !== 'literal'
      ? [
          `${ORIGINS[origin.from] ?? origin.from}${origin.place && origin.from === 'dotenv' ? ` ${placeOf(origin.place)}` : ''}`,
        ]
      : [];
  const others = (readings ?? []).map(
    ({ reader, state, characters = 0, same }) =>
      `${reader} reads ${state === 'set' ? `${characters} characters (value ${same})` : state === 'empty' ? 'nothing' : 'no such variable'}`,
  );
  return [
    ...from,
    ...(override ? ['the code lets the file count more than what is set'] : []),
    ...(others.length > 0 ? [others.join(' · ')] : []),
  ];
}

function describeTaking({ takes, type, wants, expected, required }: TraceReportReader): string {
  const kind = type === 'unknown' ? 'a text' : type;
  if (takes === 'accepted') return `taken as ${kind}`;
  if (takes === 'raises') return `stops: it wants ${wants}${expected ? ` (${expected})` : ''}`;
  if (takes === 'misread') return `misread: it wants ${wants}${expected ? ` (${expected})` : ''}`;
  return `as ${kind}${required ? ', required' : ''}`;
}
