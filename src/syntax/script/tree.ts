import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { Range } from '../../core/text.js';
import { parseBounded } from '../code/parse-bounded.js';
import type { CodeDefault } from '../code/types.js';

const DIALECTS = { js: 'jsx', ts: 'ts', tsx: 'ts jsx' };
/** Made when the first file of their kind comes: most projects have one kind, many none. */
const parsers = new Map<string, typeof parser>();

function parserOf(kind: keyof typeof DIALECTS): typeof parser {
  const known = parsers.get(kind) ?? parser.configure({ dialect: DIALECTS[kind] });
  parsers.set(kind, known);
  return known;
}

/** Parses JavaScript or TypeScript, as the file's name says; what does not parse becomes error nodes. */
export function parseScript(text: string, file: string): Tree {
  const dialect = /\.[mc]?ts$/i.test(file) ? 'ts' : /\.tsx$/i.test(file) ? 'tsx' : 'js';
  return parseBounded(parserOf(dialect), text);
}

export const rangeOf = ({ from, to }: { from: number; to: number }): Range => ({ start: from, end: to });

/** Children of a node without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!/Comment$/.test(child.name)) children.push(child);
  }
  return children;
}

/** The dotted name that an expression is (`process.env`), `?.` and `!` taken for nothing. Not recursive. */
export function dottedName(node: SyntaxNode, text: string): string | undefined {
  const parts: string[] = [];
  let at: SyntaxNode | null = node;
  for (let step = 0; at && step < 40 && parts.length <= 20; step++) {
    if (at.name === 'VariableName') return [text.slice(at.from, at.to), ...parts.reverse()].join('.');
    if (at.name === 'ImportMeta') return ['import.meta', ...parts.reverse()].join('.');
    if (isWrapper(at)) {
      at = childrenOf(at).find(({ name }) => /Expression$|VariableName/.test(name)) ?? null;
      continue;
    }
    const property: SyntaxNode | null = at.lastChild;
    if (at.name !== 'MemberExpression' || property?.name !== 'PropertyName') return undefined;
    parts.push(text.slice(property.from, property.to));
    at = at.firstChild;
  }
  return undefined;
}

/** Whether a node only dresses an expression: parentheses, `x!`, `x as T`, `<T>x`, `x<T>`. */
export function isWrapper({ name, lastChild }: SyntaxNode): boolean {
  return (
    name === 'ParenthesizedExpression' ||
    name === 'TypeAssertion' ||
    name === 'InstantiationExpression' ||
    (name === 'PostfixExpression' && lastChild?.name === 'LogicOp') ||
    (name === 'BinaryExpression' && lastChild?.prevSibling?.name === 'as')
  );
}

/** The value of a string literal or of a template without holes. */
export function stringValue(node: SyntaxNode | null | undefined, text: string): string | undefined {
  if (!node || (node.name !== 'String' && node.name !== 'TemplateString')) return undefined;
  if (childrenOf(node).some(({ name }) => name === 'Interpolation')) return undefined;
  // A literal that is cut off by the end of the text has no end.
  if (node.to < node.from + 2) return undefined;
  const body = text.slice(node.from + 1, Math.max(node.from + 1, node.to - 1));
  if (!body.includes('\\')) return body;
  const simple: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };
  return body.replace(/\\([\s\S])/g, (_all, char: string) => simple[char] ?? char);
}

/** Texts and holes of a template string, in order; a hole is the expression in it. */
export function templateParts(node: SyntaxNode, text: string): (string | SyntaxNode)[] | undefined {
  if (node.name !== 'TemplateString') return undefined;
  const parts: (string | SyntaxNode)[] = [];
  let at = node.from + 1;
  for (const hole of node.getChildren('Interpolation')) {
    parts.push(text.slice(at, hole.from));
    const inner = childrenOf(hole).filter(({ name }) => !/^Interpolation(?:Start|End)$/.test(name));
    parts.push(inner.length === 1 ? inner[0]! : hole);
    at = hole.to;
  }
  parts.push(text.slice(at, Math.max(at, node.to - 1)));
  return parts.filter((part) => part !== '');
}

/** The first argument of a call, however many there are. */
export function firstArgument(call: SyntaxNode): SyntaxNode | undefined {
  let at = call.getChild('ArgList')?.firstChild?.nextSibling;
  while (at && /Comment$/.test(at.name)) at = at.nextSibling;
  return at && at.name !== ')' ? at : undefined;
}

/** Arguments of a call. */
export function argumentsOf(call: SyntaxNode): SyntaxNode[] {
  const list = call.getChild('ArgList');
  return list ? childrenOf(list).filter(({ name }) => !/^[(),]$/.test(name)) : [];
}

/** Properties of an object literal with a plain name: name, where it stands, value (none for `{ A }`). */
export function propertiesOf(
  object: SyntaxNode,
  text: string,
): { readonly name: string; readonly key: SyntaxNode; readonly value: SyntaxNode | undefined }[] {
  if (object.name !== 'ObjectExpression') return [];
  return object.getChildren('Property').flatMap((property) => {
    const parts = childrenOf(property);
    const [key, colon, value] = parts;
    if (!key || (key.name !== 'PropertyDefinition' && key.name !== 'String')) return [];
    const name = key.name === 'String' ? stringValue(key, text) : text.slice(key.from, key.to);
    return name === undefined ? [] : [{ name, key, value: colon?.name === ':' ? value : undefined }];
  });
}

/** A default as it stands in the code. */
export function readDefault(node: SyntaxNode, text: string): CodeDefault {
  const range = rangeOf(node);
  const words = text.slice(node.from, node.to);
  if (node.name === 'null' || words === 'null' || words === 'undefined') return { kind: 'nothing', range };
  if (node.name === 'BooleanLiteral') return { kind: 'literal', value: words, range, of: 'boolean' };
  if (node.name === 'Number' && /^[\d._]+(?:e[-+]?\d+)?$/i.test(words))
    return { kind: 'literal', value: words.replaceAll('_', ''), range, of: 'number' };
  const value = stringValue(node, text);
  return value === undefined ? { kind: 'expression', range } : { kind: 'literal', value, range };
}

/** Range inside the quotes of a string literal. */
export function stringRange({ from, to }: SyntaxNode): Range {
  return { start: from + 1, end: Math.max(from + 1, to - 1) };
}
