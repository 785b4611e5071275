import type { SyntaxNode, Tree } from '@lezer/common';
import type { CodeDefault, CodeRead, ReadType } from '../code/types.js';
import {
  argumentsOf,
  childrenOf,
  dottedName,
  propertiesOf,
  rangeOf,
  readDefault,
  stringValue,
} from './tree.js';

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

/** Schemas that are given the environment: zod (`.parse(process.env)`), t3-env, envalid. */
export function readSchemas(tree: Tree, text: string): CodeRead[] {
  const reads: CodeRead[] = [];
  const objects = new Map<string, SyntaxNode>();
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === 'VariableDeclaration') {
        const object = findZodObject(
          childrenOf(node).at(-1)?.name === ';' ? childrenOf(node).at(-2) : childrenOf(node).at(-1),
          text,
        );
        const target = node.getChild('VariableDefinition');
        if (object && target) objects.set(text.slice(target.from, target.to), object);
      }
      if (name !== 'CallExpression' || !node.firstChild) return;
      const args = argumentsOf(node);
      const callee = dottedName(node.firstChild, text) ?? '';
      if (/(?:^|\.)createEnv$/.test(callee) && args[0]) {
        for (const part of propertiesOf(args[0], text)) {
          if (/^(?:server|client|shared)$/.test(part.name) && part.value)
            reads.push(...readZod(part.value, text, 't3-env'));
        }
      } else if (/(?:^|\.)cleanEnv$/.test(callee) && args[1]) reads.push(...readEnvalid(args[1], text));
      else if (isParse(node.firstChild, text) && args[0] && isEnvironment(args[0], text)) {
        const owner = node.firstChild.firstChild;
        const known =
          owner?.name === 'VariableName'
            ? objects.get(text.slice(owner.from, owner.to))
            : findZodObject(owner ?? undefined, text);
        if (known) reads.push(...readZod(known, text, 'zod'));
      }
    },
  });
  return reads;
}

function isParse(callee: SyntaxNode, text: string): boolean {
  const last = callee.name === 'MemberExpression' ? callee.lastChild : null;
  return (
    last?.name === 'PropertyName' && /^(?:safeParse|parse)(?:Async)?$/.test(text.slice(last.from, last.to))
  );
}

const isEnvironment = (node: SyntaxNode, text: string) =>
  /^(?:process\.env|import\.meta\.env|Bun\.env)$/.test(dottedName(node, text) ?? '');

/** The object literal in `z.object({…})`, also behind `.extend`-like calls. */
function findZodObject(node: SyntaxNode | undefined, text: string): SyntaxNode | undefined {
  let at: SyntaxNode | null | undefined = node;
  for (let step = 0; at && step < 20; step++) {
    if (at.name !== 'CallExpression') return undefined;
    const callee: SyntaxNode | null = at.firstChild;
    if (callee && /^(?:z|zod)\.(?:object|strictObject|looseObject)$/.test(dottedName(callee, text) ?? '')) {
      return argumentsOf(at)[0];
    }
    at = callee?.name === 'MemberExpression' ? callee.firstChild : null;
  }
  return undefined;
}

function readZod(object: SyntaxNode, text: string, by: string): CodeRead[] {
  return propertiesOf(object, text).flatMap(({ name, key, value }) => {
    if (!value) return [];
    const chain = readChain(value, text);
    const type = zodType(chain);
    const fallback = chain.get('default') ?? chain.get('catch');
    const given = fallback?.[0];
    const chosen: CodeDefault | undefined = given && readDefault(given, text);
    const bound = (method: string) => {
      const node = chain.get(method)?.[0];
      const number = node ? Number(text.slice(node.from, node.to)) : Number.NaN;
      return Number.isFinite(number) && (type === 'integer' || type === 'number') ? number : undefined;
    };
    const [minimum, maximum] = [bound('min'), bound('max')];
    const list = chain.get('enum')?.[0];
    const choices =
      list?.name === 'ArrayExpression'
        ? childrenOf(list).flatMap((item) => stringValue(item, text) ?? [])
        : [];
    const optional = ['optional', 'nullish', 'default', 'catch'].some((method) => chain.has(method));
    return [
      {
        name,
        range: rangeOf(key),
        by,
        type,
        ...(choices.length > 0 ? { choices } : {}),
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
        ...(chosen ? { default: chosen } : {}),
        required: !optional,
      },
    ];
  });
}

/** Methods of a chain with their arguments: `z.coerce.number().min(1)`. */
function readChain(node: SyntaxNode, text: string): ReadonlyMap<string, readonly SyntaxNode[]> {
  const methods = new Map<string, readonly SyntaxNode[]>();
  let at: SyntaxNode | null = node;
  let given: readonly SyntaxNode[] = [];
  for (let step = 0; at && step < 60; step++) {
    if (at.name === 'CallExpression') {
      given = argumentsOf(at);
      at = at.firstChild;
    } else if (at.name === 'MemberExpression' && at.lastChild?.name === 'PropertyName') {
      methods.set(text.slice(at.lastChild.from, at.lastChild.to), given);
      given = [];
      at = at.firstChild;
    } else break;
  }
  return methods;
}

function zodType(chain: ReadonlyMap<string, unknown>): ReadType {
  if (['transform', 'pipe', 'refine', 'preprocess', 'union'].some((method) => chain.has(method)))
    return 'unknown';
  if (chain.has('enum')) return 'enum';
  if (chain.has('int')) return 'integer';
  if (chain.has('number')) return 'number';
  if (chain.has('stringbool')) return 'boolean';
  // z.coerce.boolean() makes true of any text but the empty one.
  if (chain.has('boolean')) return 'unknown';
  if (chain.has('url')) return 'url';
  return chain.has('string') ? 'string' : 'unknown';
}

function readEnvalid(object: SyntaxNode, text: string): CodeRead[] {
  return propertiesOf(object, text).flatMap(({ name, key, value }) => {
    if (value?.name !== 'CallExpression' || !value.firstChild) return [];
    const validator = (dottedName(value.firstChild, text) ?? '').replace(/^.*\./, '');
    const [options] = argumentsOf(value);
    const properties = options ? propertiesOf(options, text) : [];
    const given = properties.find(
      (property) => property.name === 'default' || property.name === 'devDefault',
    )?.value;
    const list = properties.find((property) => property.name === 'choices')?.value;
    const choices =
      list?.name === 'ArrayExpression'
        ? childrenOf(list).flatMap((item) => stringValue(item, text) ?? [])
        : [];
    const isDefault = properties.some((property) => property.name === 'default');
    return [
      {
        name,
        range: rangeOf(key),
        by: 'envalid',
        type: choices.length > 0 ? ('enum' as const) : (ENVALID[validator] ?? 'unknown'),
        ...(choices.length > 0 ? { choices } : {}),
        ...(given ? { default: readDefault(given, text) } : {}),
        required: !isDefault,
      },
    ];
  });
}
