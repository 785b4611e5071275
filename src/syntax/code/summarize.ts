import type { Json, Shape } from './shape.js';
import type { ReadType } from './types.js';

/** The short form of a shape. */
export interface Summary {
  readonly type: ReadType;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Says in short what a shape takes, for those who show it. */
export function summarize(shape: Shape): Summary {
  switch (shape.kind) {
    case 'string':
    case 'any':
      return { type: 'string' };
    case 'integer': {
      const minimum = shape.ge ?? (shape.gt === undefined ? undefined : Math.floor(shape.gt) + 1);
      const maximum = shape.le ?? (shape.lt === undefined ? undefined : Math.ceil(shape.lt) - 1);
      return { type: 'integer', ...bounds(minimum, maximum) };
    }
    case 'number':
    case 'decimal':
      return { type: 'number', ...bounds(shape.ge, shape.le) };
    case 'boolean':
      return { type: 'boolean' };
    case 'literal':
    case 'enum':
      return texts(shape.values);
    case 'url':
      return { type: 'url' };
    case 'format':
      return { type: shape.format === 'path' ? 'path' : 'string' };
    case 'list':
    case 'set':
    case 'tuple':
    case 'dict':
    case 'model':
    case 'json':
    case 'decoded':
      return { type: 'json' };
    case 'checked':
      return summarize(shape.inner);
    case 'words':
      return { type: 'boolean' };
    case 'union': {
      const real = shape.of.filter(({ kind }) => kind !== 'none');
      if (real.length === 1) return summarize(real[0]!);
      return { type: real.some(({ kind }) => kind === 'string') ? 'string' : 'unknown' };
    }
    default:
      return { type: 'unknown' };
  }
}

const bounds = (minimum: number | undefined, maximum: number | undefined) => ({
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
});

/** Choices are what can be written into a variable: texts, and numbers as texts. */
function texts(values: readonly Json[]): Summary {
  const choices = values.map((value) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined,
  );
  return choices.includes(undefined) ? { type: 'unknown' } : { type: 'enum', choices: choices as string[] };
}
