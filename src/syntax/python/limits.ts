import type { SyntaxNode } from '@lezer/common';
import type { Shape } from '../code/shape.js';
import { readArguments } from './tree.js';

interface Limits {
  readonly ge?: number;
  readonly gt?: number;
  readonly le?: number;
  readonly lt?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly strict?: boolean;
  readonly pattern?: string;
  /** An argument that is no number, or means something of its own. */
  readonly unknown?: boolean;
}

const NUMBERS = {
  ge: 'ge',
  gt: 'gt',
  le: 'le',
  lt: 'lt',
  multiple_of: 'multipleOf',
  min_length: 'minLength',
  max_length: 'maxLength',
  min_items: 'minLength',
  max_items: 'maxLength',
} as const;

/** The limits among the arguments of `Field(…)`, `conint(…)`, `annotated_types.Ge(…)`. */
export function readLimits(call: SyntaxNode, text: string): Limits {
  if (call.name !== 'CallExpression') return {};
  const { named, open } = readArguments(call.lastChild, text);
  const limits: Record<string, number | boolean | string> = {};
  if (open) limits.unknown = true;
  for (const [key, target] of Object.entries(NUMBERS)) {
    const node = named.get(key);
    if (!node) continue;
    const words = text.slice(node.from, node.to).replaceAll('_', '');
    if (words === 'None') continue;
    const value = Number(words);
    if (words === '' || !Number.isFinite(value)) limits.unknown = true;
    else limits[target] = value;
  }
  const strict = named.get('strict');
  if (strict && text.slice(strict.from, strict.to) === 'True') limits.strict = true;
  const pattern = named.get('pattern') ?? named.get('regex');
  if (pattern) limits.pattern = text.slice(pattern.from, pattern.to);
  if (['to_lower', 'to_upper', 'strip_whitespace', 'discriminator'].some((key) => named.has(key)))
    limits.unknown = true;
  return limits;
}

const isEmpty = (limits: Limits) => Object.keys(limits).length === 0;

/** A shape with limits put on it; what limits of a union mean is not known, but of one type or None. */
export function withLimits(shape: Shape, limits: Limits): Shape {
  if (isEmpty(limits)) return shape;
  if (shape.kind === 'union') {
    const real = shape.of.filter(({ kind }) => kind !== 'none');
    if (real.length !== 1) return opaque(shape);
    return {
      kind: 'union',
      of: shape.of.map((one) => (one.kind === 'none' ? one : withLimits(one, limits))),
    };
  }
  const { ge, gt, le, lt, multipleOf, minLength, maxLength, strict, pattern, unknown } = limits;
  if (unknown) return opaque(shape);
  const given = (one: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
  switch (shape.kind) {
    case 'integer':
    case 'number':
    case 'decimal':
      if (minLength !== undefined || pattern !== undefined) return opaque(shape);
      return { ...shape, ...given({ ge, gt, le, lt, multipleOf, strict }) };
    case 'string':
      return { ...shape, ...given({ minLength, maxLength, pattern, strict }) };
    case 'boolean':
      return { ...shape, ...given({ strict }) };
    case 'list':
    case 'set':
      return { ...shape, ...given({ minLength, maxLength }) };
    default:
      return strict ? shape : opaque(shape);
  }
}

/** What is left to know of a shape whose value goes through code: whether it is decoded first. */
export function opaque(shape: Shape): Shape {
  switch (shape.kind) {
    case 'list':
    case 'set':
    case 'tuple':
    case 'dict':
    case 'model':
    case 'decoded':
      return { kind: 'decoded' };
    default:
      return { kind: 'unknown' };
  }
}
