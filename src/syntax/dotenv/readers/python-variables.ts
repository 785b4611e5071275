import type { ExpansionBudget } from './budget.js';

/** What a reference finds: a text, null for a key without a value, undefined for nothing. */
export type PythonLookUp = (name: string) => string | null | undefined;

/**
 * Replaces `${name}` and `${name:-default}` as `dotenv/variables.py` does: a name is anything up to `}` or `:`,
 * a default anything up to the next `}`, and neither is looked into again. Null when the budget is spent.
 */
export function expandPythonVariables(
  value: string,
  lookUp: PythonLookUp,
  onUnresolved: (name: string) => void,
  budget: ExpansionBudget,
): string | null {
  let open = value.indexOf('${');
  if (open === -1) return value;
  let out = '';
  let copied = 0;
  let brace = -1;
  let colon = -1;
  while (open !== -1) {
    if (brace < open) brace = indexOrEnd(value, '}', open);
    if (brace === value.length) break;
    if (colon < open) colon = indexOrEnd(value, ':', open);
    const hasDefault = colon < brace;
    if (hasDefault && value.charCodeAt(colon + 1) !== 45) {
      open = value.indexOf('${', open + 2);
      continue;
    }
    const name = value.slice(open + 2, Math.min(colon, brace));
    const found = lookUp(name);
    if (found === undefined && !hasDefault) onUnresolved(name);
    const inserted = (found === undefined && hasDefault ? value.slice(colon + 2, brace) : found) ?? '';
    if (!budget.spend(inserted.length)) return null;
    out += value.slice(copied, open) + inserted;
    copied = brace + 1;
    open = value.indexOf('${', copied);
  }
  return out + value.slice(copied);
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at === -1 ? text.length : at;
}
