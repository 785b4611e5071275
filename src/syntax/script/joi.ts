import type { SyntaxNode } from '@lezer/common';
import type { CodeRead, ReadType } from '../code/types.js';
import type { ScriptNames } from './bindings.js';
import { isEnvironment, keyRange, literalOf } from './literals.js';
import { argumentsOf, propertiesOf, readDefault, stringValue } from './tree.js';
import { type Chain, numberOf, readChain } from './zod-shape.js';

/** What a variable of the environment is called; a schema with other keys is for something else. */
const NAME = /^[A-Z][A-Z0-9_]*$/;
/** Methods after which code, another schema or another key decides. */
const OPEN =
  /^(?:when|custom|external|alter|fork|strict|convert|truthy|falsy|sensitive|empty|failover|raw|unsafe|replace|trim|lowercase|uppercase|case|truncate|normalize|insensitive|disallow|invalid|not|alternatives|try|alt|link|ref|conditional|multiple|precision|regex|pattern)$/;
const MOST_NODES = 120;
/** The limits that a number is held to here. */
const LIMIT = /^(?:min|max|integer|port)$/;

/**
 * The Joi schema that a call gives the environment to: `schema.validate(process.env)`, `Joi.attempt(process.env, schema)`,
 * `validationSchema` of NestJS's ConfigModule. `flag`: all are required unless they say otherwise.
 */
export function schemaOfJoi(
  node: SyntaxNode,
  text: string,
  names: ScriptNames,
): { readonly node: SyntaxNode; readonly flag: boolean } | undefined {
  const callee = node.firstChild;
  if (!callee) return undefined;
  const given = argumentsOf(node);
  const method = methodOf(callee, text);
  if (method === 'forRoot' || method === 'forRootAsync') {
    const owner = callee.firstChild;
    const isConfig = owner && text.slice(owner.from, owner.to) === 'ConfigModule';
    const options = isConfig && given[0] ? propertiesOf(given[0], text) : [];
    const property = options.find(({ name }) => name === 'validationSchema');
    return property && { node: property.value ?? property.key, flag: false };
  }
  const library = names.libraryOf(callee);
  if (library === 'joi.attempt' || library === 'joi.assert' || library === 'joi.validate')
    return isEnvironment(given[0], names) && given[1]
      ? { node: given[1], flag: isStrict(given[2], text) }
      : undefined;
  if (!/^validate(?:Async)?$/.test(method) || !isEnvironment(given[0], names) || !callee.firstChild)
    return undefined;
  return { node: callee.firstChild, flag: isStrict(given[1], text) };
}

/** The variables that an expression takes, if it is a Joi schema. */
export const readJoiSchema = (
  node: SyntaxNode,
  text: string,
  names: ScriptNames,
  isRequired: boolean,
): CodeRead[] => readSchema(joiObject(node, text, names), text, names, isRequired);

/** `{ presence: 'required' }` */
const isStrict = (options: SyntaxNode | undefined, text: string): boolean =>
  options !== undefined &&
  stringValue(propertiesOf(options, text).find(({ name }) => name === 'presence')?.value, text) ===
    'required';

const methodOf = ({ name, lastChild }: SyntaxNode, text: string): string =>
  name === 'MemberExpression' && lastChild ? text.slice(lastChild.from, lastChild.to) : '';

/** The object literals in `Joi.object({…}).keys({…}).unknown()`, also behind a name. */
function joiObject(node: SyntaxNode | null | undefined, text: string, names: ScriptNames): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let at: SyntaxNode | null | undefined = literalOf(node, text, names);
  for (let step = 0; at && step < 20; step++) {
    if (at.name !== 'CallExpression' || !at.firstChild) return [];
    const callee: SyntaxNode = at.firstChild;
    const isRoot = /^joi\.(?:object|compile)$/.test(names.libraryOf(callee) ?? '');
    const method = methodOf(callee, text);
    const literal = literalOf(argumentsOf(at)[0], text, names);
    if (literal?.name === 'ObjectExpression' && (isRoot || /^(?:keys|append)$/.test(method)))
      found.unshift(literal);
    if (isRoot) return found;
    at = callee.name === 'MemberExpression' ? literalOf(callee.firstChild, text, names) : undefined;
  }
  return [];
}

