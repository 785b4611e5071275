/** A reference to an image, taken apart. */
export interface ImageName {
  readonly registry: string | undefined;
  /** Without registry, tag and digest. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** As people call it: `python`, `nginxinc/nginx-unprivileged`, `gcr.io/distroless/static`. */
  readonly short: string;
}

const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);
const MIRRORS = ['public.ecr.aws/docker/library/', 'mirror.gcr.io/library/', 'docker.io/library/'];

/** Takes `[registry/]repository[:tag][@digest]` apart; a first part with a dot, a port or `localhost` is a registry. */
export function parseImageName(reference: string): ImageName {
  const at = reference.indexOf('@');
  const named = at === -1 ? reference : reference.slice(0, at);
  const digest = at === -1 ? undefined : reference.slice(at + 1);
  const slash = named.indexOf('/');
  const first = slash === -1 ? '' : named.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  const registry = hasRegistry ? first : undefined;
  const path = hasRegistry ? named.slice(slash + 1) : named;
  const colon = path.indexOf(':', path.lastIndexOf('/') + 1);
  const repository = colon === -1 ? path : path.slice(0, colon);
  const tag = colon === -1 ? undefined : path.slice(colon + 1);
  return { registry, repository, tag, digest, short: shortName(registry, repository) };
}

function shortName(registry: string | undefined, repository: string): string {
  const full = `${registry ?? 'docker.io'}/${repository}`;
  const mirror = MIRRORS.find((prefix) => full.startsWith(prefix));
  if (mirror) return full.slice(mirror.length);
  return registry === undefined || HUB.has(registry) ? repository : full;
}

const PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${PART}(?:/${PART})*$`);
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?)(?::\d+)?$/i;

/** What is wrong with a reference; undefined where it is legal. https://pkg.go.dev/github.com/distribution/reference */
export function findReferenceFault(
  reference: string,
): 'empty' | 'upper-case' | 'tag' | 'digest' | 'name' | undefined {
  if (reference === '') return 'empty';
  const { registry, repository, tag, digest } = parseImageName(reference);
  if (digest !== undefined && !/^[a-z][a-z0-9]*(?:[+._-][a-z][a-z0-9]*)*:[0-9a-f]{32,}$/i.test(digest))
    return 'digest';
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) return 'tag';
  if (registry !== undefined && !HOST.test(registry)) return 'name';
  if (repository.length > 255) return 'name';
  if (REPOSITORY.test(repository)) return undefined;
  return REPOSITORY.test(repository.toLowerCase()) ? 'upper-case' : 'name';
}
