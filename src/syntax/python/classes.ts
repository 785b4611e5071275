import type { SyntaxNode } from '@lezer/common';
import type { ClassConfig, ClassSource, ClassValidator, FieldSource } from '../code/types.js';
import { readConfig, readInnerConfig, readModelConfig } from './class-config.js';
import { readField, readUntyped } from './class-fields.js';
import { isEnumeration, readMembers } from './enumerations.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, rangeOf, readArguments, stringValue } from './tree.js';

const V1 = /^pydantic\.(?:v1\.)?(?:env_settings\.)?BaseSettings$|^pydantic\.v1\./;

/** A class definition that could be settings, a part of them, or an enumeration: one with bases. */
export function readClass(node: SyntaxNode, text: string, names: ModuleNames): ClassSource | undefined {
  const parts = childrenOf(node);
  const nameNode = parts.find(({ name }) => name === 'VariableName');
  const list = parts.find(({ name }) => name === 'ArgList');
  const body = parts.find(({ name }) => name === 'Body');
  if (!nameNode || !body || !list) return undefined;
  const { positional, named } = readArguments(list, text);
  const bases = positional.flatMap((base) => {
    const dotted = dottedName(withoutArguments(base), text);
    return dotted === undefined ? [] : [names.resolve(dotted)];
  });
  const head = { name: text.slice(nameNode.from, nameNode.to), range: rangeOf(nameNode), bases };
  if (isEnumeration(bases)) {
    const members = readMembers(body, text, bases);
    return { ...head, fields: [], config: {}, isVersion1: false, members };
  }
  const isVersion1 = bases.some((base) => V1.test(base)) || usesVersion1(names);
  const { fields, config, validators } = readBody(body, text, names, isVersion1);
  return {
    ...head,
    fields,
    config: { ...readConfig(named, text, names), ...config },
    isVersion1: bases.some((base) => V1.test(base)),
    ...(validators.length > 0 ? { validators } : {}),
  };
}

const usesVersion1 = ({ imported }: ModuleNames) => [...imported].some((name) => V1.test(name));

/** `Base[int]` → `Base`. */
const withoutArguments = (base: SyntaxNode): SyntaxNode =>
  base.name === 'MemberExpression' && base.lastChild?.name === ']' ? base.firstChild! : base;

interface Body {
  readonly fields: FieldSource[];
  readonly config: ClassConfig;
  readonly validators: ClassValidator[];
}

function readBody(body: SyntaxNode, text: string, names: ModuleNames, isVersion1: boolean): Body {
  const fields: FieldSource[] = [];
  const validators: ClassValidator[] = [];
  let config: ClassConfig = {};
  for (const child of childrenOf(body)) {
    if (child.name === 'ClassDefinition') {
      const name = child.getChild('VariableName');
      if (name && text.slice(name.from, name.to) === 'Config')
        config = { ...config, ...readInnerConfig(child, text, names) };
    } else if (child.name === 'DecoratedStatement') {
      const validator = readValidator(child, text, names);
      if (validator) validators.push(validator);
      if (isOwnSources(child, text)) config = { ...config, ownSources: true };
    } else if (child.name === 'AssignStatement') {
      const found = readAssignment(child, text, names, isVersion1);
      if (found && 'range' in found) fields.push(found);
      else if (found) config = { ...config, ...found };
    }
  }
  return { fields, config, validators };
}

function readAssignment(
  statement: SyntaxNode,
  text: string,
  names: ModuleNames,
  isVersion1: boolean,
): FieldSource | ClassConfig | undefined {
  const parts = childrenOf(statement);
  const [target, second] = parts;
  if (target?.name !== 'VariableName') return undefined;
  const name = text.slice(target.from, target.to);
  const at = parts.findIndex((part) => part.name === 'AssignOp');
  const value = at < 0 ? undefined : parts[at + 1];
  if (name === 'model_config') return readModelConfig(value, text, names);
  if (second?.name === 'TypeDef') return readField(name, target, second, value, text, names, isVersion1);
  return isVersion1 && at === 1 && value ? readUntyped(name, target, value, text, names) : undefined;
}

/** `@field_validator("a", mode="before")`, `@model_validator(…)`, and those of version 1. */
function readValidator(statement: SyntaxNode, text: string, names: ModuleNames): ClassValidator | undefined {
  for (const decorator of statement.getChildren('Decorator')) {
    const list = decorator.getChild('ArgList');
    const end = list ? list.from : decorator.to;
    const name = names.resolve(text.slice(decorator.from + 1, end).trim());
    const kind = /(?:^|\.)(field_validator|validator|model_validator|root_validator)$/.exec(name)?.[1];
    if (!kind) continue;
    const { positional, named } = readArguments(list, text);
    const mode = stringValue(named.get('mode'), text);
    const pre = named.get('pre');
    const before =
      mode === undefined ? pre !== undefined && text.slice(pre.from, pre.to) === 'True' : mode !== 'after';
    const isWhole = kind.startsWith('model') || kind.startsWith('root');
    // What looks at the whole object afterwards decides nothing about a single text.
    if (isWhole && !before) return undefined;
    const fields = isWhole ? ['*'] : positional.flatMap((item) => stringValue(item, text) ?? ['*']);
    return { fields, before };
  }
  return undefined;
}

const isOwnSources = (statement: SyntaxNode, text: string): boolean => {
  const name = statement.getChild('FunctionDefinition')?.getChild('VariableName');
  return name ? text.slice(name.from, name.to) === 'settings_customise_sources' : false;
};
