import type { Config } from '../../config/schema.js';
import { matchPath } from '../../core/suppress.js';
import type { Host } from '../../host.js';
import type { AlignModel, Place } from '../../models/align.js';
import type { ComposeModel } from '../../models/compose.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ContractChoice, EnvFile } from '../../models/env.js';
import { isDockerfileName } from '../dockerfile-names.js';
import { folderOf } from '../env-names.js';
import { walkFiles } from '../walk.js';
import { readCode } from './code.js';
import { readCodeTexts, roleOf } from './code-files.js';
import { findMentions } from './code-mentions.js';
import { findPackages } from './packages.js';
import { addressesOf, placesOfOthers } from './places-others.js';
import { placesOfCompose, placesOfDockerfile, placesOfEnvFile } from './places-files.js';
import { listServices } from './services.js';

/** What the other collectors have read. */
export interface AlignInput {
  readonly env: readonly EnvFile[];
  readonly choice: ContractChoice;
  readonly dockerfiles: readonly DockerfileModel[];
  readonly compose: readonly ComposeModel[];
  /** Env files that were found and not read. */
  readonly unread?: readonly string[];
  readonly config: Config;
}

/** Puts what was read together with what the code reads: every place that writes or reads a variable. */
export async function collectAlign(host: Host, root: string, input: AlignInput): Promise<AlignModel> {
  const { env, dockerfiles, compose, config, unread = [] } = input;
  const exclude = (config.exclude ?? []).map(matchPath);
  const tree = await walkFiles(host, root, { exclude: (path) => exclude.some((test) => test(path)) });
  const sources = await readCodeTexts(host, root, tree.files);
  const code = readCode(sources);
  const places = dropTwins([
    ...env.flatMap(placesOfEnvFile),
    ...compose.flatMap(placesOfCompose),
    ...dockerfiles.flatMap(placesOfDockerfile),
    ...code.places,
  ]);
  const byName = new Map<string, Place[]>();
  for (const place of places) {
    const known = byName.get(place.name);
    if (known) known.push(place);
    else byName.set(place.name, [place]);
  }
  const texts = new Map<string, string>([
    ...sources.texts.map(({ path, text }) => [path, text] as const),
    ...env.map(({ path, text }) => [path, text] as const),
    ...dockerfiles.map(({ file }) => [file.path, file.text] as const),
  ]);
  const textOf = (file: string) =>
    texts.get(file) ?? compose.map((model) => model.textOf(file)).find((text) => text !== undefined);
  return {
    places,
    byName,
    others: placesOfOthers(sources.texts),
    addresses: addressesOf(sources.texts),
    services: listServices(compose, dockerfiles, code.places),
    env,
    unread,
    dockerfiles,
    compose,
    code: { ...code.facts, roots: findRoots(tree.files), complete: code.facts.complete && tree.complete },
    contract: chooseContract(input),
    mentions: findMentions(sources.texts, new Set(byName.keys())),
    packages: findPackages(sources.texts),
    textOf,
  };
}

function findRoots(tree: readonly string[]): string[] {
  const marks = tree.filter((path) => isDockerfileName(path) || roleOf(path) === 'manifest');
  return [...new Set(marks.map(folderOf))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

/** A template is no contract of its own here: it is held against the code itself. */
function chooseContract({ choice, config }: AlignInput): AlignModel['contract'] {
  if (choice.profile === 'generic' && !config.variables) return undefined;
  const contract = choice.contractOf('.env');
  return contract.variables.size > 0 ? contract : undefined;
}

/** The places in order, each once: a compose file may be part of several projects. */
function dropTwins(places: readonly Place[]): Place[] {
  const seen = new Map<string, Place>();
  for (const place of places) {
    const key = `${place.file}\0${place.range.start}\0${place.kind}\0${place.name}\0${place.service ?? ''}`;
    if (!seen.has(key)) seen.set(key, place);
  }
  return [...seen.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.range.start - b.range.start ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
  );
}
