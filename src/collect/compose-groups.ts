import type { SourceText } from '../core/text.js';
import type { ComposeModel } from '../models/compose.js';
import {
  createNameReader,
  findProjects,
  type NameReader,
  type ProjectFiles,
  standsAlone,
} from '../syntax/compose/index.js';
import type { ReadYaml } from '../syntax/yaml/index.js';
import type { DiskReader } from './compose-disk.js';
import { DEFAULT_NAMES } from './compose-paths.js';
import { directoryOf, joinPath, readEnvironment } from './compose-environment.js';

/** Files that make up one project. */
export interface Group {
  readonly files: readonly string[];
  readonly grouping: ComposeModel['grouping'];
  readonly companions: readonly string[];
}

/** Groups compose files into projects, as Compose would load them; those that hold a chosen file. */
export async function groupFiles(
  texts: ReadonlyMap<string, SourceText>,
  chosen: ReadonlySet<string>,
  reader: DiskReader,
  readYaml: ReadYaml,
): Promise<Group[]> {
  const paths = [...texts.keys()].sort();
  const folders = [...new Set(paths.map(directoryOf))];
  await reader.readTexts(folders.map((folder) => joinPath(folder, '.env')));
  const readText = (path: string) => texts.get(path)?.text;
  const composeFile = (folder: string) => readEnvironment(reader, folder)['COMPOSE_FILE'];
  const namesOf = createNameReader(readText, readYaml);
  const projects = findProjects(paths, readText, composeFile, namesOf);
  const grouped = new Set(projects.flatMap(({ files }) => files));
  const others = paths
    .filter((path) => !grouped.has(path))
    .map((path): ProjectFiles => ({ files: [path], reason: 'alone' }));
  const groups = [...projects, ...others]
    .flatMap((project) => splitDefault(project, namesOf))
    .flatMap((project) => completeGroup(project, paths, namesOf));
  const paired = new Set(
    groups.filter(({ files }) => files.length > 1).flatMap(({ files }) => files.slice(1)),
  );
  const needed = groups.filter(({ files, reason }) => reason !== 'alone' || !paired.has(files[0]!));
  return needed
    .filter(({ files }) => files.some((path) => chosen.has(path)))
    .map(({ files, reason }) => ({
      files,
      grouping: groupingOf(reason, files.length),
      companions: paths.filter(
        (path) => directoryOf(path) === directoryOf(files[0]!) && !files.includes(path),
      ),
    }));
}

/** A base that an override file is laid over is also used by itself, in production most of all. */
function splitDefault(project: ProjectFiles, namesOf: NameReader): ProjectFiles[] {
  const [base, over] = project.files;
  if (project.reason !== 'default' || base === undefined || over === undefined) return [project];
  const alone = standsAlone(namesOf(base), namesOf(over));
  return alone ? [{ files: [base], reason: 'default' }, project] : [project];
}

/**
 * A file that cannot stand alone is taken together with the one that completes it: a base with each companion that
 * gives its services an image, an addition in a folder below with the base above.
 */
function completeGroup(project: ProjectFiles, paths: readonly string[], namesOf: NameReader): ProjectFiles[] {
  const [only, ...rest] = project.files;
  if (only === undefined || rest.length > 0) return [project];
  const lacks = (path: string) => path !== only && !standsAlone(namesOf(only), namesOf(path));
  if (project.reason === 'default') {
    const completing = paths.filter((path) => directoryOf(path) === directoryOf(only) && lacks(path));
    if (completing.length === 0) return [project];
    return completing.map((path) => ({ files: [only, path], reason: 'with-base' }));
  }
  const known = new Set(paths);
  for (let folder = directoryOf(only); folder !== ''; ) {
    folder = directoryOf(folder);
    const above = DEFAULT_NAMES.map((name) => joinPath(folder, name)).find((path) => known.has(path));
    if (above !== undefined)
      return lacks(above) ? [{ files: [above, only], reason: 'with-base' }] : [project];
  }
  return [project];
}

function groupingOf(reason: ProjectFiles['reason'], count: number): ComposeModel['grouping'] {
  if (reason === 'compose-file') return 'compose-file';
  if (reason === 'with-base') return 'pair';
  return count > 1 ? 'base' : 'alone';
}
