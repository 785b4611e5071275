import type { Range } from '../../../core/text.js';
import { type ExpansionBudget, openBudget } from './budget.js';
import { readAsDotenv, stripQuotes, trimRange } from './dotenv.js';
import { matchDotenvLines } from './dotenv-lines.js';
import { expandReferences, hasReference } from './dotenv-references.js';
import { unifyLineEnds } from './line-ends.js';
import {
  draftReading,
  finishReading,
  lookUpHost,
  loseInDraft,
  type ReadingDraft,
  setInDraft,
} from './reading.js';
import type { DotenvReader, Origin } from './types.js';

/**
 * npm dotenv 17, then dotenv-expand 1000, as Vite and Next do with versions of it. Single quotes do not keep a reference
 * from being replaced. `$(command)` would be run: what it gives is not known.
 */
export const readAsDotenvExpand: DotenvReader = (source, env) => {
  const parsed = readAsDotenv(source, {});
  const draft = draftReading();
  const budget = openBudget();
  for (const [key, raw] of Object.entries(parsed.values)) {
    const origin = parsed.origins[key]!;
    const text = raw ?? '';
    const host = lookUpHost(env, key);
    if (host && host !== text) {
      setInDraft(draft, key, unescapeDollars(host), { ...origin, fromEnv: true });
      continue;
    }
    const lookUp = (name: string) => {
      if (draft.unknown.has(name)) return null;
      const own = draft.values.get(name) ?? undefined;
      const outer = lookUpHost(env, name);
      // What the host has only because dotenv has just put it there does not count more than what was expanded.
      const isOwn = own !== undefined && outer === (parsed.values[name] ?? undefined);
      return isOwn ? own : (outer ?? own);
    };
    expandInto(draft, key, text, origin, { lookUp, isLiteral: () => false, budget });
  }
  return finishReading(draft);
};

/** `dotenvx` 2: its own reading of quotes, then references, but not in single quotes. Nothing is decrypted or run. */
export const readAsDotenvx: DotenvReader = (source, env) => {
  const { text, toSource } = unifyLineEnds(source);
  const draft = draftReading();
  const budget = openBudget();
  const literals = new Set<string>();
  for (const line of matchDotenvLines(text)) {
    const key = text.slice(line.key.start, line.key.end);
    if (key === '__proto__') continue;
    const range = trimRange(text, line.value ?? { start: line.key.end, end: line.key.end });
    const raw = text.slice(range.start, range.end);
    const host = lookUpHost(env, key);
    const origin = {
      key: toSource(line.key),
      value: line.value === null ? null : toSource(range),
      fromEnv: host !== undefined,
    };
    const value = host ?? decodeValue(raw);
    const place = origin.value ?? origin.key;
    const isLiteral = raw.startsWith("'");
    if (value.startsWith('encrypted:')) {
      lose(draft, key, 'encrypted-value', place);
    } else if (isLiteral) {
      setInDraft(draft, key, value, origin);
      if (hasReference(value)) literals.add(key);
    } else if (host) {
      if (value.includes('$(')) lose(draft, key, 'runs-command', place);
      else setInDraft(draft, key, value, origin);
    } else {
      const lookUp = (name: string) =>
        lookUpHost(env, name) ?? (draft.unknown.has(name) ? null : (draft.values.get(name) ?? undefined));
      expandInto(draft, key, value, origin, { lookUp, isLiteral: (name) => literals.has(name), budget });
    }
  }
  return finishReading(draft);
};

interface Scope {
  readonly lookUp: (name: string) => string | null | undefined;
  readonly isLiteral: (name: string) => boolean;
  readonly budget: ExpansionBudget;
}

function expandInto(draft: ReadingDraft, key: string, value: string, origin: Origin, scope: Scope): void {
  const place = origin.value ?? origin.key;
  if (value.includes('$(')) {
    lose(draft, key, 'runs-command', place);
    return;
  }
  const lookUp = (name: string) => {
    const found = scope.lookUp(name);
    if (found === undefined) draft.unresolved.push({ name, key, range: place });
    return found;
  };
  const result = expandReferences(value, lookUp, scope.isLiteral, scope.budget);
  if ('error' in result) {
    if (result.error === 'unknown') loseInDraft(draft, key);
    else lose(draft, key, 'expansion-too-large', place);
  } else if (result.text.includes('$(')) {
    lose(draft, key, 'runs-command', place);
  } else {
    setInDraft(draft, key, unescapeDollars(result.text), origin);
  }
}

function lose(
  draft: ReadingDraft,
  key: string,
  code: 'runs-command' | 'encrypted-value' | 'expansion-too-large',
  range: Range,
): void {
  draft.errors.push({ code, range, refused: false });
  loseInDraft(draft, key);
}

function unescapeDollars(text: string): string {
  return text.replaceAll('\\$', '$');
}

function decodeValue(raw: string): string {
  const value = stripQuotes(raw);
  if (raw.startsWith("'")) return value.replaceAll("\\'", "'");
  return raw.startsWith('"')
    ? value.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t')
    : value;
}
