import type { SyntaxNode } from '@lezer/common';
import type { Shape } from '../code/shape.js';
import type { CodeDefault, ReadType } from '../code/types.js';
import {
  argumentsOf,
  childrenOf,
  dottedName,
  firstArgument,
  isWrapper,
  readDefault,
  stringValue,
} from './tree.js';

/** What the code around a read does with the text. */
export interface Use {
  readonly type: ReadType;
  readonly separator?: string;
  readonly default?: CodeDefault;
  readonly cast?: string;
  readonly shape?: Shape;
  readonly emptyIsUnset?: boolean;
  /** The program stops where there is nothing. */
  readonly demanded?: boolean;
}

const CASTS: Readonly<Record<string, readonly [ReadType, string]>> = {
  Number: ['number', 'Number'],
  parseInt: ['integer', 'parseInt'],
  'Number.parseInt': ['integer', 'parseInt'],
  parseFloat: ['number', 'parseFloat'],
  'Number.parseFloat': ['number', 'parseFloat'],
  BigInt: ['integer', 'BigInt'],
  Boolean: ['boolean', 'Boolean'],
  'JSON.parse': ['json', 'JSON.parse'],
  URL: ['url', 'URL'],
  String: ['string', ''],
};
const WORD = /^(?:true|false|1|0|yes|no|on|off)$/i;

/** Follows a read outward: `?? default`, `|| default`, `=== 'true'`, `.split(',')`, `Number(…)`, `+x`, `!!x`. */
export function readUse(read: SyntaxNode, text: string): Use {
  let at = read;
  let fallback: CodeDefault | undefined;
  let emptyIsUnset = false;
  let ignoreCase = false;
  const use = (found: Use): Use => ({
    ...found,
    ...(fallback ? { default: fallback } : {}),
    ...(emptyIsUnset ? { emptyIsUnset } : {}),
    ...(fallback === undefined && isDemanded(at, text) ? { demanded: true } : {}),
  });
  for (let step = 0; step < 12; step++) {
    const { parent } = at;
    if (!parent) break;
    if (isWrapper(parent) && parent.firstChild && parent.firstChild.to <= at.to) at = parent;
    else if (parent.name === 'BinaryExpression' || isFallback(parent, at, text)) {
      const [left, operator, right] = childrenOf(parent);
      const word = operator ? text.slice(operator.from, operator.to) : '';
      if (left?.from !== at.from || !right) break;
      if (/^(?:\?\?|\|\|)=?$/.test(word)) {
        fallback ??= readDefault(right, text);
        emptyIsUnset ||= word.startsWith('||');
      } else {
        const value = stringValue(right, text) ?? '';
        if (!/^[!=]==?$/.test(word) || !WORD.test(value)) break;
        const negated = word.startsWith('!');
        return use({ type: 'boolean', shape: { kind: 'words', words: [value], negated, ignoreCase } });
      }
      at = parent;
    } else if (parent.name === 'UnaryExpression') {
      if (text[parent.from] === '+') return use({ type: 'number', cast: 'Number' });
      const isDouble =
        text[parent.from] === '!' &&
        parent.parent?.name === 'UnaryExpression' &&
        text[parent.parent.from] === '!';
      return isDouble ? use({ type: 'boolean', cast: 'Boolean' }) : use({ type: 'string' });
    } else if (parent.name === 'MemberExpression' && parent.firstChild?.from === at.from) {
      const call = parent.parent;
      const last = parent.lastChild;
      const method = last?.name === 'PropertyName' ? text.slice(last.from, last.to) : '';
      if (call?.name !== 'CallExpression' || call.firstChild?.from !== parent.from) break;
      if (method === 'split')
        return use({ type: 'list', separator: stringValue(firstArgument(call), text) ?? ',' });
      if (!/^(?:trim|toLowerCase|toUpperCase|toLocaleLowerCase|replace|replaceAll|toString)$/.test(method))
        break;
      ignoreCase ||= /Case$/.test(method);
      at = call;
    } else if (parent.name === 'ArgList') {
      const call = parent.parent;
      const callee = call && calleeOf(call);
      const name = callee ? dottedName(callee, text) : undefined;
      const cast = name === undefined || !Object.hasOwn(CASTS, name) ? undefined : CASTS[name];
      if (!call || !cast || parent.firstChild?.nextSibling?.from !== at.from) break;
      if (cast[1] === 'URL' && argumentsOf(call).length > 1) break;
      return use({ type: cast[0], ...(cast[1] === '' ? {} : { cast: cast[1] }) });
    } else break;
  }
  return use({ type: 'string' });
}

/** `process.env.A ||= 'x'`. */
const isFallback = (parent: SyntaxNode, at: SyntaxNode, text: string): boolean =>
  parent.name === 'AssignmentExpression' &&
  parent.firstChild?.from === at.from &&
  /^(?:\?\?|\|\|)=$/.test(text.slice(at.nextSibling?.from ?? 0, at.nextSibling?.to ?? 0));

/** The function of a call or of `new X(…)`. */
const calleeOf = (call: SyntaxNode): SyntaxNode | null =>
  call.name === 'NewExpression' ? (call.firstChild?.nextSibling ?? null) : call.firstChild;

/** `if (!x) throw …`, `assert(x)`, and the same of a variable that the read was just put into. */
function isDemanded(node: SyntaxNode, text: string): boolean {
  const { parent } = node;
  if (parent?.name === 'UnaryExpression') return throwsWithout(parent, text);
  if (parent?.name === 'ArgList') {
    const callee = parent.parent?.firstChild;
    const name = callee ? dottedName(callee, text) : undefined;
    const isFirst = parent.firstChild?.nextSibling?.from === node.from;
    return isFirst && /^(?:assert|invariant|tiny_?[iI]nvariant|assert\.ok)$/.test(name ?? '');
  }
  if (parent?.name !== 'VariableDeclaration') return false;
  const target = parent.getChild('VariableDefinition');
  const next = parent.nextSibling;
  const condition = next?.name === 'IfStatement' ? next.getChild('ParenthesizedExpression') : null;
  const negation = condition?.getChild('UnaryExpression');
  const tested = negation?.lastChild;
  if (!target || !negation || tested?.name !== 'VariableName') return false;
  const isSame = text.slice(target.from, target.to) === text.slice(tested.from, tested.to);
  return isSame && throwsWithout(negation, text);
}

function throwsWithout(negation: SyntaxNode, text: string): boolean {
  const statement = negation.parent?.parent;
  if (negation.firstChild?.name !== 'LogicOp' || negation.parent?.name !== 'ParenthesizedExpression')
    return false;
  if (statement?.name !== 'IfStatement') return false;
  const then = negation.parent.nextSibling;
  const first = then?.name === 'Block' ? then.getChild('ThrowStatement') : then;
  if (first?.name === 'ThrowStatement') return true;
  const body = then ? text.slice(then.from, Math.min(then.to, then.from + 400)) : '';
  return /\bprocess\.exit\(/.test(body);
}
