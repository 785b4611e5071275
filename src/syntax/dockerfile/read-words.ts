/** FROM, COPY, ADD, EXPOSE, VOLUME: words between blanks, or a JSON array of them. */
import { parseHeredocWord } from './heredocs.js';
import type {
  CopyInstruction,
  ExposeInstruction,
  FromInstruction,
  InstructionBase,
  VolumeInstruction,
} from './instruction-types.js';
import { readJsonForm } from './json-form.js';
import { sourceRange } from './mapped-text.js';
import type { Word } from './part-types.js';
import type { InstructionContext } from './read-instruction.js';
import { parseImageReference, parsePort } from './references.js';
import { splitPlainWords, wordAt } from './words.js';

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

export function readFrom(context: InstructionContext, base: InstructionBase): FromInstruction {
  const spans = splitPlainWords(base.rest.text);
  const [image, as, name] = spans;
  const imageWord = image === undefined ? undefined : wordAt(context, base.rest, image, true);
  const asText = as === undefined ? '' : base.rest.text.slice(as.start, as.end);
  const isAs = asText.toLowerCase() === 'as';
  const stageName = isAs && name !== undefined ? wordAt(context, base.rest, name, false) : undefined;
  if (spans.length !== 1 && spans.length !== 3) {
    const last = spans.at(-1);
    const range = last === undefined ? base.keywordRange : sourceRange(base.rest, as!.start, last.end);
    context.report('argument-count', range, { keyword: 'FROM', expected: '1 or 3' });
  } else if (as !== undefined && !isAs) {
    context.report('from-as-missing', sourceRange(base.rest, as.start, as.end));
  } else if (stageName !== undefined && !STAGE_NAME.test(stageName.value.toLowerCase())) {
    context.report('stage-name-invalid', stageName.range);
  }
  return Object.assign(base, {
    kind: 'from' as const,
    image: imageWord === undefined ? undefined : parseImageReference(imageWord, context.text),
    platform: base.flags.find((flag) => flag.name === 'platform')?.value,
    asRange: isAs ? sourceRange(base.rest, as!.start, as!.end) : undefined,
    stageName,
  });
}

/** The words of an instruction that also has a JSON form. */
function readList(
  context: InstructionContext,
  base: InstructionBase,
): { words: readonly Word[]; json: boolean } {
  const result = readJsonForm(context, base.rest, true);
  if (result.kind === 'strings') return { words: result.words, json: true };
  if (result.kind === 'not-strings') {
    context.report('json-not-strings', base.restRange, { keyword: base.keyword.toUpperCase() });
  }
  const words = splitPlainWords(base.rest.text).map((span) => wordAt(context, base.rest, span, true));
  return { words, json: false };
}

export function readCopy(
  context: InstructionContext,
  kind: CopyInstruction['kind'],
  base: InstructionBase,
): CopyInstruction {
  const { words, json } = readList(context, base);
  const keyword = kind.toUpperCase();
  if (words.length < 2)
    context.report('destination-missing', words[0]?.range ?? base.keywordRange, { keyword });
  const destination = words.length < 2 ? undefined : words.at(-1);
  if (destination !== undefined && parseHeredocWord(destination.value) !== undefined) {
    context.report('destination-heredoc', destination.range, { keyword });
  }
  const candidates = words.length < 2 ? words : words.slice(0, -1);
  const sources = candidates.filter((word) => json || parseHeredocWord(word.value) === undefined);
  const from = kind === 'copy' ? base.flags.find((flag) => flag.name === 'from')?.value : undefined;
  if (from !== undefined && /\$(?:[\w{@*#?!$-])/.test(from.value)) {
    context.report('copy-from-variable', from.range);
  }
  return Object.assign(base, { kind, json, sources, destination, from });
}

export function readExpose(context: InstructionContext, base: InstructionBase): ExposeInstruction {
  const spans = splitPlainWords(base.rest.text);
  if (spans.length === 0) context.report('argument-missing', base.keywordRange, { keyword: 'EXPOSE' });
  const ports = spans.map((span) => parsePort(wordAt(context, base.rest, span, true), context.text));
  return Object.assign(base, { kind: 'expose' as const, ports });
}

export function readVolume(context: InstructionContext, base: InstructionBase): VolumeInstruction {
  const { words, json } = readList(context, base);
  if (words.length === 0) context.report('argument-missing', base.keywordRange, { keyword: 'VOLUME' });
  for (const word of words) if (word.value.trim() === '') context.report('volume-empty', word.range);
  return Object.assign(base, { kind: 'volume' as const, json, paths: words });
}
