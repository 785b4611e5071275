import { readBoolean, readFloat } from '../casts.js';
import { problemAt } from '../load/state.js';
import { keyRangeOf } from '../tree.js';
import type { ComposeProblem, ComposeProblemCode, ComposeScalar, ProblemArgs } from '../types.js';
import { parseBytes } from '../values/bytes.js';
import { parseDuration } from '../values/duration.js';
import { fitsTypes, humanType, kindOf } from './kinds.js';
import { suggestWord } from './suggest.js';
import type { Reading, ScalarShape } from './types.js';

type Path = readonly (string | number)[];

/** Compares a scalar with its shape: type, words, pattern, bounds, and what Compose reads out of it. */
export function checkScalar(
  node: ComposeScalar,
  shape: ScalarShape,
  path: Path,
  problems: ComposeProblem[],
): void {
  const { value } = node;
  const where = path.join('.');
  const report = (code: ComposeProblemCode, args: ProblemArgs, says: string) => {
    const range = node.range.start === node.range.end ? keyRangeOf(node) : node.range;
    problems.push(problemAt(code, path, node, { args, says }, range));
  };
  if (!fitsTypes(node, shape)) {
    const args = { expected: shape.types, got: kindOf(node) };
    report('shape/type', args, `${where} must be a ${humanType(shape.types)}`);
  } else if (typeof value === 'number') {
    const { minimum, maximum } = shape;
    if (minimum !== undefined && value < minimum) {
      report('shape/range', { minimum }, `${where} must be greater than or equal to ${minimum}`);
    } else if (maximum !== undefined && value > maximum) {
      report('shape/range', { maximum }, `${where} must be less than or equal to ${maximum}`);
    } else if (shape.reading !== undefined && !readsNumber(value, shape.reading)) {
      report('value/number', { minimum: 0 }, `${where}: cannot be negative`);
    }
  } else if (typeof value === 'string') {
    if (shape.words !== undefined && !shape.words.includes(value)) {
      const didYouMean = suggestWord(value, shape.words);
      const args = { expected: shape.words, ...(didYouMean === undefined ? {} : { didYouMean }) };
      report(
        'shape/enum',
        args,
        `${where} value must be one of ${shape.words.map((word) => `'${word}'`).join(', ')}`,
      );
    } else if (shape.pattern !== undefined && !shape.pattern.test(value)) {
      report(
        'shape/pattern',
        { pattern: shape.pattern.source },
        `${where} does not match pattern '${shape.pattern.source}'`,
      );
    } else if (shape.reading !== undefined && !readsText(value, shape.reading)) {
      report(codeOf[shape.reading], { expected: shape.reading }, `${where}: ${saysOf[shape.reading]}`);
    }
  }
}

function readsNumber(value: number, reading: Reading): boolean {
  return reading !== 'unsigned' || value >= 0;
}

function readsText(text: string, reading: Reading): boolean {
  switch (reading) {
    case 'duration':
      return parseDuration(text) !== undefined;
    case 'bytes':
      return parseBytes(text) !== undefined;
    case 'boolean':
      return readBoolean(text) !== undefined;
    case 'integer':
      return /^[-+]?[0-9]+$/.test(text);
    case 'unsigned':
      return /^\+?[0-9]+$/.test(text);
    case 'float':
      return readFloat(text) !== undefined;
    case 'octal':
      return /^[-+]?[0-7]+$/.test(text);
    case 'device-count':
      return text.toLowerCase() === 'all' || /^[-+]?[0-9]+$/.test(text);
    case 'not-blank':
      return text !== '';
    case 'number-only':
      return false;
  }
}

const codeOf: Readonly<Record<Reading, ComposeProblemCode>> = {
  duration: 'value/duration',
  bytes: 'value/bytes',
  boolean: 'interpolation/cast',
  integer: 'interpolation/cast',
  unsigned: 'interpolation/cast',
  float: 'interpolation/cast',
  octal: 'interpolation/cast',
  'device-count': 'value/number',
  'not-blank': 'value/blank',
  'number-only': 'interpolation/cast',
};

const saysOf: Readonly<Record<Reading, string>> = {
  duration: 'time: invalid duration',
  bytes: 'invalid size',
  boolean: 'invalid boolean',
  integer: 'failed to cast to expected type',
  unsigned: 'failed to cast to expected type',
  float: 'failed to cast to expected type',
  octal: 'failed to cast to expected type',
  'device-count': "invalid value, the only value allowed is 'all' or a number",
  'not-blank': "value can't be blank",
  'number-only': 'failed to cast to expected type',
};
