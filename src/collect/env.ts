import type { Config } from '../config/schema.js';
import type { Environment } from '../contract/types.js';
import { matchPath } from '../core/suppress.js';
import { type Host, resolvePath } from '../host.js';
import type { ContractChoice, EnvModel, UnreadEnvFile } from '../models/env.js';
import { parseDotenv } from '../syntax/dotenv/parse.js';
import type { DotenvFile } from '../syntax/dotenv/types.js';
import type { ReaderId } from '../syntax/dotenv/readers/types.js';
import { type ComposeFacts, collectComposeFacts } from './compose-files.js';
import { chooseContracts } from './contracts.js';
import { choosePaths, leaveOutOthers } from './env-paths.js';
import { readContents } from './env-contents.js';
import { findCopiesOfEnv, readCopiesOfEnv } from './env-copies.js';
import { type EnvFileFacts, buildEnvModels } from './env-model.js';
import {
  environmentOf,
  environmentOfName,
  folderOf,
  isEnvFileName,
  isOverlayName,
  isTemplateName,
} from './env-names.js';
import { chooseReader, findNodeFolders } from './env-reader.js';
import { readBeside, type ServiceEnvs } from './env-services.js';
import { findCopies } from './docker-copies.js';
import { askGit } from './git.js';
import { wasCatalyst } from './migration-runs.js';
import type { ReadYaml } from '../syntax/yaml/index.js';
import { walkFiles } from './walk.js';

export interface EnvCollectOptions {
  /** Files named by the user; by default those that are found. */
  readonly paths: readonly string[];
  readonly environment?: Environment | undefined;
  readonly reader?: ReaderId | undefined;
  readonly profile?: 'catalyst' | 'generic' | undefined;
  /** The contract to judge by, where it is not to be found out. */
  readonly choice?: ContractChoice | undefined;
  /** Name under which standard input (`-`) is judged. */
  readonly stdinName?: string | undefined;
  readonly readYaml?: ReadYaml | undefined;
  /** Whether a file that was found and cannot be read is told (`passedOver`) or ends the run, which is the default. */
  readonly unreadable?: 'told' | 'thrown';
  readonly config: Config;
}

export interface EnvCollection {
  readonly models: readonly EnvModel[];
  /** Copies of env files (`.env.bak`) that git has or would take; no program reads them. */
  readonly copies: readonly EnvModel[];
  /** What has the name of an env file and could not be looked at. */
  readonly passedOver: readonly UnreadEnvFile[];
  readonly choice: ContractChoice;
  /** Files found beside the env files, for callers that look further. */
  readonly tree: readonly string[];
  /** What could not be found out, in whole sentences. */
  readonly notes: readonly string[];
}

/** What is known of the env files before their values are judged. */
export interface EnvFacts {
  readonly facts: readonly EnvFileFacts[];
  readonly copies: readonly EnvFileFacts[];
  readonly passedOver: EnvCollection['passedOver'];
  readonly choice: ContractChoice;
  readonly tree: readonly string[];
  readonly compose: ComposeFacts;
  /** What the services are given. */
  readonly envs: ServiceEnvs;
  /** What could not be found out, in whole sentences. */
  readonly notes: readonly string[];
}

/**
 * Reads the project's env files.
 * @throws {UserError} for a named file that cannot be read; for one that was only found where that is not to be told.
 * What only has the name of one, a link to nothing or a pipe, is told in any case.
 */
export async function collectEnv(
  host: Host,
  root: string,
  options: EnvCollectOptions,
): Promise<EnvCollection> {
  const { facts, copies, passedOver, choice, tree, compose, envs, notes } = await collectEnvFacts(
    host,
    root,
    options,
    true,
  );
  return {
    models: buildEnvModels(facts, compose.services, environmentOf, envs),
    passedOver,
    copies: copies.length === 0 ? [] : buildCopies(facts, copies),
    choice,
    tree,
    notes,
  };
}

/** Beside the templates, whose values are no secrets. */
function buildCopies(facts: readonly EnvFileFacts[], copies: readonly EnvFileFacts[]): EnvModel[] {
  const templates = facts.filter(({ role }) => role === 'template');
  return buildEnvModels([...templates, ...copies], [], environmentOf).slice(templates.length);
}

/**
 * Reads the project's env files, and judges nothing.
 * @param asksAround whether to ask git, and Dockerfiles, about them
 * @throws {UserError} as collectEnv does
 */
