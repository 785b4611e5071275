import type { SyntaxNode } from '@lezer/common';
import { summarize } from '../code/summarize.js';
import type { CodeRead, ReadType } from '../code/types.js';
import type { ScriptNames } from './bindings.js';
import { readJoiSchema, schemaOfJoi } from './joi.js';
import { isEnvironment, keyRange, literalOf } from './literals.js';
import { argumentsOf, childrenOf, dottedName, propertiesOf, readDefault, stringValue } from './tree.js';
import { readZodSchema } from './zod-shape.js';

/** A schema of the environment that another module defines. */
export interface SchemaElsewhere {
  readonly module: string;
  /** Its name there, then properties. */
  readonly path: readonly string[];
  readonly kind: 'zod' | 't3-env' | 'envalid' | 'joi';
  /** An empty text counts as unset (t3-env); all are required unless they say otherwise (Joi). */
  readonly flag: boolean;
}

/** What is given the environment by a call: an expression of this file, with the kind of schema that it is. */
export interface SchemaUse {
  readonly node: SyntaxNode;
  readonly kind: SchemaElsewhere['kind'];
  readonly flag: boolean;
}

/** Reads of the schemas that a call gives the environment to. */
export function readSchemas(uses: readonly SchemaUse[], text: string, names: ScriptNames): CodeRead[] {
  return uses.flatMap((use) => readSchemaNode(use, use.node, text, names));
}

/** Those of the schemas of a call that are imported. */
export function findSchemasElsewhere(
  uses: readonly SchemaUse[],
  text: string,
  names: ScriptNames,
): SchemaElsewhere[] {
  return uses.flatMap(({ node: schema, kind, flag }) => {
    // `{ schema }` is a name as well.
    const isShort = schema.name === 'PropertyDefinition';
    const path = (isShort ? text.slice(schema.from, schema.to) : (dottedName(schema, text) ?? '')).split('.');
    const imported = names.imports.get(path[0]!);
    if (!imported || names.libraryOf(schema) !== undefined) return [];
    const rest = path.slice(1);
    return [
      { module: imported.module, path: imported.name === '*' ? rest : [imported.name, ...rest], kind, flag },
    ];
  });
}

/** The variables that an expression takes, as a schema of its kind. */
export function readSchemaNode(
  { kind, flag }: Pick<SchemaElsewhere, 'kind' | 'flag'>,
  node: SyntaxNode,
  text: string,
  names: ScriptNames,
): CodeRead[] {
  if (kind === 'joi') return readJoiSchema(node, text, names, flag);
  if (kind === 'envalid') return readEnvalid(literalOf(node, text, names), text);
  const object = kind === 'zod' ? zodObject(node, text, names) : literalOf(node, text, names);
  return object ? readZod(object, text, kind, flag) : [];
}

/** The schemas of a call: zod (`.parse(process.env)`), t3-env, envalid, Joi. */
export function findSchemas(node: SyntaxNode, text: string, names: ScriptNames): readonly SchemaUse[] {
  const callee = node.firstChild;
  if (!callee) return [];
  const dotted = dottedName(callee, text) ?? '';
  const given = argumentsOf(node);
  if (/(?:^|\.)createEnv$/.test(dotted)) return schemasOfT3(given[0], text);
  if (/(?:^|\.)cleanEnv$/.test(dotted))
    return given[1] ? [{ node: given[1], kind: 'envalid', flag: false }] : [];
  const joi = schemaOfJoi(node, text, names);
  const isZod = joi === undefined && isParse(callee, text) && isEnvironment(given[0], names);
  if (joi) return [{ ...joi, kind: 'joi' }];
  return isZod && callee.firstChild ? [{ node: callee.firstChild, kind: 'zod', flag: false }] : [];
}

function isParse(callee: SyntaxNode, text: string): boolean {
  const last = callee.name === 'MemberExpression' ? callee.lastChild : null;
  return (
    last?.name === 'PropertyName' && /^(?:safeParse|parse)(?:Async)?$/.test(text.slice(last.from, last.to))
  );
}

