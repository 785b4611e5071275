import type { ExpansionBudget } from './budget.js';

/** What a reference finds: a text, undefined for nothing, null for what is not known. */
export type ReferenceLookUp = (name: string) => string | null | undefined;

/** A value after its references, or why there is none. */
export type Expansion = { readonly text: string } | { readonly error: 'unknown' | 'too-large' };

const REFERENCE = /(?<!\\)\$\{([^{}]+)\}|(?<!\\)\$([A-Za-z_][A-Za-z0-9_]*)/;
const OPERATOR = /:\+|\+|:-|-/;

/**
 * Replaces references as dotenv-expand 1000 and dotenvx 2 do: the first one, then the first one of what that gives, until
 * none is left. What is put in is looked into again, and `$$`, `$&` in it mean what they mean to
 * `String.prototype.replace`.
 *
 * @param isLiteral whether a name was set in single quotes to a text that has references: it is not looked into
 */
export function expandReferences(
  value: string,
  lookUp: ReferenceLookUp,
  isLiteral: (name: string) => boolean,
  budget: ExpansionBudget,
): Expansion {
  let text = value;
  for (let match = find(text); match !== null; match = find(text)) {
    const content = match[1] ?? match[2] ?? '';
    const operator = OPERATOR.exec(content)?.[0] ?? 'null';
    const at = content.indexOf(operator);
    const name = at === -1 ? content : content.slice(0, at);
    const other = at === -1 ? '' : content.slice(at + operator.length);
    const found = lookUp(name);
    if (found === null) return { error: 'unknown' };
    const inserted = choose(operator, found, other);
    // Every step goes over the whole text again.
    if (!budget.spend(text.length + inserted.length)) return { error: 'too-large' };
    text = text.replace(match[0], inserted);
    if (text === found || isLiteral(name)) break;
  }
  return { text };
}

function find(text: string): RegExpExecArray | null {
  return text.includes('$') ? REFERENCE.exec(text) : null;
}

function choose(operator: string, found: string | undefined, other: string): string {
  switch (operator) {
    case ':-':
      return found || other;
    case '-':
      return found ?? other;
    case ':+':
      return found ? other : '';
    case '+':
      return found === undefined ? '' : other;
    default:
      return found ?? '';
  }
}

/** Whether a text has a reference of any kind. */
export function hasReference(text: string): boolean {
  const open = text.indexOf('${');
  if (/\$[A-Za-z_]/.test(text)) return true;
  // Empty braces are none.
  return open >= 0 && /[^}]\}/.test(text.slice(open + 2));
}
