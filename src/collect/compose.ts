import type { Config } from '../config/schema.js';
import { matchPath, type Suppression } from '../core/suppress.js';
import type { SourceText } from '../core/text.js';
import type { Host } from '../host.js';
import type { ComposeModel } from '../models/compose.js';
import { buildComposeModel, buildUnreadableModel } from './compose-model.js';
import { type DiskReader, openDisk } from './compose-disk.js';
import { directoryOf, readEnvironment, readOuterEnvironment } from './compose-environment.js';
import { groupFiles, type Group } from './compose-groups.js';
import { isComposePath } from './compose-names.js';
import { withoutIgnored } from './ignored.js';
import { listAskedPaths, listFolderTexts } from './compose-paths.js';
import { readComposeSuppressions } from './compose-suppressions.js';
import { readDclintConfig } from './dclint-config.js';
import { choosePaths, readSources } from './compose-sources.js';
import { createYamlReader, type ReadYaml } from '../syntax/yaml/index.js';
import { walkFiles } from './walk.js';

export interface ComposeCollectOptions {
  /** Files and folders named by the user; the whole root by default. `-` is standard input. */
  readonly paths: readonly string[];
  /** Path that standard input stands for. */
  readonly stdinName?: string | undefined;
  /** Active profiles; those of `COMPOSE_PROFILES` in `.env` by default. */
  readonly profiles?: readonly string[] | undefined;
  /** Files that feed interpolation instead of `.env`, relative to where the user is. */
  readonly envFiles?: readonly string[] | undefined;
  /** The reader of a run that looks at the same files otherwise too: each is parsed once. */
  readonly readYaml?: ReadYaml | undefined;
  /** The folder of a larger project that this root is, `/` at its end: it may say what the files are for. */
  readonly within?: string | undefined;
  readonly config: Pick<Config, 'exclude' | 'limits'>;
}

export interface ComposeCollection {
  readonly models: readonly ComposeModel[];
  readonly suppressions: readonly Suppression[];
  /** Every file that was looked at: those of the projects, included ones too. */
  readonly files: readonly string[];
  readonly textOf: (path: string) => string | undefined;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** What people should know besides the findings: one sentence each. */
  readonly notes: readonly string[];
  /** Files that must not be written: not valid UTF-8, standard input. */
  readonly readOnly: ReadonlySet<string>;
}

/** Steps in which files ask for further files: an include in an include, and so on. */
const MAX_STEPS = 30;

/**
 * Reads the compose files of a project, grouped as Compose would load them. Nothing outside the root is read.
 * @throws {UserError} for a named file or folder that cannot be read.
 */
export async function collectCompose(
  host: Host,
  root: string,
  options: ComposeCollectOptions,
): Promise<ComposeCollection> {
  const exclude = (options.config.exclude ?? []).map(matchPath);
  const isExcluded = (path: string) => exclude.some((test) => test(path));
  const tree = await walkFiles(host, root, { exclude: isExcluded });
  const found = await withoutIgnored(host, root, tree.files.filter(isComposePath), tree.files);
  const chosen = await choosePaths(host, root, options, found);
  const reader = await openDisk(host, root);
  const source = await readSources(host, root, [...new Set([...found, ...chosen])], options);
  for (const { path, text } of source.texts.values()) reader.setText(path, text);
  const { readYaml = createYamlReader() } = options;
  const groups = await groupFiles(source.texts, chosen, reader, readYaml);
  const models: ComposeModel[] = source.unreadable
    .filter(({ path }) => chosen.has(path))
    .map(({ path, reason }) => buildUnreadableModel(path, reason, reader.disk));
  const outer = await readOuterEnvironment(host, options);
  const parts = { reader, readYaml, texts: source.texts, outer };
  for (const group of groups) models.push(await loadModel(parts, group, options));
  const dclint = await readDclintConfig(host, root);
  const files = [
    ...new Set(models.flatMap(({ project, file }) => [file.path, ...project.files.map(({ path }) => path)])),
  ];
  return {
    models,
    suppressions: [...suppressionsOf(models), ...dclint.suppressionsFor(files)],
    notes: dclint.notes,
    files,
    textOf: (path) => source.texts.get(path)?.text ?? reader.disk.textOf(path),
    skipped: source.skipped.filter(({ path }) => chosen.has(path)),
    readOnly: source.readOnly,
  };
}

/** What the projects of a run share. */
interface Parts {
  readonly reader: DiskReader;
  readonly readYaml: ReadYaml;
  readonly texts: ReadonlyMap<string, SourceText>;
  /** What `--env-file` sets. */
  readonly outer: Readonly<Record<string, string>> | undefined;
}

async function loadModel(
  { reader, readYaml, texts, outer }: Parts,
  { files, grouping, companions }: Group,
  { profiles, within }: ComposeCollectOptions,
): Promise<ComposeModel> {
  const environment = outer ?? readEnvironment(reader, directoryOf(files[0]!));
  const active = profiles ?? environment['COMPOSE_PROFILES']?.split(',').map((name) => name.trim());
  const build = () =>
    buildComposeModel({
      files: files.map((path) => texts.get(path)!),
      disk: reader.disk,
      readYaml,
      environment,
      profiles: active,
      grouping,
      companions,
      within,
    });
  reader.takeAsked();
  let model = build();
  for (let step = 0; step < MAX_STEPS; step++) {
    const asked = reader.takeAsked();
    if (asked.length === 0) break;
    await reader.readTexts(asked);
    model = build();
  }
  const { kinds, texts: wanted, folders } = listAskedPaths(model);
  await reader.readNames(folders);
  const inFolders = listFolderTexts(folders, reader.disk.namesIn);
  await Promise.all([reader.readKinds(kinds), reader.readTexts([...wanted, ...inFolders])]);
  return model;
}

function suppressionsOf(models: readonly ComposeModel[]): Suppression[] {
  const files = new Map(
    models.flatMap(({ project }) => project.files.map((file) => [file.path, file.yaml] as const)),
  );
  return [...files.values()].flatMap((yaml) => (yaml === undefined ? [] : readComposeSuppressions(yaml)));
}
