import { checkEntry } from './check-options.js';
import { describeNodeApplication, listNodeEntries, wantsNodeText } from './detect-node.js';
import {
  describePythonApplication,
  isCandidate,
  listPythonEntries,
  PYTHON_PACKAGES,
  wantsPythonText,
} from './detect-python.js';
import type { OwnApplication } from './own-application.js';
import type { TemplateSet } from './types.js';

/** What is known of a folder before a stack is written into it. */
export interface Surroundings {
  /** Paths of its files, relative, with `/`. */
  readonly files: readonly string[];
  /** Texts of those that `wantsText` names. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What was found, and what has to be said about it. */
export interface Detection {
  readonly template: TemplateSet;
  readonly entry: string;
  /** File in which the packages are listed. */
  readonly packages: string;
  /** How an application that was there is installed; none where one is written. */
  readonly own?: OwnApplication;
  readonly notes: readonly string[];
}

/** What was said on the command line. */
export interface Wishes {
  readonly template: TemplateSet | undefined;
  readonly entry: string | undefined;
  readonly withApp: boolean;
}

const DEFAULT_ENTRY = { python: 'app.main:app', node: 'dist/server.js' } as const;
const OTHER_COMPOSE = ['compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** The order in which files are worth reading: lists of packages first, then what may be the application. */
export function rankOfText(path: string): number | undefined {
  if (wantsPythonText(path) || wantsNodeText(path)) return 0;
  return isCandidate(path) ? path.split('/').length : undefined;
}

/** Whether a file is worth reading: it may name the entry point, or say how it is installed. */
export function wantsText(path: string): boolean {
  return rankOfText(path) !== undefined;
}

/** Finds what there is to run: language, entry point, list of packages. Nothing is executed. */
export function detectProject(around: Surroundings, wishes: Wishes): Detection {
  const template = wishes.template ?? guessTemplate(around.files);
  const notes: string[] = [];
  const entries = template === 'python' ? listPythonEntries(around) : listNodeEntries(around);
  const found = entries.map((entry) => fit(entry, template)).find((entry) => entry !== undefined);
  const usual = DEFAULT_ENTRY[template];
  const entry = wishes.entry ?? (wishes.withApp ? usual : (found ?? usual));
  if (wishes.entry === undefined && !wishes.withApp) {
    notes.push(
      found === undefined
        ? `no application was found: ${usual} will be started; --entry names another, --with-app writes one`
        : `${found} will be started; --entry names another`,
    );
  }
  const packages = choosePackages(around.files, template, wishes.withApp);
  const other = OTHER_COMPOSE.find((name) => around.files.includes(name));
  const beside =
    other === undefined ? [] : [`${other} is there too, and Compose takes compose.yaml before it`];
  if (wishes.withApp) return { template, entry, packages, notes: [...notes, ...beside] };
  const own =
    template === 'python' ? describePythonApplication(around, packages) : describeNodeApplication(around);
  return {
    template,
    entry,
    packages,
    own,
    notes: [...notes, ...noteInstall(around.files, packages, own), ...beside],
  };
}

/** What stands in the way of the image. */
function noteInstall(files: readonly string[], packages: string, own: OwnApplication): string[] {
  const { installer, needed, lacksServer, python } = own;
  const missing = needed.filter((path) => !path.endsWith('/') && !files.includes(path));
  const below = files.find((path) =>
    /^[^/]+\/(?:requirements\.txt|pyproject\.toml|package\.json)$/.test(path),
  );
  return [
    ...(missing.includes(packages)
      ? [
          `the Dockerfile installs what ${packages} lists, and there is no such file yet`,
          ...(below === undefined
            ? []
            : [`${below} is there: catalyst init ${below.split('/')[0]} writes the stack beside it`]),
        ]
      : []),
    ...missing
      .filter((path) => path !== packages)
      .map((path) =>
        installer === 'npm'
          ? `the Dockerfile runs npm ci, which needs a ${path}`
          : `${path}, which the packages are installed from, is not there`,
      ),
    ...(lacksServer
      ? [
          `the image starts the application with gunicorn and uvicorn-worker, and installs them: add them to ${packages}`,
        ]
      : []),
    ...(python === undefined
      ? []
      : [`the image has Python ${python}: the project does not take a newer one`]),
  ];
}

function guessTemplate(files: readonly string[]): TemplateSet {
  const isPython = files.some((file) => PYTHON_PACKAGES.includes(file) || /^[^/]+\.py$/.test(file));
  return files.includes('package.json') && !isPython ? 'node' : 'python';
}

function choosePackages(files: readonly string[], template: TemplateSet, withApp: boolean): string {
  if (template === 'node') return 'package.json';
  if (withApp) return 'requirements.lock';
  // A lock file beside a project says more than a list that was made from it.
  if (files.includes('pyproject.toml') && (files.includes('uv.lock') || files.includes('poetry.lock'))) {
    return 'pyproject.toml';
  }
  return PYTHON_PACKAGES.find((name) => files.includes(name)) ?? 'requirements.txt';
}

/** A name out of an inspected file goes into ours under the same conditions as one that was typed. */
function fit(entry: string, template: TemplateSet): string | undefined {
  try {
    return checkEntry(entry.replace(/^\.\//, ''), template);
  } catch {
    return undefined;
  }
}
