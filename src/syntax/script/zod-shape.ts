import type { SyntaxNode } from '@lezer/common';
import type { Json, Shape } from '../code/shape.js';
import { argumentsOf, childrenOf, readDefault, stringValue } from './tree.js';
import type { CodeDefault } from '../code/types.js';

/** A schema as a read has it. */
export interface ZodSchema {
  readonly shape?: Shape;
  readonly cast?: string;
  readonly default?: CodeDefault;
  readonly required: boolean;
}

/** Methods by name, with their arguments. */
export type Chain = ReadonlyMap<string, readonly SyntaxNode[]>;
const MOST_METHODS = 60;

/** What `z.coerce.number().min(1).default(3)` takes. */
export function readZodSchema(node: SyntaxNode, text: string): ZodSchema {
  const chain = readChain(node, text);
  const given = (chain.get('default') ?? chain.get('catch') ?? chain.get('prefault'))?.[0];
  const isOptional = ['optional', 'nullish', 'default', 'catch', 'prefault'].some((method) =>
    chain.has(method),
  );
  const isOpen = chain.size === 0 || ['any', 'unknown'].some((method) => chain.has(method));
  return {
    ...readType(chain, text),
    ...(given ? { default: readDefault(given, text) } : {}),
    // A schema that is kept elsewhere may well be optional.
    required: !isOptional && !isOpen && !chain.has('preprocess'),
  };
}

function readType(chain: Chain, text: string): { shape?: Shape; cast?: string } {
  if (
    ['catch', 'preprocess', 'pipe', 'or', 'and', 'union', 'custom', 'lazy', 'json'].some((method) =>
      chain.has(method),
    )
  )
    return { shape: { kind: 'unknown' } };
  if (chain.has('stringbool'))
    return { cast: chain.get('stringbool')!.length > 0 ? 'unknown' : 'zod.stringbool' };
  // z.coerce.boolean() makes true of any text but the empty one.
  if (chain.has('boolean') && chain.has('coerce')) return { cast: 'Boolean' };
  const shape = readShape(chain, text);
  const isChecked = ['transform', 'refine', 'superRefine', 'check', 'overwrite'].some((method) =>
    chain.has(method),
  );
  return { shape: isChecked ? { kind: 'checked', inner: shape } : shape };
}

/** The number that a method of a chain is given. */
export function numberOf(chain: Chain, method: string, text: string): number | undefined {
  const node = chain.get(method)?.[0];
  const value = node ? Number(text.slice(node.from, node.to).replaceAll('_', '')) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function readShape(chain: Chain, text: string): Shape {
  const number = (method: string) => numberOf(chain, method, text);
  const has = (...methods: readonly string[]) => methods.some((method) => chain.has(method));
  if (has('number', 'int', 'bigint')) {
    const limits = {
      ge: number('min') ?? number('gte') ?? (chain.has('nonnegative') ? 0 : undefined),
      gt: number('gt') ?? (chain.has('positive') ? 0 : undefined),
      le: number('max') ?? number('lte') ?? (chain.has('nonpositive') ? 0 : undefined),
      lt: number('lt') ?? (chain.has('negative') ? 0 : undefined),
      multipleOf: number('multipleOf') ?? number('step'),
    };
    const kind = has('int', 'bigint') ? 'integer' : 'number';
    return { kind, ...defined(limits), ...(chain.has('coerce') ? {} : { strict: true }) };
  }
  if (has('boolean')) return { kind: 'boolean', strict: true };
  if (has('enum')) return choices(chain.get('enum')![0], 'enum', text);
  if (has('literal')) return choices(chain.get('literal')![0], 'literal', text);
  // What the text is changed into is what is checked.
  if (has('trim', 'toLowerCase', 'toUpperCase', 'normalize')) return { kind: 'unknown' };
  if (has('url'))
    return chain
      .get('url')!
      .some(
        (node) =>
          node.name === 'ObjectExpression' && /hostname|protocol/.test(text.slice(node.from, node.to)),
      )
      ? { kind: 'unknown' }
      : { kind: 'url' };
  if (has('email')) return { kind: 'format', format: 'email' };
  if (!has('string')) return { kind: 'unknown' };
  const lengths = {
    minLength: number('min') ?? number('length') ?? (chain.has('nonempty') ? 1 : undefined),
    maxLength: number('max') ?? number('length'),
  };
  const isPlain = [...chain.keys()].every((method) =>
    /^(?:string|coerce|min|max|length|nonempty|optional|nullable|nullish|default|describe|meta|transform|refine|superRefine|prefault|readonly|brand|z|zod)$/.test(
      method,
    ),
  );
  return { kind: 'string', ...defined(lengths), ...(isPlain ? {} : { pattern: '' }) };
}

const defined = (all: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );

function choices(node: SyntaxNode | undefined, kind: 'enum' | 'literal', text: string): Shape {
  if (!node) return { kind: 'unknown' };
  const items =
    node.name === 'ArrayExpression' ? childrenOf(node).filter(({ name }) => !/^[[\],]$/.test(name)) : [node];
  const values = items.map((item): Json | undefined => {
    const words = text.slice(item.from, item.to);
    if (/^-?\d{1,15}$/.test(words)) return Number(words);
    return words === 'true' ? true : words === 'false' ? false : stringValue(item, text);
  });
  return values.length === 0 || values.includes(undefined)
    ? { kind: 'unknown' }
    : { kind, values: values as Json[] };
}

/** Methods of a chain with their arguments: `z.coerce.number().min(1)`. */
export function readChain(node: SyntaxNode, text: string): Chain {
  const methods = new Map<string, readonly SyntaxNode[]>();
  let at: SyntaxNode | null = node;
  let given: readonly SyntaxNode[] = [];
  for (let step = 0; at && step < MOST_METHODS; step++) {
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
