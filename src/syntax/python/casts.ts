import type { SyntaxNode } from '@lezer/common';
import { own } from '../code/own.js';
import type { Shape } from '../code/shape.js';
import type { CodeDefault, ReadType } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { dottedName, itemsOf, readArguments, stringValue } from './tree.js';
import { readDefault } from './values.js';

/** What the code around a read does with the text. */
export interface Use {
  readonly type: ReadType;
  readonly separator?: string;
  /** From `read or default`. */
  readonly fallback?: CodeDefault;
  /** The text is converted, so that nothing (None) would stop the program. */
  readonly converts: boolean;
  /** The function that converts it. */
  readonly cast?: string;
  readonly shape?: Shape;
}

const CASTS: Readonly<Record<string, ReadType>> = {
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  str: 'string',
  'decimal.Decimal': 'number',
  'pathlib.Path': 'path',
  'json.loads': 'json',
  'ast.literal_eval': 'unknown',
  strtobool: 'boolean',
};
/** Functions that take None as well. */
const TAKES_NOTHING = new Set(['bool', 'str', 'strtobool']);

const WORDS = new Set(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off', 't', 'f', 'y', 'n']);
const PLAIN = /^(?:strip|lower|upper|lstrip|rstrip|casefold|title|replace|removeprefix|removesuffix|encode)$/;

/** Follows a read outward through `or`, parentheses, `.lower()` and the call that converts it. */
export function readUse(read: SyntaxNode, text: string, names: ModuleNames): Use {
  let at = read;
  let fallback: CodeDefault | undefined;
  let isMethod = false;
  let ignoreCase = false;
  const use = (found: Omit<Use, 'fallback'>): Use => ({ ...found, ...(fallback ? { fallback } : {}) });
  for (let step = 0; step < 12; step++) {
    const { parent } = at;
    if (!parent) break;
    if (parent.name === 'ParenthesizedExpression') at = parent;
    else if (parent.name === 'BinaryExpression') {
      if (parent.firstChild?.from !== at.from || parent.firstChild.to !== at.to) break;
      const word = operatorOf(parent, text);
      const right = parent.lastChild!;
      if (word === 'or') fallback ??= readDefault(right, text, names);
      else {
        const words = comparedWords(word, right, text);
        if (!words) break;
        const negated = word.startsWith('not') || word === '!=';
        return use({
          type: 'boolean',
          converts: isMethod,
          shape: { kind: 'words', words, negated, ignoreCase },
        });
      }
      at = parent;
    } else if (parent.name === 'MemberExpression' && parent.firstChild?.from === at.from) {
      const call = parent.parent;
      const last = parent.lastChild;
      const method = last?.name === 'PropertyName' ? text.slice(last.from, last.to) : '';
      if (call?.name !== 'CallExpression' || call.firstChild?.from !== parent.from) break;
      if (method === 'split') {
        const [separator] = readArguments(call.lastChild, text).positional;
        return use({ type: 'list', separator: stringValue(separator, text) ?? ' ', converts: true });
      }
      if (!PLAIN.test(method)) break;
      isMethod = true;
      ignoreCase ||= /^(?:lower|upper|casefold|title)$/.test(method);
      at = call;
    } else if (parent.name === 'ArgList') {
      const cast = castOf(parent, at, text, names);
      const type = own(CASTS, cast);
      if (cast === undefined || type === undefined) break;
      if (cast === 'str' || cast === 'bool') {
        // `str(x).lower()`, `bool(int(x))`: what comes outside of it decides nothing new for the text.
        return use({ type, converts: isMethod, ...(cast === 'bool' && !isMethod ? { cast } : {}) });
      }
      return use({ type, converts: isMethod || !TAKES_NOTHING.has(cast), cast });
    } else break;
  }
  return use({ type: 'string', converts: isMethod });
}

/** The words between the two sides: `not in`, `==`. */
function operatorOf(node: SyntaxNode, text: string): string {
  const first = node.firstChild!;
  return text.slice(first.to, node.lastChild!.from).trim().replace(/\s+/g, ' ');
}

function castOf(list: SyntaxNode, at: SyntaxNode, text: string, names: ModuleNames): string | undefined {
  const callee = list.parent?.firstChild;
  const name = callee ? dottedName(callee, text) : undefined;
  const isFirst = list.firstChild?.nextSibling?.from === at.from;
  if (name === undefined || !isFirst) return undefined;
  const full = names.resolve(name);
  return /(?:^|\.)strtobool$/.test(full) ? 'strtobool' : full;
}

function comparedWords(operator: string, right: SyntaxNode, text: string): string[] | undefined {
  if (!/^(?:==|!=|in|not in)$/.test(operator)) return undefined;
  const items = operator.endsWith('in') ? itemsOf(right) : [right];
  if (operator.endsWith('in') && items[0] === right) return undefined;
  const words = items.map((item) => stringValue(item, text));
  const isBoolean =
    words.length > 0 && words.every((word) => word !== undefined && WORDS.has(word.toLowerCase()));
  return isBoolean ? (words as string[]) : undefined;
}
