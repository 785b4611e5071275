import type { SyntaxNode, Tree } from '@lezer/common';
import type { ClassConfig, ClassSource, CodeDefault, FieldSource } from '../code/types.js';
import { type Annotation, readAnnotation, readBounds } from './annotations.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, itemsOf, rangeOf, readArguments, stringValue } from './tree.js';
import { readDefault, stringOf } from './values.js';

const V1 = /^pydantic\.(?:v1\.)?BaseSettings$|^pydantic\.env_settings\b|^pydantic\.v1$/;

/** The class definitions of a module that could be settings: those with bases. */
export function readClasses(tree: Tree, text: string, names: ModuleNames): ClassSource[] {
  const classes: ClassSource[] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name !== 'ClassDefinition') return;
      const found = readClass(node, text, names);
      if (found) classes.push(found);
    },
  });
  return withEnumerations(classes);
}

function readClass(node: SyntaxNode, text: string, names: ModuleNames): ClassSource | undefined {
  const [, nameNode, list, ...rest] = childrenOf(node);
  const body = [list, ...rest].find((child) => child?.name === 'Body');
  if (nameNode?.name !== 'VariableName' || !body || list?.name !== 'ArgList') return undefined;
  const { positional, named } = readArguments(list, text);
  const bases = positional.flatMap((base) => {
    const dotted = dottedName(
      base.name === 'MemberExpression' && base.lastChild?.name === ']' ? base.firstChild! : base,
      text,
    );
    return dotted === undefined ? [] : [names.resolve(dotted)];
  });
  const fields: FieldSource[] = [];
  let config: ClassConfig = readConfigArguments(named, text, names);
  const isVersion1 = bases.some((base) => V1.test(base));
  for (const child of childrenOf(body)) {
    if (child.name === 'ClassDefinition') {
      const [, inner] = childrenOf(child);
      if (inner && text.slice(inner.from, inner.to) === 'Config') {
        config = { ...config, ...readInnerConfig(child, text, names) };
      }
      continue;
    }
    if (child.name !== 'AssignStatement') continue;
    const [target, second, ...more] = childrenOf(child);
    if (target?.name !== 'VariableName') continue;
    const name = text.slice(target.from, target.to);
    const value = more.at(-1);
    if (name === 'model_config' || (name === 'Config' && value)) {
      const call = second?.name === 'AssignOp' ? more.at(-1) : value;
      if (call?.name === 'CallExpression')
        config = {
          ...config,
          ...readConfigArguments(readArguments(call.lastChild, text).named, text, names),
        };
      else if (call?.name === 'DictionaryExpression')
        config = { ...config, ...readConfigArguments(readDictionary(call, text), text, names) };
    } else if (second?.name === 'TypeDef') {
      const field = readField(
        name,
        target,
        second,
        more[0]?.name === 'AssignOp' ? value : undefined,
        text,
        names,
      );
      if (field) fields.push(field);
    } else if (second?.name === 'AssignOp' && value) {
      fields.push(...readPlainMember(name, target, value, text));
    }
  }
  return {
    name: text.slice(nameNode.from, nameNode.to),
    range: rangeOf(nameNode),
    bases,
    fields,
    config,
    isVersion1,
  };
}

/** A member without annotation: only what enumerations need. */
function readPlainMember(name: string, target: SyntaxNode, value: SyntaxNode, text: string): FieldSource[] {
  const literal = stringValue(value, text);
  if (literal === undefined) return [];
  const fallback: CodeDefault = { kind: 'literal', value: literal, range: rangeOf(value) };
  return [
    {
      name,
      range: rangeOf(target),
      type: 'unknown',
      required: false,
      aliases: [],
      default: fallback,
      nested: '',
    },
  ];
}

function readField(
  name: string,
  target: SyntaxNode,
  definition: SyntaxNode,
  value: SyntaxNode | undefined,
  text: string,
  names: ModuleNames,
): FieldSource | undefined {
  const typeNode = childrenOf(definition).find((child) => child.name !== ':');
  if (!typeNode || name.startsWith('_')) return undefined;
  const annotation: Annotation = readAnnotation(typeNode, text, names);
  if (annotation.named === 'ClassVar') return undefined;
  const call = value?.name === 'CallExpression' ? value : undefined;
  const isField = call !== undefined && /(?:^|\.)Field$/.test(dottedName(call.firstChild!, text) ?? '');
  const inner = isField ? readArguments(call.lastChild, text) : undefined;
  const given = inner ? (inner.named.get('default') ?? inner.positional[0]) : value;
  const factory = inner?.named.get('default_factory');
  const isDots = given !== undefined && text.slice(given.from, given.to) === '...';
  const chosen: CodeDefault | undefined = factory
    ? { kind: 'expression', range: rangeOf(factory) }
    : given && !isDots
      ? readDefault(given, text, names)
      : undefined;
  const { named, optional: _optional, ...type } = annotation;
  return {
    name,
    range: rangeOf(target),
    ...type,
    ...(isField ? readBounds(call, text) : {}),
    ...(chosen ? { default: chosen } : {}),
    required: chosen === undefined,
    aliases: inner ? readAliases(inner.named, text, names) : [],
    ...(named === undefined ? {} : { nested: named }),
  };
}

