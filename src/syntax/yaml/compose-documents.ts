import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  Parser,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { RawDocument, RawMap, RawNode, RawSeq } from './raw.js';
import type { ScalarStyle } from './types.js';

const styles: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** A document with what the parser objects to. */
export interface ComposedDocument extends RawDocument {
  readonly errors: readonly { readonly code: string; readonly offset: number }[];
}

/** Reads any YAML. May throw, like the parser behind it. */
export function* composeDocuments(text: string): Generator<ComposedDocument> {
  // Keys are compared later, since the parser's own check takes quadratic time; values are read later, as Go reads them.
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', strict: true });
  for (const document of composer.compose(new Parser().parse(text), false, text.length)) {
    const { contents, errors, range } = document as Document.Parsed;
    yield {
      root: contents === null ? null : toRaw(contents as ParsedNode),
      start: range[0],
      end: range[2],
      errors: errors.map(({ code, pos }) => ({ code, offset: pos[0] })),
    };
  }
}

function toRaw(node: ParsedNode): RawNode {
  const [start, end] = node.range;
  if (isAlias(node)) return { kind: 'alias', start, end, name: node.source };
  const { tag, anchor } = node as { tag?: string; anchor?: string };
  if (isScalar(node)) {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    return { kind: 'scalar', start, end, style, value: String(node.value ?? ''), tag, anchor };
  }
  return isMap(node)
    ? toRawMap(node as YAMLMap.Parsed, { start, end, tag, anchor })
    : toRawSeq(node as YAMLSeq.Parsed, { start, end, tag, anchor });
}

type Shared = Pick<RawMap, 'start' | 'end' | 'tag' | 'anchor'>;

function toRawMap(node: YAMLMap.Parsed, shared: Shared): RawMap {
  const pairs = node.items.map(({ key, value }) => ({
    key: key === null ? null : toRaw(key as ParsedNode),
    value: value === null ? null : toRaw(value as ParsedNode),
  }));
  return { kind: 'map', ...shared, flow: node.flow === true, pairs };
}

function toRawSeq(node: YAMLSeq.Parsed, shared: Shared): RawSeq {
  const items = node.items.map((item) => toRaw(item as ParsedNode));
  return { kind: 'seq', ...shared, flow: node.flow === true, items };
}
