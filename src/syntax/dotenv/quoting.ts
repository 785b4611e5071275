import type { QuoteKind } from './types.js';

interface Writing {
  readonly quote: QuoteKind;
  readonly text: string;
}

/**
 * The ways to write a value, plainest first, those in the given quotes before all others. None of them is
 * right for every program: each has to be read back.
 */
export function listWritings(value: string, preferred: QuoteKind = 'none'): string[] {
  const lines = value.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  const escaped = value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  const writings: Writing[] = [
    { quote: 'none', text: value },
    { quote: 'double', text: `"${lines}"` },
    { quote: 'single', text: `'${value}'` },
    { quote: 'double', text: `"${value}"` },
    { quote: 'double', text: `"${escaped}"` },
    { quote: 'single', text: `'${value.replaceAll("'", "\\'")}'` },
    { quote: 'single', text: `'${value.replace(/[\\']/g, '\\$&')}'` },
    { quote: 'double', text: `"${escaped.replaceAll('$', '\\$')}"` },
    { quote: 'double', text: `"${escaped.replaceAll('$', '$$$$')}"` },
    { quote: 'none', text: value.replaceAll('$', '$$$$') },
    { quote: 'backtick', text: `\`${value}\`` },
  ];
  const first = preferred === 'none' ? [] : writings.filter(({ quote }) => quote === preferred);
  return [...new Set([...first, ...writings].map(({ text }) => text))];
}
