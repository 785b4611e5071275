import type { SyntaxNode } from '@lezer/common';
import { childrenOf, dottedName } from './tree.js';

const FARTHEST = 40;

/** Whether a `KeyError` of this node is caught by a `try` around it, in the same function. */
export function isCaught(node: SyntaxNode, text: string): boolean {
  let inner = node;
  for (let step = 0; step < FARTHEST; step++) {
    const { parent } = inner;
    if (!parent || /^(?:FunctionDefinition|LambdaExpression|ClassDefinition)$/.test(parent.name))
      return false;
    if (parent.name === 'TryStatement' && parent.firstChild?.nextSibling?.from === inner.from)
      return catchesKeyError(parent, text);
    inner = parent;
  }
  return false;
}

function catchesKeyError(statement: SyntaxNode, text: string): boolean {
  const parts = childrenOf(statement);
  return parts.some((part, i) => {
    if (part.name !== 'except') return false;
    const caught = parts[i + 1];
    if (!caught || caught.name === 'Body') return true;
    return /\b(?:KeyError|LookupError|Exception|BaseException)\b/.test(text.slice(caught.from, caught.to));
  });
}

/**
 * Whether the program stops where the read gives nothing: `if not os.getenv("X"): raise …`, or the same of a variable
 * that it was just put into.
 */
export function isDemanded(read: SyntaxNode, text: string): boolean {
  const { parent } = read;
  if (!parent) return false;
  if (parent.name === 'AssertStatement') return parent.firstChild?.nextSibling?.from === read.from;
  const own = conditionOf(parent, read);
  if (own) return stops(own, text);
  if (parent.name !== 'AssignStatement') return false;
  const target = parent.firstChild;
  const next = parent.nextSibling;
  if (target?.name !== 'VariableName' || !next) return false;
  const name = text.slice(target.from, target.to);
  if (next.name === 'AssertStatement') {
    const asserted = next.firstChild?.nextSibling;
    return asserted?.name === 'VariableName' && text.slice(asserted.from, asserted.to) === name;
  }
  if (next.name !== 'IfStatement') return false;
  const condition = next.firstChild?.nextSibling;
  const tested = condition && nothingOf(condition);
  return tested ? dottedName(tested, text) === name && stops(next, text) : false;
}

/** `assert "X" in os.environ`, `if "X" not in os.environ: raise …`. */
export function isInsistedOn(comparison: SyntaxNode, text: string): boolean {
  const { parent } = comparison;
  const isNegated = comparison.getChild('not') !== null;
  if (parent?.firstChild?.nextSibling?.from !== comparison.from) return false;
  return isNegated ? parent.name === 'IfStatement' && stops(parent, text) : parent.name === 'AssertStatement';
}

/** The `if` statement whose condition is that the read gives nothing. */
function conditionOf(parent: SyntaxNode, read: SyntaxNode): SyntaxNode | undefined {
  const tested = nothingOf(parent);
  const statement = parent.parent;
  const isCondition =
    tested?.from === read.from && tested.to === read.to && statement?.name === 'IfStatement';
  return isCondition && statement.firstChild?.nextSibling?.from === parent.from ? statement : undefined;
}

/** `x` of `not x` and `x is None`. */
function nothingOf(condition: SyntaxNode): SyntaxNode | undefined {
  if (condition.name === 'UnaryExpression')
    return condition.firstChild?.name === 'not' ? (condition.lastChild ?? undefined) : undefined;
  if (condition.name !== 'BinaryExpression') return undefined;
  const [left, operator, right] = childrenOf(condition);
  return operator?.name === 'is' && right?.name === 'None' ? left : undefined;
}

/** Whether the first branch of an `if` begins by leaving the program. */
function stops(statement: SyntaxNode, text: string): boolean {
  const body = statement.getChild('Body');
  for (let child = body?.firstChild ?? null; child; child = child.nextSibling) {
    if (child.name === 'RaiseStatement') return true;
    if (/^(?:sys\.)?exit\(/.test(text.slice(child.from, child.from + 10))) return true;
  }
  return false;
}
