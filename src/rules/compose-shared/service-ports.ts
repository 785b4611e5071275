import type { ComposeModel } from '../../models/compose.js';
import type { ComposePort, ComposeService } from '../../syntax/compose/types.js';
import { knownImageOf, type ServiceImage } from './images-service.js';

/** Where a port can be reached from: every network of the machine, the machine itself, nobody can tell. */
export type Reach = 'everywhere' | 'loopback' | 'address' | 'unknown';

/** Tells from where a published port can be reached. */
export function reachOf(port: ComposePort): Reach {
  if (port.hostIp === undefined) return port.unknown ? 'unknown' : 'everywhere';
  if (/^(?:0\.0\.0\.0|::|\[::\]|\*)$/.test(port.hostIp)) return 'everywhere';
  return /^(?:127\.|::1$|\[::1\]$)/.test(port.hostIp) ? 'loopback' : 'address';
}

/** Whether a service publishes one of these container ports (any, without them) to every network. */
export function publishesEverywhere(
  service: ComposeService,
  ports?: readonly number[],
): ComposePort | undefined {
  return service.ports.find(
    (port) => reachOf(port) === 'everywhere' && (ports === undefined || holdsAny(port, ports)),
  );
}

/** Whether a port or range of the container holds one of these. */
export function holdsAny({ target }: ComposePort, ports: readonly number[]): boolean {
  return target !== undefined && ports.some((port) => target.from <= port && port <= target.to);
}

/** Ports that only one's own machines should reach, whatever image listens on them. */
export const INNER_PORTS: ReadonlyMap<number, string> = new Map([
  [2375, 'the Docker daemon without TLS'],
  [2376, 'the Docker daemon'],
  [5432, 'PostgreSQL'],
  [3306, 'MySQL'],
  [1433, 'SQL Server'],
  [6379, 'Redis'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
  [9200, 'Elasticsearch'],
  [9300, 'Elasticsearch'],
  [5672, 'RabbitMQ'],
  [9042, 'Cassandra'],
  [2379, 'etcd'],
  [11434, 'Ollama'],
  [6333, 'Qdrant'],
  [19530, 'Milvus'],
  [5984, 'CouchDB'],
  [7687, 'Neo4j'],
]);

/** What stands behind a port that should not be open to everyone: a store, or what is known by its number. */
export function innerService(
  model: ComposeModel,
  service: ComposeService,
  port: ComposePort,
): { title: string; image: ServiceImage | undefined } | undefined {
  const image = knownImageOf(model, service);
  if (image && ['database', 'cache', 'queue', 'search', 'vector', 'models'].includes(image.known.role)) {
    return { title: image.known.title, image };
  }
  // Storage and metrics have pages that people open; what they are judged by is their password.
  if (image !== undefined && image.known.role !== 'metrics') return undefined;
  if (image !== undefined) return { title: image.known.title, image };
  for (const [number, title] of INNER_PORTS) if (holdsAny(port, [number])) return { title, image };
  return undefined;
}
