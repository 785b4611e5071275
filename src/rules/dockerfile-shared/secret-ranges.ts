import type { Range } from '../../core/text.js';
import { parseDockerfile } from '../../syntax/dockerfile/index.js';
import { withTriggers } from './instruction-walk.js';
import { findSecretArguments } from './secret-arguments.js';
import { isSecretName } from './secret-names.js';
import { findKeys } from './secret-shapes.js';

/** `NAME=value` anywhere in shell text. */
const ASSIGNMENT = /\b([A-Za-z][A-Za-z0-9_]{0,80})=("[^"\n]*"|'[^'\n]*'|[^\s"'\\]+)/g;
const OPTION =
  /--?(?:password|passwd|token|secret|api-key|apikey|auth|access-key|secret-key)(?:=|[ \t]+)("[^"\n]*"|'[^'\n]*'|[^\s"'\\]+)/gi;
const HEADER = /\b(?:Bearer|Basic|token)[ \t]+([\w.~+/=-]{6,})/g;
const ADDRESS = /\/\/[^\s/:@"']{0,100}:([^\s/@"']{1,200})@/g;

/**
 * What must not be seen when a line of a Dockerfile is shown: values of names that are those of secrets, keys,
 * credentials in headers and addresses. In order, and apart.
 */
export function findHiddenRanges(text: string): Range[] {
  const ranges: Range[] = findKeys(text).map(({ range }) => range);
  for (const one of withTriggers(parseDockerfile(text).instructions)) {
    if (one.kind !== 'env' && one.kind !== 'arg' && one.kind !== 'label') continue;
    for (const { key, value } of one.entries) if (value && isSecretName(key.value)) ranges.push(value.range);
  }
  for (const match of text.matchAll(ASSIGNMENT)) {
    if (isSecretName(match[1]!)) ranges.push(lastGroup(match, match[2]!));
  }
  for (const shape of [OPTION, HEADER, ADDRESS]) {
    for (const match of text.matchAll(shape)) ranges.push(lastGroup(match, match[1]!));
  }
  return merge(ranges);
}

/** The same, and what only may be one: for lines that are shown, where too much hidden does no harm. */
export function findShownMasks(text: string): Range[] {
  return merge([...findHiddenRanges(text), ...findSecretArguments(text)]);
}

/** The values themselves, for the last gate before any output. Short ones and variables are no secrets. */
export function findHiddenValues(text: string): string[] {
  return findHiddenRanges(text)
    .map(({ start, end }) => text.slice(start, end).replace(/^["']|["']$/g, ''))
    .filter((value) => value.length >= 8 && !value.startsWith('$'));
}

function lastGroup(match: RegExpExecArray, group: string): Range {
  const start = match.index + match[0].lastIndexOf(group);
  return { start, end: start + group.length };
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) merged.push({ start, end });
  }
  return merged;
}
