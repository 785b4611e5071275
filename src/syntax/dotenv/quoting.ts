import type { QuoteKind } from './types.js';

type Writing = readonly [quote: QuoteKind, write: (value: string) => string];

const onOneLine = (value: string) => value.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
const escaped = (value: string) => onOneLine(value.replace(/[\\"]/g, '\\$&'));

const WRITINGS: readonly Writing[] = [
  ['none', (value) => value],
  ['double', (value) => `"${onOneLine(value)}"`],
  ['single', (value) => `'${value}'`],
  ['double', (value) => `"${value}"`],
  ['double', (value) => `"${escaped(value)}"`],
  ['single', (value) => `'${value.replaceAll("'", "\\'")}'`],
  ['single', (value) => `'${value.replace(/[\\']/g, '\\$&')}'`],
  ['double', (value) => `"${escaped(value).replaceAll('$', '\\$')}"`],
  ['double', (value) => `"${escaped(value).replaceAll('$', '$$$$')}"`],
  ['none', (value) => value.replaceAll('$', '$$$$')],
  ['backtick', (value) => `\`${value}\``],
];

/**
 * The ways to write a value, plainest first, those in the given quotes before all others. None of them is
 * right for every program: each has to be read back. Made one by one, since the first is most often the right one.
 */
export function* listWritings(value: string, preferred: QuoteKind = 'none'): Iterable<string> {
  const first = preferred === 'none' ? [] : WRITINGS.filter(([quote]) => quote === preferred);
  const told = new Set<string>();
  for (const [, write] of [...first, ...WRITINGS]) {
    const text = write(value);
    if (told.has(text)) continue;
    told.add(text);
    yield text;
  }
}
