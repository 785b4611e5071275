import type { TextEdit } from '../core/edits.js';
import type { Range } from '../core/text.js';
import type { YamlFile, YamlNode, YamlScalar } from '../syntax/yaml/index.js';

/** A variable that a compose file sets for a container or a build. */
export interface ComposeSetting {
  readonly name: string;
  readonly nameRange: Range;
  /** The text; undefined for a name alone, and for what is no plain text. */
  readonly value: string | undefined;
  readonly valueRange: Range | undefined;
  readonly kind: 'environment' | 'args';
  readonly service: string | undefined;
  /** The map or list that it stands in: a name stands there once. */
  readonly scope: YamlNode;
  /** Path of the value, as compose promises have it. */
  readonly path: string;
  /** The whole entry, where it has its lines to itself. */
  readonly entryRange: Range | undefined;
  /** The edit that gives it another value; undefined where the writing is too special. */
  readonly write: (value: string) => TextEdit | undefined;
}

/** The settings that are written in a file itself: services, extension fields, anchors; each once. */
export function listComposeSettings({ documents, text }: YamlFile): ComposeSetting[] {
  const found: ComposeSetting[] = [];
  const visited = new Set<YamlNode>();
  const stack: { node: YamlNode; path: readonly string[] }[] = [];
  for (const { root } of documents) if (root) stack.push({ node: root, path: [] });
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, path } = next;
    if (visited.has(node) || node.kind === 'scalar' || path.length > 40) continue;
    visited.add(node);
    const kind = kindOf(path);
    if (kind && !node.through) found.push(...readSettings(node, kind, path, text));
    if (node.kind === 'map') {
      for (const { key, value } of node.entries.values()) stack.push({ node: value, path: [...path, key] });
    } else
      for (const [i, item] of node.items.entries()) stack.push({ node: item, path: [...path, String(i)] });
  }
  return found.sort((a, b) => a.nameRange.start - b.nameRange.start);
}

function kindOf(path: readonly string[]): ComposeSetting['kind'] | undefined {
  const last = path.at(-1);
  if (last === 'environment') return 'environment';
  if (last === 'args' && path.at(-2) === 'build') return 'args';
  // `x-common-env: &env` holds variables when all of its keys look like them; the caller matches exact names anyway.
  return path.length === 1 && path[0]!.startsWith('x-') ? 'environment' : undefined;
}

function readSettings(
  node: YamlNode,
  kind: ComposeSetting['kind'],
  path: readonly string[],
  text: string,
): ComposeSetting[] {
  const service = path[0] === 'services' ? path[1] : undefined;
  const common = { kind, service, scope: node };
  if (node.kind === 'map') {
    return [...node.entries.values()].flatMap(({ key, keyRange, value }): ComposeSetting[] => {
      if (value.through || keyRange.end <= keyRange.start) return [];
      const quote = /^["']/.test(text.slice(keyRange.start, keyRange.end)) ? 1 : 0;
      const nameRange = { start: keyRange.start + quote, end: keyRange.end - quote };
      const isScalar = value.kind === 'scalar';
      const known = isScalar && value.value !== null ? String(value.value) : undefined;
      const setting =
        isScalar && known !== undefined
          ? { value: known, valueRange: value.range }
          : { value: undefined, valueRange: undefined };
      const write = (next: string) => (isScalar ? writeScalar(value, value.range, next) : undefined);
      const end = isScalar ? Math.max(value.range.end, text.indexOf(':', keyRange.end) + 1) : value.range.end;
      const entryRange = node.flow || value.kind !== 'scalar' ? undefined : { start: keyRange.start, end };
      return [
        { ...common, name: key, nameRange, ...setting, path: [...path, key].join('.'), entryRange, write },
      ];
    });
  }
  if (node.kind !== 'seq') return [];
  return node.items.flatMap((item, i): ComposeSetting[] => {
    if (item.kind !== 'scalar' || item.through || typeof item.value !== 'string') return [];
    const quote = item.style === 'plain' ? 0 : item.style === 'single' || item.style === 'double' ? 1 : -1;
    const name = /^[A-Za-z_]\w*/.exec(item.value)?.[0];
    if (quote < 0 || name === undefined || !item.source.startsWith(name, quote)) return [];
    const start = item.range.start + quote;
    const equals = item.value[name.length] === '=';
    const inner = item.source.slice(quote, item.source.length - quote);
    // Escapes would shift the places.
    const isPlain = inner === item.value;
    const valueRange =
      equals && isPlain ? { start: start + name.length + 1, end: item.range.end - quote } : undefined;
    const value = equals && isPlain ? item.value.slice(name.length + 1) : undefined;
    const write = (next: string): TextEdit | undefined => {
      const isSafe =
        item.style === 'plain'
          ? /^[\w./:,@%+=${}?-]*(?: [\w./,@%+=${}?-]+)*$/.test(next) && !node.flow
          : !/["'\\\n\r]/.test(next);
      return valueRange && isSafe ? { ...valueRange, text: next } : undefined;
    };
    return [
      {
        ...common,
        name,
        nameRange: { start, end: start + name.length },
        value,
        valueRange,
        path: [...path, String(i)].join('.'),
        entryRange: node.flow ? undefined : withDash(text, item.range),
        write,
      },
    ];
  });
}

/** The item of a list with the dash before it. */
function withDash(text: string, { start, end }: Range): Range | undefined {
  const dash = /-[ \t]+$/.exec(text.slice(Math.max(0, start - 100), start));
  return dash ? { start: start - dash[0].length, end } : undefined;
}

/** Another text for a scalar of one line, quoted as it was, or in double quotes where that is needed. */
function writeScalar(node: YamlScalar, range: Range, next: string): TextEdit | undefined {
  if (/[\n\r\0]/.test(next) || node.style === 'literal' || node.style === 'folded') return undefined;
  if (node.style === 'single') return { ...range, text: `'${next.replaceAll("'", "''")}'` };
  const isPlainSafe =
    /^[A-Za-z/$][\w./:,@%+=${}?-]*(?: [\w./:,@%+=${}?-]+)*$/.test(next) &&
    !/[:,]$|: |\{\{/.test(next) &&
    !node.flow;
  const isWord = /^(?:true|false|yes|no|on|off|null|y|n)$/i.test(next);
  if (node.style === 'plain' && isPlainSafe && !isWord) return { ...range, text: next };
  // A number stays one where it was one.
  if (node.style === 'plain' && typeof node.value === 'number' && /^\d+$/.test(next))
    return { ...range, text: next };
  return { ...range, text: `"${next.replace(/["\\]/g, '\\$&')}"` };
}
