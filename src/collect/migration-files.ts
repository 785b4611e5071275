import type { Config } from '../config/schema.js';
import { matchPath } from '../core/suppress.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import type { MigratableFile, MigratableKind } from '../migrations/types.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { isComposePath } from './compose-names.js';
import { isDockerfileName, isTemplateFileName } from './dockerfile-names.js';
import { isKeptName } from './env-names.js';
import { type EnvCollection, collectEnvFacts } from './env.js';

/** What there is to migrate in a project. */
export interface MigrationFiles {
  readonly files: readonly MigratableFile[];
  readonly profile: 'catalyst' | 'generic';
  /** Env files that a service reads: values in them are where they belong. */
  readonly inUse: readonly string[];
  /** What was passed over, in whole sentences. */
  readonly notes: readonly string[];
}

const SOURCE =
  /\.(?:py|[mc]?[jt]sx?|sh|bash|zsh)$|(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)(?:\.gitlab-ci\.yml|\.travis\.yml|Makefile|Jenkinsfile|Procfile)$/i;
const MOST_SOURCES = 5000;
const LARGEST_SOURCE = 1024 * 1024;

/** What is asked of an env file that another check has read. */
function factsOf({ models, choice, tree }: EnvCollection) {
  const facts = models.map(({ file }) => ({
    ...file,
    content: { text: file.text, encoding: file.encoding.name, invalidAt: file.encoding.invalidAt },
  }));
  return { facts, choice, tree, notes: [] };
}

/**
 * Reads the env files, compose files, Dockerfiles and sources of a project.
 * @param env the project's env files, where they are read already
 */
export async function collectMigrationFiles(
  host: Host,
  root: string,
  config: Config,
  env?: Promise<EnvCollection>,
): Promise<MigrationFiles> {
  const found = env ? factsOf(await env) : await collectEnvFacts(host, root, { paths: [], config }, false);
  const { choice, tree } = found;
  // A backup is good for nothing once it is not what it was.
  const isKept = ({ path, readBy }: (typeof found.facts)[number]) =>
    isKeptName(path) && readBy.length === 0 && !config.envFiles?.some((one) => matchPath(one.path)(path));
  const facts = found.facts.filter((file) => !isKept(file));
  const notes = [
    ...found.notes,
    ...found.facts.filter(isKept).map(({ path }) => `${path} is a backup by its name: it stays as it is`),
  ];
  const base = (await host.realpath(root)) ?? root;
  const hasCompose = tree.some(isComposePath);
  const own = await Promise.all(
    facts.map(async ({ path, content, role, reader, readBy, mode, contract }): Promise<MigratableFile> => {
      const readers: ReaderId[] = reader === 'dotenv' ? ['dotenv'] : ['python_dotenv'];
      if (readBy.length > 0 || hasCompose || reader === 'compose') readers.push('compose');
      const isText = content.encoding === 'utf-8' && content.invalidAt === undefined;
      const readOnly = isText ? await leavesRoot(host, root, base, path) : 'it is not UTF-8';
      return {
        path,
        kind: role === 'template' ? 'env-template' : 'env',
        text: content.text,
        readers,
        contract,
        ...(readOnly === undefined ? {} : { readOnly }),
        ...(mode === undefined ? {} : { mode }),
      };
    }),
  );
  const known = new Set(own.map(({ path }) => path));
  const others = await readOthers(
    host,
    root,
    base,
    tree.filter((path) => !known.has(path)),
  );
  const all = await markLinks(host, root, base, [...own, ...others.files]);
  const inUse = facts.filter(({ readBy }) => readBy.length > 0).map(({ path }) => path);
  return { files: all, profile: choice.profile, inUse, notes: [...notes, ...others.notes] };
}

async function readOthers(host: Host, root: string, base: string, tree: readonly string[]) {
  const notes: string[] = [];
  const files: MigratableFile[] = [];
  let sources = 0;
  const kinds = tree.flatMap((path) => {
    const kind = kindOf(path);
    return kind ? [{ path, kind }] : [];
  });
  for (let i = 0; i < kinds.length; i += 64) {
    const batch = await Promise.all(
      kinds.slice(i, i + 64).map(async ({ path, kind }): Promise<MigratableFile | undefined> => {
        if (kind === 'source' && ++sources > MOST_SOURCES) return undefined;
        const limit = kind === 'source' ? { maxBytes: LARGEST_SOURCE, label: path } : { label: path };
        const content = await host.readText(resolvePath(root, path), limit).catch(() => undefined);
        if (!content) {
          if (kind !== 'source') notes.push(`${path} cannot be read; it was passed over`);
          return undefined;
        }
        const isText = content.encoding === 'utf-8' && content.invalidAt === undefined;
        const readOnly =
          kind === 'source'
            ? undefined
            : isText
              ? await leavesRoot(host, root, base, path)
              : 'it is not UTF-8';
        return {
          path,
          kind,
          text: content.text,
          readers: [],
          ...(readOnly === undefined ? {} : { readOnly }),
        };
      }),
    );
    for (const file of batch) if (file) files.push(file);
  }
  if (sources > MOST_SOURCES)
    notes.push(`more than ${MOST_SOURCES} source files; old names in the rest were not looked for`);
  return { files, notes };
}

function kindOf(path: string): MigratableKind | undefined {
  if (isComposePath(path)) return 'compose';
  if (isDockerfileName(path) && !isTemplateFileName(path)) return 'dockerfile';
  return SOURCE.test(path) ? 'source' : undefined;
}

/** Why a file may not be written: it is outside the project, or a link that leads there. */
async function leavesRoot(host: Host, root: string, base: string, path: string): Promise<string | undefined> {
  if (path.startsWith('../')) return 'it lies outside the project';
  const real = await host.realpath(resolvePath(root, path));
  return real !== undefined && relativePath(base, real).startsWith('../')
    ? 'it is a link that leads out of the project'
    : undefined;
}

/** A link to a file that is migrated itself is left to that file. */
async function markLinks(
  host: Host,
  root: string,
  base: string,
  files: readonly MigratableFile[],
): Promise<MigratableFile[]> {
  const known = new Set(files.map(({ path }) => path));
  return Promise.all(
    files.map(async (file) => {
      if (file.kind === 'source' || file.readOnly !== undefined) return file;
      const real = await host.realpath(resolvePath(root, file.path));
      const target = real === undefined ? file.path : relativePath(base, real);
      return target !== file.path && known.has(target)
        ? { ...file, readOnly: `it is a link to ${target}, which is written itself` }
        : file;
    }),
  );
}
