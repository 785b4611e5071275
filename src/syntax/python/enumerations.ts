import type { SyntaxNode } from '@lezer/common';
import type { Json, Shape } from '../code/shape.js';
import type { ClassSource } from '../code/types.js';
import { childrenOf } from './tree.js';
import { literalValue } from './values.js';

const ENUM = /(?:^|\.)(?:Str|Int)?Enum$/;

/** Whether a class is an enumeration, by the names of its bases. */
export const isEnumeration = (bases: readonly string[]): boolean => bases.some((base) => ENUM.test(base));

/** Values of the members of an enumeration's body. */
export function readMembers(body: SyntaxNode, text: string, bases: readonly string[]): (Json | undefined)[] {
  const isText = bases.some((base) => /(?:^|\.)StrEnum$/.test(base));
  return childrenOf(body).flatMap((child) => {
    if (child.name !== 'AssignStatement') return [];
    const [target, operator, value] = childrenOf(child);
    if (target?.name !== 'VariableName' || operator?.name !== 'AssignOp' || !value) return [];
    const name = text.slice(target.from, target.to);
    if (name.startsWith('_')) return [];
    if (isText && /(?:^|\.)auto\(\)$/.test(text.slice(value.from, value.to))) return [name.toLowerCase()];
    return [literalValue(value, text)];
  });
}

/** What pydantic takes for an enumeration. */
export function enumShape({ bases, members }: ClassSource): Shape {
  if (!members || members.length === 0 || members.includes(undefined)) return { kind: 'unknown' };
  const is = (pattern: RegExp) => bases.some((base) => pattern.test(base));
  const mixin = is(/(?:^|\.)IntEnum$|^int$/)
    ? 'int'
    : is(/^float$/)
      ? 'float'
      : is(/^str$|(?:^|\.)StrEnum$/)
        ? 'str'
        : undefined;
  return { kind: 'enum', values: members as Json[], ...(mixin ? { mixin } : {}) };
}
