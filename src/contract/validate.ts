import { refusalsOf } from './kinds/common.js';
import { makeProblem, PROBLEMS } from './problems.js';
import { checkPresence } from './presence.js';
import type { Contract, ContractInput, ContractProblem, ContractVariable } from './types.js';

/** The text of a variable, or undefined when it is not set; a key without `=` (null) is not set. */
function textOf(values: ContractInput['values'], name: string): string | undefined {
  return Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined;
}

/** The text where it is more than blanks. */
function filledText(values: ContractInput['values'], name: string): string | undefined {
  const text = textOf(values, name);
  return text === undefined || text.trim() === '' ? undefined : text;
}

type FieldReading = { readonly value: unknown; readonly problems: readonly ContractProblem[] };

function readField(variable: ContractVariable, text: string): FieldReading {
  const { guessed } = variable.meta;
  // A reference that is resolved elsewhere says nothing of a kind that was only guessed.
  if (guessed && text.includes('$')) return { value: text, problems: [] };
  const result = variable.schema.safeParse(text);
  if (result.success) return { value: result.data, problems: [] };
  const problems = refusalsOf(result.error).map(
    ({ code, messageId, args, within, severity }): ContractProblem => ({
      severity: guessed ? 'warning' : (severity ?? PROBLEMS[code].severity),
      ...(within && { within }),
      code,
      messageId,
      variable: variable.name,
      args: { name: variable.name, ...args },
    }),
  );
  return { value: undefined, problems };
}

/**
 * Holds a set of values against a contract and gives all problems, not the first: those of single variables in the
 * order of the contract, then those among variables. Never throws; no argument holds the text of a value.
 *
 * A value that is empty or blank counts as not set, with two exceptions: where the variable is required the problem is
 * `empty-required` instead of `missing-required`, and where the program converts the text without looking
 * (`int(os.getenv(…))`, typed settings: `meta.empty` is `refused`) it is `invalid-type` with the message `empty`,
 * because `NAME=` stops the program where a missing line would have given the default.
 */
export function validateContract(contract: Contract, input: ContractInput): ContractProblem[] {
  const problems: ContractProblem[] = [];
  const typed = new Map<string, unknown>();
  for (const variable of contract.variables.values()) {
    const { name, meta } = variable;
    const text = filledText(input.values, name);
    if (text !== undefined) {
      const reading = readField(variable, text);
      typed.set(name, reading.value);
      problems.push(...reading.problems);
      if (meta.deprecated !== undefined) {
        const args = { name, reason: meta.deprecated };
        problems.push(makeProblem('deprecated-variable', 'deprecated', { variable: name }, args));
      }
      continue;
    }
    const isEmpty = textOf(input.values, name) !== undefined;
    const absent = checkPresence(
      variable,
      isEmpty,
      input,
      (other) => filledText(input.values, other) !== undefined,
    );
    if (absent) problems.push(absent);
  }
  const read = (name: string): unknown => {
    if (typed.has(name)) return typed.get(name);
    const variable = contract.variables.get(name);
    const fallback = variable?.meta.default;
    const value = variable && fallback !== undefined ? readField(variable, fallback).value : undefined;
    typed.set(name, value);
    return value;
  };
  const isSet = (name: string) => filledText(input.values, name) !== undefined;
  for (const check of contract.checks) {
    for (const problem of check({ ...input, read, isSet })) problems.push(problem);
  }
  return problems;
}
