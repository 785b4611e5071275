import type { TextEdit } from '../core/edits.js';
import { contains } from '../core/text.js';
import { parseDockerfile } from '../syntax/dockerfile/index.js';
import { convertValue } from './convert.js';
import type { Change } from './define.js';
import { listDockerfileSettings } from './dockerfile-settings.js';
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
    const conversion =
      own.length > 0 && alias.convert !== undefined
        ? convertAll(file, renaming, own.length, uses.length > 0)
        : [];
    if (hasNew || conversion === undefined) {
      yield { ...base, action: 'report', messageId: hasNew ? 'unproven' : 'unconvertible', risk: 'manual' };
      continue;
    }
    const isConverted = conversion.length > 0;
    // What only uses the name is given it when the container starts: by an env file, or by the platform.
    const risk = own.length === 0 ? 'review' : careful(renaming);
    yield {
      ...base,
      action: 'rename',
      messageId: isConverted ? 'converted' : own.length === 0 ? 'uses' : 'renamed',
      ...(risk ? { risk } : {}),
      edits: [
        ...[first, ...others].map((start) => ({ start, end: start + from.length, text: to })),
        ...conversion,
      ],
      renames: [[from, to]],
      ...(isConverted
        ? {
            promised: [from, to],
            removed: [{ name: from, why: `its value was written in the form of ${to}` }],
          }
        : {}),
    };
  }
}

/** Edits that bring the value of each ENV line to the new form; undefined where one of them is for a person. */
function convertAll(
  { text }: MigratableFile,
  { from, alias }: Renaming,
  count: number,
  isUsed: boolean,
): TextEdit[] | undefined {
  const settings = listDockerfileSettings(text).filter(({ name }) => name === from);
  // A value from outside (ARG), and one that a command counts on, would need more than this.
  if (settings.length < count || isUsed) return undefined;
  const edits: TextEdit[] = [];
  for (const { value, write } of settings) {
    const next = convertValue(alias.convert!, value);
    const own = next === undefined || next === value ? [] : write(next);
    if (next === undefined || own === undefined) return undefined;
    edits.push(...own);
  }
  return edits;
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
