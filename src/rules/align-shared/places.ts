import { isSecretName } from '../../contract/secret-names.js';
import type { Related } from '../../core/finding.js';
import type { AlignModel, Place } from '../../models/align.js';
import { findPlaceholder } from '../../providers/placeholder.js';

/** Whether a place only shows a variable. */
export function isDocumentation({ kind }: Place): boolean {
  return kind === 'template';
}

/** The folder of a path, with `/` at its end; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Other places of a finding, the first few. */
export function relate(places: readonly Place[], messageId: string, most = 3): Related[] {
  return places.slice(0, most).map(({ file, range, name }) => ({ file, range, messageId, args: { name } }));
}

/** Whether a value says something: no reference, placeholder or nothing. */
export function isPlain(value: string | undefined): value is string {
  return (
    value !== undefined && value.trim() !== '' && !value.includes('$') && findPlaceholder(value) === undefined
  );
}

/** The application that a file belongs to: the nearest folder above it with a manifest or a Dockerfile. */
export function appOf({ code }: AlignModel, file: string): string {
  return code.roots.find((folder) => file.startsWith(folder)) ?? '';
}

/** Whether the value of a variable is kept back by its name, its contract or its type in code. */
export function isSecret(model: AlignModel, { name, read }: Place): boolean {
  return (
    isSecretName(name) || read?.secret === true || model.contract?.variables.get(name)?.meta.secret === true
  );
}

/** Whether a program in this file gets what that place writes: the env file beside or above it, its own service. */
export function reaches(model: AlignModel, write: Place, read: Place): boolean {
  const inService = (name: string | undefined) =>
    model.services.some(
      (service) =>
        service.name === name && service.folder !== undefined && read.file.startsWith(service.folder),
    );
  switch (write.kind) {
    case 'compose-environment':
    case 'compose-arg':
      return inService(write.service);
    case 'docker-env':
      return (
        model.services.some(
          ({ dockerfile, folder }) =>
            dockerfile?.file.path === write.file && folder !== undefined && read.file.startsWith(folder),
        ) || read.file.startsWith(folderOf(write.file))
      );
    case 'env-file':
    case 'template': {
      if (read.file.startsWith(folderOf(write.file))) return isNearest(model, write, read);
      const file = model.env.find(({ path }) => path === write.file);
      return file?.readBy.some(({ service }) => inService(service)) ?? false;
    }
    default:
      return false;
  }
}

/** An env file at the top is not that of an application below that has one of its own kind. */
function isNearest({ env }: AlignModel, write: Place, read: Place): boolean {
  const own = env.find(({ path }) => path === write.file);
  if (own && own.readBy.length > 0) return true;
  const folder = folderOf(write.file);
  return !env.some(
    ({ path, role }) =>
      role === own?.role && folderOf(path).length > folder.length && read.file.startsWith(folderOf(path)),
  );
}
