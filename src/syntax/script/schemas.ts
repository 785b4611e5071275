import type { SyntaxNode } from '@lezer/common';
import { summarize } from '../code/summarize.js';
import type { CodeRead, ReadType } from '../code/types.js';
import type { ScriptNames } from './bindings.js';
import { readJoiCall } from './joi.js';
import { isEnvironment, keyRange, literalOf } from './literals.js';
import { argumentsOf, childrenOf, dottedName, propertiesOf, readDefault, stringValue } from './tree.js';
import { readZodSchema } from './zod-shape.js';

/** Reads of a call that gives the environment to a schema: zod (`.parse(process.env)`), t3-env, envalid, Joi. */
export function readSchemaCall(node: SyntaxNode, text: string, names: ScriptNames): CodeRead[] {
  const callee = node.firstChild;
  if (!callee) return [];
  const dotted = dottedName(callee, text) ?? '';
  if (/(?:^|\.)createEnv$/.test(dotted)) return readT3(argumentsOf(node)[0], text, names);
  if (/(?:^|\.)cleanEnv$/.test(dotted))
    return readEnvalid(literalOf(argumentsOf(node)[1], text, names), text);
  const joi = readJoiCall(node, text, names);
  if (joi.length > 0) return joi;
  if (!isParse(callee, text) || !isEnvironment(argumentsOf(node)[0], names)) return [];
  const object = zodObject(callee.firstChild, text, names);
  return object ? readZod(object, text, 'zod', false) : [];
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

function readT3(options: SyntaxNode | undefined, text: string, names: ScriptNames): CodeRead[] {
  if (!options) return [];
  const parts = propertiesOf(options, text);
  const flag = parts.find(({ name }) => name === 'emptyStringAsUndefined')?.value;
  const emptyIsUnset = flag !== undefined && text.slice(flag.from, flag.to) === 'true';
  return parts.flatMap(({ name, value }) => {
    const object = literalOf(value, text, names);
    return /^(?:server|client|shared)$/.test(name) && object
      ? readZod(object, text, 't3-env', emptyIsUnset)
      : [];
  });
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
        // `devDefault` helps outside of production alone.
        required: given('default') === undefined,
        ...(cast === undefined ? {} : { cast }),
      },
    ];
  });
}
