import type { SyntaxNode, Tree } from '@lezer/common';
import type { CodeDefault, CodeRead, DynamicRead, ReadType } from '../code/types.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, formatPrefix, rangeOf, readArguments, stringRange } from './tree.js';
import { readDefault, stringOf } from './values.js';

type Library = 'decouple' | 'environs' | 'django-environ' | 'starlette';

const MAKERS: Readonly<Record<string, Library>> = {
  'decouple.Config': 'decouple',
  'decouple.AutoConfig': 'decouple',
  'environs.Env': 'environs',
  'environs.EnvBase': 'environs',
  'environ.Env': 'django-environ',
  'environ.FileAwareEnv': 'django-environ',
  'starlette.config.Config': 'starlette',
};

const METHODS: Readonly<Record<string, ReadType>> = {
  str: 'string',
  int: 'integer',
  float: 'number',
  decimal: 'number',
  bool: 'boolean',
  list: 'list',
  tuple: 'list',
  json: 'json',
  dict: 'unknown',
  url: 'url',
  path: 'path',
  db: 'url',
  db_url: 'url',
  dj_db_url: 'url',
  cache: 'url',
  cache_url: 'url',
  date: 'unknown',
  datetime: 'unknown',
  timedelta: 'unknown',
  uuid: 'unknown',
  enum: 'unknown',
  log_level: 'unknown',
};

const CASTS: Readonly<Record<string, ReadType>> = {
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  str: 'string',
  'decouple.Csv': 'list',
  'starlette.datastructures.URL': 'url',
  'starlette.datastructures.CommaSeparatedStrings': 'list',
  'pathlib.Path': 'path',
};

/** Reads through python-decouple, environs, django-environ and Starlette's Config. */
export function readConfigLibraries(
  tree: Tree,
  text: string,
  names: ModuleNames,
): { reads: CodeRead[]; dynamic: DynamicRead[] } {
  const reads: CodeRead[] = [];
  const dynamic: DynamicRead[] = [];
  const libraries = findInstances(tree, text, names);
  if (names.imported.has('decouple.config')) libraries.set('decouple.config', 'decouple');
  if (libraries.size === 0) return { reads, dynamic };
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'CallExpression' || !node.firstChild) return;
      const callee = dottedName(node.firstChild, text);
      if (callee === undefined) return;
      const full = names.resolve(callee);
      const direct = libraries.get(full);
      const dot = full.lastIndexOf('.');
      const owner = direct ?? libraries.get(full.slice(0, dot));
      const method = direct ? '' : full.slice(dot + 1);
      if (
        !owner ||
        (method !== '' && (owner === 'decouple' || owner === 'starlette' || !Object.hasOwn(METHODS, method)))
      )
        return;
      const { positional, named } = readArguments(node.lastChild, text);
      const key =
        positional[0] ?? named.get('name') ?? named.get('key') ?? named.get('option') ?? named.get('var');
      if (!key) return;
      const variable = stringOf(key, text, names);
      if (variable === undefined) {
        const prefix = formatPrefix(key, text);
        dynamic.push({ range: rangeOf(key), by: owner, ...(prefix === undefined ? {} : { prefix }) });
        return;
      }
      const given = named.get('default') ?? defaultArgument(owner, method, positional);
      const chosen: CodeDefault | undefined = given && readDefault(given, text, names);
      const type =
        method === ''
          ? castOf(named.get('cast') ?? (owner === 'starlette' ? positional[1] : undefined), text, names)
          : METHODS[method]!;
      reads.push({
        name: variable,
        range: stringRange(key, text),
        by: owner,
        type,
        ...(type === 'list' ? { separator: ',' } : {}),
        ...(chosen ? { default: chosen } : {}),
        required: chosen === undefined,
      });
    },
  });
  return { reads, dynamic };
}

function defaultArgument(
  library: Library,
  method: string,
  positional: readonly SyntaxNode[],
): SyntaxNode | undefined {
  if (library === 'starlette') return positional[2];
  if (library === 'django-environ' && method === '') return undefined;
  return positional[1];
}

function castOf(node: SyntaxNode | undefined, text: string, names: ModuleNames): ReadType {
  if (!node) return 'string';
  const name = dottedName(node.name === 'CallExpression' ? (node.firstChild ?? node) : node, text);
  return (name === undefined ? undefined : CASTS[names.resolve(name)]) ?? 'unknown';
}

/** Variables that hold an instance of a library's class: `env = Env()`. */
function findInstances(tree: Tree, text: string, names: ModuleNames): Map<string, Library> {
  const found = new Map<string, Library>();
  if (![...names.imported].some((name) => /^(?:decouple|environs|environ|starlette)\b/.test(name)))
    return found;
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'AssignStatement') return;
      const [target, ...rest] = childrenOf(node);
      const call = rest.at(-1);
      if (target?.name !== 'VariableName' || call?.name !== 'CallExpression' || !call.firstChild) return;
      const maker = dottedName(call.firstChild, text);
      const library = maker === undefined ? undefined : MAKERS[names.resolve(maker)];
      if (library) found.set(text.slice(target.from, target.to), library);
    },
  });
  return found;
}
