import type { VariableOperator } from './types.js';

/** A piece of a template: text, a reference, or a `$` that Compose cannot read. Offsets are in the template. */
export type TemplateToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'invalid'; readonly start: number; readonly end: number }
  | {
      readonly kind: 'reference';
      readonly name: string;
      readonly operator: VariableOperator;
      readonly word: string | undefined;
      readonly wordStart: number;
      readonly start: number;
      readonly end: number;
    };

const nameAt = /[A-Za-z_][A-Za-z0-9_]*/y;

/**
 * Splits a template as Compose does: `$$` is a dollar, `$` before anything but a name or `{` is itself, a
 * reference in braces ends on its own line at the brace that closes it. A wrong one is reported and skipped.
 */
export function* scanReferences(template: string): Generator<TemplateToken> {
  let from = 0;
  let at = template.indexOf('$');
  while (at !== -1) {
    const next = template[at + 1];
    const name = next === '{' ? '' : readName(template, at + 1);
    if (next === '$') {
      yield { kind: 'text', text: template.slice(from, at + 1) };
      from = at + 2;
    } else if (name !== '') {
      if (at > from) yield { kind: 'text', text: template.slice(from, at) };
      from = at + 1 + name.length;
      yield { kind: 'reference', name, operator: '', word: undefined, wordStart: from, start: at, end: from };
    } else if (next === '{') {
      if (at > from) yield { kind: 'text', text: template.slice(from, at) };
      const token = readBraced(template, at);
      yield token;
      if (token.kind === 'text') return;
      from = token.end;
    } else {
      at = template.indexOf('$', at + 1);
      continue;
    }
    at = template.indexOf('$', from);
  }
  if (from < template.length) yield { kind: 'text', text: template.slice(from) };
}

function readName(template: string, at: number): string {
  nameAt.lastIndex = at;
  return nameAt.exec(template)?.[0] ?? '';
}

function readBraced(template: string, start: number): TemplateToken {
  const invalid = { kind: 'invalid', start, end: start + 2 } as const;
  const name = readName(template, start + 2);
  if (name === '') return invalid;
  const after = start + 2 + name.length;
  if (template[after] === '}') {
    return {
      kind: 'reference',
      name,
      operator: '',
      word: undefined,
      wordStart: after,
      start,
      end: after + 1,
    };
  }
  const operator = readOperator(template, after);
  if (operator === undefined) return invalid;
  const close = findClosingBrace(template, start);
  if (close === -1) return invalid;
  const wordStart = after + operator.length;
  const word = template.slice(wordStart, close);
  return { kind: 'reference', name, operator, word, wordStart, start, end: close + 1 };
}

function readOperator(template: string, at: number): VariableOperator | undefined {
  const colon = template[at] === ':' ? ':' : '';
  const sign = template[at + colon.length];
  return sign === '-' || sign === '?' || sign === '+' ? `${colon}${sign}` : undefined;
}

/** The brace that closes the one after `$`; where none balances, the last one of the line, as Compose does it. */
function findClosingBrace(template: string, start: number): number {
  let open = 0;
  let last = -1;
  for (let i = start; i < template.length; i++) {
    const code = template.charCodeAt(i);
    if (code === 10) break;
    if (code === 125) {
      last = i;
      open--;
      if (open === 0) return i;
    } else if (code === 123) {
      open++;
      if (template[i + 1] === '}') last = i + 1;
      i++;
    }
  }
  return last;
}
