import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { printable } from '../core/terminal-text.js';
import { type Host, resolvePath } from '../host.js';
import { compareReports } from '../report/compare.js';
import { mergeReports } from '../report/fleet.js';
import { readReport } from '../report/read-report.js';
import { nameReports } from '../report/report-names.js';
import type { Report } from '../report/types.js';
import { type DoctorOptions, type DoctorRun, runDoctor } from './doctor-run.js';
import { finishReport } from './finish.js';
import { type Session, openSession } from './session.js';

interface ReportOptions extends GlobalOptions, DoctorOptions {
  readonly from?: readonly string[];
  readonly compare?: string;
  readonly out?: string;
}

const LARGEST = 64 * 1024 * 1024;
const BY_EXTENSION: Readonly<Record<string, string>> = {
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  json: 'json',
};

/** `catalyst report`: the readiness report, from a fresh run or from reports of before; compared where asked. */
export async function report(host: Host, _args: readonly string[], options: ReportOptions): Promise<number> {
  const session = await openSession(host, { ...options, format: chooseFormats(host, options) }, 'report');
  const old = options.compare === undefined ? undefined : await read(host, options.compare);
  const isFresh = !options.from?.length;
  const run = isFresh ? await runDoctor(session, options) : await mergeFrom(session, options);
  const document: Report = { ...run.report, command: 'report' };
  const chosen = isFresh ? new Set(session.rules.map(({ id }) => id)) : undefined;
  const compared = old
    ? compareReports(document, old, nameReports([options.compare!])[0]!, chosen)
    : document;
  const code = await finishReport(session, { ...run, report: compared });
  await tell(session, options, run.notes, compared);
  return run.broken ? EXIT.trouble : code;
}

/** What the formats do not say, for the person at the terminal. */
async function tell(
  { host }: Session,
  { out, quiet }: ReportOptions,
  notes: readonly string[],
  { comparison }: Report,
): Promise<void> {
  if (quiet === true) return;
  const lines = [...notes];
  if (comparison) {
    const { fixed, persisting, undecided = [] } = comparison;
    const doubt = undecided.length > 0 ? `, ${undecided.length} not looked at again` : '';
    lines.push(
      `since ${comparison.with}: ${comparison.new} new, ${fixed.length} fixed, ${persisting} as before${doubt}`,
    );
  }
  if (out !== undefined && out !== '-') lines.push(`wrote ${out}`);
  for (const line of lines) await host.stderr.write(`catalyst: ${printable(line)}\n`);
}

/** `--out` takes the first format that names no file of its own, else the one that its own name says. */
function chooseFormats(host: Host, { out, format = [] }: ReportOptions): readonly string[] {
  if (out === undefined) {
    return format.length > 0 ? format : [host.stdout.isTerminal ? 'pretty' : 'markdown'];
  }
  const free = format.find((one) => !one.includes(':'));
  const extension = /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase() ?? '';
  const chosen = free ?? (Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined);
  if (chosen === undefined) {
    throw new UserError(`--out ${out}: the format cannot be told from the name`, {
      advice: 'name it .html, .md or .json, or add -f',
    });
  }
  return [`${chosen}:${out}`, ...format.filter((one) => one !== free)];
}

async function mergeFrom(session: Session, options: ReportOptions): Promise<DoctorRun> {
  const { host } = session;
  const paths = options.from!;
  refuseIdle(options);
  const places = paths.map((path) => (path === '-' ? path : resolvePath(host.cwd, path)));
  const twice = paths.find((_, i) => places.indexOf(places[i]!) !== i);
  if (twice !== undefined) throw new UserError(`--from ${twice} is given twice`);
  const names = nameReports(paths.map((path) => (path === '-' ? 'stdin' : path)));
  const all: { name: string; report: Report }[] = [];
  for (const [i, path] of paths.entries()) all.push({ name: names[i]!, report: await read(host, path) });
  const merged = all.length === 1 ? all[0]!.report : mergeReports(all);
  return { report: merged, secrets: [], frame: () => undefined, notes: [], broken: false };
}

/** Options that would do nothing beside `--from` are more likely a mistake. */
function refuseIdle({ live, url, project, environment, baseline }: ReportOptions): void {
  const given = {
    '--live': live,
    '--url': url !== undefined,
    '--project': project?.length,
    '--environment': environment,
    '--no-baseline': baseline === false,
    '--baseline': baseline,
  };
  const idle = Object.entries(given).find(([, isGiven]) => isGiven)?.[0];
  if (idle) throw new UserError(`${idle} is for a fresh run, and --from shows reports of before`);
}

async function read(host: Host, path: string): Promise<Report> {
  if (path === '-') return readReport((await host.readStdin()).text, 'standard input');
  const place = resolvePath(host.cwd, path);
  if (((await host.stat(place))?.size ?? 0) > LARGEST)
    throw new UserError(`${path} is larger than 64 MiB: no report is`);
  return readReport((await host.readText(place, { label: path, maxBytes: LARGEST })).text, path);
}
