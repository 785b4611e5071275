import { forgeOf, readCi } from '../ci/index.js';
import { readPython } from '../python/index.js';
import { readScript } from '../script/index.js';
import { readShellVariables } from '../shell/environment-reads.js';
import type { CodeReads } from './types.js';

const PYTHON = /\.pyw?$/i;
const SCRIPT = /\.[mc]?[jt]sx?$/i;
const SHELL = /\.(?:sh|bash|zsh|ksh)$|(?:^|\/)(?:\.envrc|entrypoint|docker-entrypoint)$/i;
/** Types alone, and code that was made from other code. */
const NO_SOURCE = /\.d\.[mc]?ts$|\.min\.[mc]?js$/i;
const TEST =
  /(?:^|\/)(?:tests?|testing|__tests__|__mocks__|specs?|e2e|cypress|playwright)\/|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest)\.py$|\.(?:test|spec|e2e|cy|stories)\.[mc]?[jt]sx?$|(?:^|\/)(?:jest|vitest|playwright|cypress)\.(?:config|setup)\b[^/]*$/i;

/** Whether a file is code of a language that is read here. */
export const isSourcePath = (path: string): boolean =>
  (PYTHON.test(path) || SCRIPT.test(path) || SHELL.test(path) || forgeOf(path) !== undefined) &&
  !NO_SOURCE.test(path);

/** Whether a file is code of tests, by its place and name: what it reads need not be set. */
export const isTestCode = (path: string): boolean => TEST.test(path);

/** Whether a file is Python. */
export const isPythonPath = (path: string): boolean => PYTHON.test(path);

/** Whether a file is JavaScript or TypeScript. */
export const isScriptPath = (path: string): boolean => SCRIPT.test(path);

/** What a source file reads from the environment, by the language that its name says. Never throws; nothing is executed. */
export function readSource(path: string, text: string): CodeReads {
  if (isPythonPath(path)) return readPython(text);
  if (isScriptPath(path)) return readScript(text, path);
  return forgeOf(path) ? readCi(text, path) : readShellVariables(text);
}
