import type { TextEdit } from '../core/edits.js';
import type { YamlNode } from '../syntax/yaml/index.js';
import { convertValue } from './convert.js';
import { listComposeSettings } from './compose-settings.js';
import type { Change, Planned } from './define.js';
import type { Renaming } from './rename.js';
import type { MigratableFile, Risk } from './types.js';
import type { Work } from './work.js';

/** Renames variables in a compose file: in `environment` and build `args`, and in `${…}` references. */
export function* renameInCompose(
  file: MigratableFile,
  renamings: readonly Renaming[],
  work: Work,
  careful: (renaming: Renaming) => Risk | undefined,
): Iterable<Planned> {
  const words = work.wordsOf(file);
  const taken = new Map<string, Set<unknown>>();
  for (const renaming of renamings) {
    const { from, to, alias } = renaming;
    if (!words.has(from)) continue;
    const yaml = work.yamlOf(file);
    if (yaml.broken) return;
    const settings = listComposeSettings(yaml);
    const own = settings.filter(({ name }) => name === from);
    const args = { from, to };
    const risk = careful(renaming);
    const base = { file, from, to, args, ...(risk ? { risk } : {}) };
    // The services that are not the backend may have a variable of that name: known names alone are the backend's.
    const clash = own.filter(({ scope }) =>
      settings.some((other) => other.name === to && other.scope === scope),
    );
    const scopes = taken.get(to) ?? new Set();
    taken.set(to, scopes);
    for (const setting of own) {
      // Two older names of one: the second is looked at when the first has become the new one.
      if (scopes.has(setting.scope)) continue;
      scopes.add(setting.scope);
      if (clash.includes(setting)) {
        yield {
          ...base,
          at: setting.nameRange.start,
          action: 'report',
          messageId: 'unproven',
          risk: 'manual',
        };
        continue;
      }
      const value = setting.value;
      const converted =
        alias.convert === undefined || value === undefined ? value : convertValue(alias.convert, value);
      if (value !== undefined && converted === undefined) {
        yield {
          ...base,
          at: setting.nameRange.start,
          action: 'report',
          messageId: 'unconvertible',
          risk: 'manual',
        };
        continue;
      }
      const edits: TextEdit[] = [{ ...setting.nameRange, text: to }];
      const isConverted = converted !== undefined && converted !== value;
      if (isConverted) {
        const edit = setting.write(converted);
        if (!edit) {
          yield {
            ...base,
            at: setting.nameRange.start,
            action: 'report',
            messageId: 'unconvertible',
            risk: 'manual',
          };
          continue;
        }
        edits.push(edit);
      }
      const change: Change = {
        ...base,
        at: setting.nameRange.start,
        action: 'rename',
        messageId: isConverted ? 'converted' : 'renamed',
        edits,
        renames: [[from, to]],
        ...(isConverted
          ? {
              promised: [setting.path],
              removed: [{ name: from, why: `its value was written in the form of ${to}` }],
            }
          : {}),
      };
      yield change;
    }
    yield* renameReferences(
      base,
      yaml.documents.map(({ root }) => root),
      file.text,
      from,
      to,
    );
  }
}

function* renameReferences(
  base: Omit<Change, 'at' | 'action' | 'messageId'>,
  roots: readonly (YamlNode | undefined)[],
  text: string,
  from: string,
  to: string,
): Iterable<Change> {
  const reference = new RegExp(`(?<!\\$)(?:\\$\\$)*\\$(?:\\{${from}(?=[}:?+-])|${from}(?!\\w))`, 'g');
  const seen = new Set<number>();
  const stack = roots.filter((root) => root !== undefined);
  const visited = new Set<YamlNode>();
  const places: number[] = [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visited.has(node)) continue;
    visited.add(node);
    if (node.kind === 'map') for (const { value } of node.entries.values()) stack.push(value);
    else if (node.kind === 'seq') stack.push(...node.items);
    else {
      const source = text.slice(node.range.start, node.range.end);
      for (const match of source.matchAll(reference)) {
        const end = node.range.start + match.index + match[0].length;
        if (!seen.has(end)) places.push(end);
        seen.add(end);
      }
    }
  }
  for (const end of places.sort((a, b) => a - b)) {
    yield {
      ...base,
      at: end - from.length,
      action: 'rename',
      messageId: 'reference',
      edits: [{ start: end - from.length, end, text: to }],
      renames: [[from, to]],
    };
  }
}
