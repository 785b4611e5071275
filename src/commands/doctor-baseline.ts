import { type BaselineEntry, applyBaseline, makeBaseline, pruneBaseline } from '../core/baseline.js';
import { UserError } from '../core/errors.js';
import { relativePath, resolvePath } from '../host.js';
import { plural } from '../report/summary-line.js';
import type { ReportBaseline, ReportFinding } from '../report/types.js';
import type { Session } from './session.js';

const FILE = '.catalyst/baseline.json';
const ACTIONS = ['write', 'prune'];

export interface BaselineOptions {
  /** `write`, `prune`, true for plain `--baseline`, false for `--no-baseline`. */
  readonly baseline?: string | boolean;
}

export interface BaselineInput {
  /** Findings of all projects, paths from the root. */
  readonly findings: readonly ReportFinding[];
  /** Rules that judge what a provider answers: what is true today is never held back. */
  readonly liveRules: ReadonlySet<string>;
  /** Whether this run looked at what an entry is about. */
  readonly decided: (entry: BaselineEntry) => boolean;
}

export interface BaselineRun {
  readonly findings: readonly ReportFinding[];
  readonly baseline?: ReportBaseline;
  readonly notes: readonly string[];
}

/**
 * Marks what the project's baseline knows; writes or prunes it where that was asked for. The verdict and the score are
 * not touched: a known error is still in the way.
 * @throws {UserError} for a file that is damaged, missing where one is asked for, or outside the root.
 */
export async function matchBaseline(
  session: Session,
  { baseline: action }: BaselineOptions,
  input: BaselineInput,
): Promise<BaselineRun> {
  if (action === false) return { findings: input.findings, notes: [] };
  if (typeof action === 'string' && !ACTIONS.includes(action))
    throw new UserError(`--baseline takes ${ACTIONS.join(' or ')}, not "${action}"`);
  const before = await readBaseline(session);
  if (before === undefined && action !== undefined && action !== 'write')
    throw new UserError(`there is no ${FILE}`, { advice: 'catalyst doctor --baseline write makes it' });
  if (before === undefined && action === undefined) return { findings: input.findings, notes: [] };
  const candidates = input.findings.filter(({ rule }) => !input.liveRules.has(rule));
  const kept = (before ?? []).filter((entry) => !input.decided(entry));
  const written = action === 'write' ? makeBaseline(candidates) : undefined;
  const entries = written ? pruneBaseline([...kept, ...written], []) : before!;
  const match = applyBaseline(input.findings, entries, input.decided);
  const stale = action === 'prune' || action === 'write' ? [] : match.stale;
  const notes: string[] = [];
  if (action === 'write') {
    await writeBaseline(session, entries);
    notes.push(`wrote ${plural(entries.length, 'known finding')} to ${FILE}`);
  }
  if (action === 'prune') {
    await writeBaseline(session, pruneBaseline(entries, match.stale));
    notes.push(
      `took ${plural(match.stale.length, 'stale entry')} out of ${FILE}`.replace('entrys', 'entries'),
    );
  }
  return { findings: match.findings, baseline: { file: FILE, known: match.known, stale }, notes };
}

async function readBaseline({ host, root }: Session): Promise<readonly BaselineEntry[] | undefined> {
  const path = resolvePath(root, FILE);
  if (!(await host.stat(path))) return undefined;
  const { text } = await host.readText(path, { label: FILE });
  const damaged = (why: string) =>
    new UserError(`${FILE} ${why}`, { advice: 'catalyst doctor --baseline write makes it anew' });
  let data: { schemaVersion?: unknown; findings?: unknown } | null;
  try {
    data = JSON.parse(text);
  } catch {
    throw damaged('is not JSON');
  }
  if (data?.schemaVersion !== '1') throw damaged('is of another version');
  if (!Array.isArray(data.findings) || !data.findings.every(isEntry)) throw damaged('is damaged');
  return data.findings;
}

function isEntry(data: unknown): data is BaselineEntry {
  if (data === null || typeof data !== 'object') return false;
  const { rule, file, project, fingerprint } = data as Record<string, unknown>;
  const isText = (value: unknown) => value === undefined || typeof value === 'string';
  return typeof rule === 'string' && typeof fingerprint === 'string' && isText(file) && isText(project);
}

async function writeBaseline({ host, root }: Session, entries: readonly BaselineEntry[]): Promise<void> {
  const path = resolvePath(root, FILE);
  const base = (await host.realpath(root)) ?? root;
  for (const place of [path, resolvePath(path, '..')]) {
    const real = await host.realpath(place);
    if (real !== undefined && relativePath(base, real).startsWith('..'))
      throw new UserError(`${FILE} is a link that leads out of the project; it was not written`);
  }
  await host.writeText(path, `${JSON.stringify({ schemaVersion: '1', findings: entries }, null, 2)}\n`);
}
