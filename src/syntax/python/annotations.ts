import type { SyntaxNode } from '@lezer/common';
import type { ReadType } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, itemsOf, readArguments, stringValue } from './tree.js';

/** What an annotation says of a field. */
export interface Annotation {
  readonly type: ReadType;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly secret?: boolean;
  readonly optional?: boolean;
  /** Name of a class that the annotation is. */
  readonly named?: string;
}

const SIMPLE: Readonly<Record<string, Annotation>> = {
  str: { type: 'string' },
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  Any: { type: 'string' },
  Decimal: { type: 'number' },
  StrictStr: { type: 'string' },
  StrictInt: { type: 'unknown' },
  StrictBool: { type: 'unknown' },
  PositiveInt: { type: 'integer', minimum: 1 },
  NonNegativeInt: { type: 'integer', minimum: 0 },
  PositiveFloat: { type: 'number' },
  NonNegativeFloat: { type: 'number', minimum: 0 },
  SecretStr: { type: 'string', secret: true },
  SecretBytes: { type: 'string', secret: true },
  EmailStr: { type: 'string' },
  Path: { type: 'path' },
  FilePath: { type: 'path' },
  DirectoryPath: { type: 'path' },
  Json: { type: 'json' },
};
const URLS =
  /^(?:Any(?:Http|Websocket)?Url|HttpUrl|FileUrl|FtpUrl|WebsocketUrl|(?:Postgres|Cockroach|Amqp|Redis|Mongo|Kafka|Nats|MySQL|MariaDB|ClickHouse|Snowflake)Dsn)$/;
const COMPLEX =
  /^(?:list|List|set|Set|frozenset|FrozenSet|tuple|Tuple|dict|Dict|Mapping|MutableMapping|Sequence|Iterable|Collection|deque|Deque|OrderedDict|DefaultDict)$/;

/** Reads the type after the colon; `classes` are the enumerations and classes of the module. */
export function readAnnotation(node: SyntaxNode, text: string, names: ModuleNames, depth = 0): Annotation {
  const unknown: Annotation = { type: 'unknown' };
  if (depth > 8) return unknown;
  const read = (inner: SyntaxNode) => readAnnotation(inner, text, names, depth + 1);
  if (node.name === 'None') return { type: 'unknown', optional: true };
  const quoted = stringValue(node, text);
  if (quoted !== undefined) return /^\w+$/.test(quoted) ? named(quoted) : unknown;
  const name = dottedName(node, text);
  if (name !== undefined) return named(names.resolve(name));
  if (node.name === 'BinaryExpression') return unite(unionParts(node).map(read));
  if (node.name === 'CallExpression') return readConstrained(node, text, names) ?? unknown;
  const [head, bracket, ...rest] = childrenOf(node);
  const generic = head && bracket?.name === '[' ? dottedName(head, text) : undefined;
  if (node.name !== 'MemberExpression' || generic === undefined) return unknown;
  const items = rest
    .flatMap((child) => (child.name === 'TupleExpression' ? itemsOf(child) : [child]))
    .filter(({ name: kind }) => kind !== ',' && kind !== ']');
  const base = lastPart(names.resolve(generic));
  if (base === 'Optional') return { ...(items[0] ? read(items[0]) : unknown), optional: true };
  if (base === 'Union') return unite(items.map(read));
  if (base === 'Literal') return readLiteral(items, text);
  if (base === 'Annotated') return readAnnotated(items, text, names, read);
  if (base === 'ClassVar') return { type: 'unknown', named: 'ClassVar' };
  return COMPLEX.test(base) ? { type: 'json' } : base === 'Json' ? { type: 'json' } : unknown;
}

function named(full: string): Annotation {
  const name = lastPart(full);
  if (URLS.test(name)) return { type: 'url' };
  if (COMPLEX.test(name)) return { type: 'json' };
  return SIMPLE[name] ?? { type: 'unknown', named: name };
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

/** A union of one type and None is that type; of several, whatever fits one of them. */
function unite(parts: readonly Annotation[]): Annotation {
  const real = parts.filter(
    (part) => part.type !== 'unknown' || part.optional !== true || part.named !== undefined,
  );
  const optional = real.length < parts.length || parts.some((part) => part.optional);
  const [first] = real;
  if (real.length === 1 && first) return optional ? { ...first, optional } : first;
  const secret = real.some((part) => part.secret);
  const type = real.some((part) => part.type === 'string') ? 'string' : 'unknown';
  return { type, ...(secret ? { secret } : {}), ...(optional ? { optional } : {}) };
}

function readLiteral(items: readonly SyntaxNode[], text: string): Annotation {
  const choices = items.map((item) => stringValue(item, text));
  return choices.includes(undefined) ? { type: 'unknown' } : { type: 'enum', choices: choices as string[] };
}

function readAnnotated(
  items: readonly SyntaxNode[],
  text: string,
  names: ModuleNames,
  read: (node: SyntaxNode) => Annotation,
): Annotation {
  const [first, ...extras] = items;
  let annotation: Annotation = first ? read(first) : { type: 'unknown' };
  for (const extra of extras) {
    const name =
      dottedName(extra.name === 'CallExpression' ? (extra.firstChild ?? extra) : extra, text) ?? '';
    const last = lastPart(names.resolve(name));
    // NoDecode hands the text over as it is; BeforeValidator may make anything of it.
    if (last === 'NoDecode' || /Validator$/.test(last)) annotation = { type: 'unknown' };
    else annotation = { ...annotation, ...readBounds(extra, text) };
  }
  return annotation;
}

/** `conint(ge=1)`, `constr(…)`. */
function readConstrained(node: SyntaxNode, text: string, names: ModuleNames): Annotation | undefined {
  const name = node.firstChild ? lastPart(names.resolve(dottedName(node.firstChild, text) ?? '')) : '';
  const type = {
    conint: 'integer',
    confloat: 'number',
    condecimal: 'number',
    constr: 'string',
    conlist: 'json',
    conset: 'json',
  }[name];
  return type === undefined ? undefined : { type: type as ReadType, ...readBounds(node, text) };
}

/** `ge`, `gt`, `le`, `lt` of a call, as bounds of whole numbers. */
export function readBounds(call: SyntaxNode, text: string): { minimum?: number; maximum?: number } {
  if (call.name !== 'CallExpression') return {};
  const { named: given } = readArguments(call.lastChild, text);
  const number = (key: string) => {
    const node = given.get(key);
    const value = node ? Number(text.slice(node.from, node.to).replaceAll('_', '')) : Number.NaN;
    return Number.isFinite(value) ? value : undefined;
  };
  const [ge, gt, le, lt] = [number('ge'), number('gt'), number('le'), number('lt')];
  const minimum = ge ?? (gt === undefined ? undefined : gt + 1);
  const maximum = le ?? (lt === undefined ? undefined : lt - 1);
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}
