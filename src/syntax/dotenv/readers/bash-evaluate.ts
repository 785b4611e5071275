import { type BashPiece, BashStop } from './bash-types.js';
import type { ExpansionBudget } from './budget.js';

/** The variables of the shell while a file is read. */
export interface BashScope {
  /** A text, undefined for a variable that is not set, null for what is not known. */
  readonly get: (name: string) => string | null | undefined;
  /** `${name:=word}`. */
  readonly set: (name: string, value: string | null) => void;
  readonly onUnresolved: (name: string) => void;
  readonly budget: ExpansionBudget;
}

/** What a word comes to: null where that is not known. */
export interface Evaluated {
  readonly value: string | null;
  /** Whether a command would be run for it. */
  readonly runs: boolean;
}

/** Thrown inside a line that the shell drops; caught by the reader. */
export class LineDropped extends Error {}

/** Puts a word together as an assignment does: without splitting it, and without looking for files. */
export function evaluate(pieces: readonly BashPiece[], scope: BashScope, at: number): Evaluated {
  let value: string | null = '';
  let runs = false;
  for (const piece of pieces) {
    const part = evaluatePiece(piece, scope, at);
    runs ||= part.runs;
    value = value === null || part.value === null ? null : value + part.value;
  }
  return { value, runs };
}

function evaluatePiece(piece: BashPiece, scope: BashScope, at: number): Evaluated {
  switch (piece.kind) {
    case 'text':
      return { value: piece.text, runs: false };
    case 'unknown':
      return { value: null, runs: piece.runs };
    case 'bad-substitution':
      throw new LineDropped();
    case 'home':
      return { value: scope.get('HOME') ?? null, runs: false };
    case 'variable':
      return expand(piece, scope, at);
  }
}

function expand(
  { name, operator, word }: BashPiece & { readonly kind: 'variable' },
  scope: BashScope,
  at: number,
): Evaluated {
  const found = scope.get(name);
  // Which way it goes is not known, and the way may set something.
  if (found === null) {
    if (operator.endsWith('?') || operator.endsWith('=')) throw new BashStop('not-followed', at);
    const other = evaluate(word, scope, at);
    return { value: null, runs: other.runs };
  }
  const counts = found !== undefined && !(operator.startsWith(':') && found === '');
  switch (operator.at(-1)) {
    case '-':
      return counts ? take(found, scope, at) : evaluate(word, scope, at);
    case '+':
      return counts ? evaluate(word, scope, at) : { value: '', runs: false };
    case '?':
      if (!counts) throw new BashStop('required-variable', at);
      return take(found, scope, at);
    case '=': {
      if (counts) return take(found, scope, at);
      const other = evaluate(word, scope, at);
      scope.set(name, other.value);
      return other;
    }
    default:
      if (found === undefined) scope.onUnresolved(name);
      return take(found ?? '', scope, at);
  }
}

function take(value: string, scope: BashScope, at: number): Evaluated {
  if (!scope.budget.spend(value.length)) throw new BashStop('not-followed', at);
  return { value, runs: false };
}
