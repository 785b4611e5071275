import type { ComposeModel } from '../models/compose.js';

/**
 * Dockerfile → the build context that compose files name for it, with a trailing slash, empty for the root. Where they
 * do not agree, or it lies outside the root, nothing is said.
 */
export function contextsOf(models: readonly ComposeModel[]): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { project } of models) {
    for (const { build } of project.services) {
      if (build?.contextPath === undefined || build.dockerfilePath === undefined) continue;
      const folder = build.contextPath.replace(/^\.\/?/, '').replace(/(?<!\/)\/+$/, '');
      const own = found.get(build.dockerfilePath) ?? new Set();
      found.set(build.dockerfilePath, own.add(folder === '' ? '' : `${folder}/`));
    }
  }
  return new Map(
    [...found].flatMap(([path, [folder, ...others]]) =>
      folder === undefined || others.length > 0 || /^(?:\.\.?|)\//.test(folder) ? [] : [[path, folder]],
    ),
  );
}
