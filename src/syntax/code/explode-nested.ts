import { decoding } from './judge/decode.js';
import { parsePythonJson } from './judge/python-json.js';
import { isPyDict, type PyDict, type PyValue } from './judge/types.js';
import type { ModelField, Shape } from './shape.js';

type Tree = Map<string, PyValue>;

/** Values of `PREFIX__KEY__KEY` variables as one dictionary, as pydantic-settings builds it. */
export function explode(
  shape: Shape,
  prefixes: readonly string[],
  names: ReadonlyMap<string, string | null>,
  delimiter: string,
  caseSensitive: boolean,
): Tree | 'invalid' {
  const result: Tree = new Map();
  for (const [name, text] of names) {
    const prefix = prefixes.map((one) => one + delimiter).find((one) => name.startsWith(one));
    if (prefix === undefined) continue;
    const keys = name.slice(prefix.length).split(delimiter);
    const last = keys.pop()!;
    let target: Target | undefined = { shape, isField: true };
    let at: PyValue = result;
    for (const key of keys) {
      target = step(target?.shape, key, caseSensitive);
      if (!isPyDict(at)) continue;
      if (!at.has(key)) (at as Tree).set(key, new Map());
      at = at.get(key)!;
    }
    target = step(target?.shape, last, caseSensitive);
    const value = text ? decode(target, shape, text) : text;
    if (value === 'invalid-json') return 'invalid';
    if (isPyDict(at)) (at as Tree).set(last, value);
  }
  return result;
}

interface Target {
  readonly shape: Shape;
  /** A field of a class; otherwise the type of a dictionary's values. */
  readonly isField: boolean;
}

function decode(target: Target | undefined, outer: Shape, text: string): PyValue | 'invalid-json' {
  if (!target && outer.kind !== 'dict') return text;
  const how = target ? decoding(target.shape) : 'union';
  if (how !== 'yes' && how !== 'union') return text;
  const json = parsePythonJson(text);
  if (json === 'too-deep') return text;
  if (json !== 'invalid') {
    const isRawUnion = target && !target.isField && how === 'union';
    return isRawUnion && (typeof json.value !== 'object' || json.value === null) ? text : json.value;
  }
  return target?.isField && how === 'yes' ? 'invalid-json' : text;
}

/** What is under a key of a shape. */
function step(shape: Shape | undefined, key: string, caseSensitive: boolean): Target | undefined {
  if (!shape) return undefined;
  if (shape.kind === 'dict') return { shape: shape.values, isField: false };
  if (shape.kind === 'union') {
    for (const member of shape.of) {
      const found = step(member, key, caseSensitive);
      if (found) return found;
    }
    return undefined;
  }
  if (shape.kind !== 'model') return undefined;
  const fold = (name: string) => (caseSensitive ? name : name.toLowerCase());
  const field = shape.fields.find((one) => namesOf(one).some((name) => fold(name) === fold(key)));
  return field && { shape: field.shape, isField: true };
}

const namesOf = (field: ModelField): readonly string[] => [field.name, ...field.keys];

/** Keys of a nested class's dictionary as the class writes them, where the environment has no case. */
export function renameKeys(shape: Shape, value: PyDict): PyDict {
  const model = modelOf(shape);
  if (!model) return value;
  return new Map(
    [...value].map(([key, item]) => {
      for (const field of model.fields) {
        const known = field.keys.find((name) => name.toLowerCase() === key.toLowerCase());
        if (known !== undefined) return [known, isPyDict(item) ? renameKeys(field.shape, item) : item];
      }
      return [key, item];
    }),
  );
}

/** The class that a shape is, or is next to None. */
function modelOf(shape: Shape): Extract<Shape, { kind: 'model' }> | undefined {
  if (shape.kind === 'model') return shape;
  if (shape.kind !== 'union' || shape.of.length !== 2) return undefined;
  return shape.of.find((member) => member.kind === 'model');
}
