import type { CodeRead, CodeReads } from '../../src/syntax/code/types.js';

/** Code without its marks « and », and the ranges that they enclose, in order. */
export function unmark(marked: string): { text: string; ranges: { start: number; end: number }[] } {
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/([«»])/)) {
    if (part === '«') ranges.push({ start: text.length, end: text.length });
    else if (part === '»') ranges[ranges.length - 1]!.end = text.length;
    else text += part;
  }
  return { text, ranges };
}

/** A read in one line: name, how, type, what is required, default. */
export function brief(read: CodeRead): string {
  const chosen =
    read.default?.kind === 'literal'
      ? `=${read.default.value}`
      : read.default
        ? `=<${read.default.kind}>`
        : '';
  const names = read.anyOf ? read.anyOf.join('|') : read.name;
  const limits = [read.minimum, read.maximum].some((one) => one !== undefined)
    ? ` ${read.minimum ?? ''}..${read.maximum ?? ''}`
    : '';
  const list = read.choices
    ? ` [${read.choices.join(' ')}]`
    : read.separator === undefined
      ? ''
      : ` '${read.separator}'`;
  return `${names}${chosen} ${read.by} ${read.type}${list}${limits}${read.required ? ' required' : ''}${read.secret ? ' secret' : ''}`;
}

/** What was read, with the places: as many ranges as there are reads and dynamic reads. */
export function placesOf({ reads, dynamic }: CodeReads): { start: number; end: number }[] {
  return [...reads, ...dynamic]
    .map(({ range }) => ({ ...range }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
