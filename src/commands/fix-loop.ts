import { composeEdits, type TextEdit } from '../core/edits.js';
import type { Finding } from '../core/finding.js';
import { type Verify, applyFixes, proposeFixes } from '../fixes/apply.js';
import { overlayHost } from '../fixes/overlay.js';
import { type Host, resolvePath } from '../host.js';
import type { Session } from './session.js';

/** What a check gives that can be fixed. */
export interface Fixable {
  readonly findings: readonly Finding[];
  readonly textOf: (file: string) => string | undefined;
  /** Files that must not be written: not valid UTF-8, standard input. */
  readonly isWritable: (file: string) => boolean;
}

export interface FixOptions {
  readonly unsafe: boolean;
  readonly verify: Verify;
}

/** A file before and after the fixes, and the edits that make one of the other, in the order of the text. */
export interface ChangedFile {
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
}

export interface FixOutcome<Result extends Fixable> {
  /** The check as it stands after the fixes. */
  readonly result: Result;
  readonly changed: ReadonlyMap<string, ChangedFile>;
  readonly applied: number;
  /** Fixes that were not applied, because they would have changed more than they promise. */
  readonly refused: number;
}

const MAX_PASSES = 10;

/** Checks, fixes in memory and checks again until nothing more can be fixed. Nothing is written. */
export async function runFixLoop<Result extends Fixable>(
  session: Session,
  check: (host: Host) => Promise<Result>,
  options: FixOptions,
): Promise<FixOutcome<Result>> {
  const texts = new Map<string, string>();
  const changed = new Map<string, ChangedFile>();
  let applied = 0;
  let refused = 0;
  let result = await check(session.host);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const proposals = proposeFixes(result.findings, options.unsafe).filter(({ edits }) =>
      edits.every(({ file }) => result.isWritable(file)),
    );
    const files = new Set(proposals.flatMap(({ edits }) => edits.map(({ file }) => file)));
    const current = new Map([...files].map((file) => [file, result.textOf(file) ?? '']));
    const step = applyFixes(current, proposals, options.verify);
    refused = step.refused.length;
    if (step.texts.size === 0) break;
    for (const [file, text] of step.texts) {
      const between = current.get(file)!;
      const { before, edits } = changed.get(file) ?? { before: between, edits: [] };
      const all = composeEdits(before, between, edits, step.edits.get(file) ?? []);
      changed.set(file, { before, after: text, edits: all });
      texts.set(file, text);
    }
    applied += step.applied.length;
    result = await check(overlayHost(session.host, session.root, texts));
  }
  return { result, changed, applied, refused };
}

/**
 * Writes fixed files, each atomically with a backup next to it.
 * @returns for each file the name of its backup; an earlier backup is never overwritten
 */
export async function writeFixes(
  session: Session,
  changed: ReadonlyMap<string, { readonly after: string }>,
): Promise<ReadonlyMap<string, string>> {
  const backups = new Map<string, string>();
  for (const [file, { after }] of changed) {
    const backup = await freeBackupName(session.host, session.root, file);
    await session.host.writeText(resolvePath(session.root, file), after, {
      backup: resolvePath(session.root, backup),
    });
    backups.set(file, backup);
  }
  return backups;
}

/** A name for the backup of a file that nothing has yet. */
export async function freeBackupName(host: Host, root: string, file: string): Promise<string> {
  for (let i = 0; ; i++) {
    const name = i === 0 ? `${file}.bak` : `${file}.bak.${i}`;
    if (!(await host.stat(resolvePath(root, name)))) return name;
  }
}
