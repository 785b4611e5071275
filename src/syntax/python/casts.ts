import type { SyntaxNode } from '@lezer/common';
import type { CodeDefault, ReadType } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { readDefault } from './values.js';
import { childrenOf, dottedName, itemsOf, readArguments, stringValue } from './tree.js';

/** What the code around a read does with the text. */
export interface Use {
  readonly type: ReadType;
  readonly separator?: string;
  /** From `read or default`. */
  readonly fallback?: CodeDefault;
  /** The text is converted, so that nothing (None) would stop the program. */
  readonly converts: boolean;
}

const CASTS: Readonly<Record<string, ReadType>> = {
  int: 'integer',
  float: 'number',
  str: 'string',
  'decimal.Decimal': 'number',
  'pathlib.Path': 'path',
  'json.loads': 'json',
  'ast.literal_eval': 'unknown',
  'distutils.util.strtobool': 'boolean',
  'setuptools._distutils.util.strtobool': 'boolean',
  strtobool: 'boolean',
};

const BOOLEAN_WORDS = new Set(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off', 't', 'f', 'y', 'n']);

/** Follows a read outward through `or`, parentheses, `.lower()` and the call that converts it. */
export function readUse(read: SyntaxNode, text: string, names: ModuleNames): Use {
  let at = read;
  let fallback: CodeDefault | undefined;
  for (let step = 0; step < 12; step++) {
    const { parent } = at;
    if (!parent) break;
    if (parent.name === 'ParenthesizedExpression') at = parent;
    else if (parent.name === 'BinaryExpression' || parent.name === 'ComparisonExpression') {
      const [left, operator, right] = childrenOf(parent);
      const word = operator ? text.slice(operator.from, operator.to) : '';
      if (word === 'or' && left?.from === at.from && right) fallback ??= readDefault(right, text, names);
      else if (isBooleanTest(word, left, right, text))
        return { type: 'boolean', converts: false, ...(fallback ? { fallback } : {}) };
      else break;
      at = parent;
    } else if (parent.name === 'MemberExpression' && parent.firstChild?.from === at.from) {
      const call = parent.parent;
      const method =
        parent.lastChild?.name === 'PropertyName'
          ? text.slice(parent.lastChild.from, parent.lastChild.to)
          : '';
      if (call?.name !== 'CallExpression' || call.firstChild?.from !== parent.from) break;
      if (method === 'split') {
        const [separator] = readArguments(call.lastChild, text).positional;
        return {
          type: 'list',
          separator: stringValue(separator, text) ?? ' ',
          converts: true,
          ...(fallback ? { fallback } : {}),
        };
      }
      if (
        !/^(?:strip|lower|upper|lstrip|rstrip|casefold|title|replace|removeprefix|removesuffix)$/.test(method)
      )
        break;
      at = call;
    } else if (parent.name === 'ArgList') {
      const call = parent.parent;
      const name = call?.firstChild ? dottedName(call.firstChild, text) : undefined;
      const type = name === undefined ? undefined : CASTS[names.resolve(name)];
      if (type === undefined || parent.firstChild?.nextSibling?.from !== at.from) break;
      return { type, converts: type !== 'string', ...(fallback ? { fallback } : {}) };
    } else break;
  }
  return { type: 'string', converts: false, ...(fallback ? { fallback } : {}) };
}

function isBooleanTest(
  operator: string,
  left: SyntaxNode | undefined,
  right: SyntaxNode | undefined,
  text: string,
): boolean {
  if (!left || !right || !/^(?:==|!=|in)$/.test(operator)) return false;
  const words = itemsOf(right).map((item) => stringValue(item, text));
  return (
    words.length > 0 && words.every((word) => word !== undefined && BOOLEAN_WORDS.has(word.toLowerCase()))
  );
}
