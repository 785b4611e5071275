import { checkEntry } from './check-options.js';
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
  readonly notes: readonly string[];
}

/** What was said on the command line. */
export interface Wishes {
  readonly template: TemplateSet | undefined;
  readonly entry: string | undefined;
  readonly withApp: boolean;
}

const DEFAULT_ENTRY = { python: 'app.main:app', node: 'dist/server.js' } as const;
const PYTHON_PACKAGES = ['requirements.lock', 'requirements.txt', 'pyproject.toml'];
const OTHER_COMPOSE = ['compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const USUAL = ['app/main.py', 'main.py', 'src/main.py', 'app.py', 'api/main.py', 'app/app.py'];
const APPLICATION =
  /^([A-Za-z_]\w{0,60})[ \t]*(?::[^=\n]{0,80})?=[ \t]*(?:\w{1,40}\.)?(?:FastAPI|Starlette|Litestar|Quart|create_app)\(/m;
const ASIDE = /(?:^|\/)(?:tests?|docs?|examples?|scripts?|migrations|alembic)\/|(?:^|\/)(?:test_|conftest)/;

/** Whether a file is worth reading: it may name the entry point. */
export function wantsText(path: string): boolean {
  return path === 'package.json' || PYTHON_PACKAGES.includes(path) || isCandidate(path);
}

function isCandidate(path: string): boolean {
  return path.endsWith('.py') && path.split('/').length <= 4 && !ASIDE.test(path);
}

/** Finds what there is to run: language, entry point, list of packages. Nothing is executed. */
export function detectProject(around: Surroundings, wishes: Wishes): Detection {
  const template = wishes.template ?? guessTemplate(around.files);
  const notes: string[] = [];
  const found = template === 'python' ? findPythonEntry(around) : findNodeEntry(around);
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
  const isThere = wishes.withApp || around.files.includes(packages);
  if (!isThere) notes.push(`the Dockerfile installs what ${packages} lists, and there is no such file yet`);
  const server = /^[ \t]*(?:["'])?uvicorn[-_]worker\b/im;
  if (template === 'python' && !wishes.withApp && isThere && !server.test(around.texts.get(packages) ?? '')) {
    notes.push(`the image starts the application with gunicorn and uvicorn-worker: add them to ${packages}`);
  }
  if (template === 'node' && !wishes.withApp && !around.files.includes('package-lock.json')) {
    notes.push('the Dockerfile runs npm ci, which needs a package-lock.json');
  }
  const other = OTHER_COMPOSE.find((name) => around.files.includes(name));
  if (other !== undefined) notes.push(`${other} is there too, and Compose takes compose.yaml before it`);
  return { template, entry, packages, notes };
}

function guessTemplate(files: readonly string[]): TemplateSet {
  const isPython = files.some((file) => PYTHON_PACKAGES.includes(file) || /^[^/]+\.py$/.test(file));
  return files.includes('package.json') && !isPython ? 'node' : 'python';
}

function choosePackages(files: readonly string[], template: TemplateSet, withApp: boolean): string {
  if (template === 'node') return 'package.json';
  if (withApp) return 'requirements.lock';
  return PYTHON_PACKAGES.find((name) => files.includes(name)) ?? 'requirements.txt';
}

function findPythonEntry({ files, texts }: Surroundings): string | undefined {
  const rank = (path: string) => (USUAL.includes(path) ? USUAL.indexOf(path) : USUAL.length + path.length);
  const candidates = files.filter(isCandidate).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const path of candidates) {
    const name = APPLICATION.exec(texts.get(path) ?? '')?.[1];
    if (name === undefined) continue;
    const module = path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
    const entry = fit(`${module}:${name}`, 'python');
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function findNodeEntry({ texts }: Surroundings): string | undefined {
  let data: unknown;
  try {
    data = JSON.parse(texts.get('package.json') ?? '');
  } catch {
    return undefined;
  }
  const { main, scripts } = Object(data) as { main?: unknown; scripts?: { start?: unknown } };
  const start = Object(scripts).start;
  const script =
    typeof start === 'string' ? /^node\b(?: --?\S+)* (\S+)/.exec(start.slice(0, 500))?.[1] : undefined;
  return [script, main]
    .map((path) => (typeof path === 'string' ? fit(path, 'node') : undefined))
    .find(Boolean);
}

/** A name out of an inspected file goes into ours under the same conditions as one that was typed. */
function fit(entry: string, template: TemplateSet): string | undefined {
  try {
    return checkEntry(entry.replace(/^\.\//, ''), template);
  } catch {
    return undefined;
  }
}