function readSchema(
  objects: readonly SyntaxNode[],
  text: string,
  names: ScriptNames,
  isRequired: boolean,
): CodeRead[] {
  const properties = objects.flatMap((object) => propertiesOf(object, text));
  return properties.flatMap(({ name, key, value }): CodeRead[] => {
    if (!NAME.test(name)) return [];
    const schema = literalOf(value ?? key, text, names);
    const chain = schema && chainOf(schema, text, names);
    const read = { name, range: keyRange(key), by: 'joi' };
    // A schema that is kept elsewhere may be anything.
    if (!chain) return [{ ...read, type: 'unknown', cast: 'unknown', required: false }];
    const given = chain.get('default')?.[0];
    const isOptional =
      chain.has('optional') || chain.has('default') || chain.has('forbidden') || chain.has('failover');
    return [
      {
        ...read,
        ...readKind(chain, text),
        ...(given ? { default: readDefault(given, text) } : {}),
        required: !isOptional && (isRequired || chain.has('required') || chain.has('exist')),
      },
    ];
  });
}

/** The methods of a chain that begins with Joi: `Joi.string()…`, or `string()…` of an import. */
function chainOf(node: SyntaxNode, text: string, names: ScriptNames): Chain | undefined {
  let at: SyntaxNode | null = node;
  for (let step = 0; at && step < MOST_NODES; step++) {
    const library = at.name === 'CallExpression' ? names.libraryOf(at.firstChild) : undefined;
    if (library?.startsWith('joi.'))
      return new Map([
        ...readChain(node, text),
        [library.slice(library.lastIndexOf('.') + 1), argumentsOf(at)],
      ]);
    at = at.name === 'CallExpression' || at.name === 'MemberExpression' ? at.firstChild : null;
  }
  return undefined;
}

type Kind = Pick<CodeRead, 'type' | 'cast' | 'choices' | 'minimum' | 'maximum' | 'shape'>;

function readKind(chain: Chain, text: string): Kind {
  const methods = [...chain.keys()];
  const isOpen = methods.some((method) => OPEN.test(method));
  const judged = (cast: string) => ({ cast: isOpen ? 'unknown' : cast });
  const listed = chain.get('valid') ?? chain.get('equal') ?? chain.get('only');
  if (listed) return readChoices(listed, chain, isOpen, text);
  if (chain.has('boolean') || chain.has('bool')) return { type: 'boolean', ...judged('joi.boolean') };
  if (chain.has('number')) return readNumber(chain, isOpen, text);
  if (chain.has('string')) {
    const type: ReadType = chain.has('uri') ? 'url' : 'string';
    // An empty text is refused unless it is allowed; what else it is held to is not judged.
    const isPlain = methods.every((method) =>
      /^(?:string|required|optional|default|description|label|example|note|exist)$/.test(method),
    );
    return { type, cast: isPlain ? 'joi.string' : 'unknown' };
  }
  return { type: 'unknown', cast: 'unknown' };
}

function readNumber(chain: Chain, isOpen: boolean, text: string): Kind {
  const isPort = chain.has('port');
  const isInteger = isPort || chain.has('integer');
  const minimum = numberOf(chain, 'min', text) ?? (isPort ? 0 : undefined);
  const maximum = numberOf(chain, 'max', text) ?? (isPort ? 65_535 : undefined);
  const others =
    /^(?:number|required|optional|default|description|label|example|note|exist|unit|messages?|error)$/;
  const isPlain = [...chain.keys()].every((method) => LIMIT.test(method) || others.test(method));
  return {
    type: isInteger ? 'integer' : 'number',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    cast: isOpen || !isPlain ? 'unknown' : isInteger ? 'joi.integer' : 'joi.number',
  };
}

function readChoices(listed: readonly SyntaxNode[], chain: Chain, isOpen: boolean, text: string): Kind {
  const items = listed.flatMap((node) =>
    node.name === 'ArrayExpression' ? node.getChildren('String') : [node],
  );
  const choices = items.map((item) => stringValue(item, text));
  const known = choices.filter((choice) => choice !== undefined);
  const type: ReadType = chain.has('number') ? 'number' : chain.has('boolean') ? 'boolean' : 'string';
  if (known.length === 0 || known.length < choices.length || type !== 'string')
    return { type, cast: 'unknown' };
  if (isOpen || chain.has('allow')) return { type: 'enum', choices: known, cast: 'unknown' };
  return { type: 'enum', choices: known, shape: { kind: 'enum', values: known } };
}
