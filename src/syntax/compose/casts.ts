import type { YamlValue } from '../yaml/types.js';

type Cast = 'boolean' | 'integer' | 'float' | 'umask';

const container: Readonly<Record<string, Cast>> = {
  cpu_count: 'integer',
  cpu_percent: 'float',
  cpu_period: 'integer',
  cpu_quota: 'integer',
  cpu_rt_period: 'integer',
  cpu_rt_runtime: 'integer',
  cpus: 'float',
  cpu_shares: 'integer',
  init: 'boolean',
  oom_kill_disable: 'boolean',
  oom_score_adj: 'integer',
  pids_limit: 'integer',
  privileged: 'boolean',
  read_only: 'boolean',
  'ulimits.*': 'integer',
  'ulimits.*.hard': 'integer',
  'ulimits.*.soft': 'integer',
  'volumes.[].read_only': 'boolean',
  'volumes.[].volume.nocopy': 'boolean',
  'depends_on.*.required': 'boolean',
  'depends_on.*.restart': 'boolean',
  'deploy.replicas': 'integer',
  'deploy.update_config.parallelism': 'integer',
  'deploy.update_config.max_failure_ratio': 'float',
  'deploy.rollback_config.parallelism': 'integer',
  'deploy.rollback_config.max_failure_ratio': 'float',
  'deploy.restart_policy.max_attempts': 'integer',
  'deploy.placement.max_replicas_per_node': 'integer',
  'healthcheck.retries': 'integer',
  'healthcheck.disable': 'boolean',
  'ports.[].target': 'integer',
  scale: 'integer',
  stdin_open: 'boolean',
  tty: 'boolean',
};
const network = new Set(['external', 'internal', 'attachable', 'enable_ipv4', 'enable_ipv6']);
const lastKeys = new Set(Object.keys(container).map((key) => key.slice(key.lastIndexOf('.') + 1)));

/** Which type Compose turns a string at this path into, right after interpolation. */
export function castAt(path: readonly (string | number)[]): Cast | undefined {
  const last = path.at(-1);
  if (path[0] === 'services' && path.length > 2) {
    const inUlimits = path[2] === 'ulimits';
    if (!inUlimits && !lastKeys.has(String(last))) return undefined;
    const wild = path[2] === 'depends_on' || inUlimits ? 3 : -1;
    const key = path
      .slice(2)
      .map((step, i) => (i + 2 === wild ? '*' : typeof step === 'number' ? '[]' : step));
    return container[key.join('.')];
  }
  if (path.length !== 3) return undefined;
  if (path[0] === 'networks') return network.has(String(last)) ? 'boolean' : undefined;
  const external = path[0] === 'volumes' || path[0] === 'secrets' || path[0] === 'configs';
  return external && last === 'external' ? 'boolean' : undefined;
}

/** Casts a text as Go's strconv would; undefined where it does not fit. */
export function castText(text: string, cast: Cast): YamlValue | undefined {
  if (cast === 'boolean') return readBoolean(text);
  if (cast === 'integer') return /^[-+]?[0-9]+$/.test(text) ? Number(text) : undefined;
  if (cast === 'umask') return /^0[oO]?[0-7]+$|^[0-9]+$/.test(text) ? Number(text) : undefined;
  return readFloat(text);
}

/** The words that Compose takes for booleans. */
export function readBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'y' || word === 'yes' || word === 'on') return true;
  if (word === 'false' || word === 'n' || word === 'no' || word === 'off') return false;
  return undefined;
}

/** A decimal number as Go reads one, the words for infinity left out. */
export function readFloat(text: string): number | undefined {
  return /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(text) ? Number(text) : undefined;
}
