import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { printable } from '../core/terminal-text.js';
import { type Host, resolvePath } from '../host.js';
import { compareReports } from '../report/compare.js';
import { mergeReports, type NamedReport } from '../report/fleet.js';
import { readReport } from '../report/read-report.js';
import type { Report } from '../report/types.js';
import { type DoctorOptions, runDoctor } from './doctor-run.js';
import { type FinishInput, finishReport } from './finish.js';
import { openSession, type Session } from './session.js';

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
  json: 'json',
};

/** `catalyst report`: the readiness report, from a fresh run or from reports of before; compared where asked. */
export async function report(host: Host, _args: readonly string[], options: ReportOptions): Promise<number> {
  const format = chooseFormats(host, options);
  const session = await openSession(host, { ...options, format }, 'report');
  const input = options.from?.length
    ? await mergeFrom(session, options.from)
    : await runDoctor(session, options);
  const old = options.compare === undefined ? undefined : await read(session, options.compare);
  const document: Report = { ...input.report, command: 'report' };
  const code = await finishReport(session, {
    ...input,
    report: old ? compareReports(document, old.report, old.name) : document,
  });
  if (options.out !== undefined) await host.stderr.write(`catalyst: wrote ${printable(options.out)}\n`);
  return code;
}

function chooseFormats(host: Host, { out, format }: ReportOptions): readonly string[] {
  if (out === undefined) return format?.length ? format : [host.stdout.isTerminal ? 'pretty' : 'markdown'];
  const extension = /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase() ?? '';
  const [first, ...rest] = format ?? [];
  const chosen = first ?? BY_EXTENSION[extension];
  if (chosen === undefined)
    throw new UserError(`--out ${out}: the format cannot be told from the name`, {
      advice: 'name it .html, .md or .json, or add -f',
    });
  return [chosen.includes(':') ? chosen : `${chosen}:${out}`, ...rest];
}

async function mergeFrom(session: Session, paths: readonly string[]): Promise<FinishInput> {
  const all = await Promise.all(paths.map((path) => read(session, path)));
  const report = all.length === 1 ? all[0]!.report : mergeReports(distinguish(all));
  return { report, secrets: [], frame: () => undefined };
}

async function read({ host }: Session, path: string): Promise<NamedReport> {
  const { text } = await host.readText(resolvePath(host.cwd, path), { label: path, maxBytes: LARGEST });
  const name = path.replace(/^.*[\\/]/, '').replace(/\.json$/i, '');
  return { name, report: readReport(text, path) };
}

/** Two services may have a report of the same name. */
function distinguish(reports: readonly NamedReport[]): NamedReport[] {
  const seen = new Map<string, number>();
  return reports.map(({ name, report }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name}-${count}`, report };
  });
}
