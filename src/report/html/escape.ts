import { printable, toWellFormed } from '../../core/terminal-text.js';

/** What only this file can put on an object: no text or JSON that comes from outside passes for HTML. */
const MADE_HERE = Symbol('html');

/** Text that is already HTML. Only `html` and `ours` make it, so that nothing gets there unescaped. */
export interface Html {
  readonly [MADE_HERE]: string;
}

type Part = string | number | Html | undefined | false | readonly (Html | undefined | false)[];

/** A template whose holes are escaped: for content and for attributes in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return ours(strings.map((text, i) => text + (i < parts.length ? render(parts[i]) : '')).join(''));
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return Array.isArray(part) ? part.map(render).join('') : textOf(part as Html);
}

/** Escapes a text; control and bidirectional characters become visible. */
export function escapeHtml(text: string): string {
  return printable(toWellFormed(text))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Text of ours, written in the source: not escaped. */
export const ours = (text: string): Html => ({ [MADE_HERE]: text });

/** The text of a piece of HTML; nothing for what was not made here. */
export const textOf = (part: Html): string => part[MADE_HERE] ?? '';
