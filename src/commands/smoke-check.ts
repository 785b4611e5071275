import { contextsOf } from '../collect/build-contexts.js';
import { collectBackends } from '../collect/backend.js';
import { type ComposeCollection, collectCompose } from '../collect/compose.js';
import { isComposePath } from '../collect/compose-names.js';
import { manifestKind } from '../collect/backend-manifests.js';
import { languageOf } from '../collect/backend-modules.js';
import { type DockerfileCollection, collectDockerfiles } from '../collect/dockerfile.js';
import { isDockerfileName } from '../collect/dockerfile-names.js';
import { walkFiles } from '../collect/walk.js';
import { matchPath, readSuppressions } from '../core/suppress.js';
import { indexLines, positionAt } from '../core/text.js';
import { type Host, resolvePath } from '../host.js';
import type { BackendModel } from '../models/backend.js';
import type { FrameSource } from '../report/types.js';
import { RULES_OF_AREA as SMOKE_RULES } from '../rules/smoke/index.generated.js';
import { frameOfCompose } from './compose-frame.js';
import { frameOfDockerfile } from './docker-check.js';
import { type ChecksResult, runChecks } from './run-checks.js';
import type { Session } from './session.js';

/** The code of the project, checked. */
export interface SmokeCheck extends ChecksResult {
  readonly models: readonly BackendModel[];
  readonly notes: readonly string[];
  readonly textOf: (file: string) => string | undefined;
}

export interface SmokeCheckOptions {
  /**
   * Ask the exact parser about every file; else only where the tolerant one stumbles, which spares a run over sound
   * code the loading of it.
   */
  readonly exact: boolean;
  /** What was read already of how the backend is built and started; read here where it was not. */
  readonly containers?: () => Promise<Containers | undefined>;
}

/** How the backend is built and started. */
export interface Containers {
  readonly compose: ComposeCollection['models'];
  readonly dockerfiles: DockerfileCollection['models'];
}

/** Reads the code, and runs the static `smoke` rules over it. */
export async function checkSmoke(
  session: Session,
  host: Host,
  { exact, containers }: SmokeCheckOptions,
): Promise<SmokeCheck> {
  const { root, config } = session;
  const tests = (config.exclude ?? []).map(matchPath);
  const exclude = (path: string) => tests.some((test) => test(path));
  const tree = await walkFiles(host, root, { exclude });
  const isOfBackend = (path: string) => languageOf(path) !== undefined || manifestKind(path) !== undefined;
  if (!tree.files.some(isOfBackend)) return NOTHING;
  const { compose, dockerfiles } = (await containers?.()) ?? (await collectContainers(session, host));
  const found = await collectBackends(host, root, {
    exclude,
    dockerfiles,
    compose,
    texts: await readStarters(host, root, exclude),
    exact,
    expected: config.smoke?.structure?.map(({ what, anyOf, severity = 'warning', why = '' }) => ({
      what,
      anyOf,
      severity,
      why,
    })),
  });
  const textOf = (file: string) => found.texts.get(file);
  const subjects = found.models.map((model) => ({ file: model.file.path, model }));
  const result = runChecks(session, {
    areas: [{ rules: SMOKE_RULES, subjects }],
    suppressions: [...found.texts].flatMap(([path, text]) => suppressionsIn(path, text)),
    files: [...found.texts.keys()],
    textOf,
  });
  return { ...result, models: found.models, notes: found.notes, textOf };
}

async function collectContainers({ root, config }: Session, host: Host): Promise<Containers> {
  const compose = await collectCompose(host, root, { paths: [], config });
  const contexts = contextsOf(compose.models);
  const dockerfiles = await collectDockerfiles(host, root, { paths: [], config, contexts });
  return { compose: compose.models, dockerfiles: dockerfiles.models };
}

const NOTHING: SmokeCheck = {
  models: [],
  notes: [],
  textOf: () => undefined,
  findings: [],
  checks: [],
  rules: [],
};

/** Compose files and scripts: what they name is in use. */
async function readStarters(host: Host, root: string, exclude: (path: string) => boolean): Promise<string[]> {
  const { files } = await walkFiles(host, root, { exclude, maxDepth: 4 });
  const chosen = files.filter(
    (path) => isComposePath(path) || /\.sh$|(?:^|\/)(?:Procfile|Makefile)$/.test(path),
  );
  const texts = await Promise.all(
    chosen.map((path) => host.readText(resolvePath(root, path), { label: path }).catch(() => undefined)),
  );
  return texts.flatMap((content) => (content ? [content.text] : []));
}

/** What comments ask not to be reported here; those about other rules are judged where those run. */
function suppressionsIn(path: string, text: string) {
  if (!text.includes('catalyst-ignore')) return [];
  const lines = indexLines(text);
  const comments = [...text.matchAll(/(?:#|\/\/)[^\n]{0,500}catalyst-ignore[^\n]{0,500}/g)].map((match) => {
    const line = positionAt(lines, match.index).line;
    const before = text.slice(lines[line - 1], match.index);
    return {
      text: match[0].replace(/^(?:#|\/\/)/, ''),
      range: { start: match.index, end: match.index + match[0].length },
      line,
      trailing: before.trim() !== '',
      nextLine: line + 1,
    };
  });
  return readSuppressions(path, comments).filter(({ rules }) =>
    rules.some((rule) => /^smoke(?:$|\/)/i.test(rule)),
  );
}

/** A source file as it may be shown: its strings, and words of letters and digits, which may be secrets, hidden. */
export function frameOfSource(path: string, text: string): FrameSource {
  if (isDockerfileName(path)) return frameOfDockerfile(text);
  if (isComposePath(path)) return frameOfCompose(text);
  const strings = text.matchAll(
    /(["'`])(?:(?!\1)[^\\\n]|\\.){6,500}\1|\b(?=\w{0,60}\d)(?=\w{0,60}[A-Za-z])\w{8,200}\b/g,
  );
  const hidden = Array.from(strings, ({ index, 0: whole, 1: quote }) => ({
    start: index + (quote ? 1 : 0),
    end: index + whole.length - (quote ? 1 : 0),
  }));
  return { text, lines: indexLines(text), hidden };
}
