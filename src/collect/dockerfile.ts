import type { Config } from '../config/schema.js';
import { isDevelopmentFile } from '../rules/dockerfile-shared/stage-purpose.js';
import { UserError } from '../core/errors.js';
import { type Host, relativePath, resolvePath } from '../host.js';
import type { DockerfileModel } from '../models/dockerfile.js';
import { buildStageGraph, looksLikeTemplate, parseDockerfile } from '../syntax/dockerfile/index.js';
import { createShellReader } from '../syntax/shell/index.js';
import { type ContextSource, createContextSource } from './dockerfile-context.js';
import { findDockerfiles, isTemplateFileName } from './dockerfile-names.js';
import { HADOLINT_FILES, type HadolintConfig, NO_POLICY, readHadolintConfig } from './hadolint-config.js';

export interface DockerCollectOptions {
  /** Files and folders named by the user; the whole root by default. `-` is standard input. */
  readonly paths: readonly string[];
  /** Name under which standard input is judged. */
  readonly stdinName?: string | undefined;
  readonly config: Pick<Config, 'exclude' | 'limits'>;
  /** Dockerfile → build context, where something (a compose file) names it. */
  readonly contexts?: ReadonlyMap<string, string>;
  /** The folder of a larger project that this root is, `/` at its end: it may say what the files are for. */
  readonly within?: string | undefined;
}

/** A file that looks like a Dockerfile and is not linted. */
export interface SkippedDockerfile {
  readonly path: string;
  readonly reason: string;
}

export interface DockerfileCollection {
  readonly models: readonly DockerfileModel[];
  readonly skipped: readonly SkippedDockerfile[];
  readonly hadolint: { readonly path: string; readonly config: HadolintConfig } | undefined;
  /** What people should know besides the findings: one sentence each. */
  readonly notes: readonly string[];
  /** Files that must not be written: not valid UTF-8, standard input. */
  readonly readOnly: ReadonlySet<string>;
}

/**
 * Reads the Dockerfiles of a project.
 * @throws {UserError} for a named file or folder that cannot be read.
 */
export async function collectDockerfiles(
  host: Host,
  root: string,
  options: DockerCollectOptions,
): Promise<DockerfileCollection> {
  const { paths, tree } = await findDockerfiles(host, root, options);
  const hadolint = await readHadolint(host, root);
  const source = createContextSource(host, root, tree, options.contexts ?? new Map());
  const models: DockerfileModel[] = [];
  const skipped: SkippedDockerfile[] = [];
  const readOnly = new Set<string>();
  const judged = new Set<string>();
  for (const path of paths) {
    const isInput = path === '-';
    const name = isInput ? (options.stdinName ?? 'Dockerfile') : path;
    const content = isInput
      ? await host.readStdin()
      : await host.readText(resolvePath(root, path), limitsOf(path, options));
    const built = await buildModel(
      name,
      content.text,
      isInput && options.stdinName === undefined ? undefined : source,
      hadolint.found?.config,
      options.within,
    );
    if ('reason' in built) {
      skipped.push({ path: name, reason: built.reason });
      continue;
    }
    const ignore = built.context?.ignore?.path;
    const judgesIgnore = ignore !== undefined && !judged.has(ignore);
    if (ignore !== undefined) judged.add(ignore);
    models.push(built.context ? { ...built, context: { ...built.context, judgesIgnore } } : built);
    if (isInput || content.encoding !== 'utf-8' || content.invalidAt !== undefined) readOnly.add(name);
  }
  return { models, skipped, hadolint: hadolint.found, notes: hadolint.notes, readOnly };
}

function limitsOf(label: string, { config }: DockerCollectOptions) {
  const maxBytes = config.limits?.maxFileSize;
  return maxBytes === undefined ? { label } : { label, maxBytes };
}

async function buildModel(
  path: string,
  text: string,
  source: ContextSource | undefined,
  hadolint: HadolintConfig | undefined,
  within = '',
): Promise<DockerfileModel | { readonly reason: string }> {
  const dockerfile = parseDockerfile(text);
  const sign = looksLikeTemplate(dockerfile);
  if (sign || isTemplateFileName(path)) {
    return {
      reason: `a template${sign && sign.engine !== 'placeholder' ? ` (${sign.engine})` : ''}: it is a Dockerfile only once it is filled in`,
    };
  }
  const graph = buildStageGraph(dockerfile);
  const reader = createShellReader(dockerfile, graph);
  return {
    file: { path, text },
    isDevelopment: isDevelopmentFile(`${within}${path}`),
    dockerfile,
    graph,
    scriptOf: (instruction) => reader.read(instruction),
    context: await source?.(path, dockerfile),
    policy: hadolint?.policy ?? NO_POLICY,
  };
}

/** Reads the .hadolint.yaml of the root; one that cannot be read is passed over with a note. */
async function readHadolint(host: Host, root: string) {
  for (const path of HADOLINT_FILES) {
    if ((await host.stat(resolvePath(root, path)))?.kind !== 'file') continue;
    try {
      const { text } = await host.readText(resolvePath(root, path), { label: path, maxBytes: 1024 * 1024 });
      const { parseSettings } = await import('./parse-yaml.js');
      return {
        found: { path, config: readHadolintConfig(parseSettings(text)) },
        notes: [],
      };
    } catch (error) {
      const why = error instanceof UserError ? error.message : 'it is not valid YAML';
      return { found: undefined, notes: [`${path} is passed over: ${why}`] };
    }
  }
  return { found: undefined, notes: [] };
}

/** The path of a named file relative to the root, with `/`. */
export function nameOf(root: string, path: string): string {
  return path === '-' ? '-' : relativePath(root, resolvePath(root, path));
}
