import { problemAt } from '../load/state.js';
import { readEnvFiles } from '../normalise/parts.js';
import { resolveInside } from '../paths.js';
import { getAt } from '../tree.js';
import type { ComposeProblem, ComposeService } from '../types.js';
import type { CheckContext } from './check.js';

/** Environment and label files that are not there; those outside the root are not looked at. */
export function checkFiles(service: ComposeService, { project, input }: CheckContext): ComposeProblem[] {
  const { name } = service;
  const found: ComposeProblem[] = [];
  for (const [index, file] of service.envFiles.entries()) {
    const path = ['services', name, 'env_file', index];
    const text = file.resolved === undefined ? undefined : input.readFile(file.resolved);
    if (file.resolved === undefined) continue;
    const args = { service: name, file: file.resolved };
    if (text === undefined && file.required === true) {
      const says = `env file ${file.resolved} not found`;
      found.push(problemAt('ref/env-file', path, file.path, { args, says }));
    }
    if (text !== undefined && file.format !== undefined && file.format !== '' && file.format !== 'raw') {
      const says = `unsupported env_file format "${file.format}"`;
      found.push(problemAt('value/env-file-format', path, file, { args: { service: name }, says }));
    }
  }
  const directories = new Map(project.files.map((other) => [other.path, other.directory]));
  const labels = readEnvFiles(getAt(service.node, 'label_file'), (node, path) =>
    resolveInside(directories.get(node.file) ?? project.directory, path),
  );
  for (const [index, file] of labels.entries()) {
    if (file.resolved === undefined || input.readFile(file.resolved) !== undefined) continue;
    const says = `label file ${file.resolved} not found`;
    const path = ['services', name, 'label_file', index];
    found.push(problemAt('ref/label-file', path, file.path, { args: { service: name, file: file.resolved }, says }));
  }
  return found;
}
