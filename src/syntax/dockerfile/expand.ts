/** Resolving the variables of a word. What the file does not say stays unknown. */
import type { VariablePart, Word, WordPart } from './part-types.js';
import { removePrefix, removeSuffix, replacePattern } from './patterns.js';
import type { ExpandedWord, VariableScope } from './stage-types.js';

interface Evaluation {
  readonly scope: VariableScope;
  readonly undefinedNames: Set<string>;
  readonly usedNames: Set<string>;
}

/**
 * Resolves a word as BuildKit does, quotes and escapes removed, with the defaults of the file (no --build-arg).
 * Exact where all values are known; where one is not, `value` is undefined and `symbolic` shows the word with
 * that variable as written.
 */
export function expandVariables(word: Word, scope: VariableScope, source: string): ExpandedWord {
  const evaluation: Evaluation = { scope, undefinedNames: new Set(), usedNames: new Set() };
  const value = evaluate(word.parts, evaluation);
  const symbolic = word.parts
    .map((part) => {
      if (part.kind === 'literal') return part.value;
      return evaluate([part], evaluation) ?? source.slice(part.range.start, part.range.end);
    })
    .join('');
  return {
    value,
    symbolic: word.parts.length === 0 ? word.value : symbolic,
    undefinedNames: [...evaluation.undefinedNames],
    usedNames: [...evaluation.usedNames],
  };
}

function evaluate(parts: readonly WordPart[], evaluation: Evaluation): string | undefined {
  let result: string | undefined = '';
  // Not left early: every name is to be noted.
  for (const part of parts) {
    const value = part.kind === 'literal' ? part.value : evaluateVariable(part, evaluation);
    result = result === undefined || value === undefined ? undefined : result + value;
  }
  return result;
}

type Lookup = { readonly state: 'set'; readonly value: string } | { readonly state: 'unset' | 'unknown' };

function lookup(name: string, evaluation: Evaluation): Lookup {
  const variable = evaluation.scope.lookup(name);
  if (variable === undefined) {
    evaluation.undefinedNames.add(name);
    return { state: evaluation.scope.complete ? 'unset' : 'unknown' };
  }
  evaluation.usedNames.add(name);
  return variable.value === undefined ? { state: 'unknown' } : { state: 'set', value: variable.value };
}

function evaluateVariable(part: VariablePart, evaluation: Evaluation): string | undefined {
  const found = lookup(part.name, evaluation);
  const operand = evaluate(part.operand, evaluation);
  const replacement = evaluate(part.replacement, evaluation);
  if (found.state === 'unknown') return undefined;
  const value = found.state === 'set' ? found.value : '';
  const filled = found.state === 'set' && (!part.operator?.startsWith(':') || value !== '');
  switch (part.operator) {
    case undefined:
      return value;
    case '-':
    case ':-':
      return filled ? value : operand;
    case '+':
    case ':+':
      return filled ? operand : '';
    case '?':
    case ':?':
      return filled ? value : undefined;
    case '#':
    case '##':
      return operand === undefined ? undefined : removePrefix(value, operand, part.operator === '##');
    case '%':
    case '%%':
      return operand === undefined ? undefined : removeSuffix(value, operand, part.operator === '%%');
    default:
      if (operand === undefined || replacement === undefined) return undefined;
      return replacePattern(value, operand, replacement, part.operator === '//');
  }
}
