/** Paths that may hold a module of Python: `app.core` → `app/core.py`, `app/core/__init__.py`, `app/core/` (a namespace). */
export function pathsOfModule(
  module: string,
  root: string,
): { readonly files: string[]; readonly folder: string } {
  const path = root + module.replaceAll('.', '/');
  return {
    files: [
      `${path}.py`,
      `${path}/__init__.py`,
      `${path}.pyi`,
      `${path}/__init__.pyi`,
      `${path}.pyx`,
      `${path}/__main__.py`,
    ],
    folder: `${path}/`,
  };
}

/** The first part of a dotted name. */
export function headOf(module: string): string {
  const dot = module.indexOf('.');
  return dot < 0 ? module : module.slice(0, dot);
}
