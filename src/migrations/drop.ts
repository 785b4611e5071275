import { catalystContract } from '../contract/catalyst/index.js';
import { removeLine } from '../rules/compose-shared/references-edits.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import { listComposeSettings } from './compose-settings.js';
import type { Change, Planned } from './define.js';
import { readOnce } from './reads-in-code.js';
import { takeOut } from './take-out.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/** A name that has no successor: its line goes, where nothing in the project refers to it. */
export function* planDropped(files: readonly MigratableFile[], work: Work, name: string): Iterable<Planned> {
  const instead = catalystContract.dropped!.find((one) => one.name === name)!.instead;
  const args = { name, instead };
  const mentioning = files.filter((file) => work.wordsOf(file).has(name));
  const reads = mentioning.flatMap((file) => findReads(file, name));
  const reference = new RegExp(`\\$\\{?${name}\\b`);
  const isUsed =
    reads.length > 0 || mentioning.some(({ kind, text }) => kind !== 'source' && reference.test(text));
  for (const { file, at } of reads)
    yield { file, at, action: 'report', messageId: 'droppedCode', args, from: name, risk: 'manual' };
  for (const file of mentioning)
    for (const { at, edits, promised } of findLines(file, name, work))
      yield {
        file,
        at,
        action: isUsed ? 'report' : 'remove',
        messageId: isUsed ? 'droppedUsed' : 'dropped',
        args,
        from: name,
        ...(isUsed ? { risk: 'manual' } : { risk: 'review', edits, promised }),
        removed: [{ name, why: 'it is no longer read' }],
      };
}

function findReads(file: MigratableFile, name: string): { file: MigratableFile; at: number }[] {
  if (file.kind !== 'source' || /\.ya?ml$/i.test(file.path)) return [];
  return readOnce(file).reads.flatMap((read) => (read.name === name ? [{ file, at: read.range.start }] : []));
}

/** The lines that set the name, in env files and in compose files where it has a line of its own. */
function findLines(
  file: MigratableFile,
  name: string,
  work: Work,
): Required<Pick<Change, 'at' | 'edits' | 'promised'>>[] {
  if (file.kind === 'env' || file.kind === 'env-template') {
    const entries = findAssignments(work.dotenvOf(file), name);
    const last = entries.at(-1);
    return last ? [{ at: last.key.start, edits: takeOut(entries), promised: [name] }] : [];
  }
  if (file.kind !== 'compose' || work.yamlOf(file).broken) return [];
  return listComposeSettings(work.yamlOf(file)).flatMap((setting) => {
    const isAlone = setting.scope.kind === 'map' && setting.scope.entries.size > 1;
    const edit =
      setting.name === name && isAlone && setting.entryRange
        ? removeLine(file.text, setting.entryRange)
        : undefined;
    return edit ? [{ at: setting.nameRange.start, edits: [edit], promised: [setting.path] }] : [];
  });
}
