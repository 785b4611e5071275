import { mergeNodes } from '../merge/merge.js';
import { equalNodes } from '../merge/equal.js';
import { applyResets } from '../merge/reset.js';
import { directoryOf, isRemote, resolveInside } from '../paths.js';
import { getAt, getItems, textOf, withEntries } from '../tree.js';
import type { ComposeEntry, ComposeMap, ComposeNode } from '../types.js';
import { reportConflict } from './conflict.js';
import { loadFiles } from './files.js';
import { mergeEnvironment } from './environment.js';
import { type LoadScope, type LoadState, markIncomplete, problemAt } from './state.js';

const resources = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'] as const;

/** Loads what a file includes, under that file's own keys, which win. */
export function applyInclude(
  root: ComposeMap,
  file: string,
  resets: readonly (readonly (string | number)[])[],
  scope: LoadScope,
  state: LoadState,
): ComposeMap {
  const entry = root.entries.get('include');
  if (entry === undefined) return root;
  const entries = new Map(root.entries);
  entries.delete('include');
  let result = withEntries(root, entries);
  const { value } = entry;
  if (value.kind === 'scalar' && value.value === null) return result;
  if (value.kind !== 'list') {
    const says = '`include` must be a list';
    state.problems.push(
      problemAt('include/not-a-list', ['include'], value, { args: { got: value.kind }, says }),
    );
    return markIncomplete(result);
  }
  for (const [index, item] of value.items.entries()) {
    const imported = loadIncluded(item, index, file, scope, state);
    result =
      imported === undefined ? markIncomplete(result) : importResources(imported, result, resets, state);
  }
  return result;
}

function loadIncluded(
  item: ComposeNode,
  index: number,
  file: string,
  scope: LoadScope,
  state: LoadState,
): ComposeMap | undefined {
  const at = ['include', index];
  const names = item.kind === 'scalar' ? [item] : getItems(item, 'path');
  const paths: { path: string; text: string }[] = [];
  const chain = [...scope.included, file];
  for (const name of names) {
    const written = textOf(name);
    if (written === undefined || isRemote(written)) return undefined;
    const path = resolveInside(scope.directory, written);
    const args = { file: written };
    if (path === undefined) {
      state.problems.push(problemAt('file/outside-root', at, name, { args, refuses: false }));
      return undefined;
    }
    if (paths.length === 0 && (chain.includes(path) || chain.length > 50 || state.includes <= 0)) {
      const says = `include cycle detected:\n${[...chain, path].join('\n include ')}`;
      state.problems.push(problemAt('include/cycle', at, name, { args: { files: [...chain, path] }, says }));
      return undefined;
    }
    state.includes--;
    const text = state.readFile(path);
    if (text === undefined) {
      state.problems.push(
        problemAt('include/missing', at, name, { args, says: `open ${written}: no such file or directory` }),
      );
      return undefined;
    }
    paths.push({ path, text });
  }
  const first = paths[0];
  if (first === undefined) return undefined;
  const given = textOf(getAt(item, 'project_directory'));
  const directory = given === undefined ? directoryOf(first.path) : resolveInside(scope.directory, given);
  if (directory === undefined) return undefined;
  const variables = mergeEnvironment(item, at, directory, scope, state);
  return loadFiles(paths, { directory, variables, included: chain, role: 'include' }, state);
}

function importResources(
  imported: ComposeMap,
  target: ComposeMap,
  resets: readonly (readonly (string | number)[])[],
  state: LoadState,
): ComposeMap {
  const entries = new Map(target.entries);
  const source =
    resets.length === 0 ? imported : applyResets(imported, conflicting(resets, imported, target));
  for (const key of resources) {
    const from = source.entries.get(key);
    if (from?.value.kind !== 'map') continue;
    const to = entries.get(key);
    if (to !== undefined && to.value.kind !== 'map') continue;
    const merged = new Map<string, ComposeEntry>(to?.value.kind === 'map' ? to.value.entries : []);
    for (const [name, entry] of from.value.entries) {
      const own = merged.get(name);
      if (own === undefined) merged.set(name, entry);
      else if (!equalNodes(entry.value, own.value)) {
        merged.set(name, {
          ...own,
          value: mergeNodes(entry.value, own.value, [key, name], reportConflict(state)),
        });
      }
    }
    const shell = to ?? from;
    entries.set(key, { ...shell, value: withEntries(shell.value as ComposeMap, merged) });
  }
  const result = withEntries(target, entries);
  return imported.incomplete ? markIncomplete(result) : result;
}

/** Only what both files have is cleared: an included resource of its own stays. */
function conflicting(
  resets: readonly (readonly (string | number)[])[],
  imported: ComposeMap,
  target: ComposeMap,
): (readonly (string | number)[])[] {
  return resets.filter((path) => getAt(imported, ...path.slice(0, 2)) && getAt(target, ...path.slice(0, 2)));
}
