import { contains } from '../core/text.js';
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
  const { instructions, comments } = parseDockerfile(file.text);
  const keys = instructions.flatMap((one) =>
    one.kind === 'env' || one.kind === 'arg' ? one.entries.map(({ key }) => key) : [],
  );
  const named = (name: string) =>
    keys.filter((key) => file.text.slice(key.range.start, key.range.end) === name);
  for (const renaming of wanted) {
    const { from, to, alias } = renaming;
    const own = named(from);
    const uses = instructions.flatMap(({ range }) => findUses(file.text, range, from));
    const places = new Set([
      ...own.map(({ range }) => range.start),
      ...uses.filter((start) => !comments.some((one) => contains(one.range, { start, end: start }))),
    ]);
    const [first, ...others] = [...places].sort((a, b) => a - b);
    if (first === undefined) continue;
    const base = { file, at: first, args: { from, to }, from, to };
    const hasNew = named(to).length > 0;
    if (hasNew || (own.length > 0 && alias.convert !== undefined)) {
      yield { ...base, action: 'report', messageId: hasNew ? 'unproven' : 'unconvertible', risk: 'manual' };
      continue;
    }
    // What only uses the name is given it when the container starts: by an env file, or by the platform.
    const risk = own.length === 0 ? 'review' : careful(renaming);
    yield {
      ...base,
      action: 'rename',
      messageId: own.length === 0 ? 'uses' : 'renamed',
      ...(risk ? { risk } : {}),
      edits: [first, ...others].map((start) => ({ start, end: start + from.length, text: to })),
      renames: [[from, to]],
    };
  }
}

/** Where an instruction uses a variable: offsets of the name in `$NAME` and `${NAME…}`. */
function findUses(
  text: string,
  range: { readonly start: number; readonly end: number },
  name: string,
): number[] {
  const use = new RegExp(`(?<!\\\\)\\$(?:\\{${name}(?=[}:?+#%/-])|${name}(?!\\w))`, 'g');
  return Array.from(
    text.slice(range.start, range.end).matchAll(use),
    (match) => range.start + match.index + match[0].length - name.length,
  );
}
