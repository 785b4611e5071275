import type { Shape } from '../shape.js';
import { parsePythonJson } from './python-json.js';
import {
  checkLength,
  validateBoolean,
  validateDecimal,
  validateEnum,
  validateFormat,
  validateInteger,
  validateLiteral,
  validateNumber,
  validateString,
  validateUrl,
} from './scalars.js';
import {
  type Exactness,
  fails,
  fromJson,
  isPyDict,
  type Outcome,
  type PyValue,
  takes,
  UNKNOWN,
} from './types.js';

/**
 * What pydantic 2 makes of a value that a shape is asked for, in lax mode.
 * @param shape what the field takes
 * @param value the text of the variable, or what its JSON gave
 * @param partial fields that are absent in a nested class may come from elsewhere
 */
export function validate(shape: Shape, value: PyValue, partial = false): Outcome {
  switch (shape.kind) {
    case 'string':
      return validateString(shape, value);
    case 'integer':
      return validateInteger(shape, value);
    case 'number':
      return validateNumber(shape, value);
    case 'decimal':
      return validateDecimal(shape, value);
    case 'boolean':
      return validateBoolean(shape, value);
    case 'none':
      return value === null ? takes(null, 2) : fails('none');
    case 'any':
      return takes(value, 2);
    case 'literal':
      return validateLiteral(shape, value);
    case 'enum':
      return validateEnum(shape, value);
    case 'url':
      return validateUrl(shape, value);
    case 'format':
      return validateFormat(shape, value);
    case 'list':
    case 'set':
    case 'tuple':
      return validateItems(shape, value);
    case 'dict':
      return validateDict(shape, value);
    case 'model':
      return validateModel(shape, value, partial);
    case 'union':
      return validateUnion(shape.of, value, partial);
    case 'undecoded':
      return validate(shape.inner, value, partial);
    case 'checked': {
      const outcome = validate(shape.inner, value, partial);
      return outcome.ok ? UNKNOWN : outcome;
    }
    case 'json': {
      if (typeof value !== 'string') return fails('json');
      const json = parsePythonJson(value);
      if (json === 'too-deep') return UNKNOWN;
      return json === 'invalid' ? fails('json') : validate(shape.inner, json.value, partial);
    }
    default:
      return UNKNOWN;
  }
}

type Failure = Extract<Outcome, { ok: false }>;
const under = (key: string, failure: Failure): Failure => ({ ...failure, path: [key, ...failure.path] });

/** Puts the outcomes of parts together: one that fails decides, then one that is unknown. */
function gather(parts: readonly (readonly [string, Outcome])[]): {
  values?: PyValue[];
  exactness: Exactness;
  stop?: Outcome;
} {
  const values: PyValue[] = [];
  let exactness: Exactness = 2;
  let isTold = true;
  let stop: Outcome | undefined;
  for (const [key, part] of parts) {
    if (part.ok === false) return { exactness, stop: under(key, part) };
    if (part.ok === null) stop = UNKNOWN;
    else if (part.value === undefined) isTold = false;
    else values.push(part.value);
    if (part.ok && part.exactness < exactness) exactness = part.exactness;
  }
  return { ...(isTold ? { values } : {}), exactness, ...(stop ? { stop } : {}) };
}

const WANTED = { list: 'list', set: 'list', tuple: 'list' } as const;

function validateItems(shape: Extract<Shape, { kind: 'list' | 'set' | 'tuple' }>, value: PyValue): Outcome {
  if (!Array.isArray(value)) return fails('json-shape', WANTED[shape.kind]);
  const items = value as readonly PyValue[];
  if (shape.kind === 'tuple' && items.length !== shape.items.length)
    return fails('length', String(shape.items.length));
  const shapeAt = (i: number) => (shape.kind === 'tuple' ? shape.items[i]! : shape.items);
  const { values, exactness, stop } = gather(
    items.map((item, i) => [String(i), validate(shapeAt(i), item)] as const),
  );
  if (stop) return stop;
  const kept = shape.kind === 'set' && values ? unique(values) : values;
  const length = shape.kind === 'tuple' ? undefined : checkLength((kept ?? items).length, shape);
  if (length) return shape.kind === 'set' && !kept ? UNKNOWN : length;
  const fit = shape.kind === 'list' ? exactness : 0;
  return kept ? takes(kept, fit) : { ok: true, exactness: fit };
}

