import { UserError, isUserError } from '../core/errors.js';
import { exitCodeFor } from '../core/exit-code.js';
import type { Edit } from '../core/edits.js';
import { createMasker, maskData } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { resolvePath } from '../host.js';
import { exportEdits } from '../report/exported-edits.js';
import { FORMATS, type OutputRequest } from '../report/formats.js';
import type { FrameSource, Report, ReportContext, ReportFinding } from '../report/types.js';
import type { Session } from './session.js';

export interface FinishInput {
  readonly report: Report;
  /** Every secret value that was read in this run. */
  readonly secrets: Iterable<string>;
  readonly frame: (file: string) => FrameSource | undefined;
  /** Edits of a finding's fix, where it has any. */
  readonly edits?: (finding: ReportFinding) => readonly Edit[];
}

/**
 * Writes the report in each format asked for, through the last gate, and gives the exit code. Writing to a file never
 * changes the code.
 */
export async function finishReport(session: Session, input: FinishInput): Promise<number> {
  const mask = createMasker(input.secrets);
  const report = maskData(input.report, mask);
  for (const request of session.outputs) {
    const render = await FORMATS[request.format]!.load();
    await emit(session, request, render(report, contextFor(session, request, input, mask)));
    if (request.format === 'github')
      await writeStepSummary(session, report, contextFor(session, request, input, mask));
  }
  return exitCodeFor(report.findings, session.threshold);
}

/** The page of a GitHub job shows what is written to this file. */
async function writeStepSummary(session: Session, report: Report, context: ReportContext): Promise<void> {
  const { host } = session;
  const path = host.env['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  const { renderMarkdown } = await import('../report/markdown.js');
  const before = await host.readText(path).catch(() => undefined);
  await host.writeText(path, `${before?.text ?? ''}${renderMarkdown(report, context)}`);
}

function contextFor(
  session: Session,
  request: OutputRequest,
  input: FinishInput,
  mask: (text: string) => string,
): ReportContext {
  const { host, options } = session;
  return {
    color: request.file === undefined && !FORMATS[request.format]!.machine && wantsColor(session),
    width: request.file === undefined && host.stdout.isTerminal ? host.stdout.columns : 120,
    frame: input.frame,
    edits: (finding) => exportEdits(input.edits?.(finding) ?? [], input.frame, mask),
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    folder: options.cwd === undefined ? undefined : printable(options.cwd),
    place: placeInCheckout(session),
    mask,
  };
}

/**
 * CI shows findings beside the code, under the names that files have from the root of its checkout, wherever in it the
 * inspected folder is.
 */
function placeInCheckout({ host, root }: Session): (file: string) => string {
  const { env } = host;
  const checkout =
    env['GITHUB_ACTIONS'] === 'true'
      ? env['GITHUB_WORKSPACE']
      : env['GITLAB_CI'] === 'true'
        ? env['CI_PROJECT_DIR']
        : undefined;
  if (!checkout) return (file) => file;
  const inSlashes = (path: string) => path.replaceAll('\\', '/');
  const top = `${inSlashes(resolvePath(checkout)).replace(/\/$/, '')}/`;
  return (file) => {
    const path = inSlashes(resolvePath(root, file));
    return path.startsWith(top) ? path.slice(top.length) : file;
  };
}

/** `--color` counts more than NO_COLOR, that more than FORCE_COLOR, that more than the terminal. https://no-color.org */
export function wantsColor({ host, options }: Pick<Session, 'host' | 'options'>): boolean {
  if (options.color === 'always') return true;
  if (options.color === 'never') return false;
  if (host.env['NO_COLOR']) return false;
  const forced = host.env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return host.stdout.isTerminal && host.env['TERM'] !== 'dumb';
}

async function emit(session: Session, request: OutputRequest, text: string): Promise<void> {
  if (request.file === undefined || request.file === '-') await session.host.stdout.write(text);
  else await writeOutput(session, request.file, text);
}

/** @throws {UserError} saying that the file cannot be written */
async function writeOutput({ host }: Session, file: string, text: string): Promise<void> {
  const path = resolvePath(host.cwd, file);
  if (file === '' || (await host.stat(path))?.kind === 'directory')
    throw new UserError(`-f: ${file === '' ? 'the name of the file is missing' : `${file} is a folder`}`, {
      advice: 'name a file: -f json:report.json',
    });
  try {
    await host.writeText(path, text);
  } catch (error) {
    if (isUserError(error)) throw error;
    throw new UserError(`${file} cannot be written`, {
      advice: 'does its folder exist, and may you write there?',
    });
  }
}
