import type { EnvModel } from '../models/env.js';
import type { ProbedProvider, ValuePlace } from '../models/probe.js';
import { type PlannedTarget, planTargets } from '../probe/targets.js';
import { readBaseUrl } from '../providers/base-url.js';
import { isLoopbackHost } from '../providers/hosts.js';
import { findProviderOfHost, PROVIDERS } from '../providers/index.js';
import { findPlaceholder } from '../providers/keys.js';
import { assessProviders, findProviderValues } from '../providers/readiness.js';
import type { ProviderId, ProviderInfo, Readiness } from '../providers/types.js';
import { isOverlayName, folderOf } from './env-names.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Record<string, string | null>;

/** What one provider is asked with, and where it comes from. */
export interface ProbeSource extends Pick<ProbedProvider, 'readiness' | 'locate' | 'others'> {
  readonly planned: PlannedTarget;
  /** The file whose values are used; undefined when none has any. */
  readonly file: string | undefined;
}

export interface ProbeSourceOptions {
  /** Only these. */
  readonly providers: readonly ProviderId[];
  /** Whether the user named the files: then all of them count, the later before the earlier. */
  readonly isNamed: boolean;
  /** The process environment; undefined when it is not to be used. */
  readonly env: Environment | undefined;
}

/** The values of one or more files that one program would read together. */
interface Candidate {
  readonly values: Values;
  readonly models: readonly EnvModel[];
}

const EXTRAS: Partial<Record<ProviderId, readonly string[]>> = {
  openai: ['OPENAI_ORG_ID', 'OPENAI_ORGANIZATION', 'OPENAI_PROJECT_ID'],
  anthropic: ['ANTHROPIC_API_VERSION'],
};

/**
 * Chooses for each provider what it is asked with. Of files that were only found, the one in which the provider is
 * configured best gives all of its values: a key is never paired with another file's URL. What no file gives comes
 * from the process environment.
 */
export function chooseProbeSources(models: readonly EnvModel[], options: ProbeSourceOptions): ProbeSource[] {
  const candidates = options.isNamed ? [mergeNamed(models)] : listFound(models);
  return PROVIDERS.filter(({ id }) => options.providers.includes(id)).map((provider) => {
    const [best = EMPTY, ...rest] = rank(provider, candidates);
    return makeSource(provider, best, rest, options);
  });
}

const EMPTY: Candidate = { values: {}, models: [] };

function mergeNamed(models: readonly EnvModel[]): Candidate {
  const values: Values = {};
  for (const { file } of models) Object.assign(values, file.base, file.reading.values);
  return { values, models: [...models].reverse() };
}

function listFound(models: readonly EnvModel[]): Candidate[] {
  const files = models.filter(({ file }) => file.role === 'env');
  return files.map((model) => {
    const { path, base, reading } = model.file;
    const below = files.filter(({ file }) => isOverlayName(path) && file.path === `${folderOf(path)}.env`);
    return { values: { ...base, ...reading.values }, models: [model, ...below] };
  });
}

const ORDER: readonly Readiness[] = ['ready', 'local', 'malformed', 'placeholder', 'missing'];

/** The best configured first; of equals the one that adds to another file, as it counts more when both are read. */
function rank(provider: ProviderInfo, candidates: readonly Candidate[]): Candidate[] {
  const score = (candidate: Candidate): number =>
    ORDER.indexOf(readinessOf(provider, candidate.values)) * 2 - (candidate.models.length > 1 ? 1 : 0);
  return [...candidates].sort((a, b) => score(a) - score(b));
}

function readinessOf(provider: ProviderInfo, values: Values, defaults?: Record<string, string>): Readiness {
  const all = assessProviders(values, defaults ? { defaults } : {});
  return all.find(({ id }) => id === provider.id)!.readiness;
}

function makeSource(
  provider: ProviderInfo,
  candidate: Candidate,
  rest: readonly Candidate[],
  { env, isNamed }: ProbeSourceOptions,
): ProbeSource {
  const { values, taken } = addEnvironment(provider, candidate.values, env ?? {});
  const defaults = defaultsOf(candidate);
  const [planned] = planTargets(values, { providers: [provider.id], defaults });
  const { target } = planned!;
  const isForeign = !isNamed && target.key !== undefined && taken.has(target.keyVariable) && !planned!.skip;
  const locate = (name: string) => (taken.has(name) ? undefined : findPlace(candidate, name));
  const file =
    locate(target.keyVariable) ?? locate(target.baseUrlVariable ?? '') ?? locate(target.modelVariable ?? '');
  return {
    planned:
      isForeign && isStrangersUrl(provider.id, target.baseUrl, taken.has(target.baseUrlVariable ?? ''))
        ? { target, skip: 'untrusted-url' }
        : planned!,
    readiness: readinessOf(provider, values, defaults),
    file: file?.file,
    locate,
    others:
      target.key === undefined ? [] : rest.flatMap((other) => findOtherKey(provider, other, target.key!)),
  };
}

/** Adds from the process environment what the files leave open: the key, the model and the URL each as a whole. */
function addEnvironment(
  provider: ProviderInfo,
  fromFiles: Values,
  env: Environment,
): { values: Values; taken: ReadonlySet<string> } {
  const found = findProviderValues(provider, fromFiles);
  const { foreignNames } = provider;
  const isMissing = (one: { value: string } | undefined) => !one || findPlaceholder(one.value) !== undefined;
  const names = [
    ...(isMissing(found.key) ? [provider.keyVariable, ...foreignNames.key] : []),
    ...(isMissing(found.model) ? [provider.modelVariable, ...foreignNames.model] : []),
    ...(found.baseUrl ? [] : [provider.baseUrlVariable, ...foreignNames.baseUrl]),
    ...(EXTRAS[provider.id] ?? []).filter((name) => !fromFiles[name]),
  ];
  const taken = names.filter((name) => env[name]?.trim());
  const values = { ...fromFiles, ...Object.fromEntries(taken.map((name) => [name, env[name]!])) };
  return { values, taken: new Set(taken) };
}

/**
 * A file that merely lies in the folder must not say where a key from the environment goes: a checkout of somebody
 * else's project could ask for it. The nine's own hosts and this machine are nobody's trap.
 */
function isStrangersUrl(provider: ProviderId, url: string | undefined, isOwn: boolean): boolean {
  const base = url === undefined || isOwn ? undefined : readBaseUrl(provider, url);
  if (!base) return false;
  const { hostname } = new URL(base.origin);
  return !isLoopbackHost(hostname) && findProviderOfHost(hostname) === undefined;
}

function defaultsOf({ models }: Candidate): Record<string, string> {
  const variables = [...(models[0]?.file.contract.variables ?? [])];
  return Object.fromEntries(
    variables.flatMap(([name, { meta }]) => (meta.default === undefined ? [] : [[name, meta.default]])),
  );
}

function findPlace({ models }: Candidate, name: string): ValuePlace | undefined {
  for (const { file, locate } of models) {
    const range = locate(name)?.value;
    if (range) return { file: file.path, range };
  }
  return undefined;
}

function findOtherKey(
  provider: ProviderInfo,
  candidate: Candidate,
  chosen: string,
): ProbedProvider['others'] {
  const { key } = findProviderValues(provider, candidate.values);
  if (!key || key.value === chosen || findPlaceholder(key.value)) return [];
  const own = candidate.models[0]?.locate(key.variable)?.value;
  return own ? [{ file: candidate.models[0]!.file.path, range: own, variable: key.variable }] : [];
}
