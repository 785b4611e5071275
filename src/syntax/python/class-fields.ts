import type { SyntaxNode } from '@lezer/common';
import type { CodeDefault, FieldSource } from '../code/types.js';
import { summarize } from '../code/summarize.js';
import { readAnnotation } from './annotations.js';
import { readLimits, withLimits } from './limits.js';
import type { ModuleNames } from './names.js';
import { childrenOf, dottedName, itemsOf, rangeOf, readArguments } from './tree.js';
import { readDefault, stringOf } from './values.js';

/** `name: type = default`, as a field; undefined for what is none. */
export function readField(
  name: string,
  target: SyntaxNode,
  definition: SyntaxNode,
  value: SyntaxNode | undefined,
  text: string,
  names: ModuleNames,
  isVersion1: boolean,
): FieldSource | undefined {
  const typeNode = childrenOf(definition).find((child) => child.name !== ':');
  if (!typeNode || name.startsWith('_') || name === 'model_config') return undefined;
  const annotation = readAnnotation(typeNode, text, names);
  if (annotation.isClassVar) return undefined;
  const call = fieldCall(value, text, names) ?? annotation.field;
  const inner = call ? readArguments(call.lastChild, text) : undefined;
  // In `Annotated[…, Field()] = 3` the default is outside of the call.
  const isOutside = value !== undefined && call === annotation.field;
  const given = isOutside || !inner ? value : (inner.named.get('default') ?? inner.positional[0]);
  const factory = isOutside ? undefined : inner?.named.get('default_factory');
  const chosen = readChosen(given, factory, text, names);
  const limited =
    call && call !== annotation.field
      ? withLimits(annotation.shape, readLimits(call, text))
      : annotation.shape;
  // Version 1 takes None for a field whose default is None.
  const shape =
    isVersion1 && chosen?.kind === 'nothing'
      ? ({ kind: 'union', of: [limited, { kind: 'none' }] } as const)
      : limited;
  return {
    name,
    range: rangeOf(target),
    ...summarize(shape),
    ...(annotation.path ? { type: 'path' as const } : {}),
    ...(annotation.secret ? { secret: true } : {}),
    ...(chosen ? { default: chosen } : {}),
    required: chosen === undefined && !(isVersion1 && isOptional(shape)),
    aliases: inner ? readAliases(inner.named, text, names, isVersion1) : [],
    shape,
  };
}

const isOptional = (shape: NonNullable<FieldSource['shape']>) =>
  shape.kind === 'any' || (shape.kind === 'union' && shape.of.some(({ kind }) => kind === 'none'));

/** A member without annotation is a field in version 1 alone: its default says its type. */
export function readUntyped(
  name: string,
  target: SyntaxNode,
  value: SyntaxNode,
  text: string,
  names: ModuleNames,
): FieldSource | undefined {
  const call = fieldCall(value, text, names);
  const inner = call ? readArguments(call.lastChild, text) : undefined;
  const given = inner ? (inner.named.get('default') ?? inner.positional[0]) : value;
  const chosen = readChosen(given, undefined, text, names);
  if (name.startsWith('_') || chosen?.kind !== 'literal') return undefined;
  const number = chosen.value.includes('.') ? 'number' : 'integer';
  const kind = chosen.of === 'boolean' ? 'boolean' : chosen.of === 'number' ? number : 'string';
  return {
    name,
    range: rangeOf(target),
    type: kind,
    default: chosen,
    required: false,
    aliases: inner ? readAliases(inner.named, text, names, true) : [],
    shape: { kind },
  };
}

function fieldCall(value: SyntaxNode | undefined, text: string, names: ModuleNames): SyntaxNode | undefined {
  if (value?.name !== 'CallExpression' || !value.firstChild) return undefined;
  const callee = dottedName(value.firstChild, text);
  return callee !== undefined && /(?:^|\.)Field$/.test(names.resolve(callee)) ? value : undefined;
}

function readChosen(
  given: SyntaxNode | undefined,
  factory: SyntaxNode | undefined,
  text: string,
  names: ModuleNames,
): CodeDefault | undefined {
  if (factory) return { kind: 'expression', range: rangeOf(factory) };
  if (!given || text.slice(given.from, given.to) === '...') return undefined;
  const dotted = dottedName(given, text);
  // `PydanticUndefined` and its like say that there is no default.
  if (dotted !== undefined && /(?:^|\.)(?:PydanticUndefined|Undefined)$/.test(dotted)) return undefined;
  return readDefault(given, text, names);
}

/** `validation_alias` counts more than `alias`; in version 1 it is `env`. */
function readAliases(
  named: ReadonlyMap<string, SyntaxNode>,
  text: string,
  names: ModuleNames,
  isVersion1: boolean,
): string[] {
  // pydantic 2 takes no `env`: it ignores it. pydantic 1 takes it before everything else.
  const node = isVersion1 ? named.get('env') : (named.get('validation_alias') ?? named.get('alias'));
  if (!node) return [];
  const callee = node.name === 'CallExpression' && node.firstChild ? dottedName(node.firstChild, text) : '';
  const isChoice = /(?:^|\.)AliasChoices$/.test(callee ?? '');
  const items = isChoice ? readArguments(node.lastChild, text).positional : itemsOf(node);
  return items.flatMap((item) => stringOf(item, text, names) ?? []);
}