/** The object literal in `z.object({…})`, also behind `.extend`-like calls and a name. */
function zodObject(node: SyntaxNode | null, text: string, names: ScriptNames): SyntaxNode | undefined {
  let at: SyntaxNode | null | undefined = literalOf(node, text, names);
  for (let step = 0; at && step < 20; step++) {
    if (at.name !== 'CallExpression') return undefined;
    const callee: SyntaxNode | null = at.firstChild;
    if (callee && /^(?:z|zod)\.(?:object|strictObject|looseObject)$/.test(dottedName(callee, text) ?? ''))
      return literalOf(argumentsOf(at)[0], text, names);
    at = callee?.name === 'MemberExpression' ? literalOf(callee.firstChild, text, names) : null;
  }
  return undefined;
}

function schemasOfT3(options: SyntaxNode | undefined, text: string): readonly SchemaUse[] {
  if (!options) return [];
  const parts = propertiesOf(options, text);
  const empty = parts.find(({ name }) => name === 'emptyStringAsUndefined')?.value;
  const flag = empty !== undefined && text.slice(empty.from, empty.to) === 'true';
  return parts.flatMap(({ name, key, value }): SchemaUse[] =>
    /^(?:server|client|shared)$/.test(name) ? [{ node: value ?? key, kind: 't3-env', flag }] : [],
  );
}

function readZod(object: SyntaxNode, text: string, by: string, emptyIsUnset: boolean): CodeRead[] {
  return propertiesOf(object, text).flatMap(({ name, key, value }): CodeRead[] => {
    if (!value) return [];
    const schema = readZodSchema(value, text);
    const type: ReadType = schema.cast === 'zod.stringbool' ? 'boolean' : 'unknown';
    return [
      {
        name,
        range: keyRange(key),
        by,
        ...(schema.shape ? summarize(schema.shape) : { type }),
        ...schema,
        ...(emptyIsUnset ? { emptyIsUnset } : {}),
      },
    ];
  });
}

const ENVALID: Readonly<Record<string, ReadType>> = {
  str: 'string',
  num: 'number',
  bool: 'boolean',
  url: 'url',
  port: 'integer',
  json: 'json',
  host: 'string',
  email: 'string',
};

function readEnvalid(object: SyntaxNode | undefined, text: string): CodeRead[] {
  return (object ? propertiesOf(object, text) : []).flatMap(({ name, key, value }): CodeRead[] => {
    if (value?.name !== 'CallExpression' || !value.firstChild) return [];
    const validator = (dottedName(value.firstChild, text) ?? '').replace(/^.*\./, '');
    const [options] = argumentsOf(value);
    const properties = options ? propertiesOf(options, text) : [];
    const given = (wanted: string) => properties.find((property) => property.name === wanted)?.value;
    const fallback = given('default') ?? given('devDefault');
    const list = given('choices');
    const choices =
      list?.name === 'ArrayExpression'
        ? childrenOf(list).flatMap((item) => stringValue(item, text) ?? [])
        : [];
    const isEnum = choices.length > 0 && validator === 'str';
    const type = isEnum ? 'enum' : Object.hasOwn(ENVALID, validator) ? ENVALID[validator]! : 'unknown';
    const cast = /^(?:num|bool|port|json|url)$/.test(validator) && !list ? `envalid.${validator}` : undefined;
    return [
      {
        name,
        range: keyRange(key),
        by: 'envalid',
        type,
        ...(isEnum ? { choices, shape: { kind: 'enum', values: choices } } : {}),
        ...(fallback ? { default: readDefault(fallback, text) } : {}),
        // `devDefault` helps outside of production alone; `requiredWhen` is code.
        required: given('default') === undefined && given('requiredWhen') === undefined,
        ...(cast === undefined ? {} : { cast }),
      },
    ];
  });
}
