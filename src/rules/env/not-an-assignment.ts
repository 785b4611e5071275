import { indexLines, positionAt, type Range } from '../../core/text.js';
import type { EnvFile } from '../../models/env.js';
import { findEntryAt } from '../../syntax/dotenv/find.js';
import { findKeyBlocks } from '../../syntax/dotenv/key-blocks.js';
import type { AssignmentEntry } from '../../syntax/dotenv/types.js';
import { defineRule } from '../define-rule.js';
import { junkOf } from '../env-shared/entries.js';
import { programOf } from '../env-shared/programs.js';
import { showName } from '../env-shared/show-name.js';
import { errorsByEntry, isNameAlone } from '../env-shared/statements.js';

export default defineRule({
  id: 'env/not-an-assignment',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A line is neither an assignment nor a comment.',
    why: 'Compose refuses the whole file for it, a shell runs it as a command. Often it is the second line of a value that needs quotes, or a comment without its #.',
    bad: 'PRIVATE_KEY=-----BEGIN\nMIIE',
    good: 'PRIVATE_KEY="-----BEGIN\nMIIE"',
  },
  messages: {
    refused: (a: { program: string }) => `this line is no assignment: ${a.program} refuses the file`,
    skipped: (a: { program: string }) => `this line is no assignment: ${a.program} passes over it`,
    blankInName: (a: { program: string }) =>
      `a blank stands in the name before the equals sign: ${a.program} passes over the line`,
    noName: (a: { program: string }) =>
      `no name stands before the equals sign: ${a.program} sets nothing by it`,
    keyLines: (a: { program: string; name: string; last: number }) =>
      `the key in ${a.name} has no quotes: for ${a.program} the value is its first line, not all down to line ${a.last}`,
  },
  advice: { keyLines: 'put double quotes round all of its lines' },
  *check({ file }) {
    const junk = junkOf(file).filter((entry) => !isNameAlone(file, entry));
    if (junk.length === 0) return;
    const errors = errorsByEntry(file);
    const program = programOf(file.reader);
    const keys = findBareKeys(file);
    const told = new Set<BareKey>();
    let next = 0;
    for (const entry of junk) {
      // Both are in the order of the text.
      while (next < keys.length && keys[next]!.block.end < entry.range.start) next++;
      const candidate = keys[next];
      const key = candidate && candidate.block.start <= entry.range.start ? candidate : undefined;
      if (key) {
        // One key, one finding, where it is mended.
        if (told.has(key)) continue;
        told.add(key);
        const severity = errors.get(entry)?.refused ? 'error' : 'warning';
        const args = { program, name: showName(key.entry.name), last: key.last };
        yield { messageId: 'keyLines', args, severity, range: key.entry.value, subject: key.entry.name };
        continue;
      }
      const place = { range: entry.content, subject: entry.reason };
      if (errors.get(entry)?.refused)
        yield { messageId: 'refused', args: { program }, severity: 'error', ...place };
      else if (entry.reason === 'blank-in-key')
        yield { messageId: 'blankInName', args: { program }, ...place };
      else if (entry.reason === 'no-key') yield { messageId: 'noName', args: { program }, ...place };
      else yield { messageId: 'skipped', args: { program }, ...place };
    }
  },
});

/** A key of several lines (PEM) that is assigned without quotes. */
interface BareKey {
  readonly entry: AssignmentEntry;
  readonly block: Range;
  /** Line on which it ends. */
  readonly last: number;
}

function findBareKeys({ text, syntax }: EnvFile): readonly BareKey[] {
  const blocks = findKeyBlocks(text);
  if (blocks.length === 0) return [];
  const lines = indexLines(text);
  return blocks.flatMap((block) => {
    const entry = findEntryAt(syntax, block.start - 1);
    if (entry?.kind !== 'assignment' || entry.quote !== 'none') return [];
    return [{ entry, block, last: positionAt(lines, block.end).line }];
  });
}
