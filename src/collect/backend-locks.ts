import type { LockFile, Manifest } from '../models/backend.js';
import { LOCK_READERS } from '../syntax/requirements/locks.js';
import { parseRequirementsFile } from '../syntax/requirements/requirements-txt.js';
import { baseName, folderOf } from './env-names.js';
import { folderOfManifest } from './backend-manifests.js';

const KIND_OF_LOCK: Readonly<Record<string, Manifest['kind']>> = {
  'poetry.lock': 'pyproject',
  'uv.lock': 'pyproject',
  'pdm.lock': 'pyproject',
  'Pipfile.lock': 'pipfile',
};

/** Whether a path is a lock file that is understood. */
export function isLockName(path: string): boolean {
  return Object.hasOwn(LOCK_READERS, baseName(path));
}

/** Holds each manifest against the lock files of its folder and of those above it. */
export function compareLocks(
  manifests: readonly Manifest[],
  locks: readonly { readonly path: string; readonly text: string }[],
): LockFile[] {
  const found = locks.flatMap(({ path, text }) => {
    const name = baseName(path);
    const lock = LOCK_READERS[name]!(text);
    const folder = folderOf(path);
    if (!lock) return [];
    return manifests
      .filter(
        (manifest) =>
          manifest.kind === (KIND_OF_LOCK[name] ?? 'package-json') &&
          folderOfManifest(manifest.path).startsWith(folder),
      )
      .map((manifest): LockFile => {
        const inner = folderOfManifest(manifest.path).slice(folder.length);
        return {
          path,
          manifest: manifest.path,
          packages: lock.packages,
          ...(lock.refusedBy === undefined ? {} : { refusedBy: lock.refusedBy }),
          stale: manifest.requirements.flatMap((requirement) => {
            if (requirement.group === 'optional' || requirement.group === 'peer') return [];
            const state = lock.has(requirement, inner);
            return state === 'missing' || state === 'other-range' ? [{ requirement, reason: state }] : [];
          }),
        };
      });
  });
  return [...found, ...compiledLocks(manifests)];
}

/** `requirements.txt` that was compiled from `requirements.in`. */
function compiledLocks(manifests: readonly Manifest[]): LockFile[] {
  return manifests.flatMap((manifest): LockFile[] => {
    if (!manifest.path.endsWith('.in')) return [];
    const path = manifest.path.replace(/\.in$/, '.txt');
    const compiled = manifests.find((one) => one.path === path);
    if (!compiled) return [];
    const packages = new Set(parseRequirementsFile(compiled.text).requirements.map(({ name }) => name));
    const stale = manifest.requirements
      .filter(({ name, pin }) => pin !== 'url' && !packages.has(name))
      .map((requirement) => ({ requirement, reason: 'missing' as const }));
    return [{ path, manifest: manifest.path, packages, stale }];
  });
}
