import type { SyntaxNode } from '@lezer/common';
import { own } from '../code/own.js';
import type { CodeDefault, CodeRead } from '../code/types.js';
import { CAST_TYPES, type Library, METHODS } from './library-tables.js';
import type { ModuleNames } from './names.js';
import { type Arguments, dottedName, itemsOf, readArguments, stringValue } from './tree.js';

/** What a library makes of the text. */
export type Casting = Pick<
  CodeRead,
  'type' | 'cast' | 'items' | 'separator' | 'choices' | 'shape' | 'secret'
>;

/** Arguments of a method of environs that leave open nothing about the value. */
const PLAIN = new Set(['name', 'default', 'subcast', 'delimiter', 'metadata', 'load_default']);
/** Methods whose conversion `judgeValue` knows under the library's name. */
const JUDGED = /^(?:bool|int|float|decimal|json|list|tuple|dict|url|dj_db_url|log_level)$/;
const UNKNOWN: Casting = { type: 'unknown', cast: 'unknown' };

/** What `config("X", cast=…)` converts with; `node` is the cast. */
export function castingOf(node: SyntaxNode, library: Library, text: string, names: ModuleNames): Casting {
  if (library === 'django-environ' && node.name === 'ArrayExpression')
    return listOf('django-environ.list', itemsOf(node)[0], library, text, names);
  const name = fullName(node, text, names);
  if (name === 'decouple.Csv') return csv(node, text, names);
  if (name === 'decouple.Choices') return choices(node, text);
  if (name === 'starlette.datastructures.CommaSeparatedStrings')
    return { type: 'list', cast: 'starlette.CommaSeparatedStrings', separator: ',' };
  if (library === 'django-environ' && (name === 'list' || name === 'tuple'))
    return listOf(`django-environ.${name}`, undefined, library, text, names);
  const type = own(CAST_TYPES, name);
  if (type === undefined || node.name === 'CallExpression') return UNKNOWN;
  if (name === 'starlette.datastructures.Secret') return { type, secret: true };
  if (type === 'boolean') return { type, cast: `${library}.bool` };
  if (type === 'url') return { type, cast: 'starlette.URL' };
  if (type === 'number' && library === 'django-environ') return { type, cast: 'django-environ.float' };
  return type === 'string' || type === 'path' ? { type } : { type, cast: name! };
}

/** What `env.int("X")` converts with. */
export function methodCasting(
  method: string,
  library: Library,
  { positional, named }: Arguments,
  text: string,
  names: ModuleNames,
): Casting {
  const type = METHODS[method]!;
  const isOpen = library === 'environs' && [...named.keys()].some((key) => !PLAIN.has(key));
  if (isOpen) return { type, cast: 'unknown' };
  const cast = JUDGED.test(method) ? `${library}.${method}` : undefined;
  if (type !== 'list') return { type, ...(cast === undefined ? {} : { cast }) };
  const item =
    library === 'environs' ? (named.get('subcast') ?? positional[2]) : (named.get('cast') ?? positional[1]);
  const found = listOf(cast!, item, library, text, names);
  const delimiter = named.get('delimiter');
  if (!delimiter) return found;
  const separator = stringValue(delimiter, text);
  return separator === undefined || separator === '' ? { type, cast: 'unknown' } : { ...found, separator };
}

/** django-environ without a cast goes by the type of the default. */
export function smartCasting(chosen: CodeDefault | undefined): Casting {
  if (chosen?.kind === 'expression') return UNKNOWN;
  const of = chosen?.kind === 'literal' ? chosen.of : undefined;
  if (of === undefined) return { type: 'string' };
  if (of === 'boolean') return { type: 'boolean', cast: 'django-environ.bool' };
  return chosen?.kind === 'literal' && /^-?\d+$/.test(chosen.value)
    ? { type: 'integer', cast: 'int' }
    : { type: 'number', cast: 'django-environ.float' };
}

function listOf(
  cast: string,
  item: SyntaxNode | undefined,
  library: Library,
  text: string,
  names: ModuleNames,
): Casting {
  const list: Casting = { type: 'list', cast, separator: ',' };
  if (!item) return list;
  const name = fullName(item, text, names) ?? 'unknown';
  const isOwn = library === 'environs' && (name === 'bool' || name === 'float');
  return { ...list, items: isOwn ? `environs.${name}` : name };
}

/** `Csv(cast, delimiter, strip, post_process)`. */
function csv(node: SyntaxNode, text: string, names: ModuleNames): Casting {
  const { positional, named } = readArguments(
    node.name === 'CallExpression' ? node.lastChild : undefined,
    text,
  );
  const delimiter = named.get('delimiter') ?? positional[1];
  const separator = delimiter ? stringValue(delimiter, text) : ',';
  const after = named.get('post_process') ?? positional[3];
  const isPlain = !after || /^(?:list|tuple)$/.test(text.slice(after.from, after.to));
  // `cast=Csv` without a call makes a reader of lists out of the text, and no list.
  if (node.name !== 'CallExpression') return UNKNOWN;
  if (!separator || !isPlain || named.has('strip') || positional.length > 2)
    return { type: 'list', cast: 'unknown', ...(separator ? { separator } : {}) };
  const found = listOf('decouple.Csv', named.get('cast') ?? positional[0], 'decouple', text, names);
  return { ...found, separator };
}

/** `Choices(["a", "b"])`, of texts alone. */
function choices(node: SyntaxNode, text: string): Casting {
  const { positional, named } = readArguments(node.lastChild, text);
  const flat = named.get('flat') ?? positional[0];
  const isPlain = positional.length <= 1 && !named.has('cast') && !named.has('choices');
  const values = flat && isPlain ? itemsOf(flat).map((item) => stringValue(item, text)) : [];
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0 || known.length < values.length) return UNKNOWN;
  return { type: 'enum', choices: known, shape: { kind: 'enum', values: known } };
}

/** The full name of what an expression, or the call of it, names. */
function fullName(node: SyntaxNode, text: string, names: ModuleNames): string | undefined {
  const dotted = dottedName(node.name === 'CallExpression' ? (node.firstChild ?? node) : node, text);
  return dotted === undefined ? undefined : names.resolve(dotted);
}
