import { BRINGS, DISTRIBUTIONS_OF } from '../../data/import-names.js';
import { SKIPPED_FOLDERS } from '../../data/skipped-folders.js';
import { PYTHON_MODULES } from '../../data/standard-modules.js';
import type { BackendModel, BackendModule } from '../../models/backend.js';
import type { ImportRef } from '../../syntax/code/module-types.js';
import { headOf, pathsOfModule } from '../../syntax/python/module-names.js';
import { normalizeName } from '../../syntax/requirements/requirements-txt.js';

/** Where an import leads, as far as files say. */
export type PythonTarget =
  | { readonly kind: 'standard' }
  /** A file of the project. */
  | { readonly kind: 'own' }
  /** A package of the project is there, the part of it is not. */
  | { readonly kind: 'own-missing'; readonly package: string }
  | { readonly kind: 'foreign'; readonly head: string }
  /** Made by a program, or found through a path that is set at run time. */
  | { readonly kind: 'unknown' };

/** Names of files that programs make when the image is built. */
const MADE = /_pb2(?:_grpc)?$|(?:^|\.)_?version$|generated|(?:^|\.)_build/;

/** A program makes it, or it lies in a folder that is not looked into. */
function isMade(module: string): boolean {
  return MADE.test(module) || module.split('.').some((part) => SKIPPED_FOLDERS.has(part));
}

/** Finds where an import of a module leads. */
export function resolvePython(model: BackendModel, module: BackendModule, ref: ImportRef): PythonTarget {
  if (ref.level > 0) return resolveRelative(model, module, ref);
  const head = headOf(ref.module);
  if (PYTHON_MODULES.has(head)) return { kind: 'standard' };
  // A script finds what lies beside it; a module of a package does not, so that this claims nothing.
  if ([...model.roots, ...foldersAbove(module)].some((root) => exists(model, ref.module, root)))
    return { kind: 'own' };
  if (isMade(ref.module) || isDeclared(model, head))
    return isAnywhere(model, head) ? { kind: 'unknown' } : foreign(head);
  if (model.roots.some((root) => isPackage(model, head, root))) return missing(ref.module);
  return isAnywhere(model, head) ? { kind: 'unknown' } : foreign(head);
}

const foreign = (head: string): PythonTarget => ({ kind: 'foreign', head });

function resolveRelative(model: BackendModel, module: BackendModule, ref: ImportRef): PythonTarget {
  const folders = module.path.split('/').slice(0, -1);
  if (ref.level - 1 > folders.length) return missing('.'.repeat(ref.level) + ref.module);
  const base = folders
    .slice(0, folders.length - (ref.level - 1))
    .map((name) => `${name}/`)
    .join('');
  if (ref.module === '') return { kind: 'own' };
  if (exists(model, ref.module, base)) return { kind: 'own' };
  return isMade(ref.module) ? { kind: 'unknown' } : missing('.'.repeat(ref.level) + ref.module);
}

const missing = (name: string): PythonTarget => ({ kind: 'own-missing', package: name });

function foldersAbove({ path }: BackendModule): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => `${parts.slice(0, i + 1).join('/')}/`);
}

function exists(model: BackendModel, module: string, root: string): boolean {
  const { files, folder } = pathsOfModule(module, root);
  return files.some((file) => model.files.has(file)) || foldersOf(model).has(folder);
}

/** A module of the project, or a folder that holds some. */
function isPackage(model: BackendModel, head: string, root: string): boolean {
  const { files, folder } = pathsOfModule(head, root);
  return files.some((file) => model.files.has(file)) || pythonFoldersOf(model).has(folder);
}

/** A folder with Python files and no `__init__.py`. */
export function isNamespace(model: BackendModel, module: string, root: string): boolean {
  return pythonFoldersOf(model).has(pathsOfModule(module, root).folder);
}

const memo = <Value>(make: (model: BackendModel) => Value) => {
  const known = new WeakMap<BackendModel, Value>();
  return (model: BackendModel): Value => {
    const value = known.get(model) ?? make(model);
    known.set(model, value);
    return value;
  };
};

const foldersOf = memo(({ files }) => listFolders([...files]));
const pythonFoldersOf = memo(({ files }) =>
  listFolders([...files].filter((path) => /\.(?:pyi?|pyx|so|pyd)$/.test(path))),
);

function listFolders(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) {
      const folder = file.slice(0, at + 1);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Last parts of the names of modules and packages anywhere in the project: a path may be set at run time. */
const namesOf = memo(({ files }) => {
  const names = new Set<string>();
  for (const file of files) {
    const match = /(?<![^/])([^/]{1,255})\.py$|(?<![^/])([^/]{1,255})\/__init__\.py$/.exec(file);
    if (match) names.add(match[2] ?? match[1]!);
    const folder = /(?<![^/])([^/]{1,255})\/__init__\.py$/.exec(file)?.[1];
    if (folder) names.add(folder);
  }
  return names;
});

function isAnywhere(model: BackendModel, head: string): boolean {
  return namesOf(model).has(head);
}

/** Everything that the manifests and lock files name, and what Dockerfiles and scripts install. */
export const declaredNames = memo((model): ReadonlySet<string> => {
  const names = model.manifests.flatMap(({ requirements, ownName }) => [
    ...requirements.map(({ name }) => name),
    ...(ownName === undefined ? [] : [ownName]),
  ]);
  return new Set([...names, ...model.locks.flatMap(({ packages }) => [...packages])]);
});

/** Distributions that a module may come from. */
export function distributionsOf(head: string): readonly string[] {
  return DISTRIBUTIONS_OF.get(head) ?? [normalizeName(head)];
}

/** Whether a manifest, a lock file or a command that installs names what brings this module. */
export function isDeclared(model: BackendModel, head: string): boolean {
  const declared = declaredNames(model);
  const plain = normalizeName(head);
  return [plain, ...distributionsOf(head)].some(
    (name) =>
      declared.has(name) ||
      declared.has(`python-${name}`) ||
      declared.has(`py${name}`) ||
      model.installed.has(name) ||
      (FAMILIES.has(plain) && [...declared].some((one) => one.startsWith(`${plain}-`))),
  );
}

/** Namespaces that many distributions share. */
const FAMILIES = new Set([
  'google',
  'azure',
  'opentelemetry',
  'llama-index',
  'langchain',
  'haystack',
  'apache',
]);

/** Whether a declared distribution is known to bring this module along, directly or in two steps. */
export function isBrought(model: BackendModel, head: string): boolean {
  const wanted = distributionsOf(head);
  const first = [...declaredNames(model)].flatMap((name) => BRINGS.get(name) ?? []);
  const brought = new Set([...first, ...first.flatMap((name) => BRINGS.get(name) ?? [])]);
  return wanted.some((name) => brought.has(name));
}
