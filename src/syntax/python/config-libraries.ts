import type { SyntaxNode } from '@lezer/common';
import { own } from '../code/own.js';
import type { CodeDefault, CodeRead, DynamicRead, ReadType } from '../code/types.js';
import { CAST_TYPES, castName, type Library, MAKERS, METHODS, READY, UNNAMED } from './library-tables.js';
import type { ModuleNames } from './names.js';
import { prefixAround } from './prefixed.js';
import { dottedName, itemsOf, rangeOf, readArguments, stringRange } from './tree.js';
import { prefixOf, readDefault, stringOf } from './values.js';

export type { Library } from './library-tables.js';

/** Reads through python-decouple, environs, django-environ and Starlette's Config. */
export interface LibraryReader {
  readonly call: (node: SyntaxNode) => void;
  readonly reads: readonly CodeRead[];
  readonly dynamic: readonly DynamicRead[];
}

/** An object that reads: its library, and the call that made it. */
interface Instance {
  readonly library: Library;
  readonly made?: SyntaxNode;
}

/** Makes a reader that is shown the calls of one file. */
export function createLibraryReader(
  text: string,
  names: ModuleNames,
  libraryOf: (full: string) => Library | undefined = () => undefined,
): LibraryReader {
  const reads: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const known = new Map<string, Instance | undefined>();
  const find = (local: string): Instance | undefined => {
    if (!known.has(local)) known.set(local, findInstance(local, text, names, libraryOf));
    return known.get(local);
  };
  return {
    reads,
    dynamic,
    call(node) {
      const callee = node.firstChild && dottedName(node.firstChild, text);
      if (!callee) return;
      const dot = callee.lastIndexOf('.');
      const direct = find(callee);
      const instance = direct ?? (dot < 0 ? undefined : find(callee.slice(0, dot)));
      if (!instance) return;
      const method = direct ? '' : callee.slice(dot + 1);
      const isPlain = instance.library === 'decouple' || instance.library === 'starlette';
      if (method !== '' && (isPlain ? method !== 'get' : !Object.hasOwn(METHODS, method))) return;
      const found = readCall(node, instance, method === 'get' && isPlain ? '' : method, text, names);
      if (found && 'name' in found) reads.push(found);
      else if (found) dynamic.push(found);
    },
  };
}

/** What a name is bound to: an object made here, one that a library brings, or one of another file. */
function findInstance(
  local: string,
  text: string,
  names: ModuleNames,
  libraryOf: (full: string) => Library | undefined,
): Instance | undefined {
  const made = names.bindings.only.get(local) ?? names.bindings.top.get(local);
  if (made) {
    const maker =
      made.name === 'CallExpression' && made.firstChild ? dottedName(made.firstChild, text) : undefined;
    const library = maker === undefined ? undefined : own(MAKERS, names.resolve(maker));
    return library && { library, made };
  }
  const full = names.resolve(local);
  const library = own(READY, full) ?? (full === local ? undefined : libraryOf(full));
  return library && { library };
}

function readCall(
  node: SyntaxNode,
  { library, made }: Instance,
  method: string,
  text: string,
  names: ModuleNames,
): CodeRead | DynamicRead | undefined {
  const { positional, named } = readArguments(node.lastChild, text);
  const key =
    positional[0] ??
    ['name', 'key', 'option', 'var'].map((word) => named.get(word)).find((one) => one !== undefined);
  const unnamed = own(UNNAMED, method);
  if (!key && (library !== 'django-environ' || unnamed === undefined)) return undefined;
  const text0 = key ? stringOf(key, text, names) : unnamed;
  const before = library === 'environs' ? prefixAround(node, text, names) : '';
  if (text0 === undefined || before === undefined) {
    const prefix = key && before !== undefined ? before + (prefixOf(key, text, names) ?? '') : '';
    return { range: rangeOf(key ?? node), by: library, ...(prefix === '' ? {} : { prefix }) };
  }
  const scheme = schemeOf(text0, library, made, text, names);
  const castNode = named.get('cast') ?? castArgument(library, method, positional);
  const type =
    method === ''
      ? castNode
        ? typeOf(castNode, text, names)
        : (scheme?.type ?? 'string')
      : METHODS[method]!;
  const given = named.get('default') ?? defaultArgument(library, method, positional);
  const chosen: CodeDefault | undefined = given ? readDefault(given, text, names) : scheme?.default;
  const cast = castName(library, type, method !== '' || castNode === undefined);
  return {
    name: before + text0,
    range: key ? stringRange(key, text) : rangeOf(node.firstChild!),
    by: library,
    type,
    ...(type === 'list' ? { separator: ',' } : {}),
    ...(chosen ? { default: chosen } : {}),
    required: chosen === undefined,
    ...(isSecret(castNode, text, names) ? { secret: true } : {}),
    ...(cast === undefined ? {} : { cast }),
  };
}

/** `environ.Env(DEBUG=(bool, False))`: type and default by the name of the variable. */
function schemeOf(
  name: string,
  library: Library,
  made: SyntaxNode | undefined,
  text: string,
  names: ModuleNames,
): { type: ReadType; default?: CodeDefault } | undefined {
  if (library !== 'django-environ' || !made) return undefined;
  const entry = readArguments(made.lastChild, text).named.get(name);
  if (!entry) return undefined;
  const [type, given] = entry.name === 'TupleExpression' ? itemsOf(entry) : [entry];
  if (!type) return undefined;
  return { type: typeOf(type, text, names), ...(given ? { default: readDefault(given, text, names) } : {}) };
}

function defaultArgument(
  library: Library,
  method: string,
  positional: readonly SyntaxNode[],
): SyntaxNode | undefined {
  if (library === 'starlette') return positional[2];
  if (library === 'django-environ' && (method === '' || /^(?:list|tuple|dict)$/.test(method)))
    return positional[2];
  return positional[1];
}

function castArgument(
  library: Library,
  method: string,
  positional: readonly SyntaxNode[],
): SyntaxNode | undefined {
  if (method !== '') return undefined;
  if (library === 'decouple') return positional[2];
  return library === 'environs' ? undefined : positional[1];
}

function typeOf(node: SyntaxNode, text: string, names: ModuleNames): ReadType {
  const name = fullName(node, text, names);
  return own(CAST_TYPES, name) ?? 'unknown';
}

const fullName = (node: SyntaxNode, text: string, names: ModuleNames): string | undefined => {
  const dotted = dottedName(node.name === 'CallExpression' ? (node.firstChild ?? node) : node, text);
  return dotted === undefined ? undefined : names.resolve(dotted);
};

const isSecret = (node: SyntaxNode | undefined, text: string, names: ModuleNames): boolean =>
  node !== undefined && fullName(node, text, names) === 'starlette.datastructures.Secret';
