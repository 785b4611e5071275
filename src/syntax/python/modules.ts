/** Finds the files that imports of a project name. */
export interface Modules {
  /** Candidates for the file of a module, by its dotted name; a relative one starts with as many dots as it climbs. */
  readonly fileOf: (module: string, importer: string) => string | undefined;
}

/** Indexes the Python files of a project by the end of their dotted name. */
export function indexModules(paths: readonly string[]): Modules {
  const known = new Set(paths);
  const byEnd = new Map<string, string | undefined>();
  for (const path of paths) {
    const parts = path
      .replace(/\.pyw?$/i, '')
      .replace(/\/__init__$/, '')
      .split('/');
    // The top of the import path is not known: `src/app/core.py` is `app.core`, maybe `core`.
    for (let start = Math.max(0, parts.length - 6); start < parts.length; start++) {
      const name = parts.slice(start).join('.');
      byEnd.set(name, byEnd.has(name) ? undefined : path);
    }
  }
  return {
    fileOf(module, importer) {
      const dots = /^\.+/.exec(module)?.[0].length ?? 0;
      if (dots === 0) return byEnd.get(module);
      const folder = importer.split('/').slice(0, -dots);
      const path = [...folder, ...module.slice(dots).split('.').filter(Boolean)].join('/');
      return [`${path}.py`, `${path}/__init__.py`].find((one) => known.has(one));
    },
  };
}
