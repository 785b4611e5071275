/** How two values of one key are merged where it is not the plain way. */
export type MergeKind =
  | 'key-values'
  | 'sequence'
  | 'replace'
  | 'build'
  | 'mapping'
  | 'logging'
  | 'ulimit'
  | 'ipam';

/** How entries of a list are told apart: a later one with the same key takes the earlier one's place. */
export type UniqueKind =
  | 'key-value'
  | 'volume'
  | 'device'
  | 'mount'
  | 'secret'
  | 'port'
  | 'expose'
  | 'env-file';

const service: Readonly<Record<string, MergeKind>> = {
  annotations: 'key-values',
  build: 'build',
  'build.args': 'key-values',
  'build.additional_contexts': 'key-values',
  'build.extra_hosts': 'sequence',
  'build.labels': 'key-values',
  command: 'replace',
  depends_on: 'mapping',
  'deploy.labels': 'key-values',
  dns: 'sequence',
  dns_opt: 'sequence',
  dns_search: 'sequence',
  entrypoint: 'replace',
  env_file: 'sequence',
  label_file: 'sequence',
  environment: 'key-values',
  extra_hosts: 'sequence',
  'healthcheck.test': 'replace',
  labels: 'key-values',
  logging: 'logging',
  models: 'mapping',
  networks: 'mapping',
  sysctls: 'key-values',
  tmpfs: 'sequence',
  'ulimits.*': 'ulimit',
};

/**
 * Lists of a service that Compose appends as they are, and then refuses where an item is in them twice. From its others
 * it drops what is there already.
 */
const keptWhole = new Set([
  'device_cgroup_rules',
  'external_links',
  'group_add',
  'security_opt',
  'volumes_from',
]);

/** Whether merging a list keeps an item that is in both files twice. */
export function keepsRepeats([top, , key = '', ...rest]: readonly string[]): boolean {
  return top === 'services' && rest.length === 0 && keptWhole.has(key);
}

/** How Compose merges the values at a path. */
export function mergeKindAt(path: readonly string[]): MergeKind | undefined {
  const [top, , ...rest] = path;
  if (top === 'services' && rest.length > 0 && rest.length < 4) {
    if (rest.length === 2 && rest[0] === 'ulimits') return service['ulimits.*'];
    return service[rest.join('.')];
  }
  if (top === 'networks' && rest.join('.') === 'ipam.config') return 'ipam';
  const labelled = top === 'networks' || top === 'volumes' || top === 'secrets' || top === 'configs';
  return labelled && rest.length === 1 && rest[0] === 'labels' ? 'key-values' : undefined;
}

const unique: Readonly<Record<string, UniqueKind>> = {
  annotations: 'key-value',
  'build.args': 'key-value',
  'build.additional_contexts': 'key-value',
  'build.tags': 'key-value',
  'build.labels': 'key-value',
  cap_add: 'key-value',
  cap_drop: 'key-value',
  devices: 'device',
  configs: 'mount',
  'deploy.labels': 'key-value',
  dns: 'key-value',
  dns_opt: 'key-value',
  dns_search: 'key-value',
  environment: 'key-value',
  env_file: 'env-file',
  expose: 'expose',
  labels: 'key-value',
  links: 'key-value',
  'networks.*.aliases': 'key-value',
  'networks.*.link_local_ips': 'key-value',
  ports: 'port',
  profiles: 'key-value',
  secrets: 'secret',
  sysctls: 'key-value',
  tmpfs: 'key-value',
  volumes: 'volume',
};

/** How Compose tells the entries of the list at a path apart; undefined where it does not. */
export function uniqueKindAt(path: readonly string[]): UniqueKind | undefined {
  const [top, , ...rest] = path;
  if (top === 'networks') return rest.join('.') === 'labels' ? 'key-value' : undefined;
  if (top !== 'services' || rest.length === 0 || rest.length > 3) return undefined;
  if (rest[0] === 'networks' && rest.length === 3) return unique[`networks.*.${rest[2]}`];
  return unique[rest.join('.')];
}
