import type { SyntaxNode } from '@lezer/common';
import type { ModuleNames } from './names.js';
import { dottedName, readArguments } from './tree.js';
import { stringOf } from './values.js';

const FARTHEST = 60;

/** The prefix that `with env.prefixed("APP_"):` blocks around a node put before a name; undefined where it is not known. */
export function prefixAround(node: SyntaxNode, text: string, names: ModuleNames): string | undefined {
  let prefix = '';
  let inner = node;
  for (let step = 0; step < FARTHEST && inner.parent; step++) {
    inner = inner.parent;
    if (inner.name !== 'WithStatement') continue;
    for (const call of inner.getChildren('CallExpression')) {
      const callee = call.firstChild && dottedName(call.firstChild, text);
      if (!callee?.endsWith('.prefixed')) continue;
      const [argument] = readArguments(call.lastChild, text).positional;
      const own = argument && stringOf(argument, text, names);
      if (own === undefined) return undefined;
      prefix = own + prefix;
    }
  }
  return prefix;
}
