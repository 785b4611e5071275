import type { ComposeService } from '../../syntax/compose/types.js';

/**
 * Ports on which official images listen unless told otherwise, from their documentation on hub.docker.com
 * (as of 2026-11). The first is the one that clients use.
 */
const IMAGE_PORTS: readonly (readonly [RegExp, readonly number[]])[] = [
  [
    /^(?:postgres|pgvector\/pgvector|postgis\/postgis|timescale\/timescaledb(?:-ha)?|supabase\/postgres|bitnami\/postgresql|ankane\/pgvector)$/,
    [5432],
  ],
  [
    /^(?:redis|valkey\/valkey|bitnami\/redis|redis\/redis-stack(?:-server)?|eqalpha\/keydb|docker\.dragonflydb\.io\/dragonflydb\/dragonfly)$/,
    [6379, 8001],
  ],
  [/^(?:mysql|mariadb|mysql\/mysql-server|bitnami\/(?:mysql|mariadb)|percona)$/, [3306, 33060]],
  [/^(?:mongo|bitnami\/mongodb|mongodb\/mongodb-community-server)$/, [27017]],
  [/^(?:rabbitmq|bitnami\/rabbitmq)$/, [5672, 15672, 5671, 15671, 15692, 25672, 4369, 1883, 8883, 61613]],
  [/^memcached$/, [11211]],
  [/(?:^|\/)(?:elasticsearch|elasticsearch-oss)$/, [9200, 9300]],
  [/(?:^|\/)opensearch$/, [9200, 9300, 9600]],
  [/^nats$/, [4222, 8222, 6222]],
  [/^(?:minio\/minio|quay\.io\/minio\/minio|bitnami\/minio)$/, [9000, 9001]],
  [
    /^(?:clickhouse|clickhouse\/clickhouse-server|yandex\/clickhouse-server)$/,
    [9000, 8123, 9009, 9004, 9005, 9363, 9440, 8443],
  ],
  [/^qdrant\/qdrant$/, [6333, 6334]],
  [/^(?:chromadb\/chroma|ghcr\.io\/chroma-core\/chroma)$/, [8000]],
  [/^ollama\/ollama$/, [11434]],
  [/^neo4j$/, [7687, 7474, 7473]],
  [/^(?:prom|quay\.io\/prometheus)\/prometheus$/, [9090]],
  [/^(?:prom|quay\.io\/prometheus)\/alertmanager$/, [9093, 9094]],
  [/^(?:prom|quay\.io\/prometheus)\/node-exporter$/, [9100]],
  [/^(?:prometheuscommunity|quay\.io\/prometheuscommunity)\/postgres-exporter$/, [9187]],
  [/^oliver006\/redis_exporter$/, [9121]],
  [/^nginx\/nginx-prometheus-exporter$/, [9113]],
  [/^(?:gcr\.io\/cadvisor\/cadvisor|google\/cadvisor)$/, [8080]],
  [/^grafana\/grafana(?:-oss|-enterprise)?$/, [3000]],
  [/^grafana\/loki$/, [3100, 9095, 9096]],
  [/^(?:getmeili\/meilisearch)$/, [7700]],
  [/^typesense\/typesense$/, [8108]],
];

/** The ports on which a service's image listens by itself; none where it is not known. */
export function imagePorts({ image, build }: ComposeService): readonly number[] {
  if (build || image?.value === undefined) return [];
  const name = image.value
    .replace(/@[\s\S]*$/, '')
    .replace(/:[^:/]*$/, '')
    .replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
  return IMAGE_PORTS.find(([pattern]) => pattern.test(name))?.[1] ?? [];
}

/** What can be said of a port that another service is told to use. */
export type PortVerdict =
  | { readonly kind: 'fine' }
  /** It is the port on the host, and the container listens on `port`. */
  | { readonly kind: 'published'; readonly port: number }
  /** The image listens on `port`, and nothing in the service says otherwise. */
  | { readonly kind: 'other'; readonly port: number };

/** Judges a port by what the service publishes, exposes and says, and by what its image is known to listen on. */
export function judgePort(target: ComposeService, port: number): PortVerdict {
  const own = imagePorts(target);
  const inside = target.ports.flatMap(({ target: range }) => (range ? [range] : []));
  if (own.includes(port) || inside.some(({ from, to }) => from <= port && port <= to))
    return { kind: 'fine' };
  if (target.expose.some(({ value }) => portsOf(value).some(({ from, to }) => from <= port && port <= to)))
    return { kind: 'fine' };
  if (target.ports.some(({ unknown }) => unknown) || mentions(target, port)) return { kind: 'fine' };
  const mapping = target.ports.find(
    ({ published, target: range }) => published && range && published.from <= port && port <= published.to,
  );
  if (mapping?.published && mapping.target) {
    const width = mapping.target.to - mapping.target.from;
    return {
      kind: 'published',
      port: width === 0 ? mapping.target.from : mapping.target.from + port - mapping.published.from,
    };
  }
  const isConfigured = target.volumes.some(
    ({ type, target: at }) =>
      type !== 'volume' && /^\/(?:etc|usr\/local\/etc|opt|config|conf)\b/.test(at ?? ''),
  );
  const [expected] = own;
  return expected === undefined || isConfigured ? { kind: 'fine' } : { kind: 'other', port: expected };
}

/** Whether a service listens on a port, as far as can be seen: its image by itself, or a port that it names. */
export function listensOn(service: ComposeService, port: number): boolean {
  if (imagePorts(service).includes(port)) return true;
  return [
    ...service.ports.map(({ target }) => target),
    ...service.expose.flatMap(({ value }) => portsOf(value)),
  ].some((range) => range !== undefined && range.from <= port && port <= range.to);
}

function portsOf(text: string): { readonly from: number; readonly to: number }[] {
  const match = /^(\d+)(?:-(\d+))?(?:\/\w+)?$/.exec(text);
  return match ? [{ from: Number(match[1]), to: Number(match[2] ?? match[1]) }] : [];
}

/** Whether the service's own command, variables or health check name the port: it may well listen there. */
function mentions(
  { command, entrypoint, environment, healthcheck, build }: ComposeService,
  port: number,
): boolean {
  const word = new RegExp(`(?<!\\d)${port}(?!\\d)`);
  const texts = [command, entrypoint, healthcheck?.test].flatMap((one) =>
    one ? [one.text ?? one.words?.join(' ') ?? String(port)] : [],
  );
  const values = [...environment, ...(build?.args ?? [])].map(
    ({ value }) => value?.value ?? value?.raw ?? '',
  );
  return [...texts, ...values].some((text) => word.test(text));
}
