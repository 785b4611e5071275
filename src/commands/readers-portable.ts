import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { printable } from '../core/terminal-text.js';
import { indexLines, positionAt } from '../core/text.js';
import { resolvePath } from '../host.js';
import { CUT_ADVICE, describeCut, LEFT_WORDS } from '../report/readers-words.js';
import { showName } from '../rules/env-shared/show-name.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import { planPortable } from '../syntax/dotenv/portable.js';
import type { PortablePlan } from '../syntax/dotenv/portable-types.js';
import type { Readings } from '../syntax/dotenv/readers/index.js';
import { PROGRAM_NAMES } from '../syntax/dotenv/readers/names.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { frameOf } from './env-check.js';
import { writeFixes } from './fix-loop.js';
import type { ReadersFile } from './readers-file.js';
import { warnOfOpenBackups } from './open-backups.js';
import type { Session } from './session.js';

/** What is to become of the rewrite: a masked diff unless it is written. */
export interface PortableRequest {
  readonly write: boolean;
  readonly out: string | undefined;
}

interface PortableInput {
  readonly file: ReadersFile;
  readonly read: Readings;
  readonly readers: readonly ReaderId[];
  readonly reference: ReaderId;
  readonly mask: (text: string) => string;
  readonly fromStdin: boolean;
}

/** Lines that are listed; of more, only how many. */
const MOST_LISTED = 50;

/** Rewrites a file so that the programs read it alike; exit code 1 where something stays that they do not. */
export async function rewritePortable(
  session: Session,
  input: PortableInput,
  { write, out }: PortableRequest,
): Promise<number> {
  const { host } = session;
  const { file, read, readers, reference, mask } = input;
  const plan = planPortable(file.text, { readers, reference }, { file: file.syntax, read });
  if (plan === undefined)
    throw new UserError(`${PROGRAM_NAMES[reference]} cannot read ${file.path}: there is nothing to go by`, {
      advice: '--as-read-by names the program whose reading counts',
    });
  if ((write || out !== undefined) && !file.isUtf8)
    throw new UserError(`${file.path} is not valid UTF-8: it is not written`);
  if (write && input.fromStdin) throw new UserError('--write cannot change standard input: --out FILE');
  if (out !== undefined) await writeNew(session, out, plan.text);
  else if (plan.edits.length === 0)
    await host.stderr.write(`catalyst: nothing to rewrite in ${label(file)}\n`);
  else if (write) {
    const backups = await writeFixes(session, new Map([[file.path, { after: plan.text }]]));
    await host.stderr.write(
      `catalyst: ${countOf(plan)} rewritten in ${label(file)} (before: ${printable(backups.get(file.path) ?? '')})\n`,
    );
    await warnOfOpenBackups(host, session.root, backups.values());
  } else {
    const { renderMaskedDiff } = await import('../report/diff.js');
    const frame = (text: string) => frameOf({ text, syntax: parseDotenv(text) });
    await host.stdout.write(
      renderMaskedDiff(file.path, frame(file.text), frame(plan.text), mask, plan.edits),
    );
  }
  await host.stderr.write(mask(describeCuts(file, plan, reference) + describeLeft(file, plan)));
  return plan.left.length > 0 ? EXIT.findings : EXIT.ok;
}

async function writeNew({ host }: Session, out: string, text: string): Promise<void> {
  const path = resolvePath(host.cwd, out);
  if (out === '' || out === '-')
    throw new UserError('--out takes the name of a file: values are not printed');
  if (await host.stat(path))
    throw new UserError(`--out ${out}: it is there already`, { advice: '--write changes the file itself' });
  try {
    await host.writeText(path, text, { mode: 0o600 });
  } catch {
    throw new UserError(`${out} cannot be written`, {
      advice: 'does its folder exist, and may you write there?',
    });
  }
  await host.stderr.write(`catalyst: wrote ${printable(out)}\n`);
}

function countOf({ changed, edits }: PortablePlan): string {
  if (changed.length === 0) return `${edits.length} ${edits.length === 1 ? 'place' : 'places'}`;
  return `${changed.length} ${changed.length === 1 ? 'variable' : 'variables'}`;
}

function label(file: ReadersFile): string {
  return printable(file.path);
}

function describeCuts(file: ReadersFile, { cuts }: PortablePlan, reference: ReaderId): string {
  const lines = indexLines(file.text);
  return listRows(
    cuts.map(({ name, offset }) => {
      const { line, column } = positionAt(lines, offset);
      const what = `${showName(name)} ${describeCut(reference)}, and stays cut in the rewrite`;
      return `catalyst: ${label(file)}:${line}:${column}: ${what}: ${CUT_ADVICE}\n`;
    }),
  );
}

function describeLeft(file: ReadersFile, { left }: PortablePlan): string {
  const lines = indexLines(file.text);
  return listRows(
    left.map(({ name, offset, why }) => {
      const shown = name === '' ? 'this line' : showName(name);
      const { line } = positionAt(lines, offset);
      return `catalyst: ${label(file)}:${line}: ${shown} stays as it is: ${LEFT_WORDS[why]}\n`;
    }),
  );
}

function listRows(rows: readonly string[]): string {
  const more = rows.length - MOST_LISTED;
  return rows.slice(0, MOST_LISTED).join('') + (more > 0 ? `catalyst: and ${more} more\n` : '');
}
