/** From a logical line to an instruction. */

import { isSpace } from './characters.js';
import { checkFlags, readFlag } from './flags.js';
import type { Instruction, InstructionBase, InstructionKind } from './instruction-types.js';
import { type MappedText, sliceMapped, sourceRange } from './mapped-text.js';
import { readCommand, readHealthcheck } from './read-command.js';
import { readCopy, readExpose, readFrom, readVolume } from './read-words.js';
import { readKeyValues, readValue } from './read-values.js';
import { splitCommand } from './split-command.js';
import type { ReadContext } from './words.js';

const KINDS: ReadonlySet<string> = new Set<InstructionKind>([
  'add',
  'arg',
  'cmd',
  'copy',
  'entrypoint',
  'env',
  'expose',
  'from',
  'healthcheck',
  'label',
  'maintainer',
  'onbuild',
  'run',
  'shell',
  'stopsignal',
  'user',
  'volume',
  'workdir',
]);

/** What the parser knows about an instruction before it is read. */
export type Frame = Omit<
  InstructionBase,
  'keyword' | 'keywordRange' | 'logical' | 'rest' | 'restRange' | 'flags'
>;

export interface InstructionContext extends ReadContext {
  /** The whole file. */
  readonly text: string;
}

/** The kind of a keyword. */
export function kindOf(keyword: string): InstructionKind {
  const lower = keyword.toLowerCase();
  return KINDS.has(lower) ? (lower as InstructionKind) : 'unknown';
}

/** Reads a logical line; the frame's heredocs are passed through. */
export function readInstruction(context: InstructionContext, logical: MappedText, frame: Frame): Instruction {
  const split = splitCommand(logical, context.escape);
  const keyword = logical.text.slice(split.keyword.start, split.keyword.end);
  const kind = kindOf(keyword);
  const rest = sliceMapped(logical, split.rest.start, split.rest.end);
  const flags = split.flags.map((raw) => readFlag(context, logical, raw));
  // Written out, and completed in place by the readers: copying objects of this size is what parsing would cost.
  const base: InstructionBase = {
    index: frame.index,
    range: frame.range,
    extent: frame.extent,
    keyword,
    keywordRange: sourceRange(logical, split.keyword.start, split.keyword.end),
    logical,
    rest,
    restRange: sourceRange(logical, split.rest.start, split.rest.end),
    flags,
    heredocs: frame.heredocs,
    lines: frame.lines,
    innerComments: frame.innerComments,
    leadingComments: frame.leadingComments,
    isTrigger: frame.isTrigger,
  };
  // HEALTHCHECK NONE ends before its flags are looked at.
  if (kind !== 'healthcheck' || firstWord(rest.text).toUpperCase() !== 'NONE') {
    checkFlags(context, kind, keyword.toUpperCase(), flags);
  }
  return readArguments(context, kind, base);
}

function firstWord(text: string): string {
  let end = 0;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
  return text.slice(0, end);
}

function readArguments(
  context: InstructionContext,
  kind: InstructionKind,
  base: InstructionBase,
): Instruction {
  switch (kind) {
    case 'from':
      return readFrom(context, base);
    case 'run':
    case 'cmd':
    case 'entrypoint':
    case 'shell':
      return readCommand(context, kind, base);
    case 'healthcheck':
      return readHealthcheck(context, base);
    case 'copy':
    case 'add':
      return readCopy(context, kind, base);
    case 'env':
    case 'label':
    case 'arg':
      return readKeyValues(context, kind, base);
    case 'expose':
      return readExpose(context, base);
    case 'volume':
      return readVolume(context, base);
    case 'user':
    case 'workdir':
    case 'stopsignal':
    case 'maintainer':
      return readValue(context, kind, base);
    case 'onbuild':
      return readOnbuild(context, base);
    case 'unknown':
      context.report('instruction-unknown', base.keywordRange, { keyword: base.keyword });
      return Object.assign(base, { kind });
  }
}

function readOnbuild(context: InstructionContext, base: InstructionBase): Instruction {
  if (base.rest.text === '') {
    context.report('argument-missing', base.keywordRange, { keyword: 'ONBUILD' });
    return Object.assign(base, { kind: 'onbuild' as const, trigger: undefined });
  }
  const end = base.rest.text.search(/[\t\v\f\r ]/);
  const name = end === -1 ? base.rest.text : base.rest.text.slice(0, end);
  const kind = kindOf(name);
  const range = sourceRange(base.rest, 0, name.length);
  if (kind === 'onbuild') {
    // Not read further: chained triggers are refused, and could be nested without end.
    context.report('onbuild-chained', range);
    return Object.assign(base, { kind: 'onbuild' as const, trigger: undefined });
  }
  if (kind === 'from' || kind === 'maintainer') {
    context.report('onbuild-trigger', range, { keyword: name.toUpperCase() });
  }
  const { index, lines, innerComments, leadingComments, heredocs, restRange } = base;
  const frame = {
    index,
    lines,
    innerComments,
    leadingComments,
    heredocs,
    range: restRange,
    extent: restRange,
  };
  return Object.assign(base, {
    kind: 'onbuild' as const,
    trigger: readInstruction(context, base.rest, { ...frame, isTrigger: true }),
  });
}
