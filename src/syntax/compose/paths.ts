/** The folder of a path that uses `/`; '' at the top. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** Joins a relative path to a folder; undefined where the result lies outside the root, or `path` is no such path. */
export function resolveInside(directory: string, path: string): string | undefined {
  if (path === '' || path.startsWith('/') || path.startsWith('~') || path.includes('\0')) return undefined;
  if (/^[A-Za-z]:[\\/]|^\\\\|:\/\//.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of `${directory}/${path}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** Whether a path names something that is fetched: a URL, a Git address, `oci://`, `docker-image://`, `service:`. */
export function isRemote(path: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(path) || /^(?:git@|github\.com\/|service:|target:)/.test(path);
}
