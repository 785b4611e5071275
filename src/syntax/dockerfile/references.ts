/** Image references and ports: words with a structure of their own, read around variables. */
import type { Range } from '../../core/text.js';
import type { ExposedPort, ImageReference, Word } from './part-types.js';

/** The parts of an image reference as plain text. */
export interface SplitReference {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

interface Cuts {
  readonly registryEnd: number;
  readonly repositoryStart: number;
  readonly repositoryEnd: number;
  readonly tagStart: number;
  readonly tagEnd: number;
  readonly digestStart: number;
}

const HIDDEN = '\uE000';

/** `masked`: variables are replaced by private-use characters of the same length. */
function cutReference(masked: string): Cuts {
  const at = masked.indexOf('@');
  const nameEnd = at === -1 ? masked.length : at;
  const slash = masked.lastIndexOf('/', nameEnd - 1);
  const colon = masked.indexOf(':', slash + 1);
  const tagged = colon !== -1 && colon < nameEnd;
  const repositoryEnd = tagged ? colon : nameEnd;
  const firstSlash = masked.indexOf('/');
  const head = firstSlash === -1 || firstSlash > nameEnd ? '' : masked.slice(0, firstSlash);
  // A first component that is nothing but variables can only sensibly be a registry (or registry and path).
  const hidden = head !== '' && [...head].every((char) => char === HIDDEN);
  const isRegistry =
    head !== '' && (hidden || head === 'localhost' || head.includes('.') || head.includes(':'));
  return {
    registryEnd: isRegistry ? head.length : 0,
    repositoryStart: isRegistry ? head.length + 1 : 0,
    repositoryEnd,
    tagStart: tagged ? colon + 1 : -1,
    tagEnd: nameEnd,
    digestStart: at === -1 ? -1 : at + 1,
  };
}

/** Splits a reference without variables: `ghcr.io/a/b:1@sha256:…`. */
export function splitImageReference(text: string): SplitReference {
  const cuts = cutReference(text);
  return {
    registry: cuts.registryEnd > 0 ? text.slice(0, cuts.registryEnd) : undefined,
    repository: text.slice(cuts.repositoryStart, cuts.repositoryEnd),
    tag: cuts.tagStart === -1 ? undefined : text.slice(cuts.tagStart, cuts.tagEnd),
    digest: cuts.digestStart === -1 ? undefined : text.slice(cuts.digestStart),
  };
}

/** A word's text with its variables hidden, quotes around the whole removed, and the way to offsets in the file. */
function maskWord(
  word: Word,
  source: string,
): { text: string; masked: string; rangeOf(from: number, to: number): Range } {
  const chars: string[] = [];
  const masks: string[] = [];
  const offsets: number[] = [];
  const add = (text: string, mask: string, start: number, exact: boolean) => {
    for (let i = 0; i < text.length; i++) {
      chars.push(text[i]!);
      masks.push(mask === '' ? text[i]! : mask);
      offsets.push(exact ? start + i : start);
    }
  };
  for (const part of word.parts) {
    const { start, end } = part.range;
    if (part.kind === 'variable') add(source.slice(start, end), HIDDEN, start, true);
    else if (end - start === part.value.length) add(part.value, '', start, true);
    // Quotes or a continuation inside: one step for the opening quote, then as near as can be.
    else
      add(part.value, '', part.quote === 'none' ? start : start + 1, end - start === part.value.length + 2);
  }
  const rangeOf = (from: number, to: number): Range => {
    const first = offsets[from] ?? word.range.end;
    return { start: first, end: to <= from ? first : (offsets[to - 1] ?? first) + 1 };
  };
  return { text: chars.join(''), masked: masks.join(''), rangeOf };
}

/** Reads the image of a FROM. `source` is the whole file. */
export function parseImageReference(word: Word, source: string): ImageReference {
  const { text, masked, rangeOf } = maskWord(word, source);
  const cuts = cutReference(masked);
  const part = (from: number, to: number) => ({ value: text.slice(from, to), range: rangeOf(from, to) });
  const registry = cuts.registryEnd > 0 ? part(0, cuts.registryEnd) : undefined;
  const repository = part(cuts.repositoryStart, cuts.repositoryEnd);
  const tag = cuts.tagStart === -1 ? undefined : part(cuts.tagStart, cuts.tagEnd);
  const digest = cuts.digestStart === -1 ? undefined : part(cuts.digestStart, text.length);
  return {
    name: word,
    registry: registry?.value,
    registryRange: registry?.range,
    repository: repository.value,
    repositoryRange: repository.range,
    tag: tag?.value,
    tagRange: tag?.range,
    digest: digest?.value,
    digestRange: digest?.range,
    hasVariables: word.parts.some((piece) => piece.kind === 'variable'),
  };
}

/** Reads one word of EXPOSE: `[ip:][host:]port[/protocol]`. */
export function parsePort(word: Word, source: string): ExposedPort {
  const { text, masked, rangeOf } = maskWord(word, source);
  const last = masked.lastIndexOf(':');
  const before = last === -1 ? -1 : masked.lastIndexOf(':', last - 1);
  const slash = masked.indexOf('/', last + 1);
  const portEnd = slash === -1 ? text.length : slash;
  return {
    word,
    ip: before <= 0 ? undefined : text.slice(0, before),
    hostPort: last === -1 ? undefined : text.slice(before + 1, last),
    port: text.slice(last + 1, portEnd),
    portRange: rangeOf(last + 1, portEnd),
    protocol: slash === -1 ? undefined : text.slice(slash + 1),
    protocolRange: slash === -1 ? undefined : rangeOf(slash + 1, text.length),
  };
}
