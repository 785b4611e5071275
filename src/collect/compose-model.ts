import { isInDevelopmentFolder } from '../core/development.js';
import type { SourceText } from '../core/text.js';
import type { ComposeModel, PathKind } from '../models/compose.js';
import { loadComposeProject } from '../syntax/compose/index.js';
import type { ReadYaml } from '../syntax/yaml/index.js';
import type { ComposeProblem, ComposeProject } from '../syntax/compose/types.js';

/** What is known of the disk below the root, read beforehand. */
export interface Disk {
  readonly kindOf: (path: string) => PathKind;
  readonly textOf: (path: string) => string | undefined;
  readonly namesIn: (path: string) => readonly string[];
}

export interface ComposeModelInput {
  /** In the order in which Compose loads them; the first is the base. */
  readonly files: readonly SourceText[];
  readonly disk: Disk;
  readonly readYaml?: ReadYaml | undefined;
  /** What `.env` and `--env-file` set. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Nothing else can be set: what is unset is blank. */
  readonly environmentComplete?: boolean | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly projectName?: string | undefined;
  readonly grouping?: ComposeModel['grouping'] | undefined;
  readonly companions?: readonly string[] | undefined;
  /** The folder of a larger project that the paths are relative to, `/` at its end. */
  readonly within?: string | undefined;
}

/** Builds the model of a project from texts that have been read; pure. */
export function buildComposeModel(input: ComposeModelInput): ComposeModel {
  const { files, disk, readYaml, environment, environmentComplete, profiles, projectName } = input;
  const project = loadComposeProject({
    files,
    readFile: disk.textOf,
    readYaml,
    ...(environment && { environment }),
    ...(environmentComplete === undefined ? {} : { environmentComplete }),
    ...(profiles && { profiles }),
    ...(projectName === undefined ? {} : { projectName }),
  });
  return wrapProject(project, input);
}

/** The model of a file that could not be read: nothing but that. */
export function buildUnreadableModel(path: string, reason: string, disk: Disk): ComposeModel {
  const files = [{ path, text: '' }];
  const problem: ComposeProblem = {
    code: 'file/unreadable',
    path: [],
    file: path,
    range: { start: 0, end: 0 },
    args: { reason },
    refuses: true,
  };
  const project = loadComposeProject({ files, readFile: disk.textOf });
  return wrapProject({ ...project, incomplete: true, problems: [problem] }, { files, disk });
}

function wrapProject(project: ComposeProject, input: ComposeModelInput): ComposeModel {
  const { files, disk } = input;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const [first = { path: '', text: '' }] = files;
  return {
    file: first,
    project,
    textOf: (path) => texts.get(path) ?? disk.textOf(path),
    pathKind: disk.kindOf,
    readMounted: disk.textOf,
    listFolder: disk.namesIn,
    isDevelopment:
      files.some(({ path }) => isDevelopmentName(`${input.within ?? ''}${path}`)) ||
      isDevelopmentProject(project),
    grouping: input.grouping ?? 'alone',
    companions: input.companions ?? [],
  };
}

const NAME_WORDS =
  /(?:^|[._-])(?:dev|devel|development|test|tests|testing|e2e|ci|local|localhost|override|example|examples|sample|demo|debug|devcontainer)(?=[._-]|$)/i;

/** Whether by the name of the file or of a folder above it a compose file is not for production. */
export function isDevelopmentName(path: string): boolean {
  return NAME_WORDS.test(path.slice(path.lastIndexOf('/') + 1)) || isInDevelopmentFolder(path);
}

/** Whether a project calls itself one for development: `name: shop-dev`. The name of its folder says nothing. */
function isDevelopmentProject({ name }: ComposeProject): boolean {
  return /[_-](?:dev|devel|development|tests?|e2e)$/i.test(name?.value ?? '');
}
