import type { Edit } from '../../core/edits.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeScalar, Origin } from '../../syntax/compose/types.js';
import type { YamlScalar } from '../../syntax/yaml/types.js';
import { findPlace, type Place } from './edits-place.js';

/** A scalar that a fix may change, of one line. */
export interface ScalarPlace extends Place {
  readonly node: YamlScalar;
}

/** Finds a scalar that is written where it applies, on one line; undefined where a fix must not touch it. */
export function findScalar(model: ComposeModel, origin: Origin, service?: string): ScalarPlace | undefined {
  if (origin.through.length > 0 || origin.flow) return undefined;
  const place = findPlace(
    model,
    origin.file,
    origin.range,
    service === undefined ? [] : ['services', service],
  );
  if (place?.node.kind !== 'scalar' || place.node.flow) return undefined;
  const { style, source } = place.node;
  if (style === 'literal' || style === 'folded' || source === '' || source.includes('\n')) return undefined;
  return { ...place, node: place.node };
}

/** Puts text in front of what a scalar says; a plain one gets quotes. */
export function prefixScalar(place: ScalarPlace, prefix: string): Edit[] {
  const { file, node } = place;
  const { start, end } = node.range;
  if (node.style !== 'plain') return [{ file, start: start + 1, end: start + 1, text: prefix }];
  return [
    { file, start, end: start, text: `"${prefix}` },
    { file, start: end, end, text: '"' },
  ];
}

/** Puts text behind what a scalar says. */
export function suffixScalar(place: ScalarPlace, suffix: string): Edit[] {
  const { file, node } = place;
  const at = node.style === 'plain' ? node.range.end : node.range.end - 1;
  return [{ file, start: at, end: at, text: suffix }];
}

/** Replaces what a scalar says, in the quotes that it has. */
export function replaceScalar(place: ScalarPlace, text: string): Edit[] {
  const { file, node } = place;
  const quoted = node.style === 'plain' ? 0 : 1;
  return [{ file, start: node.range.start + quoted, end: node.range.end - quoted, text }];
}

/** Whether a fix can tell what a scalar says from how it is written: no variables, no escapes. */
export function isLiteral(node: ComposeScalar): boolean {
  return !node.text.interpolated && !node.raw.includes('$') && !node.raw.includes('\\');
}
