import { type Host, resolvePath } from '../host.js';
import type {
  BackendLanguage,
  BackendModel,
  BackendModule,
  EntryPoint,
  ExpectedPart,
  LockFile,
  Manifest,
} from '../models/backend.js';
import { STARTED_PROGRAMS } from '../data/started-programs.js';
import type { ComposeModel } from '../models/compose.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { baseImageOf, targetOf } from '../rules/dockerfile-shared/stage-facts.js';
import { pathsOfModule } from '../syntax/python/module-names.js';
import { normalizeName } from '../syntax/requirements/requirements-txt.js';
import { entryPointsOf } from './backend-entry-points.js';
import { entryPointsOfServices } from './compose-entry-points.js';
import { compareLocks, isLockName } from './backend-locks.js';
import { folderOfManifest, manifestKind, readManifest } from './backend-manifests.js';
import { modelsWithoutCode } from './backend-without-code.js';
import { ASIDE, judgeSyntax, languageOf, readModules } from './backend-modules.js';
import { walkFiles } from './walk.js';

export interface BackendCollectOptions {
  readonly exclude: (path: string) => boolean;
  readonly dockerfiles: readonly DockerfileModel[];
  /** The compose files' projects: what their commands start is looked for too. */
  readonly compose?: readonly ComposeModel[];
  /** Files besides those whose words count as a use: compose files, scripts. */
  readonly texts: readonly string[];
  /** Ask the exact parsers about every file. */
  readonly exact: boolean;
  /** Parts that the configuration asks for, in place of the usual ones. */
  readonly expected?: readonly ExpectedPart[] | undefined;
}

/** The backends of a project, and the texts of all files that findings may point to. */
export interface BackendCollection {
  readonly models: readonly BackendModel[];
  readonly texts: ReadonlyMap<string, string>;
  /** Why there is nothing to look at, or what was left out. */
  readonly notes: readonly string[];
}

/** Source files above which the rest is left out. */
const MOST_FILES = 20_000;

/** Reads the source files, manifests and lock files of a project. */
export async function collectBackends(
  host: Host,
  root: string,
  options: BackendCollectOptions,
): Promise<BackendCollection> {
  const tree = await walkFiles(host, root, { exclude: options.exclude });
  const read = async (path: string) => ({
    path,
    text: (await host.readText(resolvePath(root, path), { label: path }).catch(() => undefined))?.text,
  });
  const isRead = (file: { path: string; text: string | undefined }): file is { path: string; text: string } =>
    file.text !== undefined;
  const manifests = (await Promise.all(tree.files.filter((path) => manifestKind(path)).map(read)))
    .filter(isRead)
    .map(({ path, text }) => readManifest(path, text));
  const locks = (await Promise.all(tree.files.filter(isLockName).map(read))).filter(isRead);
  const sources = tree.files.filter((path) => languageOf(path) !== undefined);
  const pythonVersion = versionOf(options.dockerfiles);
  const unjudged = await readModules(host, root, sources.slice(0, MOST_FILES));
  const modules = await judgeSyntax(host, unjudged, { exact: options.exact, pythonVersion });
  const compared = compareLocks(manifests, locks);
  const languages: BackendLanguage[] = ['python', 'node'];
  const models = languages.flatMap((language) =>
    buildModels(language, {
      ...options,
      manifests,
      locks: compared,
      modules,
      files: tree.files,
      pythonVersion,
    }),
  );
  const whole = [...models, ...modelsWithoutCode(manifests, models, tree.files)];
  const texts = new Map([...manifests, ...modules].map(({ path, text }) => [path, text]));
  for (const { file } of options.dockerfiles) texts.set(file.path, file.text);
  const started = new Set(models.flatMap(({ entryPoints }) => entryPoints.map(({ file }) => file)));
  for (const { project, textOf } of options.compose ?? [])
    for (const { path } of project.files) if (started.has(path)) texts.set(path, textOf(path) ?? '');
  const left = sources.length - MOST_FILES;
  return {
    models: whole,
    texts,
    notes: left > 0 ? [`${left} source files above ${MOST_FILES} were not read`] : [],
  };
}

interface Parts extends BackendCollectOptions {
  readonly manifests: readonly Manifest[];
  readonly locks: readonly LockFile[];
  readonly modules: readonly BackendModule[];
  readonly files: readonly string[];
  readonly pythonVersion: string | undefined;
}

