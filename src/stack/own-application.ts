/** What installs the packages of an application: pip from a list or from `[project]`, or the program that locked them. */
export type Installer = 'pip' | 'pyproject' | 'uv' | 'poetry' | 'npm' | 'pnpm' | 'yarn' | 'yarn-modern';

/** What a Dockerfile has to know of an application that was there before it. */
export interface OwnApplication {
  readonly installer: Installer;
  /** Version of the installer, where the project says which. */
  readonly installerVersion?: string;
  /** Files that the installer reads, the list of packages first; a folder ends with `/`. */
  readonly needed: readonly string[];
  /** Release of Python, where the project does not take the newest: `3.12`. */
  readonly python?: string;
  /** Packages lie in `src`, and are imported without it. */
  readonly hasSourceRoot?: boolean;
  /** Neither Gunicorn nor its worker is among the packages, and the image starts the application with them. */
  readonly lacksServer?: boolean;
  /** Script of package.json that starts the application anew after a change. */
  readonly developScript?: string;
  /** It listens where PORT says, and does not ask for API_PORT. */
  readonly readsPort?: boolean;
}

/** A path that can go into a Dockerfile as it is. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\/?$|^\.[\w-][\w.-]*\/?$/;

/** Whether a path can be written into a Dockerfile. */
export function isPlainPath(path: string): boolean {
  return path.length <= 200 && PLAIN.test(path);
}

/** The COPY instructions that put files where they were: one for each folder. */
export function renderCopies(paths: readonly string[]): string {
  const folders = new Map<string, string[]>();
  for (const path of paths.filter(isPlainPath)) {
    const at = path.endsWith('/') ? path : path.slice(0, path.lastIndexOf('/') + 1);
    const listed = folders.get(at) ?? [];
    listed.push(path);
    folders.set(at, listed);
  }
  return [...folders].map(([at, listed]) => `COPY ${listed.join(' ')} ./${at}`).join('\n');
}