/** Members of a Python set: 1, 1.0 and True are one. */
function unique(values: readonly PyValue[]): PyValue[] {
  const seen = new Set<unknown>();
  return values.filter((value) => {
    const key = typeof value === 'string' || typeof value === 'object' ? value : Number(value);
    return !seen.has(key) && seen.add(key);
  });
}

function validateDict(shape: Extract<Shape, { kind: 'dict' }>, value: PyValue): Outcome {
  if (!isPyDict(value)) return fails('json-shape', 'dict');
  const keys = gather([...value.keys()].map((key) => [key, validate(shape.keys, key)] as const));
  if (keys.stop) return keys.stop;
  const { values, exactness, stop } = gather(
    [...value].map(([key, item]) => [key, validate(shape.values, item)] as const),
  );
  if (stop) return stop;
  const names = keys.values?.map((key) => (typeof key === 'object' ? undefined : pythonText(key)));
  if (!values || !names || names.includes(undefined)) return { ok: true, exactness };
  return takes(new Map(values.map((item, i) => [names[i]!, item])), exactness);
}

const pythonText = (key: string | number | bigint | boolean): string | undefined =>
  typeof key === 'string' || typeof key === 'bigint' ? String(key) : undefined;

function validateModel(shape: Extract<Shape, { kind: 'model' }>, value: PyValue, partial: boolean): Outcome {
  if (!isPyDict(value)) return fails('json-shape', 'dict');
  const used = new Set<string>();
  const names: string[] = [];
  let isWhole = true;
  const parts = shape.fields.map((field): readonly [string, Outcome] => {
    for (const key of field.keys) if (value.has(key)) used.add(key);
    const key = field.keys.find((one) => value.has(one));
    names.push(field.name);
    if (key !== undefined) return [field.name, validate(field.shape, value.get(key)!, partial)];
    if (field.default !== undefined) return [field.name, takes(fromJson(field.default))];
    isWhole = isWhole && field.required && !partial;
    return [
      field.name,
      field.required ? (partial ? takes(null) : fails('missing')) : { ok: true, exactness: 0 },
    ];
  });
  const surplus = [...value.keys()].find((key) => !used.has(key));
  const { values, stop } = gather(parts);
  if (stop?.ok === false) return stop;
  if (surplus !== undefined && shape.extra === 'forbid') return fails('extra');
  if (stop) return stop;
  if (!values || !isWhole || (surplus !== undefined && shape.extra === 'allow'))
    return { ok: true, exactness: 0 };
  return takes(new Map(values.map((item, i) => [names[i]!, item])));
}

/** The member that fits best; of those that fit alike, the first. */
function validateUnion(members: readonly Shape[], value: PyValue, partial: boolean): Outcome {
  let best: Extract<Outcome, { ok: true }> | undefined;
  let failure: Failure | undefined;
  let isUnknown = false;
  for (const member of members) {
    const outcome = validate(member, value, partial);
    if (outcome.ok === null) isUnknown = true;
    else if (outcome.ok === false) {
      if (!failure || member.kind !== 'none') failure ??= outcome;
    } else if (outcome.exactness === 2 && !isUnknown) return outcome;
    else if (!best || outcome.exactness > best.exactness) best = outcome;
  }
  if (isUnknown) return UNKNOWN;
  if (best) {
    // Of several classes, the one counts of which most fields are given.
    const models = members.filter(({ kind }) => kind === 'model').length;
    return models > 1 ? { ok: true, exactness: best.exactness } : best;
  }
  const real = members.find(({ kind }) => kind !== 'none');
  const only = members.length === 2 && real ? validate(real, value, partial) : undefined;
  return only?.ok === false ? only : (failure ?? fails('other'));
}
