import { type ExpansionBudget, openBudget } from './budget.js';
import { type UnifiedText, unifyLineEnds } from './line-ends.js';
import { type PythonStatement, parsePythonStatements } from './python-statements.js';
import { expandPythonVariables } from './python-variables.js';
import { draftReading, finishReading, lookUpHost, type ReadingDraft } from './reading.js';
import type { DotenvReader, HostEnv } from './types.js';

/** python-dotenv's `dotenv_values`, which pydantic-settings calls: the file wins inside `${}`. */
export const readAsPythonDotenvValues: DotenvReader = (text, env) =>
  finishReading(readFile(text, env, 'file'));

/**
 * python-dotenv's `load_dotenv`: what `os.environ` holds afterwards, for the keys of the file. The host's
 * variables win, and a key without a value is only there if the host has it.
 */
export const readAsPythonDotenv: DotenvReader = (text, env) => {
  const draft = readFile(text, env, 'host');
  let raised = draft.errors.some((error) => error.refused);
  // Only a quoted key holds a `=`.
  const isSafe = !/['\0]/.test(text);
  for (const [key, value] of draft.values) {
    const host = lookUpHost(env, key);
    const origin = draft.origins.get(key)!;
    if (host !== undefined) {
      draft.values.set(key, host);
      draft.origins.set(key, { ...origin, fromEnv: true });
      continue;
    }
    if (!raised && !isSafe && value !== null && (/[=\0]/.test(key) || value.includes('\0'))) {
      draft.errors.push({ code: 'refused-by-environment', range: origin.value ?? origin.key, refused: true });
      raised = true;
    }
    if (raised || value === null) {
      draft.values.delete(key);
      draft.origins.delete(key);
    }
  }
  return finishReading(draft);
};

function readFile(source: string, env: HostEnv, winner: 'file' | 'host'): ReadingDraft {
  const unified = unifyLineEnds(source);
  const draft = draftReading();
  const budget = openBudget();
  for (const statement of parsePythonStatements(unified.text)) {
    if (statement.kind === 'error') {
      const range = unified.toSource(statement.range);
      draft.errors.push({ code: 'unparsable-statement', range, refused: false });
    } else if (!bind(statement, unified, draft, env, winner, budget)) {
      break;
    }
  }
  return draft;
}

function bind(
  statement: PythonStatement & { kind: 'binding' },
  unified: UnifiedText,
  draft: ReadingDraft,
  env: HostEnv,
  winner: 'file' | 'host',
  budget: ExpansionBudget,
): boolean {
  const key = unified.text.slice(statement.key.start, statement.key.end);
  const range = unified.toSource(statement.written ?? statement.key);
  const inFile = (name: string): string | null | undefined => draft.values.get(name);
  const lookUp = (name: string): string | null | undefined => {
    if (winner === 'host') return lookUpHost(env, name) ?? inFile(name);
    const found = inFile(name);
    return found === undefined ? lookUpHost(env, name) : found;
  };
  let value = statement.value;
  if (value !== null) {
    value = expandPythonVariables(
      value,
      lookUp,
      (name) => draft.unresolved.push({ name, key, range }),
      budget,
    );
    if (value === null) {
      draft.errors.push({ code: 'expansion-too-large', range, refused: true });
      return false;
    }
  }
  draft.values.set(key, value);
  draft.origins.set(key, {
    key: unified.toSource(statement.key),
    value: statement.written === null ? null : range,
    fromEnv: false,
  });
  return true;
}
