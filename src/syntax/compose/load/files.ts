import { mergeMaps } from '../merge/merge.js';
import { applyResets } from '../merge/reset.js';
import { enforceUnicity } from '../merge/unicity.js';
import { validateShape } from '../shape/validate.js';
import { composeShape } from '../shape/compose.js';
import { entriesOf, getEntry, originOf } from '../tree.js';
import type { ComposeMap } from '../types.js';
import { reportConflict } from './conflict.js';
import { applyExtends } from './extends.js';
import { applyInclude } from './include.js';
import { readText } from './read.js';
import { type LoadScope, type LoadState, problemAt } from './state.js';

/** Loads files one over the other, as Compose does: include, extends, merge, and the shape after each. */
export function loadFiles(
  files: readonly { readonly path: string; readonly text: string }[],
  scope: LoadScope,
  state: LoadState,
): ComposeMap | undefined {
  let project: ComposeMap | undefined;
  for (const [index, { path, text }] of files.entries()) {
    const role = index > 0 && scope.role === 'base' ? 'override' : scope.role;
    const loaded = readText(path, text, { ...scope, role }, state);
    for (const document of loaded.documents) {
      noteServices(document.root, state);
      const included = applyInclude(document.root, path, document.resets, scope, state);
      const extended = applyExtends(included, path, document.resets, scope, state);
      const base = project === undefined ? undefined : applyResets(project, document.resets);
      const merged = base === undefined ? extended : mergeMaps(base, extended, [], reportConflict(state));
      project = enforceUnicity(merged);
      if (!loaded.yaml.broken) validateShape(project, composeShape, [], state.problems);
    }
  }
  if (scope.role === 'base' && isEmpty(project) && !project?.incomplete && !state.broken) {
    const at = { file: files[0]?.path ?? '', range: { start: 0, end: 0 }, through: [] };
    state.problems.push(problemAt('file/empty', [], at, { says: 'empty compose file' }));
  }
  return project;
}

function noteServices(root: ComposeMap, state: LoadState): void {
  for (const entry of entriesOf(getEntry(root, 'services')?.value)) {
    const origins = state.serviceOrigins.get(entry.key) ?? [];
    origins.push(originOf(entry.value));
    state.serviceOrigins.set(entry.key, origins);
  }
}

function isEmpty(project: ComposeMap | undefined): boolean {
  return project === undefined || [...project.entries.keys()].every((key) => key === 'version');
}
