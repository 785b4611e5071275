import type { YamlFile, YamlProblem } from '../../yaml/types.js';
import type { ComposeMap, ComposeProblem } from '../types.js';
import { buildEffective } from './effective.js';
import { type LoadScope, type LoadState, problemAt } from './state.js';
import { sayYaml } from './yaml-words.js';

/** A file's documents, interpolated, with the paths that each clears in what came before. */
export interface LoadedText {
  readonly path: string;
  readonly yaml: YamlFile;
  readonly documents: readonly {
    readonly root: ComposeMap;
    readonly resets: readonly (readonly (string | number)[])[];
  }[];
}

/** Parses and interpolates one file, and notes it and its problems. */
export function readText(path: string, text: string, scope: LoadScope, state: LoadState): LoadedText {
  const yaml = state.readYaml(path, text);
  if (!state.files.some((file) => file.path === path)) {
    state.files.push({ path, role: scope.role, directory: scope.directory, yaml });
  }
  for (const problem of yaml.problems) state.problems.push(liftProblem(path, problem, yaml));
  if (yaml.broken) state.broken = true;
  const documents: { root: ComposeMap; resets: (readonly (string | number)[])[] }[] = [];
  const several = yaml.documents.length > 1;
  for (const document of yaml.documents) {
    if (document.root === undefined) {
      if (several && !yaml.broken) notMap(path, document.range.start, 'null', state);
      continue;
    }
    const resets: (readonly (string | number)[])[] = [];
    const context = {
      variables: scope.variables,
      references: state.references,
      problems: state.problems,
      resets,
    };
    if (document.root.kind !== 'map') {
      if (!yaml.broken) notMap(path, document.root.range.start, document.root.kind, state);
      continue;
    }
    const root = buildEffective(document.root, context);
    if (root?.kind === 'map') documents.push({ root, resets });
  }
  return { path, yaml, documents };
}

function notMap(file: string, start: number, got: string, state: LoadState): void {
  const says = 'top-level object must be a mapping';
  state.problems.push(
    problemAt(
      'file/not-a-map',
      [],
      { file, range: { start, end: start + 1 }, through: [] },
      { args: { got }, says },
    ),
  );
  state.broken = true;
}

function liftProblem(file: string, problem: YamlProblem, yaml: YamlFile): ComposeProblem {
  const { code, path, range, args, related } = problem;
  return {
    code,
    path,
    file,
    range,
    args,
    refuses: true,
    composeSays: sayYaml(file, yaml.text, problem),
    ...(related === undefined ? {} : { related: [{ file, range: related }] }),
  };
}
