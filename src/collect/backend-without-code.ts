import type { BackendModel, Manifest } from '../models/backend.js';
import { folderOfManifest } from './backend-manifests.js';
import { ASIDE } from './backend-modules.js';

/**
 * Backends of which a manifest alone is there that cannot be read: an image that installs from it is not built, whatever
 * code there is. Those of tests and examples are left out.
 */
export function modelsWithoutCode(
  manifests: readonly Manifest[],
  models: readonly BackendModel[],
  files: readonly string[],
): BackendModel[] {
  const told = new Set(models.flatMap(({ broken }) => broken.map(({ path }) => path)));
  const left = manifests.filter(({ path, broken }) => broken && !told.has(path) && !ASIDE.test(path));
  return left.map((manifest) => ({
    kind: 'backend',
    file: manifest,
    folder: folderOfManifest(manifest.path),
    language: manifest.kind === 'package-json' ? 'node' : 'python',
    modules: [],
    manifests: [manifest],
    broken: [manifest],
    locks: [],
    entryPoints: [],
    expected: [],
    files: new Set(files),
    roots: [],
    words: new Set<string>(),
    installed: new Set<string>(),
  }));
}
