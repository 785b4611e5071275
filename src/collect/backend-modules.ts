import { type Host, resolvePath } from '../host.js';
import type { BackendLanguage, BackendModule } from '../models/backend.js';
import { readPythonModule } from '../syntax/python/module-source.js';
import { readScriptModule } from '../syntax/script/imports.js';

/** Code of tests, examples, documentation and tools. */
export const ASIDE =
  /(?:^|\/)(?:tests?|testing|__tests__|__mocks__|e2e|specs?|fixtures|examples?|docs?|scripts?|tools?|bench(?:mark)?s?|notebooks?|samples?|demos?|migrations|alembic|cypress|playwright|stories|\.storybook)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup|noxfile|tasks|fabfile|locustfile)\.py$|[.-](?:test|spec|stories|e2e|config|conf)\.[cm]?[jt]sx?$|(?:^|\/)\.[^/]+$/i;
/** Larger files are data or made by a program. */
const LARGEST = 1024 * 1024;

/** Which language a source file is in. */
export function languageOf(path: string): BackendLanguage | undefined {
  if (/\.py$/i.test(path)) return 'python';
  return /\.[cm]?[jt]sx?$/i.test(path) && !/\.d\.[cm]?ts$|\.min\.[cm]?js$/i.test(path) ? 'node' : undefined;
}

/** Reads the source files at these paths, a few at a time. Unreadable ones are left out; syntax is not judged yet. */
export async function readModules(
  host: Host,
  root: string,
  paths: readonly string[],
): Promise<BackendModule[]> {
  const modules: BackendModule[] = [];
  for (let i = 0; i < paths.length; i += 32) {
    const batch = paths.slice(i, i + 32);
    const texts = await Promise.all(
      batch.map((path) =>
        host.readText(resolvePath(root, path), { label: path, maxBytes: LARGEST }).catch(() => undefined),
      ),
    );
    batch.forEach((path, j) => {
      const content = texts[j];
      if (content && content.nulAt === undefined) modules.push(readModule(path, content.text));
    });
  }
  return modules;
}

function readModule(path: string, text: string): BackendModule {
  const language = languageOf(path)!;
  const source = language === 'python' ? readPythonModule(text) : readScriptModule(text, path);
  return { path, text, language, isTest: ASIDE.test(path), source, problems: undefined };
}

export interface SyntaxOptions {
  /**
   * Ask the exact parsers about every file; else only about those over which the tolerant one stumbles, which spares
   * a run over sound code the loading of them.
   */
  readonly exact: boolean;
  readonly pythonVersion: string | undefined;
}

/** Judges the syntax of each module; where the exact parser of its language is not there, it stays unjudged. */
export async function judgeSyntax(
  host: Host,
  modules: readonly BackendModule[],
  { exact, pythonVersion }: SyntaxOptions,
): Promise<BackendModule[]> {
  const isAsked = ({ source }: BackendModule) => exact || source.isBroken;
  const wants = (language: BackendLanguage) =>
    modules.some((module) => module.language === language && isAsked(module));
  const python = wants('python') ? await host.openPythonParser(pythonVersion) : undefined;
  const script = wants('node') ? (await import('../syntax/script/exact.js')).findScriptErrors : undefined;
  return modules.map((module): BackendModule => {
    if (!isAsked(module)) return { ...module, problems: [] };
    const problems =
      module.language === 'python' ? python?.(module.text) : script?.(module.text, module.path);
    return { ...module, problems };
  });
}
