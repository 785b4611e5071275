import type { Fix } from '../../core/finding.js';
import { resolvePlain } from '../../syntax/yaml/resolve-scalar.js';
import type { YamlScalar } from '../../syntax/yaml/types.js';
import type { StyledNode } from './edits-restyle.js';
import { buildFix, isShared, promise } from './edits-place.js';

/** Puts a scalar in double quotes. */
export function addQuotes(list: StyledNode, index: number, scalar: YamlScalar): readonly Fix[] {
  const { start, end } = scalar.range;
  const { file } = list;
  const can = canEdit(list, scalar) && scalar.style === 'plain' && !/["\\\n]/.test(scalar.source);
  const edits = [
    { file, start, end: start, text: '"' },
    { file, start: end, end, text: '"' },
  ];
  return buildFix('quote it', 'safe', can ? edits : undefined, [`text:${promise([...list.path, index])}`]);
}

/** Takes the quotes of a scalar away, where it reads the same without. */
export function dropQuotes(list: StyledNode, index: number, scalar: YamlScalar): readonly Fix[] {
  const can = canEdit(list, scalar) && readsTheSame(scalar);
  const edits = [{ file: list.file, ...scalar.range, text: String(scalar.value) }];
  return buildFix('take the quotes away', 'safe', can ? edits : undefined, [promise([...list.path, index])]);
}

function canEdit(list: StyledNode, scalar: YamlScalar): boolean {
  return list.editable && !isShared(scalar) && !scalar.flow;
}

/** https://yaml.org/spec/1.2.2/#733-plain-style */
export function readsTheSame({ style, value, source }: YamlScalar): boolean {
  if (style !== 'single' && style !== 'double') return false;
  if (typeof value !== 'string' || source.slice(1, -1) !== value) return false;
  if (!/^[A-Za-z0-9./~_$][^#\n]*$/.test(value) || /:(?:\s|$)|\s#|\s$/.test(value)) return false;
  return resolvePlain(value).value === value;
}
