import { type Host, resolvePath } from '../host.js';
import { readDotenv } from '../syntax/dotenv/readers/index.js';
import type { ComposeCollectOptions } from './compose.js';
import type { DiskReader } from './compose-disk.js';

/** What the `.env` of a folder sets, as Compose reads it; its text must have been read. */
export function readEnvironment(reader: DiskReader, folder: string): Readonly<Record<string, string>> {
  return valuesOf(reader.disk.textOf(joinPath(folder, '.env')));
}

/** What the files of `--env-file` set together; undefined where there is no such option. */
export async function readOuterEnvironment(host: Host, { envFiles }: ComposeCollectOptions) {
  if (envFiles === undefined || envFiles.length === 0) return undefined;
  const texts = await Promise.all(
    envFiles.map((path) => host.readText(resolvePath(host.cwd, path), { label: path })),
  );
  return Object.assign({}, ...texts.map(({ text }) => valuesOf(text))) as Readonly<Record<string, string>>;
}

function valuesOf(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const { values } = readDotenv(text, { reader: 'compose' });
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

/** The folder of a path; '' at the top. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** Joins a folder, which may be '', and a name. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
