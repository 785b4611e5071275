import type { Edit } from '../../core/edits.js';
import type { Fix } from '../../core/finding.js';
import type { Range } from '../../core/text.js';
import type { ComposeModel } from '../../models/compose.js';
import type { YamlFile, YamlNode } from '../../syntax/yaml/types.js';

/** A value in a file that a fix may change: it is written where it applies, in block style, and nothing else uses it. */
export interface Place {
  readonly file: string;
  readonly text: string;
  /** Keys and indices from the top of the file. */
  readonly path: readonly (string | number)[];
  readonly node: YamlNode;
  /** The collection that holds it. */
  readonly parent: YamlNode | undefined;
}

/** The YAML of one of the project's files. */
export function yamlOf(model: ComposeModel, file: string): YamlFile | undefined {
  return model.project.files.find(({ path }) => path === file)?.yaml;
}

/**
 * Finds a value of the project in its file.
 * @returns undefined where a fix must keep its hands off: anchors, aliases, `<<`, tags and `{}` or `[]` on the way.
 */
export function findPlace(
  model: ComposeModel,
  file: string,
  range: Range,
  start: readonly string[] = [],
): Place | undefined {
  const yaml = yamlOf(model, file);
  if (yaml === undefined || yaml.broken) return undefined;
  for (const { root } of yaml.documents) {
    if (root === undefined || range.start < root.range.start || range.end > root.range.end) continue;
    const path: (string | number)[] = [];
    let node: YamlNode = root;
    let parent: YamlNode | undefined;
    for (;;) {
      if (isShared(node)) return undefined;
      if (same(node.range, range)) return { file, text: yaml.text, path, node, parent };
      const next = stepInto(node, range, start[path.length]);
      if (next === undefined || node.flow) return undefined;
      parent = node;
      path.push(next.step);
      node = next.node;
    }
  }
  return undefined;
}

/** Whether a change of the node would show elsewhere too, or the node is written elsewhere. */
export function isShared(node: YamlNode): boolean {
  return node.anchor !== undefined || node.through !== undefined || node.tag !== undefined;
}

function stepInto(node: YamlNode, { start, end }: Range, hint: string | undefined) {
  const holds = (range: Range) => range.start <= start && end <= range.end;
  if (node.kind === 'map') {
    const hinted = hint === undefined ? undefined : node.entries.get(hint);
    if (hinted && hinted.value.through === undefined && holds(hinted.range)) {
      return { step: hinted.key, node: hinted.value };
    }
    for (const entry of node.entries.values()) {
      if (entry.value.through === undefined && holds(entry.range))
        return { step: entry.key, node: entry.value };
    }
  }
  if (node.kind === 'seq') {
    for (const [step, item] of node.items.entries()) {
      if (item.through === undefined && holds(item.range)) return { step, node: item };
    }
  }
  return undefined;
}

function same(a: Range, b: Range): boolean {
  return a.start === b.start && a.end === b.end;
}

/** A path as fixes promise it: `services.web.ports.0`. */
export function promise(path: readonly (string | number)[]): string {
  return path.join('.');
}

/** A fix with edits, or one that is only shown where they cannot be made. */
export function buildFix(
  title: string,
  safety: 'safe' | 'unsafe',
  edits: readonly Edit[] | undefined,
  changes: readonly string[],
): readonly Fix[] {
  if (edits === undefined || edits.length === 0) return [{ title, safety: 'display', edits: [] }];
  return [{ title, safety, edits, changes }];
}

/** The end of the line in which an offset is, line break excluded. */
export function lineEndAt(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > 0 && text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
}

/** The end of the last line that a value has something on: texts of several lines reach past their line end. */
export function lastLineEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return lineEndAt(text, at);
}

/** The start of the line in which an offset is. */
export function lineStartAt(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** What the file ends its lines with. */
export function lineBreakOf(text: string): string {
  const newline = text.indexOf('\n');
  return newline > 0 && text[newline - 1] === '\r' ? '\r\n' : '\n';
}
