import type { ComposeMap, ComposeNode, ComposeProblem } from '../types.js';
import { problemAt } from '../load/state.js';
import { signNode } from '../merge/equal.js';
import { keyRangeOf } from '../tree.js';
import { chooseOption, expectedOf, humanType, kindOf } from './kinds.js';
import { checkScalar } from './scalar.js';
import { suggestWord } from './suggest.js';
import type { DictionaryShape, ListShape, RecordShape, Shape } from './types.js';

type Path = readonly (string | number)[];

/** Compares a node with the shape that it should have; every difference becomes a problem. */
export function validateShape(node: ComposeNode, shape: Shape, path: Path, problems: ComposeProblem[]): void {
  if (shape.kind === 'any' || (node.kind === 'scalar' && node.value === undefined)) return;
  if (shape.kind === 'either') {
    const option = chooseOption(node, shape.options);
    if (option === undefined) reportType(node, shape, path, problems);
    else validateShape(node, option, path, problems);
  } else if (shape.kind === 'scalar') {
    if (node.kind !== 'scalar') reportType(node, shape, path, problems);
    else checkScalar(node, shape, path, problems);
  } else if (shape.kind === 'list') {
    if (node.kind === 'list') validateList(node.items, shape, path, problems);
    else reportType(node, shape, path, problems);
  } else if (node.kind !== 'map') reportType(node, shape, path, problems);
  else if (shape.kind === 'record') validateRecord(node, shape, path, problems);
  else validateDictionary(node, shape, path, problems);
}

function reportType(node: ComposeNode, shape: Shape, path: Path, problems: ComposeProblem[]): void {
  const expected = expectedOf(shape);
  const first = shape.kind === 'either' ? expectedOf(shape.options[0] ?? shape) : expected;
  const says = `${path.join('.')} must be a ${humanType(first)}`;
  problems.push(
    problemAt('shape/type', path, node, { args: { expected, got: kindOf(node) }, says }, placeOf(node)),
  );
}

/** An absent value has no letters to point at: its key has. */
function placeOf(node: ComposeNode) {
  return node.range.start === node.range.end ? keyRangeOf(node) : node.range;
}

function validateList(
  items: readonly ComposeNode[],
  shape: ListShape,
  path: Path,
  problems: ComposeProblem[],
): void {
  const seen = new Map<string, { readonly node: ComposeNode; readonly index: number }>();
  for (const [index, item] of items.entries()) {
    validateShape(item, shape.item, [...path, index], problems);
    if (!shape.unique || (item.kind === 'scalar' && item.value === undefined)) continue;
    const sign = signNode(item);
    const first = seen.get(sign);
    if (first !== undefined) {
      const says = `${path.join('.')} items at ${first.index} and ${index} are equal`;
      const related = [{ file: first.node.file, range: first.node.range }];
      problems.push(problemAt('shape/duplicate-item', [...path, index], item, { says, related }));
    } else seen.set(sign, { node: item, index });
  }
}

function validateRecord(node: ComposeMap, shape: RecordShape, path: Path, problems: ComposeProblem[]): void {
  for (const [key, entry] of node.entries) {
    const inner = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    const at = [...path, key];
    if (inner !== undefined) validateShape(entry.value, inner, at, problems);
    else if (shape.open === 'none' || (shape.open === 'extensions' && !key.startsWith('x-'))) {
      reportKey(entry, Object.keys(shape.keys), path, problems);
    }
  }
  for (const key of shape.required) {
    if (node.entries.has(key)) continue;
    const says = `${path.join('.')} missing property '${key}'`;
    problems.push(problemAt('shape/missing-key', path, node, { args: { key }, says }, keyRangeOf(node)));
  }
}

function validateDictionary(
  node: ComposeMap,
  shape: DictionaryShape,
  path: Path,
  problems: ComposeProblem[],
): void {
  for (const [key, entry] of node.entries) {
    if (shape.key === undefined || shape.key.test(key))
      validateShape(entry.value, shape.value, [...path, key], problems);
    else if (shape.closed) reportKey(entry, [], path, problems);
  }
}

function reportKey(
  entry: {
    readonly key: string;
    readonly keyRange: ComposeNode['range'];
    readonly file: string;
    readonly value: ComposeNode;
  },
  known: readonly string[],
  path: Path,
  problems: ComposeProblem[],
): void {
  const { key } = entry;
  const meant = suggestWord(key, known);
  const args = {
    key,
    ...(meant === undefined ? {} : { didYouMean: meant }),
    ...(known.length > 0 ? { known } : {}),
  };
  const where = path.length === 0 ? '' : `${path.join('.')} `;
  const says = `${where}additional properties '${key}' not allowed`;
  const at = { file: entry.file, range: entry.keyRange, through: entry.value.through };
  problems.push(problemAt('shape/unknown-key', [...path, key], at, { args, says }));
}
