const HUB = ['docker.io', 'hub.docker.com', 'index.docker.io', 'registry.hub.docker.com'];

/**
 * Whether a registry is on a list of trusted ones, which may hold `*`, `*.example.com` and `prefix*`.
 * @param registry undefined for an image that names none: Docker Hub.
 */
export function isTrusted(registry: string | undefined, trusted: readonly string[]): boolean {
  const names = registry === undefined || HUB.includes(registry) ? HUB : [registry];
  return trusted.some((pattern) => names.some((name) => matchesRegistry(name, pattern)));
}

function matchesRegistry(name: string, pattern: string): boolean {
  if (pattern === '*') return true;
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  return name === pattern;
}
