import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Range } from '../../core/text.js';
import { parseBounded } from '../code/parse-bounded.js';

/** Parses Python; what does not parse becomes error nodes. https://lezer.codemirror.net */
export function parsePython(text: string): Tree {
  return parseBounded(parser, text);
}

export const rangeOf = ({ from, to }: { from: number; to: number }): Range => ({ start: from, end: to });

/** Children of a node without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** The dotted name that an expression is (`os.environ.get`); undefined for anything else. Not recursive. */
export function dottedName(node: SyntaxNode, text: string): string | undefined {
  const parts: string[] = [];
  let at: SyntaxNode | null = node;
  while (at) {
    if (at.name === 'VariableName') return [text.slice(at.from, at.to), ...parts.reverse()].join('.');
    const property: SyntaxNode | null = at.lastChild;
    if (at.name !== 'MemberExpression' || property?.name !== 'PropertyName' || parts.length > 20)
      return undefined;
    parts.push(text.slice(property.from, property.to));
    at = at.firstChild;
  }
  return undefined;
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** The value of a string literal, adjacent literals put together; undefined for bytes, f-strings and other expressions. */
export function stringValue(node: SyntaxNode | null | undefined, text: string): string | undefined {
  if (node?.name === 'ContinuedString') {
    const parts = childrenOf(node).map((child) => stringValue(child, text));
    return parts.includes(undefined) ? undefined : parts.join('');
  }
  if (node?.name !== 'String') return undefined;
  const match = /^([a-zA-Z]*)("""|'''|"|')/.exec(text.slice(node.from, node.from + 8));
  if (!match || /[bf]/i.test(match[1]!)) return undefined;
  const quote = match[2]!;
  const body = text.slice(node.from + match[0].length, node.to - quote.length);
  if (!body.includes('\\') || /r/i.test(match[1]!)) return body;
  return body.replace(/\\([\s\S])/g, (all, char: string) => SIMPLE_ESCAPES[char] ?? all);
}

/** Range inside the quotes of a simple string literal; the literal itself where it is put together. */
export function stringRange(node: SyntaxNode, text: string): Range {
  const match = /^[a-zA-Z]*("""|'''|"|')/.exec(text.slice(node.from, node.from + 8));
  if (node.name !== 'String' || !match) return rangeOf(node);
  return {
    start: node.from + match[0].length,
    end: Math.max(node.from + match[0].length, node.to - match[1]!.length),
  };
}

/** Texts and holes of an f-string, in order; a hole is the expression in it. Undefined where one is more than a name. */
export function formatParts(node: SyntaxNode, text: string): (string | SyntaxNode)[] | undefined {
  const match = /^[a-zA-Z]*("""|'''|"|')/.exec(text.slice(node.from, node.from + 8));
  if (!match) return undefined;
  const parts: (string | SyntaxNode)[] = [];
  const end = node.to - match[1]!.length;
  let at = node.from + match[0].length;
  for (let hole = node.firstChild; hole; hole = hole.nextSibling) {
    if (hole.name !== 'FormatReplacement') continue;
    parts.push(text.slice(at, hole.from).replaceAll('{{', '{').replaceAll('}}', '}'));
    const inner = childrenOf(hole).filter(({ name }) => name !== '{' && name !== '}');
    // A hole with a conversion or a format is made at run time.
    parts.push(inner.length === 1 ? inner[0]! : hole);
    at = hole.to;
  }
  if (at < end) parts.push(text.slice(at, end).replaceAll('{{', '{').replaceAll('}}', '}'));
  return parts.filter((part) => part !== '');
}

/** Arguments of a call, by place and by name. */
export interface Arguments {
  readonly positional: readonly SyntaxNode[];
  readonly named: ReadonlyMap<string, SyntaxNode>;
  /** `*args` or `**kwargs` are among them: more may be passed than is seen. */
  readonly open: boolean;
}

/** Reads an ArgList. */
export function readArguments(list: SyntaxNode | null | undefined, text: string): Arguments {
  const positional: SyntaxNode[] = [];
  const named = new Map<string, SyntaxNode>();
  let open = false;
  let pending: SyntaxNode[] = [];
  const flush = () => {
    const [first, second, third] = pending;
    if (first && second?.name === 'AssignOp' && third) named.set(text.slice(first.from, first.to), third);
    else if (first && (first.name === '*' || first.name === '**' || first.name === 'ArithOp')) open = true;
    else if (first) positional.push(first);
    pending = [];
  };
  for (const child of list ? childrenOf(list) : []) {
    if (child.name === '(' || child.name === ')') continue;
    if (child.name === ',') flush();
    else pending.push(child);
  }
  flush();
  return { positional, named, open };
}

/** Items of a tuple, list or set; the node itself for a single expression. */
export function itemsOf(node: SyntaxNode): SyntaxNode[] {
  if (!/^(?:Tuple|Array|Set|Parenthesized)Expression$/.test(node.name)) return [node];
  return childrenOf(node).filter(({ name }) => !/^[()[\]{},]$/.test(name));
}
