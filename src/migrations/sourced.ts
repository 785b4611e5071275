import { directoryOf, resolveInside } from '../syntax/compose/paths.js';
import type { MigratableFile } from './types.js';

/** `source FILE`, `. FILE` as a command of its own. */
const SOURCES =
  /(?:^|[;&|({]|\b(?:then|do|else)\b)[ \t]*(?:source|\.)[ \t]+["']?(?:\$\{?\w+\}?\/)?([\w.@/-]{1,300})["']?(?=$|[\s;&|)}])/gm;

/** Notes at each env file which script reads it as shell text. */
export function markSourced(files: readonly MigratableFile[]): readonly MigratableFile[] {
  const by = new Map<string, string>();
  for (const { kind, path, text } of files) {
    if (kind !== 'source' || /\.(?:pyi?|[mc]?[jt]sx?)$/i.test(path)) continue;
    if (!/(?:^|[\s;&|({])(?:source|\.)[ \t]/.test(text)) continue;
    // A script may be called from its folder, or from the top.
    for (const [, name] of text.matchAll(SOURCES))
      for (const folder of new Set([directoryOf(path), ''])) {
        const found = resolveInside(folder, name!);
        if (found !== undefined && !by.has(found)) by.set(found, path);
      }
  }
  if (by.size === 0) return files;
  return files.map((file) => {
    const sourcedBy = file.kind === 'env' ? by.get(file.path) : undefined;
    return sourcedBy === undefined ? file : { ...file, sourcedBy };
  });
}

const ASSIGNMENT = /^\ufeff?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=(.*)$/gm;
/** What a shell takes as it stands, with a comment behind it at most. */
const LITERAL = /^(?:[\w.:/@,%+=-]*|"[^"$`\\!\r\n]*"|'[^'\r\n]*')(?:[ \t]{1,99}#[^\r\n]*|[ \t]{0,99})\r?$/;

/**
 * Whether a shell reads a new text as the other programs do: each value that was not written so before is literal, and no
 * reference to a name that became another is left.
 */
export function suitsShell(before: string, after: string, renames: ReadonlyMap<string, string>): boolean {
  const known = new Set(Array.from(before.matchAll(ASSIGNMENT), ([, , written]) => written!));
  for (const [, , written] of after.matchAll(ASSIGNMENT))
    if (!known.has(written!) && !LITERAL.test(written!)) return false;
  const isSet = new Set(Array.from(after.matchAll(ASSIGNMENT), ([, name]) => name!));
  return !Array.from(after.matchAll(/\$\{?([A-Za-z_]\w*)/g)).some(
    ([, name]) => renames.has(name!) && !isSet.has(name!),
  );
}
