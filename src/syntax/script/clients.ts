import type { SyntaxNode } from '@lezer/common';
import { clientRead, KEY_ARGUMENT, variablesOfScript } from '../code/client-reads.js';
import type { CodeRead } from '../code/types.js';
import type { ScriptNames } from './bindings.js';
import { argumentsOf, dottedName, propertiesOf, rangeOf } from './tree.js';

/** What `new OpenAI()` reads, and `openai('…')` of the AI SDK: the key that it is not given. */
export function readClient(node: SyntaxNode, text: string, names: ScriptNames): CodeRead | undefined {
  const isNew = node.name === 'NewExpression';
  const callee = isNew ? node.firstChild?.nextSibling : node.firstChild;
  const dotted = callee ? dottedName(callee, text) : undefined;
  if (!callee || dotted === undefined) return undefined;
  const [head = '', part, ...rest] = dotted.split('.');
  const imported = names.imports.get(head);
  if (!imported || rest.length > 0 || imported.module.startsWith('.')) return undefined;
  // Only the functions of the AI SDK are called, everything else is made with `new`.
  if (isNew === imported.module.startsWith('@ai-sdk/')) return undefined;
  const name = part === undefined ? imported.name : imported.name === '*' ? part : '';
  const variables = variablesOfScript(imported.module, name === '*' ? 'default' : name);
  if (!variables) return undefined;
  return isNew && isGivenKey(node, text)
    ? undefined
    : clientRead(variables, rangeOf(callee), imported.module);
}

/** A key, or something that may hold one. */
function isGivenKey(node: SyntaxNode, text: string): boolean {
  return argumentsOf(node).some(
    (given) =>
      given.name !== 'ObjectExpression' ||
      given.getChildren('Property').some(({ firstChild }) => firstChild?.name === 'Spread') ||
      propertiesOf(given, text).some(({ name }) => KEY_ARGUMENT.test(name)),
  );
}
