import { UNSEEN, escapeCharacter, toWellFormed } from '../core/terminal-text.js';

/**
 * Escapes a text for XML 1.0, attribute or content. Characters that no XML file may hold, not even as references, become
 * visible escapes. https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  return toWellFormed(text)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, escapeCharacter)
    .replace(/[&<>"'\n\r\t]/g, toReference)
    .replace(UNSEEN, toReference);
}

function toReference(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** The attributes of an element; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}
