import type { Shape } from '../shape.js';
import { checkLength } from './scalars.js';
import { hasHashInAuthority } from './url-hash.js';
import { fails, type Outcome, takes, UNKNOWN } from './types.js';

/**
 * What zod makes of a text from the environment. Shapes: `integer` and `number` are coerced unless `strict` (a schema
 * `z.number()` refuses every text); `boolean` without coercion refuses as well; `words` is `z.stringbool()`.
 */
export function validateZod(shape: Shape, text: string): Outcome {
  switch (shape.kind) {
    case 'string': {
      const length = checkLength(text.length, shape);
      if (length) return length;
      return shape.pattern === undefined ? takes(text, 2) : UNKNOWN;
    }
    case 'integer':
    case 'number':
      return validateZodNumber(shape, text);
    case 'boolean':
      return shape.strict ? fails('boolean') : UNKNOWN;
    case 'literal':
    case 'enum':
      return shape.values.includes(text)
        ? takes(text, 2)
        : fails('choice', shape.values.map(String).join(', '));
    case 'url':
      return isUrl(text) ? takes(text) : fails(hasHashInAuthority(text) ? 'url-hash' : 'url');
    case 'format':
      return shape.format === 'email' && !text.includes('@') ? fails('email') : UNKNOWN;
    case 'union': {
      const outcomes = shape.of.map((member) => validateZod(member, text));
      const first = outcomes.find(({ ok }) => ok !== false);
      return first ?? outcomes[0] ?? UNKNOWN;
    }
    case 'checked': {
      const outcome = validateZod(shape.inner, text);
      return outcome.ok ? UNKNOWN : outcome;
    }
    case 'none':
      return fails('none');
    case 'any':
      return takes(text, 2);
    default:
      return UNKNOWN;
  }
}

function validateZodNumber(shape: Extract<Shape, { kind: 'integer' | 'number' }>, text: string): Outcome {
  if (shape.strict) return fails('number');
  const value = Number(text);
  if (Number.isNaN(value) || !Number.isFinite(value)) return fails('number');
  if (shape.kind === 'integer' && !Number.isSafeInteger(value)) return fails('integer');
  if (shape.ge !== undefined && value < shape.ge) return fails('minimum', `>= ${shape.ge}`);
  if (shape.gt !== undefined && value <= shape.gt) return fails('minimum', `> ${shape.gt}`);
  if (shape.le !== undefined && value > shape.le) return fails('maximum', `<= ${shape.le}`);
  if (shape.lt !== undefined && value >= shape.lt) return fails('maximum', `< ${shape.lt}`);
  if (shape.multipleOf !== undefined) return UNKNOWN;
  return takes(shape.kind === 'integer' ? BigInt(value) : value);
}

function isUrl(text: string): boolean {
  try {
    new URL(text);
    return true;
  } catch {
    return false;
  }
}
