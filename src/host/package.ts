import * as fs from 'node:fs/promises';
import * as path from 'node:path';

/**
 * The text files of a folder of this package (`templates/stack`), by their path in it, with `/`, sorted.
 * @throws {Error} where the package came without the folder
 */
export async function readPackageFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const root = await findPackage(import.meta.dirname);
  const base = path.join(root, folder);
  const entries = await fs.readdir(base, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(
    files.map(async (file) => {
      const name = path.relative(base, file).split(path.sep).join('/');
      return [name, await fs.readFile(file, 'utf8')] as const;
    }),
  );
  return new Map(texts);
}

/** The code lies in `dist/` when it is built and in `src/host/` when it is tested. */
async function findPackage(folder: string): Promise<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    const names = await fs.readdir(at).catch((): string[] => []);
    if (names.includes('package.json') && names.includes('templates')) return at;
    if (at === path.dirname(at)) throw new Error('the package has lost its templates');
  }
}
