import { type ExpansionBudget, openBudget } from './budget.js';
import { type ComposeKey, findStatement, locateKey } from './compose-keys.js';
import { substituteTemplate } from './compose-template.js';
import { type ComposeValue, extractValue } from './compose-values.js';
import { draftReading, finishReading, lookUpHost, type ReadingDraft } from './reading.js';
import type { DotenvReader, HostEnv, ReadErrorCode } from './types.js';

/**
 * Compose v2's reader for `env_file:` and the project's `.env` (compose-go, dotenv/parser.go). The first thing
 * that it does not understand refuses the file. In `${}` the host wins over earlier keys.
 */
export const readAsCompose: DotenvReader = (text, env) => {
  const draft = draftReading();
  const budget = openBudget();
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (true) {
    const start = findStatement(text, at);
    if (start >= text.length) return finishReading(draft);
    const key = locateKey(text, start);
    if ('code' in key) return refuse(draft, key.code, key.range.start, key.range.end);
    const name = text.slice(key.key.start, key.key.end);
    if (key.inherited) {
      inherit(draft, env, name, key);
      at = key.next;
      continue;
    }
    const value = extractValue(text, key.next);
    if (value === null) return refuse(draft, 'unterminated-quote', key.next, text.length);
    const error = assign(draft, env, name, key, value, budget);
    if (error !== null) return refuse(draft, error, value.written.start, value.written.end);
    at = value.next;
  }
};

function inherit(draft: ReadingDraft, env: HostEnv, name: string, key: ComposeKey): void {
  const host = lookUpHost(env, name);
  if (host === undefined) return;
  draft.values.set(name, host);
  draft.origins.set(name, { key: key.key, value: null, fromEnv: true });
}

function assign(
  draft: ReadingDraft,
  env: HostEnv,
  key: string,
  { key: range }: ComposeKey,
  value: ComposeValue,
  budget: ExpansionBudget,
): ReadErrorCode | null {
  let text = value.template;
  if (value.expands) {
    const substitution = substituteTemplate(text, {
      lookUp: (name) => lookUpHost(env, name) ?? draft.values.get(name) ?? undefined,
      onUnresolved: (name) => draft.unresolved.push({ name, key, range: value.written }),
      budget,
    });
    if ('error' in substitution) return substitution.error;
    text = substitution.text;
  }
  draft.values.set(key, text);
  draft.origins.set(key, { key: range, value: value.written, fromEnv: false });
  return null;
}

function refuse(
  draft: ReadingDraft,
  code: ReadErrorCode,
  start: number,
  end: number,
): ReturnType<DotenvReader> {
  draft.errors.push({ code, range: { start, end }, refused: true });
  return finishReading(draft);
}
