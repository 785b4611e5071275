import type { ComposeModel } from '../../models/compose.js';
import { askOnce } from '../shared/ask-once.js';
import { readDotenv } from '../../syntax/dotenv/readers/index.js';

/** The files beside a project that set its variables, or show which ones to set. */
export interface EnvironmentFiles {
  /** `.env`, where there is one. */
  readonly file: string | undefined;
  readonly names: ReadonlySet<string>;
  /** `.env.example` and its kind, where there is one. */
  readonly example: string | undefined;
  /** What that shows, and what examples for one environment show beside it (`.env.windows.example`). */
  readonly exampleNames: ReadonlySet<string>;
}

const EXAMPLES = [
  '.env.example',
  '.env.template',
  '.env.sample',
  '.env.dist',
  'env.example',
  'example.env',
  '.env-example',
  '.env.production.example',
  'env.template',
  'sample.env',
  'env.sample',
];

/** Finds out what sets the variables of a project, from the folder of its first file. */
export const describeEnvironment = askOnce((model: ComposeModel): EnvironmentFiles => {
  const file = joinPath(model.project.directory, '.env');
  const text = model.pathKind(file) === 'file' ? model.readMounted(file) : undefined;
  const example = EXAMPLES.map((name) => joinPath(model.project.directory, name)).find(
    (path) => model.pathKind(path) === 'file',
  );
  const exampleText = example === undefined ? undefined : model.readMounted(example);
  return {
    file: text === undefined ? undefined : file,
    names: namesIn(text),
    example: exampleText === undefined ? undefined : example,
    exampleNames: new Set([exampleText, ...otherExamples(model)].flatMap((one) => [...shownIn(one)])),
  };
});

/** Texts of examples that are named for one environment. */
function otherExamples(model: ComposeModel): (string | undefined)[] {
  const folder = model.project.directory;
  const names = (model.listFolder?.(folder) ?? []).filter((name) =>
    /^\.env[._-][\w.-]{1,60}[._-](?:example|template|sample|dist)$/i.test(name),
  );
  return names.slice(0, 20).map((name) => model.readMounted(joinPath(folder, name)));
}

/** The names in an example. A line that is commented out still shows that the variable is known. */
function shownIn(text: string | undefined): ReadonlySet<string> {
  return namesIn(text?.replace(/^[ \t]*#[ \t]*(?=[A-Za-z_]\w*=)/gm, ''));
}

/** Paths that `describeEnvironment` asks for: a collector reads them beforehand. */
export function environmentCandidates(directory: string): readonly string[] {
  return ['.env', ...EXAMPLES].map((name) => joinPath(directory, name));
}

function namesIn(text: string | undefined): ReadonlySet<string> {
  return new Set(text === undefined ? [] : Object.keys(readDotenv(text, { reader: 'compose' }).values));
}

/** The file from which an env file is made: `.env.example` for `.env`, or one named like it. */
export function findExample(model: ComposeModel, path: string): string | null {
  return exampleCandidates(path).find((candidate) => model.pathKind(candidate) === 'file') ?? null;
}

/** Paths that `findExample` asks for. */
export function exampleCandidates(path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const words = ['example', 'template', 'sample', 'dist'];
  const own = words.flatMap((word) => [
    `${name}.${word}`,
    `${name}-${word}`,
    `${word}.${name.replace(/^\./, '')}`,
  ]);
  const undotted = name.startsWith('.') ? words.map((word) => `${name.slice(1)}.${word}`) : [];
  const general = /^\.env/.test(name) ? EXAMPLES : [];
  return [...new Set([...own, ...undotted, ...general])].map((candidate) => `${folder}${candidate}`);
}

/** Whether by its name an env file is one that each machine has its own of, kept out of the repository. */
export function isLocalEnvName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^\.env(?:[._-]|$)|\.env$|(?:^|[._-])(?:secrets?|local|private)(?:[._-]|$)/i.test(name);
}

/** Joins a folder and a name; the folder may be empty. */
export function joinPath(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Whether every shell sets the variable, or the program that calls Compose does. */
export function isGivenByShell(name: string): boolean {
  return /^(?:HOME|PWD|USER|LOGNAME|PATH|SHELL|LANG|TERM|TZ|DISPLAY|TMPDIR|SSH_AUTH_SOCK|XDG_\w+|COMPOSE_\w+|DOCKER_\w+|CI|CI_\w+|GITHUB_\w+|GITLAB_\w+|WAYLAND_DISPLAY|XAUTHORITY|USERPROFILE|APPDATA|LOCALAPPDATA|localWorkspaceFolder)$/.test(
    name,
  );
}
