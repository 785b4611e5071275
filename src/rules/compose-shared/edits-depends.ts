import type { Edit } from '../../core/edits.js';
import type { Fix } from '../../core/finding.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeDependency, ComposeService } from '../../syntax/compose/types.js';
import type { YamlSeq } from '../../syntax/yaml/types.js';
import {
  buildFix,
  findPlace,
  lineBreakOf,
  lineEndAt,
  lineStartAt,
  type Place,
  promise,
} from './edits-place.js';
import { at } from './service-place.js';

/** Makes a service wait until others are healthy. A list of names becomes a map: all of it, since the two do not mix. */
export function waitUntilHealthy(
  model: ComposeModel,
  service: ComposeService,
  dependency: ComposeDependency,
  healthy: ReadonlySet<string>,
): readonly Fix[] {
  const title = 'wait for service_healthy';
  const node = at(service, 'depends_on');
  if (node === undefined || node.through.length > 0 || node.flow)
    return buildFix(title, 'unsafe', undefined, []);
  const place = findPlace(model, node.file, node.range, ['services', service.name, 'depends_on']);
  if (place === undefined || place.node.flow) return buildFix(title, 'unsafe', undefined, []);
  const path = promise(place.path);
  if (place.node.kind === 'seq') {
    return buildFix(title, 'unsafe', convertList(place, place.node, healthy), [path]);
  }
  const entry = place.node.kind === 'map' ? place.node.entries.get(dependency.service) : undefined;
  if (entry?.value.kind !== 'map' || entry.value.flow || entry.value.anchor || entry.value.through)
    return buildFix(title, 'unsafe', undefined, []);
  const condition = entry.value.entries.get('condition')?.value;
  if (condition?.kind !== 'scalar' || condition.through || condition.anchor)
    return buildFix(title, 'unsafe', undefined, []);
  const edits = [{ file: place.file, ...condition.range, text: 'service_healthy' }];
  return buildFix(title, 'unsafe', edits, [`${path}.${dependency.service}.condition`]);
}

function convertList(place: Place, list: YamlSeq, healthy: ReadonlySet<string>): Edit[] | undefined {
  const { text, file } = place;
  const eol = lineBreakOf(text);
  const edits: Edit[] = [];
  const names = new Set<string>();
  for (const item of list.items) {
    if (item.kind !== 'scalar' || item.anchor || item.through || item.tag || typeof item.value !== 'string')
      return undefined;
    const name = item.value;
    // Variables in keys are not replaced, and two equal keys are refused.
    if (name.includes('$') || names.has(name) || item.source.includes('\n')) return undefined;
    names.add(name);
    const start = lineStartAt(text, item.range.start);
    const lead = /^( *)-[ \t]+$/.exec(text.slice(start, item.range.start));
    if (
      lead === null ||
      !/^[ \t]*(?:#.*)?$/.test(text.slice(item.range.end, lineEndAt(text, item.range.end)))
    )
      return undefined;
    // Entries of a map stand deeper than their key; items of a list need not.
    const key = text.slice(lineStartAt(text, list.range.start), list.range.start);
    const indent = ' '.repeat(lead[1]!.length + (parentColumn(place) === lead[1]!.length ? 2 : 0));
    if (key.trim() !== '' && key.trim() !== '-') return undefined;
    const condition = healthy.has(name) ? 'service_healthy' : 'service_started';
    edits.push({ file, start, end: item.range.end, text: `${indent}${item.source}:` });
    const end = lineEndAt(text, item.range.end);
    edits.push({ file, start: end, end, text: `${eol}${indent}  condition: ${condition}` });
  }
  return edits;
}

/** The column of `depends_on`. */
function parentColumn({ parent, text }: Place): number {
  const entry = parent?.kind === 'map' ? parent.entries.get('depends_on') : undefined;
  return entry === undefined ? -1 : entry.keyRange.start - lineStartAt(text, entry.keyRange.start);
}