/** `validation_alias` counts more than `alias`; in version 1 it is `env`. */
function readAliases(named: ReadonlyMap<string, SyntaxNode>, text: string, names: ModuleNames): string[] {
  // pydantic 2 takes no `env`: it ignores it.
  const isVersion1 = [...names.imported].some((name) => V1.test(name));
  const node =
    named.get('validation_alias') ?? named.get('alias') ?? (isVersion1 ? named.get('env') : undefined);
  if (!node) return [];
  const isChoice =
    node.name === 'CallExpression' && /(?:^|\.)AliasChoices$/.test(dottedName(node.firstChild!, text) ?? '');
  const items = isChoice ? readArguments(node.lastChild, text).positional : itemsOf(node);
  return items.flatMap((item) => stringOf(item, text, names) ?? []);
}

function readInnerConfig(node: SyntaxNode, text: string, names: ModuleNames): ClassConfig {
  const body = childrenOf(node).find(({ name }) => name === 'Body');
  const named = new Map<string, SyntaxNode>();
  for (const child of body ? childrenOf(body) : []) {
    const [target, operator, value] = childrenOf(child);
    if (child.name === 'AssignStatement' && operator?.name === 'AssignOp' && target && value) {
      named.set(text.slice(target.from, target.to), value);
    }
  }
  return readConfigArguments(named, text, names);
}

function readDictionary(node: SyntaxNode, text: string): Map<string, SyntaxNode> {
  const named = new Map<string, SyntaxNode>();
  const parts = childrenOf(node);
  parts.forEach((part, i) => {
    const key = part.name === ':' ? stringValue(parts[i - 1], text) : undefined;
    if (key !== undefined && parts[i + 1]) named.set(key, parts[i + 1]!);
  });
  return named;
}

function readConfigArguments(
  named: ReadonlyMap<string, SyntaxNode>,
  text: string,
  names: ModuleNames,
): ClassConfig {
  const word = (key: string) => {
    const node = named.get(key);
    return node && stringOf(node, text, names);
  };
  const flag = (key: string) => {
    const node = named.get(key);
    return node ? text.slice(node.from, node.to) === 'True' : undefined;
  };
  const files = named.get('env_file');
  const extraNode = named.get('extra');
  const extra =
    word('extra') ?? (extraNode && /\.(\w+)$/.exec(text.slice(extraNode.from, extraNode.to))?.[1]);
  const prefix = word('env_prefix');
  const delimiter = word('env_nested_delimiter');
  const caseSensitive = flag('case_sensitive');
  const byName =
    flag('populate_by_name') ?? flag('validate_by_name') ?? flag('allow_population_by_field_name');
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(caseSensitive === undefined ? {} : { caseSensitive }),
    ...(delimiter === undefined ? {} : { nestedDelimiter: delimiter }),
    ...(files ? { envFiles: itemsOf(files).flatMap((item) => stringOf(item, text, names) ?? []) } : {}),
    ...(extra === 'forbid' || extra === 'ignore' || extra === 'allow' ? { extra } : {}),
    ...(byName === undefined ? {} : { populateByName: byName }),
  };
}

/** Fields whose annotation is an enumeration of the module get its values as choices. */
function withEnumerations(classes: readonly ClassSource[]): ClassSource[] {
  const enumerations = new Map<string, string[]>();
  for (const { name, bases, fields } of classes) {
    if (!bases.some((base) => /(?:^|\.)(?:Str)?Enum$/.test(base))) continue;
    const values = fields.flatMap((field) =>
      field.default?.kind === 'literal' ? [field.default.value] : [],
    );
    if (values.length > 0) enumerations.set(name, values);
  }
  return classes
    .filter(({ name }) => !enumerations.has(name))
    .map((one) => ({
      ...one,
      fields: one.fields.flatMap((field): FieldSource[] => {
        if (field.nested === '') return [];
        const choices = field.nested === undefined ? undefined : enumerations.get(field.nested);
        if (!choices) return [field];
        const { nested: _nested, ...rest } = field;
        return [{ ...rest, type: 'enum', choices }];
      }),
    }));
}
