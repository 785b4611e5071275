import { normalizeName } from './requirements-txt.js';
import type { Requirement } from './types.js';

/** What a lock file holds. */
export interface Lock {
  /** Names of all distributions, as their registry compares them. */
  readonly packages: ReadonlySet<string>;
  /**
   * Whether the lock holds a requirement of the manifest as it is written.
   * @param folder of the manifest, relative to the lock; empty for the same folder
   */
  readonly has: (requirement: Requirement, folder: string) => 'yes' | 'missing' | 'other-range' | 'unknown';
  /** The installer that stops over a difference. */
  readonly refusedBy?: string;
}

type Reader = (text: string) => Lock | undefined;

/** Lock files by name, and how each is read. Linear; undefined where one cannot be read. */
export const LOCK_READERS: Readonly<Record<string, Reader>> = {
  'package-lock.json': readNpm,
  'npm-shrinkwrap.json': readNpm,
  'yarn.lock': readYarn,
  'pnpm-lock.yaml': readPnpm,
  'poetry.lock': (text) => readPackageTables(text),
  'uv.lock': (text) => readPackageTables(text),
  'pdm.lock': (text) => readPackageTables(text),
  'Pipfile.lock': readPipfileLock,
};

type Table = Readonly<Record<string, unknown>>;
const tableOf = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};

function parseJson(text: string): Table | undefined {
  try {
    return tableOf(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return undefined;
  }
}

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json; `npm ci` compares names and ranges. */
function readNpm(text: string): Lock | undefined {
  const root = parseJson(text);
  if (!root) return undefined;
  const entries = tableOf(root['packages']);
  const old = Object.keys(tableOf(root['dependencies']));
  const marker = 'node_modules/';
  const packages = new Set([
    ...old,
    ...Object.keys(entries).flatMap((path) => {
      const at = path.lastIndexOf(marker);
      return at < 0 ? [] : [path.slice(at + marker.length)];
    }),
  ]);
  return {
    packages,
    refusedBy: 'npm ci',
    has: ({ name, spec }, folder) => {
      const own = entries[folder.replace(/\/$/, '')];
      if (own === undefined) return old.length === 0 || packages.has(name) ? 'unknown' : 'missing';
      const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
      const specs = groups
        .map((group) => tableOf(tableOf(own)[group])[name])
        .filter((one) => one !== undefined);
      if (specs.length === 0) return 'missing';
      return specs.includes(spec) ? 'yes' : 'other-range';
    },
  };
}

/** Both forms: `lodash@^4:` and `"lodash@npm:^4":`. */
function readYarn(text: string): Lock | undefined {
  const keys = new Set<string>();
  const packages = new Set<string>();
  for (const line of text.split('\n')) {
    if (!/^["@A-Za-z0-9]/.test(line) || !line.trimEnd().endsWith(':')) continue;
    for (const key of line.trim().slice(0, -1).replaceAll('"', '').split(/,\s*/)) {
      keys.add(key);
      const at = key.indexOf('@', 1);
      if (at > 0) packages.add(key.slice(0, at));
    }
  }
  if (keys.size === 0) return undefined;
  const isHeld = (name: string, spec: string) =>
    keys.has(`${name}@${spec}`) || keys.has(`${name}@npm:${spec}`) || keys.has(`${name}@`);
  return {
    packages,
    refusedBy: 'yarn install --frozen-lockfile',
    has: ({ name, spec, pin }) => {
      if (pin === 'url') return 'unknown';
      if (isHeld(name, spec)) return 'yes';
      return packages.has(name) ? 'other-range' : 'missing';
    },
  };
}

/** The `importers` of a pnpm lock file, by indentation: the file is made by a program and always laid out alike. */
function readPnpm(text: string): Lock | undefined {
  const importers = new Map<string, Map<string, string>>();
  const packages = new Set<string>();
  let section = '';
  let importer = '.';
  let name = '';
  for (const line of text.split('\n')) {
    const top = /^([A-Za-z]+):/.exec(line);
    if (top) {
      section = top[1]!;
      continue;
    }
    if (section === 'packages' || section === 'snapshots') {
      const key = /^ {2}'?\/?((?:@[^/@]+\/)?[^@/'(]+)@/.exec(line);
      if (key) packages.add(key[1]!);
      continue;
    }
    if (section !== 'importers') continue;
    const path = /^ {2}([^\s:][^:]*|'[^']+'):\s*(?:\{\})?$/.exec(line);
    const dependency = /^ {6}([^\s:][^:]*):\s*$/.exec(line);
    const specifier = /^ {8}specifier: (.*)$/.exec(line);
    if (path) importer = unquote(path[1]!);
    else if (dependency) name = unquote(dependency[1]!);
    else if (specifier) {
      const own = importers.get(importer) ?? new Map<string, string>();
      importers.set(importer, own.set(name, unquote(specifier[1]!.trim())));
    }
  }
  if (importers.size === 0) return undefined;
  return {
    packages,
    refusedBy: 'pnpm install --frozen-lockfile',
    has: (requirement, folder) => {
      const own = importers.get(folder.replace(/\/$/, '') || '.');
      const specifier = own?.get(requirement.name);
      if (!own || requirement.spec.startsWith('catalog:')) return 'unknown';
      if (specifier === undefined) return 'missing';
      return specifier === requirement.spec ? 'yes' : 'other-range';
    },
  };
}

const unquote = (text: string) => text.replace(/^(['"])([\s\S]*)\1$/, '$2');

/** poetry.lock, uv.lock, pdm.lock: `[[package]]` tables; what range they were made for is a hash, or another form. */
function readPackageTables(text: string): Lock | undefined {
  const packages = new Set<string>();
  for (const [, name] of text.matchAll(/^\[\[package\]\]\r?\nname = "([^"\n]{1,200})"/gm))
    packages.add(normalizeName(name!));
  if (packages.size === 0) return undefined;
  return { packages, has: ({ name }) => (packages.has(name) ? 'yes' : 'missing') };
}

function readPipfileLock(text: string): Lock | undefined {
  const root = parseJson(text);
  if (!root) return undefined;
  const packages = new Set(
    [tableOf(root['default']), tableOf(root['develop'])].flatMap((table) =>
      Object.keys(table).map(normalizeName),
    ),
  );
  return { packages, has: ({ name }) => (packages.has(name) ? 'yes' : 'missing') };
}
