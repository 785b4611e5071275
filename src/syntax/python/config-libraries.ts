import type { SyntaxNode } from '@lezer/common';
import { judgeValue } from '../code/judge/index.js';
import { own } from '../code/own.js';
import type { CodeDefault, CodeRead, DynamicRead } from '../code/types.js';
import { castingOf, methodCasting, smartCasting } from './library-casts.js';
import { type Library, MAKERS, METHODS, READY, UNNAMED } from './library-tables.js';
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
  const given = readArguments(node.lastChild, text);
  const { positional, named } = given;
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
  const fallback = named.get('default') ?? defaultArgument(library, method, positional);
  const chosen: CodeDefault | undefined = fallback ? readDefault(fallback, text, names) : scheme?.default;
  const castWith = castNode ?? scheme?.cast;
  const casting =
    method !== ''
      ? methodCasting(method, library, given, text, names)
      : castWith
        ? castingOf(castWith, library, text, names)
        : library === 'django-environ'
          ? smartCasting(chosen)
          : { type: 'string' as const };
  const read: CodeRead = {
    name: before + text0,
    range: key ? stringRange(key, text) : rangeOf(node.firstChild!),
    by: library,
    ...casting,
    ...(chosen ? { default: chosen } : {}),
    required: chosen === undefined,
  };
  return chosen && refusesDefault(read, chosen) ? { ...read, required: true } : read;
}

/** decouple and Starlette convert the default too: `int(None)` stops the program as a missing variable does. */
function refusesDefault(read: CodeRead, chosen: CodeDefault): boolean {
  const isDecouple = read.by === 'decouple';
  if (chosen.kind === 'nothing')
    return isDecouple && (read.type === 'enum' || /^(?:int|float|decouple\.bool)$/.test(read.cast ?? ''));
  if (chosen.kind !== 'literal' || (!isDecouple && read.by !== 'starlette')) return false;
  const isText = chosen.of === undefined || (isDecouple && read.type === 'boolean');
  const judged = judgeValue(read, chosen.value);
  return isText && judged.ok === false && judged.effect === 'raises';
}

/** `environ.Env(DEBUG=(bool, False))`: type and default by the name of the variable. */
function schemeOf(
  name: string,
  library: Library,
  made: SyntaxNode | undefined,
  text: string,
  names: ModuleNames,
): { cast: SyntaxNode; default?: CodeDefault } | undefined {
  if (library !== 'django-environ' || !made) return undefined;
  const entry = readArguments(made.lastChild, text).named.get(name);
  if (!entry) return undefined;
  const [type, given] = entry.name === 'TupleExpression' ? itemsOf(entry) : [entry];
  if (!type) return undefined;
  return { cast: type, ...(given ? { default: readDefault(given, text, names) } : {}) };
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
