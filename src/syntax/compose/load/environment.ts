import type { Variables } from '../interpolate.js';
import { resolveInside } from '../paths.js';
import { getItems, textOf } from '../tree.js';
import type { ComposeNode } from '../types.js';
import { type LoadScope, type LoadState, problemAt } from './state.js';

/** The variables of an included file: those of the includer, then its `env_file`, or the `.env` beside it. */
export function mergeEnvironment(
  item: ComposeNode,
  path: readonly (string | number)[],
  directory: string,
  scope: LoadScope,
  state: LoadState,
): Variables {
  const values = new Map(scope.variables.values);
  const named = getItems(item, 'env_file');
  const texts: string[] = [];
  for (const name of named) {
    const written = textOf(name);
    const file =
      written === undefined || written === '/dev/null' ? undefined : resolveInside(scope.directory, written);
    if (file === undefined) continue;
    const text = state.readFile(file);
    if (text !== undefined) texts.push(text);
    else {
      const says = `stat ${written}: no such file or directory`;
      state.problems.push(
        problemAt('include/env-file-missing', path, name, { args: { file: written ?? '' }, says }),
      );
    }
  }
  if (named.length === 0) texts.push(state.readFile(directory === '' ? '.env' : `${directory}/.env`) ?? '');
  const own = new Map(texts.flatMap((text) => [...readAssignments(text)]));
  for (const [name, value] of own) if (!values.has(name)) values.set(name, value);
  return { ...scope.variables, values };
}

/** The assignments of an environment file that are plain: quotes are taken off, values with `$` left out as unknown. */
export function readAssignments(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*[=:]([\s\S]*)$/.exec(line);
    if (match === null) continue;
    const value = match[2]!.trim();
    const quoted = /^'([^']*)'|^"([^"$\\]*)"/.exec(value);
    const plain = quoted === null ? value.replace(/\s#[\s\S]*$/, '').trim() : (quoted[1] ?? quoted[2] ?? '');
    if (quoted !== null ? true : !/["'$\\]/.test(plain)) values.set(match[1]!, plain);
  }
  return values;
}
