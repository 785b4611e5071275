import { findRandomWords, isOrdinaryValue } from '../../core/ordinary.js';
import type { Range } from '../../core/text.js';
import { parseDockerfile } from '../../syntax/dockerfile/index.js';
import type { Dockerfile } from '../../syntax/dockerfile/types.js';
import { withTriggers } from './instruction-walk.js';
import { findSecretArguments } from './secret-arguments.js';
import { isSecretAssignment } from './secret-names.js';
import { findNamedOptions, findShortOptions } from './secret-options.js';
import { findKeys } from './secret-shapes.js';
import { viewsOf } from './secret-views.js';

/** `NAME=value` anywhere in shell text. */
const ASSIGNMENT =
  /\b([A-Za-z][A-Za-z0-9_]{0,80})=((?:"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|\\[^\n]|[^\s"'\\;]){1,4000})/g;
const HEADER = /\b(?:Bearer|Basic|token)[ \t]+([\w.~+/=-]{6,})/g;
const ADDRESS = /\/\/[^\s/:@"']{0,100}:([^\s/@"']{1,200})@/g;

/**
 * What must not be seen when a line of a Dockerfile is shown: values of names that are those of secrets, keys,
 * credentials in options, headers and addresses. In order, and apart.
 */
export function findHiddenRanges(text: string, file = parseDockerfile(text)): Range[] {
  const ranges: Range[] = findKeys(text).map(({ range }) => range);
  for (const one of withTriggers(file.instructions)) {
    if (one.kind !== 'env' && one.kind !== 'arg' && one.kind !== 'label') continue;
    for (const { key, value } of one.entries)
      if (value && isSecretAssignment(key.value)) ranges.push(value.range);
  }
  return mergeRanges([...ranges, ...findWrittenSecrets(text)]);
}

/** The same in text of commands alone: a line of a shell, a list of words. */
export function findWrittenSecrets(text: string): Range[] {
  return viewsOf(text).flatMap((view) => {
    const assigned = [...view.matchAll(ASSIGNMENT)].filter(([, name]) => isSecretAssignment(name!));
    const others = [HEADER, ADDRESS].flatMap((shape) => [...view.matchAll(shape)]);
    return [
      ...assigned.map((match) => lastGroup(match, match[2]!)),
      ...others.map((match) => lastGroup(match, match[1]!)),
      ...findNamedOptions(view),
    ];
  });
}

/** The same, and what only may be one: for lines that are shown, where too much hidden does no harm. */
export function findShownMasks(text: string): Range[] {
  const file = parseDockerfile(text);
  return mergeRanges([
    ...findHiddenRanges(text, file),
    ...findPossibleSecrets(text),
    ...findRandomNotes(text, file),
  ]);
}

/** What looks random where anything may have been written: values, comments, lines that are no instruction. */
function findRandomNotes(text: string, { instructions, comments }: Dockerfile): Range[] {
  const places = withTriggers(instructions).flatMap((one): Range[] => {
    if (one.kind === 'unknown') return [one.range];
    const has = one.kind === 'env' || one.kind === 'arg' || one.kind === 'label';
    return has ? one.entries.flatMap(({ value }) => (value ? [value.range] : [])) : [];
  });
  return [...places, ...comments.map(({ range }) => range)].flatMap(({ start, end }) =>
    findRandomWords(text.slice(start, end)).map((word) => ({
      start: start + word.start,
      end: start + word.end,
    })),
  );
}

function findPossibleSecrets(text: string): Range[] {
  return viewsOf(text).flatMap((view) => [...findSecretArguments(view), ...findShortOptions(view)]);
}

/** The values themselves, for the last gate before any output. Short ones and variables are no secrets. */
export function findHiddenValues(text: string): string[] {
  return valuesAt(text, findHiddenRanges(text), mergeRanges(findPossibleSecrets(text)));
}

/** The same for the command of a service: its words as they would be typed, or its text. */
export function findCommandValues(text: string): string[] {
  return valuesAt(text, mergeRanges(findWrittenSecrets(text)), mergeRanges(findPossibleSecrets(text)));
}

/** What only may be a secret is looked for where it does not read like words. */
function valuesAt(text: string, certain: readonly Range[], possible: readonly Range[]): string[] {
  const read = ({ start, end }: Range) => text.slice(start, end).replace(/^["']|["']$/g, '');
  const values = [
    ...certain.map(read),
    ...possible.map(read).filter((value) => !/\s/.test(value) && !isOrdinaryValue(value)),
  ];
  return [...new Set(values)].filter((value) => value.length >= 8 && !value.startsWith('$'));
}

function lastGroup(match: RegExpExecArray, group: string): Range {
  const start = match.index + match[0].lastIndexOf(group);
  return { start, end: start + group.length };
}

function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) merged.push({ start, end });
  }
  return merged;
}