export async function collectEnvFacts(
  host: Host,
  root: string,
  options: EnvCollectOptions,
  asksAround: boolean,
): Promise<EnvFacts> {
  const exclude = matchAny(options.config.exclude ?? []);
  const tree = await walkFiles(host, root, { exclude });
  const compose = await collectComposeFacts(host, root, tree.files, options.readYaml);
  const chosen = await leaveOutOthers(host, root, choosePaths(root, options, tree.files, compose), options);
  const { contents, unread } = await readContents(host, root, chosen.paths, options);
  const paths = contents.map(({ path }) => path);
  const passedOver = [...chosen.passedOver, ...unread];
  const named = paths.filter((path) => path !== '-' && !path.startsWith('../'));
  const copyPaths = options.paths.length === 0 ? findCopiesOfEnv(tree.files) : [];
  const [git, copies] = await Promise.all([
    asksAround ? askGit(host, root, [...named, ...copyPaths]) : undefined,
    asksAround ? findCopies(host, root, tree.files, paths) : undefined,
  ]);
  const envs = await readBeside(host, root, compose.given, paths, passedOver);
  const names = paths.map((path) => (path === '-' ? (options.stdinName ?? '.env') : path));
  const choice =
    options.choice ??
    chooseContracts({
      profile: options.profile ?? options.config.profile,
      onlyNow: options.profile !== undefined && options.profile !== options.config.profile,
      files: names.map((path, i) => withSyntax({ path }, contents[i]!.content.text)),
      neighbours: await readNeighbours(host, root, tree.files, names),
      services: compose.services,
      wasCatalyst: await wasCatalyst(host, root),
      variables: options.config.variables,
    });
  const nodeFolders = findNodeFolders(tree.files);
  const facts = names.map((path, i): EnvFileFacts => {
    const known = options.config.envFiles?.find((entry) => matchPath(entry.path)(path));
    const readBy = envs.given.filter(({ files }) => files.includes(path));
    const environment = options.environment ?? known?.environment;
    const { content, mode } = contents[i]!;
    const file: Omit<EnvFileFacts, 'syntax'> = {
      path,
      content,
      role: isTemplate(path, options.config) ? 'template' : 'env',
      ...chooseReader(path, options.reader, known?.reader, readBy.length > 0, nodeFolders),
      readBy,
      git: git?.get(path) ?? 'unknown',
      ...(mode === undefined ? {} : { mode }),
      copiedBy: copies?.get(path) ?? [],
      contract: choice.contractOf(path),
      ...(environment ? { settled: { environment, from: options.environment ? 'option' : 'config' } } : {}),
      named: environmentOfName(path),
      fallback: options.config.environment ?? 'development',
      extends: isOverlayName(path) ? `${folderOf(path)}.env` : undefined,
    };
    return withSyntax(file, content.text);
  });
  return {
    facts,
    passedOver,
    copies: git ? await readCopiesOfEnv(host, root, copyPaths, { git, choice, config: options.config }) : [],
    choice,
    tree: tree.files,
    compose,
    envs,
    notes: [...compose.unreadable.map(describeUnreadable), ...chosen.notes],
  };
}

function describeUnreadable(file: string): string {
  return `${file} cannot be read as YAML: which env files it names is unknown (catalyst docker says why)`;
}

/** Adds the syntax of a text, which is read when somebody asks for it. */
function withSyntax<Facts extends object>(
  facts: Facts,
  text: string,
): Facts & { readonly syntax: DotenvFile } {
  let syntax: DotenvFile | undefined;
  return Object.defineProperty(facts, 'syntax', {
    get: () => {
      syntax ??= parseDotenv(text);
      return syntax;
    },
    enumerable: true,
  }) as Facts & { readonly syntax: DotenvFile };
}

/**
 * The env files beside the files: templates are the contract of a project that has no other, and a file named alone is
 * judged by the contract that its project has.
 */
async function readNeighbours(host: Host, root: string, tree: readonly string[], files: readonly string[]) {
  const folders = new Set(files.map(folderOf));
  const known = new Set(files);
  const paths = tree.filter(
    (path) =>
      folders.has(folderOf(path)) && isEnvFileName(path) && (isTemplateName(path) || !known.has(path)),
  );
  const texts = await Promise.all(
    paths.map((path) => host.readText(resolvePath(root, path)).catch(() => undefined)),
  );
  return paths.flatMap((path, i) => (texts[i] ? [{ path, text: texts[i].text }] : []));
}

function isTemplate(path: string, config: Config): boolean {
  const known = config.envFiles?.find((entry) => matchPath(entry.path)(path));
  return known?.template ?? isTemplateName(path);
}

function matchAny(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.map(matchPath);
  return (path) => tests.some((test) => test(path));
}
