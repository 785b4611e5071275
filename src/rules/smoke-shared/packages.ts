import type { BackendModel } from '../../models/backend.js';

/** Whether a manifest, a lock file or a workspace of the project names a package of npm. */
export function isDeclaredPackage(model: BackendModel, name: string): boolean {
  const { manifests } = model;
  const types = name.startsWith('@') ? `@types/${name.slice(1).replace('/', '__')}` : `@types/${name}`;
  return (
    manifests.some(
      ({ requirements, ownName }) =>
        ownName === name || requirements.some((one) => one.name === name || one.name === types),
    ) || model.installed.has(name.toLowerCase())
  );
}
