import type { Edit } from '../../core/edits.js';
import type { ComposeModel } from '../../models/compose.js';
import type { ComposeService } from '../../syntax/compose/types.js';
import { yamlAt } from '../../syntax/yaml/query.js';
import type { YamlEntry, YamlMap } from '../../syntax/yaml/types.js';
import { isShared, lastLineEnd, lineBreakOf, lineEndAt, lineStartAt, yamlOf } from './edits-place.js';

/** An insertion, and the path of the key that it adds. */
export interface Insertion {
  readonly edit: Edit;
  readonly path: readonly string[];
}

/** Keys after which a new one reads well: values of one line near the top of a service. */
const BEFORE = ['restart', 'container_name', 'image', 'build'];

/**
 * Adds a key to a service, where the service is written as a block of its own.
 * @param lines of the new entry, without indent: `['logging:', '  driver: local']`
 */
export function insertIntoService(
  model: ComposeModel,
  service: ComposeService,
  key: string,
  lines: readonly string[],
): Insertion | undefined {
  const [origin] = service.nameOrigins;
  if (!origin || origin.through.length > 0 || service.nameOrigins.length > 1) return undefined;
  const yaml = yamlOf(model, origin.file);
  if (yaml === undefined || yaml.broken || yaml.documents.length !== 1) return undefined;
  const root = yaml.documents[0]?.root;
  const nodes = [root, yamlAt(root, 'services'), yamlAt(root, 'services', service.name)];
  const map = nodes[2];
  if (nodes.some((node) => node === undefined || isShared(node) || node.flow) || map?.kind !== 'map')
    return undefined;
  if (map.entries.has(key)) return undefined;
  const edit = insertIntoMap(yaml.text, origin.file, map, lines);
  return edit && { edit, path: ['services', service.name, key] };
}

/** Adds lines to a block map, at the indent of its own entries. */
export function insertIntoMap(
  text: string,
  file: string,
  map: YamlMap,
  lines: readonly string[],
): Edit | undefined {
  const own = [...map.entries.values()].filter(
    ({ value }) => value.through?.kind !== 'merge' || value.through.range.start === value.range.start,
  );
  const written = own.filter(({ keyRange }) => keyRange.start >= map.range.start);
  const [first] = written;
  if (!first) return undefined;
  const lineStart = lineStartAt(text, first.keyRange.start);
  const lead = text.slice(lineStart, first.keyRange.start);
  if (!/^(?: |- )*$/.test(lead)) return undefined;
  const indent = ' '.repeat(lead.length);
  const anchor =
    BEFORE.map((key) => written.find((entry) => entry.key === key && isOneLine(text, entry))).find(Boolean) ??
    written.findLast((entry) => isOneLine(text, entry));
  const at =
    anchor === undefined ? endOfBlock(text, written.at(-1)!, lead.length) : lineEndAt(text, anchor.range.end);
  const eol = lineBreakOf(text);
  return { file, start: at, end: at, text: lines.map((line) => `${eol}${indent}${line}`).join('') };
}

function isOneLine(text: string, { value, range }: YamlEntry): boolean {
  if (value.kind !== 'scalar' || value.through !== undefined || value.source === '') return false;
  return (
    value.style !== 'literal' &&
    value.style !== 'folded' &&
    !text.slice(range.start, range.end).includes('\n')
  );
}

/** The end of the last line of an entry, with the comments below it that are indented deeper than its key. */
function endOfBlock(text: string, entry: YamlEntry, column: number): number {
  let end = lastLineEnd(text, entry.range.start, entry.range.end);
  for (;;) {
    const next = text.indexOf('\n', end);
    if (next === -1) return end;
    const lineEnd = lineEndAt(text, next + 1);
    const line = text.slice(next + 1, lineEnd);
    const depth = line.search(/\S/);
    if (depth <= column || line[depth] !== '#') return end;
    end = lineEnd;
  }
}
