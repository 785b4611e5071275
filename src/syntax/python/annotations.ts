import type { SyntaxNode } from '@lezer/common';
import type { Json, Shape } from '../code/shape.js';
import { own } from '../code/own.js';
import { CONSTRAINED, generic, PATHS, SECRETS, TYPES } from './annotation-types.js';
import { opaque, readLimits, withLimits } from './limits.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, itemsOf, parsePython, stringValue } from './tree.js';
import { literalValue } from './values.js';

/** What an annotation says of a field. */
export interface Annotation {
  readonly shape: Shape;
  readonly secret?: boolean;
  readonly path?: boolean;
  /** It belongs to the class, not to its objects: no field. */
  readonly isClassVar?: boolean;
  /** `Field(…)` inside of `Annotated`. */
  readonly field?: SyntaxNode;
}

const UNKNOWN: Annotation = { shape: { kind: 'unknown' } };
const DEEPEST = 8;

/** Reads the type after the colon. A class is left by its name (`named`): it may be in another file. */
export function readAnnotation(node: SyntaxNode, text: string, names: ModuleNames, depth = 0): Annotation {
  if (depth > DEEPEST) return UNKNOWN;
  const read = (inner: SyntaxNode) => readAnnotation(inner, text, names, depth + 1);
  if (node.name === 'None') return { shape: { kind: 'none' } };
  if (node.name === 'ParenthesizedExpression') return itemsOf(node)[0] ? read(itemsOf(node)[0]!) : UNKNOWN;
  const quoted = stringValue(node, text);
  if (quoted !== undefined) return readQuoted(quoted, names, depth);
  const name = dottedName(node, text);
  if (name !== undefined) return readNamed(name, text, names, depth);
  if (node.name === 'BinaryExpression') return unite(unionParts(node).map(read));
  if (node.name === 'CallExpression') return readConstrained(node, text, names);
  const [head, bracket, ...rest] = childrenOf(node);
  const base = head && bracket?.name === '[' ? dottedName(head, text) : undefined;
  if (node.name !== 'MemberExpression' || base === undefined) return UNKNOWN;
  const items = rest
    .flatMap((child) => (child.name === 'TupleExpression' ? itemsOf(child) : [child]))
    .filter(({ name: kind }) => kind !== ',' && kind !== ']');
  return readGeneric(lastPart(names.resolve(base)), items, text, names, read);
}

/** A forward reference: the text is an annotation. */
function readQuoted(quoted: string, names: ModuleNames, depth: number): Annotation {
  if (quoted.length > 500) return UNKNOWN;
  const expression = parsePython(quoted).topNode.firstChild?.firstChild;
  return expression ? readAnnotation(expression, quoted, names, depth + 1) : UNKNOWN;
}

function readNamed(name: string, text: string, names: ModuleNames, depth: number): Annotation {
  const last = lastPart(names.resolve(name));
  const shape = own(TYPES, last);
  if (shape) return mark(last, shape);
  if (last === 'ClassVar') return { ...UNKNOWN, isClassVar: true };
  // `Port = Annotated[int, Field(ge=1)]` at the top of the module.
  const alias = names.bindings.top.get(name) ?? names.bindings.types.get(name);
  if (alias && alias.name !== 'CallExpression') {
    const meant = readAnnotation(alias, text, names, depth + 1);
    if (meant.shape.kind !== 'unknown') return meant;
  }
  return { shape: { kind: 'named', name: last } };
}

function mark(name: string, shape: Shape): Annotation {
  return {
    shape,
    ...(SECRETS.has(name) ? { secret: true } : {}),
    ...(PATHS.has(name) ? { path: true } : {}),
  };
}

function readGeneric(
  base: string,
  items: readonly SyntaxNode[],
  text: string,
  names: ModuleNames,
  read: (node: SyntaxNode) => Annotation,
): Annotation {
  if (base === 'Optional') return unite([...items.slice(0, 1).map(read), { shape: { kind: 'none' } }]);
  if (base === 'Union') return unite(items.map(read));
  if (base === 'Literal') return { shape: readLiteral(items, text) };
  if (base === 'Annotated') return readAnnotated(items, text, names, read);
  if (base === 'ClassVar') return { ...UNKNOWN, isClassVar: true };
  if (base === 'Final' || base === 'Required') return items[0] ? read(items[0]) : UNKNOWN;
  const isOpen = /^tuple$/i.test(base) && items.length === 2 && items[1]?.name === 'Ellipsis';
  const inner = (isOpen ? items.slice(0, 1) : items).map(read);
  const shapes = inner.map(({ shape }) => shape);
  const shape: Shape | undefined = isOpen ? { kind: 'list', items: shapes[0]! } : generic(base, shapes);
  const isSecret = base === 'Secret' || inner.some(({ secret }) => secret);
  return shape ? { shape, ...(isSecret ? { secret: true } : {}) } : UNKNOWN;
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1);

/** `a | b | c`, from the left; not recursive. */
function unionParts(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  let at: SyntaxNode | undefined = node;
  while (at?.name === 'BinaryExpression' && parts.length < 50) {
    const [left, , right]: SyntaxNode[] = childrenOf(at);
    if (right) parts.unshift(right);
    at = left;
  }
  return at ? [at, ...parts] : parts;
}

function unite(parts: readonly Annotation[]): Annotation {
  const secret = parts.some((part) => part.secret);
  const path = parts.some((part) => part.path);
  const of = parts.flatMap(({ shape }) => (shape.kind === 'union' ? shape.of : [shape]));
  return { shape: { kind: 'union', of }, ...(secret ? { secret } : {}), ...(path ? { path } : {}) };
}

function readLiteral(items: readonly SyntaxNode[], text: string): Shape {
  const values = items.map((item) => literalValue(item, text));
  return values.includes(undefined) ? { kind: 'unknown' } : { kind: 'literal', values: values as Json[] };
}

function readAnnotated(
  items: readonly SyntaxNode[],
  text: string,
  names: ModuleNames,
  read: (node: SyntaxNode) => Annotation,
): Annotation {
  const [first, ...extras] = items;
  let annotation: Annotation = first ? read(first) : UNKNOWN;
  for (const extra of extras) {
    const callee = extra.name === 'CallExpression' ? (extra.firstChild ?? extra) : extra;
    const last = lastPart(names.resolve(dottedName(callee, text) ?? ''));
    const { shape } = annotation;
    if (last === 'NoDecode') annotation = { ...annotation, shape: { kind: 'undecoded', inner: shape } };
    else if (last === 'Field')
      annotation = { ...annotation, field: extra, shape: withLimits(shape, readLimits(extra, text)) };
    else if (last === 'AfterValidator')
      annotation = { ...annotation, shape: { kind: 'checked', inner: shape } };
    else if (/Validator$|^(?:Strict|Discriminator|Tag)$/.test(last))
      annotation = { ...annotation, shape: opaque(shape) };
    else if (extra.name === 'CallExpression' && !/^(?:Doc|Description)$/.test(last))
      annotation = { ...annotation, shape: withLimits(shape, readLimits(extra, text)) };
  }
  return annotation;
}

/** `conint(ge=1)`, `constr(…)`. */
function readConstrained(node: SyntaxNode, text: string, names: ModuleNames): Annotation {
  const name = node.firstChild ? lastPart(names.resolve(dottedName(node.firstChild, text) ?? '')) : '';
  const shape = own(CONSTRAINED, name);
  return shape ? { shape: withLimits(shape, readLimits(node, text)) } : UNKNOWN;
}
