import { Chalk } from 'chalk';
import Table from 'cli-table3';
import { printable } from '../core/terminal-text.js';
import type { GraphPlace, GraphVariable } from './align-types.js';
import { borderless } from './table-shape.js';
import type { Report } from './types.js';

interface Column {
  readonly title: string;
  readonly cell: (variable: GraphVariable) => string;
}

/** Env files that get a column of their own; more share one. */
const MOST_FILES = 4;

/** What scripts and CI files alone name is none of the program's settings. */
const OTHERS = /^(?:script|ci|ci-set|server)$/;

/** Every sign that a cell may hold. */
const LEGEND = [
  'set 1, set 2: different values; set 1 twice: the same · empty: set to nothing · ${…}: made of other variables · ?: not known',
  'off: commented out · in 2: in so many files · → api: given to that service · ${}: Compose fills it in; ${:-}: it has a default',
  'arg: build argument · ENV: set in the image · * required · default: the code has one · sh, CI: scripts and CI read it; CI sets: CI gives it',
];

/** Variables × places as a table. Values are never shown: `set 1` and `set 2` are different values, equal numbers equal ones. */
export function drawMatrix(
  report: Pick<Report, 'graph' | 'findings'>,
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const paint = new Chalk({ level: color ? 1 : 0 });
  const variables = (report.graph?.variables ?? []).filter(({ places }) =>
    places.some((place) => !isSide(place) && !OTHERS.test(place.kind)),
  );
  if (variables.length === 0) return 'no variables here\n';
  const columns = listColumns(variables);
  if (width < 72) return drawLines(variables, columns);
  const table = new Table({
    head: ['variable', ...columns.map(({ title }) => title)].map((title) => paint.bold(printable(title))),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 2 },
    chars: borderless(),
  });
  for (const variable of variables) {
    const name = printable(variable.name);
    table.push([
      variable.findings.length > 0 ? paint.yellow(name) : name,
      ...columns.map(({ cell }) => printable(cell(variable))),
    ]);
  }
  return `${table.toString().replace(/ {1,400}$/gm, '')}\n\n${paint.dim(LEGEND.join('\n'))}\n`;
}

/** Tests and examples are no part of the program; a shell's own variables are not settings. */
function isSide({ test, kind }: GraphPlace): boolean {
  return test === true || kind === 'container-shell' || kind === 'docker-arg';
}

function listColumns(variables: readonly GraphVariable[]): Column[] {
  const filesOf = (kind: string) =>
    [
      ...new Set(
        variables.flatMap(({ places }) => places.flatMap((one) => (one.kind === kind ? [one.file] : []))),
      ),
    ].sort();
  const own = (kind: string, title: string): Column[] => {
    const files = filesOf(kind);
    if (files.length === 0) return [];
    if (files.length <= MOST_FILES) {
      return files.map((file) => ({
        title: file,
        cell: ({ places }) => describeSet(places.filter((one) => one.kind === kind && one.file === file)),
      }));
    }
    return [
      {
        title: `${title} (${files.length} files)`,
        cell: ({ places }) => {
          const count = new Set(places.filter((one) => one.kind === kind).map(({ file }) => file)).size;
          return count > 0 ? `in ${count}` : '';
        },
      },
    ];
  };
  const has = (test: (place: GraphPlace) => boolean) => variables.some(({ places }) => places.some(test));
  const isCompose = ({ kind }: GraphPlace) => kind.startsWith('compose-');
  return [
    ...own('env-file', 'env files'),
    ...own('template', 'templates'),
    ...(has(isCompose) ? [{ title: 'compose', cell: describeCompose }] : []),
    ...(has(({ kind }) => kind === 'docker-env') ? [{ title: 'Dockerfile', cell: describeDocker }] : []),
    ...(variables.some(({ contract }) => contract) ? [{ title: 'contract', cell: describeContract }] : []),
    { title: 'code', cell: describeCode },
    ...(has(({ kind }) => OTHERS.test(kind)) ? [{ title: 'scripts', cell: describeOthers }] : []),
    {
      title: 'found',
      cell: ({ findings }) => findings.map((rule) => rule.replace(/^align\//, '')).join(', '),
    },
  ];
}

function describeSet(places: readonly GraphPlace[]): string {
  const [place] = places;
  if (!place) return '';
  if (place.off) return 'off';
  const { value } = place;
  if (!value || value.state === 'empty') return 'empty';
  if (value.state === 'unknown') return '?';
  return value.state === 'set' ? `set ${value.same}` : '${…}';
}

function describeCompose({ places }: GraphVariable): string {
  const given = places.filter(({ kind }) => kind === 'compose-environment');
  const services = [...new Set(given.flatMap(({ service }) => service ?? []))];
  const references = places.filter(({ kind }) => kind === 'compose-reference');
  const words = [
    ...(services.length > 0
      ? [`→ ${services.slice(0, 2).join(', ')}${services.length > 2 ? ', …' : ''}`]
      : []),
    ...(references.length > 0 ? [references.some(({ value }) => value) ? '${:-}' : '${}'] : []),
    ...(places.some(({ kind }) => kind === 'compose-arg') ? ['arg'] : []),
  ];
  return words.join(' ');
}

function describeDocker({ places }: GraphVariable): string {
  return places.some(({ kind }) => kind === 'docker-env') ? 'ENV' : '';
}

function describeContract({ contract }: GraphVariable): string {
  return contract ? `${contract.kind}${contract.required ? '*' : ''}` : '';
}

function describeCode({ places }: GraphVariable): string {
  const reads = places.flatMap(({ kind, read, test }) => (read && !test && !OTHERS.test(kind) ? [read] : []));
  const [first] = reads;
  if (!first) return '';
  const type = reads.find((read) => read.type !== 'string' && read.type !== 'unknown')?.type ?? first.type;
  const isRequired = reads.some(({ required }) => required);
  const hasDefault = reads.some((read) => read.default === 'literal' || read.default === 'expression');
  return `${type}${isRequired ? '*' : ''}${hasDefault ? ', default' : ''}`;
}

const OTHER_WORDS: Readonly<Record<string, string>> = {
  script: 'sh',
  ci: 'CI',
  'ci-set': 'CI sets',
  server: 'nginx',
};

/** Shell scripts, CI files, configuration of servers. */
function describeOthers({ places }: GraphVariable): string {
  const words = places.flatMap(({ kind, file }) =>
    kind === 'server' && /prometheus/i.test(file) ? ['Prometheus'] : (OTHER_WORDS[kind] ?? []),
  );
  return [...new Set(words)].join(', ');
}

function drawLines(variables: readonly GraphVariable[], columns: readonly Column[]): string {
  return variables
    .map((variable) => {
      const cells = columns.flatMap(({ title, cell }) => {
        const text = cell(variable);
        return text === '' ? [] : [`  ${printable(title)}: ${printable(text)}`];
      });
      return [printable(variable.name), ...cells, ''].join('\n');
    })
    .join('\n');
}
