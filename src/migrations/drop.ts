import { catalystContract } from '../contract/catalyst/index.js';
import { removeEntry } from '../syntax/dotenv/edit-entries.js';
import { findAssignments } from '../syntax/dotenv/find.js';
import type { Planned } from './define.js';
import { readSource } from './reads-in-code.js';
import type { MigratableFile } from './types.js';
import type { Work } from './work.js';

/** A name that has no successor: its line goes, where nothing else of the file refers to it. */
export function* planDropped(files: readonly MigratableFile[], work: Work, name: string): Iterable<Planned> {
  const instead = catalystContract.dropped!.find((one) => one.name === name)!.instead;
  const args = { name, instead };
  for (const file of files) {
    if (!work.wordsOf(file).has(name)) continue;
    if (file.kind === 'source') {
      if (/\.ya?ml$/i.test(file.path)) continue;
      for (const { range, name: read } of readSource(file.path, file.text).reads) {
        if (read === name)
          yield {
            file,
            at: range.start,
            action: 'report',
            messageId: 'droppedCode',
            args,
            from: name,
            risk: 'manual',
          };
      }
    }
    if (file.kind !== 'env' && file.kind !== 'env-template') continue;
    const syntax = work.dotenvOf(file);
    const entries = findAssignments(syntax, name);
    const last = entries.at(-1);
    if (!last) continue;
    const isUsed = new RegExp(`\\$\\{?${name}\\b`).test(file.text);
    yield {
      file,
      at: last.key.start,
      action: 'remove',
      messageId: 'dropped',
      args,
      from: name,
      risk: isUsed ? 'manual' : 'review',
      ...(isUsed ? {} : { edits: entries.flatMap(removeEntry), promised: [name] }),
      removed: [{ name, why: 'it is no longer read' }],
    };
  }
}