function buildModels(language: BackendLanguage, parts: Parts): BackendModel[] {
  const modules = parts.modules.filter((module) => module.language === language);
  const own = parts.manifests.filter(({ kind }) => (kind === 'package-json') === (language === 'node'));
  if (modules.length === 0) return [];
  const folders = [...new Set(own.map(({ path }) => folderOfManifest(path)))].sort(
    (a, b) => b.length - a.length,
  );
  const ownerOf = (path: string) => folders.find((folder) => path.startsWith(folder)) ?? '';
  const owned = new Map<string, BackendModule[]>();
  for (const module of modules) {
    const owner = ownerOf(module.path);
    owned.set(owner, [...(owned.get(owner) ?? []), module]);
  }
  const named = collectWords(parts);
  const entries = assignEntries(language, parts, owned);
  const files = new Set(parts.files);
  return [...owned]
    .filter(([folder]) => !ASIDE.test(folder) && (language === 'python' || own.length > 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([folder, inside]): BackendModel[] => {
      // A workspace may use what the manifest above it asks for.
      const reaching = own.filter(({ path }) => folder.startsWith(folderOfManifest(path)));
      const direct = reaching.filter(({ path }) => folderOfManifest(path) === folder);
      if (language === 'node' && direct.length === 0) return [];
      const entryPoints = entries.get(folder) ?? [];
      return [
        {
          kind: 'backend',
          file: direct[0] ?? inside[0]!,
          folder,
          language,
          modules: inside,
          manifests: reaching,
          broken: direct.filter(({ broken }) => broken !== undefined),
          locks: parts.locks.filter(({ manifest }) => reaching.some(({ path }) => path === manifest)),
          entryPoints,
          expected: parts.expected ?? expectedParts(language, reaching, inside.length),
          files,
          roots: [...new Set([folder, `${folder}src/`, '', ...entryPoints.flatMap(({ roots }) => roots)])],
          ...named,
          ...(parts.pythonVersion !== undefined && language === 'python'
            ? { pythonVersion: parts.pythonVersion }
            : {}),
        },
      ];
    });
}

/** Gives each entry point to the one backend that holds what is started, or whose folder is nearest to the build context. */
function assignEntries(
  language: BackendLanguage,
  { dockerfiles, compose = [] }: Parts,
  owned: ReadonlyMap<string, readonly BackendModule[]>,
): ReadonlyMap<string, EntryPoint[]> {
  const folders = [...owned.keys()].sort((a, b) => b.length - a.length);
  const entries = new Map<string, EntryPoint[]>();
  const points = [...dockerfiles.flatMap(entryPointsOf), ...entryPointsOfServices(compose, dockerfiles)];
  for (const point of points) {
    if (languageOfPoint(point.kind, point.target) !== language) continue;
    const paths = point.roots.flatMap((root) => pathsOfModule(point.target, root).files);
    const [context = ''] = point.roots;
    // Of several backends in one context, it cannot be told whose a program is.
    if (point.kind === 'program' && folders.filter((folder) => folder.startsWith(context)).length > 1)
      continue;
    const owner =
      folders.find((folder) => owned.get(folder)!.some(({ path }) => paths.includes(path))) ??
      folders.find((folder) => context.startsWith(folder)) ??
      folders.find((folder) => folder.startsWith(context));
    if (owner !== undefined) entries.set(owner, [...(entries.get(owner) ?? []), point]);
  }
  return entries;
}

function languageOfPoint(kind: string, target: string): BackendLanguage {
  if (kind === 'program') return STARTED_PROGRAMS.node.has(target) ? 'node' : 'python';
  return kind === 'npm-script' || /\.[cm]?[jt]s$/.test(target) ? 'node' : 'python';
}

/** Words of everything that installs or starts something. */
function collectWords({ dockerfiles, texts, manifests }: Parts): Pick<BackendModel, 'words' | 'installed'> {
  const scripts = manifests.filter(({ kind }) => kind === 'package-json').map(({ text }) => text);
  const words = new Set<string>();
  const installed = new Set<string>();
  for (const text of [...dockerfiles.map(({ file }) => file.text), ...texts, ...scripts]) {
    // A continued line is one command.
    for (const line of text.replace(/\\\r?\n/g, ' ').split('\n')) {
      const installs = /\b(?:install|add|sync|download)\b|\b(?:p?npm|bun)\s{1,9}i\b/.test(line);
      for (const [word] of line.matchAll(/[A-Za-z@][\w./@-]{0,80}/g)) {
        words.add(word.toLowerCase());
        if (installs) installed.add(normalizeName(word.split(/(?<=.)[@=<>~]/, 1)[0]!));
      }
    }
  }
  return { words, installed };
}

/** Version of Python in the image that is built. */
function versionOf(dockerfiles: readonly DockerfileModel[]): string | undefined {
  const versions = new Set(
    dockerfiles.flatMap(({ graph }) => {
      const target = targetOf(graph);
      const { image } = target ? baseImageOf(graph, target) : { image: undefined };
      const match = image?.short === 'python' ? /^3\.\d+/.exec(image.tag ?? '') : null;
      return match ? [match[0]] : [];
    }),
  );
  return versions.size === 1 ? [...versions][0] : undefined;
}

/** What the folder of a backend usually holds; see docs/smoke.md. */
function expectedParts(
  language: BackendLanguage,
  manifests: readonly Manifest[],
  size: number,
): ExpectedPart[] {
  const has = (name: string) =>
    manifests.some(({ requirements }) =>
      requirements.some((one) => one.name === name && one.group === 'main'),
    );
  const tests: ExpectedPart = {
    what: 'tests',
    anyOf:
      language === 'python'
        ? ['**/test_*.py', '**/*_test.py', '**/tests.py', '**/tests/**']
        : ['**/*.test.*', '**/*.spec.*', '**/__tests__/**', '**/test/**', '**/tests/**'],
    severity: 'info',
    why: 'nothing says whether a change breaks it',
  };
  const migrations: ExpectedPart = {
    what: 'migrations of Alembic (alembic.ini or env.py)',
    anyOf: ['**/alembic.ini', '**/alembic/env.py', '**/migrations/env.py'],
    severity: 'warning',
    why: 'Alembic is required, and has nothing to run',
  };
  // A handful of files is a script, or a sample.
  return [...(size >= 5 ? [tests] : []), ...(language === 'python' && has('alembic') ? [migrations] : [])];
}
