import type { Host } from '../host.js';
import { isComposePath } from './compose-names.js';
import { isDockerfileName } from './dockerfile-names.js';
import { folderOf, isEnvFileName } from './env-names.js';
import { walkFiles } from './walk.js';

/**
 * The project folders below a root: the topmost ones that hold a compose file, a Dockerfile or an env file. A folder
 * below another belongs to that project: `backend/` with its Dockerfile beside a compose file at the top.
 * @returns paths relative to the root, sorted; `.` for the root itself, which is the only one where it is a project
 */
export async function findProjects(
  host: Host,
  root: string,
  exclude: (path: string) => boolean = () => false,
): Promise<string[]> {
  const { files } = await walkFiles(host, root, { exclude });
  const folders = new Set(files.filter(isMark).map(folderOf));
  if (folders.size === 0 || folders.has('')) return ['.'];
  const projects: string[] = [];
  for (const folder of [...folders].sort()) {
    const last = projects.at(-1);
    if (last === undefined || !folder.startsWith(last)) projects.push(folder);
  }
  return projects.map((folder) => folder.replace(/\/$/, ''));
}

function isMark(path: string): boolean {
  return isComposePath(path) || isDockerfileName(path) || isEnvFileName(path);
}
