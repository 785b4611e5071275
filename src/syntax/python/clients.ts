import type { SyntaxNode } from '@lezer/common';
import { clientRead, KEY_ARGUMENT, variablesOfPython } from '../code/client-reads.js';
import type { CodeRead } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { dottedName, rangeOf, readArguments } from './tree.js';

/** What `OpenAI()` reads: the key that it is not given. */
export function readClient(node: SyntaxNode, text: string, names: ModuleNames): CodeRead | undefined {
  const callee = node.firstChild;
  const dotted = callee ? dottedName(callee, text) : undefined;
  const full = dotted === undefined ? '' : names.resolve(dotted);
  const variables = variablesOfPython(full);
  if (!variables || !callee) return undefined;
  const { positional, named } = readArguments(node.lastChild, text);
  const isGiven =
    positional.length > 0 ||
    [...named.keys()].some((name) => KEY_ARGUMENT.test(name)) ||
    text.slice(callee.to, node.to).includes('**');
  return isGiven ? undefined : clientRead(variables, rangeOf(callee), full.slice(0, full.lastIndexOf('.')));
}
