import type { Surroundings } from './detect.js';
import type { Installer, OwnApplication } from './own-application.js';

/** Where the code of a service usually begins: read for what it listens on. */
const STARTS = /^(?:src\/|app\/)?(?:main|index|server|app)\.[cm]?[jt]s$/;
const LOCKS: readonly (readonly [string, Installer])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];
/** What else the installers read, where it is there. */
const BESIDE: Readonly<Partial<Record<Installer, readonly string[]>>> = {
  npm: ['.npmrc'],
  pnpm: ['pnpm-workspace.yaml', '.pnpmfile.cjs', '.npmrc', 'patches/'],
  yarn: ['.yarnrc', '.npmrc'],
  'yarn-modern': ['.yarnrc.yml', '.yarn/releases/', '.yarn/plugins/', '.yarn/patches/'],
};
const DEVELOP = ['dev', 'start:dev', 'develop'];
const READS_PORT =
  /\benv(?:\.PORT\b|\[['"`]PORT['"`]\])|\{[^{}\n]{0,200}\bPORT\b[^{}\n]{0,200}\}\s{0,10}=\s{0,10}process\.env/;

/** Whether a file of a Node project is worth reading. */
export function wantsNodeText(path: string): boolean {
  return (
    ['package.json', '.npmrc', '.yarnrc.yml', 'yarn.lock', 'pnpm-lock.yaml'].includes(path) ||
    STARTS.test(path)
  );
}

interface Manifest {
  readonly main?: unknown;
  readonly packageManager?: unknown;
  readonly scripts?: unknown;
}

function readManifest({ texts }: Surroundings): Manifest {
  try {
    return Object(JSON.parse(texts.get('package.json') ?? '')) as Manifest;
  } catch {
    return {};
  }
}

const scriptOf = (manifest: Manifest, name: string): string | undefined => {
  const script: unknown = Object(manifest.scripts)[name];
  return typeof script === 'string' ? script.slice(0, 500) : undefined;
};

/** Paths of scripts that package.json would have Node start, the likeliest first. */
export function listNodeEntries(around: Surroundings): string[] {
  const manifest = readManifest(around);
  const started = ['start:prod', 'start'].map(
    (name) => /^(?:NODE_ENV=\w+ )?node\b(?: --?\S+)* (\S+)/.exec(scriptOf(manifest, name) ?? '')?.[1],
  );
  return [...started, manifest.main].flatMap((path) => {
    if (typeof path !== 'string') return [];
    // Node finds `dist/main` too; what has another ending is not for it.
    const isBare = /(?:^|\/)[\w-]+$/.test(path);
    return [isBare ? `${path}.js` : path];
  });
}

/** How the packages of a Node project are installed, and what it listens on. */
export function describeNodeApplication(around: Surroundings): OwnApplication {
  const { files, texts } = around;
  const manifest = readManifest(around);
  const managed = typeof manifest.packageManager === 'string' ? manifest.packageManager : '';
  const [, manager = '', version] =
    /^(npm|pnpm|yarn)@(\d{1,3}\.\d{1,3}\.\d{1,3})(?:[-+]|$)/.exec(managed) ?? [];
  const [lock, found] =
    LOCKS.find(([name, installer]) => files.includes(name) && (manager === '' || installer === manager)) ??
    LOCKS.find(([name]) => files.includes(name)) ??
    ([undefined, 'npm'] as const);
  const isModern =
    found === 'yarn' &&
    (version === undefined
      ? files.includes('.yarnrc.yml') || /^__metadata:/m.test((texts.get('yarn.lock') ?? '').slice(0, 2000))
      : !version.startsWith('1.'));
  const installer = isModern ? 'yarn-modern' : found;
  const isThere = (path: string) =>
    path.endsWith('/') ? files.some((file) => file.startsWith(path)) : files.includes(path);
  // A password for a registry does not go into a layer.
  const isOpen = (path: string) => !/_auth|_password|npmAuth/i.test(texts.get(path) ?? '');
  const beside = (BESIDE[installer] ?? []).filter((path) => isThere(path) && isOpen(path));
  const scripts = DEVELOP.filter((name) => scriptOf(manifest, name) !== undefined);
  const code = [...texts].filter(([path]) => STARTS.test(path)).map(([, text]) => text);
  return {
    installer,
    ...(version !== undefined && manager === found ? { installerVersion: version } : {}),
    needed: ['package.json', lock ?? 'package-lock.json', ...beside],
    ...(scripts[0] === undefined ? {} : { developScript: scripts[0] }),
    readsPort: code.some((text) => READS_PORT.test(text)) && !code.some((text) => /\bAPI_PORT\b/.test(text)),
  };
}
