import { problemAt } from '../load/state.js';
import { readEnvFiles } from '../normalise/parts.js';
import { resolveInside } from '../paths.js';
import { getAt } from '../tree.js';
import type { ComposeEnvFile, ComposeInput, ComposeProblem, ComposeService } from '../types.js';
import type { CheckContext } from './check.js';

/** Environment and label files that are not there; those outside the root are not looked at. */
export function checkFiles(service: ComposeService, { project, input }: CheckContext): ComposeProblem[] {
  const { name } = service;
  const found: ComposeProblem[] = [];
  for (const [index, file] of service.envFiles.entries()) {
    const path = ['services', name, 'env_file', index];
    const text = readEntry(file, input);
    if (text === undefined && file.required === true) {
      const shown = file.resolved ?? '';
      const says = `env file ${shown} not found`;
      found.push(problemAt('ref/env-file', path, file.path, { args: { service: name, file: shown }, says }));
    }
    if (
      typeof text === 'string' &&
      file.format !== undefined &&
      file.format !== '' &&
      file.format !== 'raw'
    ) {
      const says = `unsupported env_file format "${file.format}"`;
      found.push(problemAt('value/env-file-format', path, file, { args: { service: name }, says }));
    }
  }
  const directories = new Map(project.files.map((other) => [other.path, other.directory]));
  const labels = readEnvFiles(getAt(service.node, 'label_file'), (node, path) =>
    resolveInside(directories.get(node.file) ?? project.directory, path),
  );
  for (const [index, file] of labels.entries()) {
    if (readEntry(file, input) !== undefined) continue;
    const shown = file.resolved ?? '';
    const path = ['services', name, 'label_file', index];
    const says = `label file ${shown} not found`;
    found.push(problemAt('ref/label-file', path, file.path, { args: { service: name, file: shown }, says }));
  }
  return found;
}

/** The file's text, undefined where it is missing, null where it cannot be told: outside the root, or unknown. */
function readEntry(file: ComposeEnvFile, input: ComposeInput): string | undefined | null {
  if (file.path.value === '') return undefined;
  return file.resolved === undefined ? null : input.readFile(file.resolved);
}
