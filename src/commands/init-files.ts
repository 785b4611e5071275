import { UserError } from '../core/errors.js';
import { type Host, resolvePath } from '../host.js';
import type { WritePlan } from '../stack/plan.js';
import type { StackFile } from '../stack/types.js';
import { freeBackupName } from './fix-loop.js';
import { describeSystemError } from './migrate-host.js';

/**
 * Reads the files of a stack that are there.
 * @throws {UserError} where something else than a file is in the way, or a link leads out of the folder
 */
export async function readExisting(
  host: Host,
  root: string,
  files: readonly StackFile[],
): Promise<ReadonlyMap<string, string>> {
  const existing = new Map<string, string>();
  const base = (await host.realpath(root)) ?? root;
  for (const { path } of files) {
    await checkWay(host, root, base, path);
    const file = resolvePath(root, path);
    if (await host.stat(file)) existing.set(path, (await host.readText(file, { label: path })).text);
  }
  return existing;
}

/** Every step of the way must be a folder inside the root, and the last a file or nothing. */
async function checkWay(host: Host, root: string, base: string, path: string): Promise<void> {
  const steps = path.split('/');
  for (let i = 1; i <= steps.length; i++) {
    const part = steps.slice(0, i).join('/');
    const at = resolvePath(root, part);
    const stat = await host.stat(at);
    const real = await host.realpath(at);
    if (!stat || real === undefined) {
      if (await isLink(host, root, steps.slice(0, i)))
        throw new UserError(`${part} is a link that leads nowhere`);
      return;
    }
    const isInside = real === base || real.startsWith(`${base}/`) || real.startsWith(`${base}\\`);
    if (!isInside) throw new UserError(`${part} leads out of the folder, so nothing was written`);
    const wanted = i === steps.length ? 'file' : 'directory';
    if (stat.kind !== wanted) {
      throw new UserError(`${part} is no ${wanted === 'file' ? 'file' : 'folder'}, so nothing was written`);
    }
  }
}

async function isLink(host: Host, root: string, steps: readonly string[]): Promise<boolean> {
  const entries = await host.list(resolvePath(root, ...steps.slice(0, -1)));
  return entries.some(({ name, kind }) => name === steps.at(-1) && kind === 'link');
}

/**
 * Writes what is to be written, each file atomically; what was there before is kept beside it.
 * @returns the backup of each file that has one; an earlier backup is never overwritten
 */
export async function writeAll(
  host: Host,
  root: string,
  { writes }: WritePlan,
): Promise<ReadonlyMap<string, string>> {
  const backups = new Map<string, string>();
  for (const { path, action, after, mode } of writes) {
    if (action === 'same' || action === 'keep') continue;
    const backup = action === 'create' ? undefined : await freeBackupName(host, root, path);
    try {
      await host.writeText(resolvePath(root, path), after, {
        ...(mode === undefined ? {} : { mode }),
        ...(backup === undefined ? {} : { backup: resolvePath(root, backup) }),
      });
    } catch (error) {
      // A folder that may not be made, or has a file in its way, shows when the file in it is opened.
      if (['ENOENT', 'ENOTDIR'].includes(String((error as { code?: unknown }).code))) {
        throw new UserError(`could not write ${path}: its folder cannot be made`, {
          advice: 'may you write there?',
          cause: error,
        });
      }
      throw describeSystemError(error);
    }
    if (backup !== undefined) backups.set(path, backup);
  }
  return backups;
}
