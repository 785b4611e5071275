import { parseYaml } from '../yaml/parse.js';
import { loadFiles } from './load/files.js';
import type { LoadState } from './load/state.js';
import { directoryOf } from './paths.js';
import { checkProject } from './checks/check.js';
import { normaliseProject } from './normalise/project.js';
import { dedupeProblems } from './load/dedupe.js';
import type { ComposeInput, ComposeProject } from './types.js';

/**
 * Builds the project that Compose would build from its files, with everything it objects to. Pure: other files
 * (include, extends, env files) are asked of `readFile`, with paths inside the root only. Never throws.
 */
export function loadComposeProject(input: ComposeInput): ComposeProject {
  const directory = directoryOf(input.files[0]?.path ?? '');
  const values = new Map(Object.entries(input.environment ?? {}));
  if (input.projectName !== undefined && !values.has('COMPOSE_PROJECT_NAME')) {
    values.set('COMPOSE_PROJECT_NAME', input.projectName);
  }
  const variables = { values, complete: input.environmentComplete ?? false };
  const state: LoadState = {
    readFile: input.readFile,
    readYaml: input.readYaml ?? parseYaml,
    problems: [],
    references: [],
    files: [],
    serviceOrigins: new Map(),
    bases: new Map(),
    copies: 1_000_000,
    includes: 500,
    broken: false,
  };
  const root = loadFiles(input.files, { directory, variables, included: [], role: 'base' }, state);
  const project = normaliseProject(root, directory, state, input);
  const found = state.broken ? [] : checkProject(project, input);
  return { ...project, problems: dedupeProblems([...state.problems, ...found]) };
}
