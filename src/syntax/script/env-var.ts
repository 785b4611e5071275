import type { SyntaxNode } from '@lezer/common';
import type { CodeDefault, CodeRead, DynamicRead, ReadType } from '../code/types.js';
import type { ScriptNames } from './bindings.js';
import { literalOf } from './literals.js';
import { argumentsOf, rangeOf, readDefault, stringRange, stringValue, templateParts } from './tree.js';

/** What the last call of a chain gives; its cast is `env-var.` and the name without `as`. */
const KINDS: Readonly<Record<string, Pick<CodeRead, 'type' | 'minimum' | 'maximum'>>> = {
  asString: { type: 'string' },
  asEmailString: { type: 'string' },
  asInt: { type: 'integer' },
  asIntPositive: { type: 'integer', minimum: 0 },
  asIntNegative: { type: 'integer', maximum: 0 },
  asPortNumber: { type: 'integer', minimum: 0, maximum: 65_535 },
  asFloat: { type: 'number' },
  asFloatPositive: { type: 'number', minimum: 0 },
  asFloatNegative: { type: 'number', maximum: 0 },
  asBool: { type: 'boolean' },
  asBoolStrict: { type: 'boolean' },
  asJson: { type: 'json' },
  asJsonArray: { type: 'json' },
  asJsonObject: { type: 'json' },
  asArray: { type: 'list' },
  asSet: { type: 'list' },
  asUrlString: { type: 'url' },
  asUrlObject: { type: 'url' },
  asRegExp: { type: 'unknown' },
};
const MOST_METHODS = 20;

/** A read of env-var: `env.get('PORT').required().asPortNumber()`. */
export function readEnvVar(
  node: SyntaxNode,
  text: string,
  names: ScriptNames,
): CodeRead | DynamicRead | undefined {
  if (names.libraryOf(node.firstChild) !== 'env-var.get') return undefined;
  const [key] = argumentsOf(node);
  if (!key) return undefined;
  const name = stringValue(literalOf(key, text, names), text);
  if (name === undefined) {
    const [prefix] = templateParts(key, text) ?? [];
    return { range: rangeOf(key), by: 'env-var', ...(typeof prefix === 'string' ? { prefix } : {}) };
  }
  const { kind, fallback, isRequired } = readMethods(node, text);
  return {
    name,
    range: key.name === 'VariableName' ? rangeOf(key) : stringRange(key),
    by: 'env-var',
    ...kind,
    ...(fallback ? { default: fallback } : {}),
    required: isRequired && fallback === undefined,
  };
}

interface Methods {
  readonly kind: Pick<CodeRead, 'type' | 'minimum' | 'maximum' | 'cast' | 'choices' | 'shape' | 'separator'>;
  readonly fallback?: CodeDefault;
  readonly isRequired: boolean;
}

/** Follows the calls after `get`, outward. */
function readMethods(get: SyntaxNode, text: string): Methods {
  let at = get;
  let fallback: CodeDefault | undefined;
  let [isRequired, isEncoded] = [false, false];
  for (let step = 0; step < MOST_METHODS; step++) {
    const member = at.parent;
    const call = member?.parent;
    const name = member?.lastChild;
    if (member?.name !== 'MemberExpression' || call?.name !== 'CallExpression' || !name) break;
    if (call.firstChild?.from !== member.from || call.firstChild.to !== member.to) break;
    const method = text.slice(name.from, name.to);
    const [given] = argumentsOf(call);
    if (method === 'default' && given) fallback = readDefault(given, text);
    else if (method === 'required') isRequired = !given || text.slice(given.from, given.to) === 'true';
    else if (method === 'convertFromBase64') isEncoded = true;
    else if (method === 'asEnum')
      return { kind: choices(given, text), ...(fallback ? { fallback } : {}), isRequired };
    else if (Object.hasOwn(KINDS, method)) {
      const kind = KINDS[method]!;
      const cast = isEncoded ? 'unknown' : `env-var.${method.slice(2)}`;
      const separator = kind.type === 'list' ? { separator: stringValue(given, text) ?? ',' } : {};
      return { kind: { ...kind, cast, ...separator }, ...(fallback ? { fallback } : {}), isRequired };
    }
    at = call;
  }
  // It is converted elsewhere, or by an accessor of the program's own.
  return { kind: { type: 'unknown', cast: 'unknown' }, ...(fallback ? { fallback } : {}), isRequired };
}

function choices(list: SyntaxNode | undefined, text: string): Methods['kind'] {
  const type: ReadType = 'enum';
  const items = list?.name === 'ArrayExpression' ? list.getChildren('String') : [];
  const known = items.flatMap((item) => stringValue(item, text) ?? []);
  const commas = list ? list.getChildren(',').length : 0;
  if (known.length === 0 || known.length < commas) return { type: 'string', cast: 'unknown' };
  return { type, choices: known, shape: { kind: 'enum', values: known } };
}
