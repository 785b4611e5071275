import { findImageProduct } from '../data/end-of-life.js';
import type { Surroundings } from './detect.js';
import { isPlainPath, type OwnApplication } from './own-application.js';

/** Lists of packages, the one that is taken first. */
export const PYTHON_PACKAGES: readonly string[] = [
  'requirements.lock',
  'requirements.txt',
  'requirements/production.txt',
  'requirements/prod.txt',
  'requirements/base.txt',
  'pyproject.toml',
];
const USUAL = ['app/main.py', 'main.py', 'src/main.py', 'app.py', 'api/main.py', 'app/app.py'];
const APPLICATION =
  /^([A-Za-z_]\w{0,60})[ \t]*(?::[^=\n]{0,80})?=[ \t]*(?:\w{1,40}\.)?(?:FastAPI|Starlette|Litestar|Quart|create_app|get_asgi_application)\(/m;
const ASIDE = /(?:^|\/)(?:tests?|docs?|examples?|scripts?|migrations|alembic)\/|(?:^|\/)(?:test_|conftest)/;
/** What pip reads from another file: `-r base.txt`, `--constraint=limits.txt`. */
const INCLUDED =
  /^[ \t]{0,20}(?:-[rc][ \t]{0,20}|--(?:requirement|constraint)(?:[ \t]{1,20}|=))([^\s#]{1,200})/gm;
const SERVER = /^[ \t]{0,20}(?:["'])?uvicorn[-_]worker\b|\bname = "uvicorn-worker"/im;
/** The newest Python that the template is written for. */
const NEWEST = 14;
const OLDEST = 10;

/** Whether a file of a Python project is worth reading. */
export function wantsPythonText(path: string): boolean {
  return (
    PYTHON_PACKAGES.includes(path) || /^(?:requirements\/)?[\w.-]+\.(?:txt|in)$|^\.python-version$/.test(path)
  );
}

/** Whether a file may hold the application. */
export function isCandidate(path: string): boolean {
  return path.endsWith('.py') && path.split('/').length <= 4 && !ASIDE.test(path);
}

/** Entry points that the files hold, the likeliest first. */
export function listPythonEntries(around: Surroundings): string[] {
  const { files, texts } = around;
  const rank = (path: string) => (USUAL.includes(path) ? USUAL.indexOf(path) : USUAL.length + path.length);
  const candidates = files.filter(isCandidate).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const inSource = hasSourceRoot(around);
  return candidates.flatMap((path) => {
    const name = APPLICATION.exec(texts.get(path) ?? '')?.[1];
    if (name === undefined) return [];
    const module = path.replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
    return [`${inSource ? module.replace(/^src\.(?=\w)/, '') : module}:${name}`];
  });
}

/**
 * Whether packages lie in `src`, which is itself none: `src/shop/__init__.py` is imported as `shop`. Code that says
 * `from src.shop` is started from the folder above.
 */
export function hasSourceRoot({ files, texts }: Surroundings): boolean {
  if (files.includes('src/__init__.py')) return false;
  if (!files.some((file) => /^src\/\w+\/__init__\.py$/.test(file))) return false;
  return ![...texts].some(
    ([path, text]) => path.endsWith('.py') && /^[ \t]*(?:from|import) src\b/m.test(text),
  );
}

/** How the packages of a Python project are installed. */
export function describePythonApplication(around: Surroundings, packages: string): OwnApplication {
  const { files, texts } = around;
  const isProject = packages === 'pyproject.toml';
  const manifest = texts.get('pyproject.toml') ?? '';
  const installer = !isProject
    ? 'pip'
    : files.includes('uv.lock')
      ? 'uv'
      : files.includes('poetry.lock') || /^\[tool\.poetry\.dependencies\]/m.test(manifest)
        ? 'poetry'
        : 'pyproject';
  const needed = isProject
    ? [
        packages,
        ...['uv.lock', 'poetry.lock'].filter((name) => name.startsWith(installer) && files.includes(name)),
      ]
    : followIncludes(packages, texts);
  const python = choosePython(texts.get('.python-version') ?? '', manifest);
  return {
    installer,
    needed,
    ...(python === undefined ? {} : { python }),
    hasSourceRoot: hasSourceRoot(around),
    lacksServer:
      needed.some((path) => files.includes(path)) &&
      !needed.some((path) => SERVER.test(texts.get(path) ?? '')),
  };
}

/** A list of packages with those that it reads, and they. */
function followIncludes(first: string, texts: ReadonlyMap<string, string>): string[] {
  const found = [first];
  for (const path of found) {
    if (found.length > 20) break;
    for (const [, name = ''] of (texts.get(path) ?? '').matchAll(INCLUDED)) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const target = resolve(`${folder}${name}`);
      if (target !== undefined && isPlainPath(target) && !found.includes(target)) found.push(target);
    }
  }
  return found;
}

function resolve(path: string): string | undefined {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '.' && step !== '') steps.push(step);
  }
  return path.startsWith('/') ? undefined : steps.join('/');
}

/** The newest release of Python that a project takes, where that is not the newest there is. */
function choosePython(pinned: string, manifest: string): string | undefined {
  const pin = /^3\.(\d{1,2})\b/m.exec(pinned.trim())?.[1];
  const wanted = /^(?:requires-python|python)[ \t]{0,20}=[ \t]{0,20}["']([^"'\n]{1,100})["']/m.exec(
    manifest,
  )?.[1];
  const minors = Array.from({ length: NEWEST - OLDEST + 1 }, (_, i) => NEWEST - i);
  const fitting =
    pin === undefined
      ? minors.find((minor) => allows(wanted ?? '', minor))
      : minors.find((minor) => minor === Number(pin));
  if (fitting === undefined || fitting === NEWEST) return undefined;
  return findImageProduct('python')?.cycles.find(({ cycle }) => cycle === `3.${fitting}`)?.latest;
}

/** Whether the bounds of a project let a minor release in: `>=3.11,<3.13`, `~3.12`, `==3.11.*`. */
function allows(bounds: string, minor: number): boolean {
  return bounds.split(',').every((bound) => {
    const [, sign = '', text] = /^\s{0,20}(<=?|==?|~=?|\^|>=?|!=)?\s{0,20}3\.(\d{1,2})/.exec(bound) ?? [];
    if (text === undefined) return true;
    const limit = Number(text);
    const isPatch = /3\.\d{1,2}\.\d/.test(bound);
    if (sign === '<') return isPatch ? minor <= limit : minor < limit;
    if (sign === '<=') return minor <= limit;
    if (sign === '==' || sign === '=' || sign === '' || sign === '~') return minor === limit;
    if (sign === '~=') return isPatch ? minor === limit : minor >= limit;
    if (sign === '!=') return isPatch || minor !== limit;
    return minor >= limit;
  });
}
