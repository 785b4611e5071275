import { printable, toWellFormed } from '../../core/terminal-text.js';

/** Text that is already HTML. Only `html` makes it, so that nothing gets there unescaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | undefined | false | readonly (Html | undefined | false)[];

/** A template whose holes are escaped: for content and for attributes in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((text, i) => text + (i < parts.length ? render(parts[i]) : '')).join('') };
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  if ('html' in part) return part.html;
  return part.map(render).join('');
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
export const ours = (text: string): Html => ({ html: text });
