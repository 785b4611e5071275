import { parseDockerfile } from '../syntax/dockerfile/index.js';
import type { Change } from './define.js';
import type { Renaming } from './rename.js';
import type { MigratableFile, Risk } from './types.js';

/** Renames variables of ENV and ARG, and their uses, in one Dockerfile: all places of a name, or none. */
export function* renameInDockerfile(
  file: MigratableFile,
  renamings: readonly Renaming[],
  careful: (renaming: Renaming) => Risk | undefined,
): Iterable<Change> {
  const wanted = renamings.filter(({ from }) => file.text.includes(from));
  if (wanted.length === 0) return;
  const { instructions } = parseDockerfile(file.text);
  for (const renaming of wanted) {
    const { from, to } = renaming;
    const places = new Set<number>();
    let isSet = false;
    let hasNew = false;
    for (const { keyword, range } of instructions) {
      const source = file.text.slice(range.start, range.end);
      const isSetting = /^(?:ENV|ARG)$/i.test(keyword);
      if (isSetting) {
        // A name at the start of an argument, outside a value: `ENV A=1 OLD=2`, `ENV OLD 2`, `ARG OLD`.
        for (const match of source.matchAll(new RegExp(`(?<=[ \\t\\n\\\\])${from}(?=[=\\s]|$)`, 'g'))) {
          places.add(range.start + match.index);
          isSet = true;
        }
        hasNew ||= new RegExp(`(?<=[ \\t\\n\\\\])${to}(?=[=\\s]|$)`).test(source);
      }
      for (const match of source.matchAll(
        new RegExp(`(?<!\\\\)\\$(?:\\{${from}(?=[}:?+#%/-])|${from}(?!\\w))`, 'g'),
      )) {
        places.add(range.start + match.index + match[0].length - from.length);
      }
    }
    if (!isSet) continue;
    const risk = careful(renaming);
    const sorted = [...places].sort((a, b) => a - b);
    const base = { file, at: sorted[0]!, args: { from, to }, from, to };
    if (hasNew || renaming.alias.convert !== undefined) {
      yield { ...base, action: 'report', messageId: hasNew ? 'unproven' : 'unconvertible', risk: 'manual' };
      continue;
    }
    yield {
      ...base,
      action: 'rename',
      messageId: 'renamed',
      ...(risk ? { risk } : {}),
      edits: sorted.map((start) => ({ start, end: start + from.length, text: to })),
      renames: [[from, to]],
    };
  }
}
