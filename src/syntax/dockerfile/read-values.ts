/** ENV, LABEL, ARG and the instructions whose rest is one value. */
import { isSeparator } from './characters.js';
import type { InstructionBase, KeyValueInstruction, ValueInstruction } from './instruction-types.js';
import { sourceRange } from './mapped-text.js';
import type { KeyValue } from './part-types.js';
import { type ReadContext, type Span, splitQuotedWords, wordAt } from './words.js';

export function readKeyValues(
  context: ReadContext,
  kind: KeyValueInstruction['kind'],
  base: InstructionBase,
): KeyValueInstruction {
  const keyword = kind.toUpperCase();
  const words = splitQuotedWords(base.rest.text, context.escape);
  const first = words[0];
  if (first === undefined) {
    context.report('argument-missing', base.keywordRange, { keyword });
    return Object.assign(base, { kind, entries: [] });
  }
  if (kind !== 'arg' && !base.rest.text.slice(first.start, first.end).includes('=')) {
    return Object.assign(base, { kind, entries: readLegacy(context, keyword, base) });
  }
  const entries: KeyValue[] = [];
  for (const span of words) {
    const entry = readPair(context, kind, keyword, base, span);
    if (entry !== undefined) entries.push(entry);
  }
  return Object.assign(base, { kind, entries });
}

/** `ENV name the rest is the value`. */
function readLegacy(context: ReadContext, keyword: string, base: InstructionBase): KeyValue[] {
  const { rest } = base;
  let end = 0;
  while (end < rest.text.length && !isSeparator(rest.text.charCodeAt(end))) end++;
  let start = end;
  while (start < rest.text.length && isSeparator(rest.text.charCodeAt(start))) start++;
  if (end === rest.text.length) context.report('key-value-missing', base.restRange, { keyword });
  const key = wordAt(context, rest, { start: 0, end }, true);
  const value =
    end === rest.text.length ? undefined : wordAt(context, rest, { start, end: rest.text.length }, true);
  return [{ key, value, range: base.restRange, legacy: true }];
}

function readPair(
  context: ReadContext,
  kind: KeyValueInstruction['kind'],
  keyword: string,
  base: InstructionBase,
  span: Span,
): KeyValue | undefined {
  const { rest } = base;
  const found = rest.text.slice(span.start, span.end).indexOf('=');
  const equals = found === -1 ? -1 : span.start + found;
  const range = sourceRange(rest, span.start, span.end);
  if (equals === -1) {
    if (kind !== 'arg') context.report('key-value-equals', range, { keyword });
    return { key: wordAt(context, rest, span, kind !== 'arg'), value: undefined, range, legacy: false };
  }
  if (equals === span.start) context.report('key-value-name', range, { keyword });
  const key = wordAt(context, rest, { start: span.start, end: equals }, kind !== 'arg');
  const value = wordAt(context, rest, { start: equals + 1, end: span.end }, true);
  return { key, value, range, legacy: false };
}

export function readValue(
  context: ReadContext,
  kind: ValueInstruction['kind'],
  base: InstructionBase,
): ValueInstruction {
  const { length } = base.rest.text;
  if (length === 0) {
    context.report('argument-count', base.keywordRange, { keyword: kind.toUpperCase(), expected: '1' });
    return Object.assign(base, { kind, value: undefined });
  }
  return Object.assign(base, {
    kind,
    value: wordAt(context, base.rest, { start: 0, end: length }, kind !== 'maintainer'),
  });
}
