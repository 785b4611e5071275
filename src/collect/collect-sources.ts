import { UserError } from '../core/errors.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import type { CollectSource } from '../migrations/collect/find.js';
import { isComposePath } from './compose-names.js';
import { baseName, isEnvFileName, isOverlayName, isTemplateName } from './env-names.js';
import { walkFiles } from './walk.js';

const OLD_ENV =
  /(?:^|\/)[^/]{0,255}(?:env[^/]{0,255}[._-](?:bak|backup|old|orig|save|copy|prev|previous)[^/]*|\.env[^/]{0,255}~)$/i;
const NOTES =
  /(?:^|\/)[^/]{0,255}(?:note|key|secret|credential|token|todo|setup|env)[^/]{0,255}\.(?:md|markdown|txt)$/i;
const LARGEST = 1024 * 1024;

/**
 * Reads the files in which keys may lie: those named, or backups, env files that are not read in this place, scripts,
 * compose files and notes of the project.
 */
export async function readCollectSources(
  host: Host,
  root: string,
  paths: readonly string[],
  { target, inUse }: { readonly target: string; readonly inUse: readonly string[] },
): Promise<CollectSource[]> {
  const named = paths.map((path) => relativePath(root, resolvePath(root, path)));
  const chosen =
    named.length > 0
      ? await expand(host, root, named)
      : (await walkFiles(host, root)).files.filter((path) => isLikely(path) && !inUse.includes(path));
  const sources = await Promise.all(
    chosen
      .filter((path) => path !== target)
      .map(async (path) => {
        const content = await host
          .readText(resolvePath(root, path), { label: path, maxBytes: LARGEST })
          .catch((error: unknown) => {
            if (named.includes(path)) throw error;
            return undefined;
          });
        return content && content.nulAt === undefined
          ? { path, kind: kindOf(path), text: content.text }
          : undefined;
      }),
  );
  return sources.filter((source) => source !== undefined);
}

async function expand(host: Host, root: string, paths: readonly string[]): Promise<string[]> {
  const all = await Promise.all(
    paths.map(async (path) => {
      const stat = await host.stat(resolvePath(root, path));
      if (!stat) throw new UserError(`--collect ${path}: there is no such file`);
      if (stat.kind !== 'directory') return [path];
      const { files } = await walkFiles(host, resolvePath(root, path));
      return files
        .filter((file) => isLikely(file) || /\.(?:md|txt)$/i.test(file))
        .map((file) => (path === '.' ? file : `${path}/${file}`));
    }),
  );
  return [...new Set(all.flat())].sort();
}

function isLikely(path: string): boolean {
  const isEnv = isEnvFileName(path) && !isTemplateName(path) && !isOverlayName(path);
  return (
    isEnv ||
    OLD_ENV.test(path) ||
    NOTES.test(path) ||
    isComposePath(path) ||
    /(?:^|\/)\.envrc$|\.(?:sh|bash|zsh|profile)$/i.test(path)
  );
}

function kindOf(path: string): CollectSource['kind'] {
  if (isComposePath(path) || /\.ya?ml$/i.test(path)) return 'compose';
  if (/\.(?:md|markdown|txt)$/i.test(path)) return 'notes';
  if (/(?:^|\/)\.envrc$|\.(?:sh|bash|zsh|profile|ps1)$|rc$/i.test(baseName(path))) return 'shell';
  return 'env';
}
