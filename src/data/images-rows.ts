import type { DataPath, ImageTools, KnownImage } from './images.js';

const DEBIAN_BARE: ImageTools = { has: ['bash'], lacks: ['curl', 'wget', 'nc'] };
const ALPINE: ImageTools = { variant: 'alpine', has: ['wget', 'nc'], lacks: ['curl'] };
const ALPINE_ONLY: ImageTools = { has: ['wget', 'nc'], lacks: ['curl'] };
const BUSYBOX: ImageTools = { has: ['wget', 'nc'], lacks: ['curl', 'bash'] };
const NOTHING_KNOWN: readonly ImageTools[] = [];
const path = (...paths: string[]): DataPath[] => paths.map((one) => ({ path: one }));
const hub = (name: string) => `https://hub.docker.com/${name.includes('/') ? 'r' : '_'}/${name}`;

/** PostgreSQL keeps its data in a folder per version from 18 on: https://github.com/docker-library/postgres/pull/1259 */
const POSTGRES_DATA: readonly DataPath[] = [
  { path: '/var/lib/postgresql', from: '18' },
  { path: '/var/lib/postgresql/data', until: '18' },
];

/** The rows of the table. */
export const IMAGE_ROWS: readonly KnownImage[] = [
  {
    names: ['postgres', 'pgvector/pgvector', 'postgis/postgis', 'ankane/pgvector', 'timescale/timescaledb', 'imresamu/postgis'],
    title: 'PostgreSQL', role: 'database', ports: [5432], data: POSTGRES_DATA, keeps: true,
    tools: [DEBIAN_BARE, { ...ALPINE, has: ['wget', 'nc', 'bash'] }],
    passwords: ['POSTGRES_PASSWORD'], fileSuffix: '_FILE', source: hub('postgres'),
  },
  {
    names: ['redis', 'redis/redis-stack-server', 'redis/redis-stack'],
    title: 'Redis', role: 'cache', ports: [6379], data: path('/data'), keeps: false,
    tools: [DEBIAN_BARE, { ...ALPINE, lacks: ['curl', 'bash'] }],
    passwords: [], source: hub('redis'),
  },
  {
    names: ['valkey/valkey', 'eqalpha/keydb', 'docker.dragonflydb.io/dragonflydb/dragonfly'],
    title: 'Valkey', role: 'cache', ports: [6379], data: path('/data'), keeps: false,
    tools: NOTHING_KNOWN, passwords: [], source: hub('valkey/valkey'),
  },
  {
    names: ['bitnami/redis', 'bitnami/valkey', 'bitnamilegacy/redis', 'bitnamilegacy/valkey'],
    title: 'Redis', role: 'cache', ports: [6379], data: path('/bitnami/redis/data', '/bitnami/redis', '/bitnami/valkey/data', '/bitnami/valkey', '/bitnami'),
    keeps: false, tools: NOTHING_KNOWN, passwords: ['REDIS_PASSWORD', 'VALKEY_PASSWORD'], fileSuffix: '_FILE', source: hub('bitnami/redis'),
  },
  {
    names: ['bitnami/postgresql', 'bitnamilegacy/postgresql'],
    title: 'PostgreSQL', role: 'database', ports: [5432], data: path('/bitnami/postgresql', '/bitnami'), keeps: true,
    tools: NOTHING_KNOWN, passwords: ['POSTGRESQL_PASSWORD', 'POSTGRES_PASSWORD', 'POSTGRESQL_POSTGRES_PASSWORD'], fileSuffix: '_FILE', source: hub('bitnami/postgresql'),
  },
  {
    names: ['memcached'], title: 'Memcached', role: 'cache', ports: [11211], data: [], keeps: false,
    tools: [DEBIAN_BARE, ALPINE], passwords: [], source: hub('memcached'),
  },
  {
    names: ['mysql', 'mysql/mysql-server', 'percona', 'percona/percona-server'],
    title: 'MySQL', role: 'database', ports: [3306, 33060], data: path('/var/lib/mysql'), keeps: true,
    tools: [{ has: ['bash', 'mysqladmin'], lacks: ['nc'] }],
    passwords: ['MYSQL_ROOT_PASSWORD', 'MYSQL_PASSWORD'], fileSuffix: '_FILE', source: hub('mysql'),
  },
  {
    // Without the mysql… names from 11 on: https://github.com/MariaDB/mariadb-docker/issues/512
    names: ['mariadb'], title: 'MariaDB', role: 'database', ports: [3306], data: path('/var/lib/mysql'), keeps: true,
    tools: [
      { until: '11', has: ['bash', 'mysqladmin', 'mysql'], lacks: ['curl', 'wget', 'nc'] },
      { from: '11', has: ['bash', 'mariadb-admin'], lacks: ['curl', 'wget', 'nc', 'mysqladmin', 'mysql'] },
    ],
    passwords: ['MARIADB_ROOT_PASSWORD', 'MARIADB_PASSWORD', 'MYSQL_ROOT_PASSWORD', 'MYSQL_PASSWORD'], fileSuffix: '_FILE', source: hub('mariadb'),
  },
  {
    // The old shell went with 6.0, mongosh came with 5.0.
    names: ['mongo', 'mongodb/mongodb-community-server'], title: 'MongoDB', role: 'database', ports: [27017], data: path('/data/db'), keeps: true,
    tools: [
      { until: '5', has: ['bash', 'mongo'], lacks: ['mongosh', 'wget', 'nc'] },
      { from: '6', has: ['bash', 'mongosh'], lacks: ['mongo', 'wget', 'nc'] },
    ],
    passwords: ['MONGO_INITDB_ROOT_PASSWORD'], fileSuffix: '_FILE', source: hub('mongo'),
  },
  {
    names: ['mcr.microsoft.com/mssql/server', 'mcr.microsoft.com/azure-sql-edge'], title: 'SQL Server', role: 'database', ports: [1433],
    data: path('/var/opt/mssql', '/var/opt/mssql/data'), keeps: true, tools: NOTHING_KNOWN,
    passwords: ['MSSQL_SA_PASSWORD', 'SA_PASSWORD'], source: 'https://mcr.microsoft.com/artifact/mar/mssql/server/about',
  },
  {
    names: ['clickhouse/clickhouse-server', 'clickhouse'], title: 'ClickHouse', role: 'database', ports: [8123, 9000],
    data: path('/var/lib/clickhouse'), keeps: true, tools: [{ has: ['wget', 'bash'], lacks: [] }],
    passwords: ['CLICKHOUSE_PASSWORD'], source: hub('clickhouse/clickhouse-server'),
  },
  {
    names: ['neo4j'], title: 'Neo4j', role: 'database', ports: [7474, 7687, 7473], data: path('/data'), keeps: true,
    tools: [{ has: ['wget', 'bash'], lacks: ['curl'] }], passwords: ['NEO4J_AUTH'], fileSuffix: '_FILE', source: hub('neo4j'),
  },
  {
    names: ['cassandra', 'scylladb/scylla'], title: 'Cassandra', role: 'database', ports: [9042, 7000, 7199],
    data: path('/var/lib/cassandra', '/var/lib/scylla'), keeps: true, tools: NOTHING_KNOWN, passwords: [], source: hub('cassandra'),
  },
  {
    names: ['couchdb'], title: 'CouchDB', role: 'database', ports: [5984], data: path('/opt/couchdb/data'), keeps: true,
    tools: [{ has: ['curl', 'bash'], lacks: [] }], passwords: ['COUCHDB_PASSWORD'], source: hub('couchdb'),
  },
  {
    names: ['influxdb'], title: 'InfluxDB', role: 'database', ports: [8086],
    data: [{ path: '/var/lib/influxdb', until: '2' }, { path: '/var/lib/influxdb2', from: '2', until: '3' }, { path: '/var/lib/influxdb3', from: '3' }],
    keeps: true, tools: NOTHING_KNOWN, passwords: ['DOCKER_INFLUXDB_INIT_PASSWORD', 'DOCKER_INFLUXDB_INIT_ADMIN_TOKEN', 'INFLUXDB_ADMIN_PASSWORD'], source: hub('influxdb'),
  },
  {
    names: ['rabbitmq'], title: 'RabbitMQ', role: 'queue', ports: [5672, 15672, 5671, 15671, 15692, 4369, 25672, 1883, 8883, 61613, 5552],
    data: path('/var/lib/rabbitmq', '/var/lib/rabbitmq/mnesia'), keeps: true,
    tools: [DEBIAN_BARE, ALPINE], passwords: ['RABBITMQ_DEFAULT_PASS'], defaults: { user: 'guest', password: 'guest' }, source: hub('rabbitmq'),
  },
  {
    names: ['confluentinc/cp-kafka', 'apache/kafka', 'bitnami/kafka', 'wurstmeister/kafka'], title: 'Kafka', role: 'queue', ports: [9092, 29092, 9093, 9094],
    data: [], keeps: true, tools: NOTHING_KNOWN, passwords: [], source: hub('apache/kafka'),
  },
  {
    names: ['zookeeper', 'confluentinc/cp-zookeeper', 'bitnami/zookeeper'], title: 'ZooKeeper', role: 'queue', ports: [2181, 2888, 3888, 8080],
    data: [], keeps: true, tools: NOTHING_KNOWN, passwords: [], source: hub('zookeeper'),
  },
  {
    names: ['nats'], title: 'NATS', role: 'queue', ports: [4222, 6222, 8222], data: [], keeps: false, tools: [ALPINE], passwords: [], source: hub('nats'),
  },
  {
    names: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch', 'elasticsearch/elasticsearch'], title: 'Elasticsearch', role: 'search', ports: [9200, 9300],
    data: path('/usr/share/elasticsearch/data'), keeps: true, tools: [{ has: ['curl', 'bash'], lacks: [] }],
    passwords: ['ELASTIC_PASSWORD'], fileSuffix: '_FILE', source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-with-docker',
  },
  {
    names: ['opensearchproject/opensearch'], title: 'OpenSearch', role: 'search', ports: [9200, 9300, 9600],
    data: path('/usr/share/opensearch/data'), keeps: true, tools: [{ has: ['curl', 'bash'], lacks: [] }],
    passwords: ['OPENSEARCH_INITIAL_ADMIN_PASSWORD'], source: hub('opensearchproject/opensearch'),
  },
  {
    names: ['getmeili/meilisearch'], title: 'Meilisearch', role: 'search', ports: [7700], data: path('/meili_data', '/meili_data/data.ms'), keeps: true,
    tools: [{ has: ['curl'], lacks: [] }], passwords: ['MEILI_MASTER_KEY'], source: hub('getmeili/meilisearch'),
  },
  {
    // https://github.com/chroma-core/chroma/pull/6868: no curl since the server is written in Rust (1.0).
    names: ['chromadb/chroma', 'chroma-core/chroma'], title: 'Chroma', role: 'vector', ports: [8000],
    data: [{ path: '/data', from: '1' }, { path: '/chroma/chroma', until: '1' }], keeps: true,
    tools: [{ from: '1', has: ['bash'], lacks: ['curl', 'wget', 'python', 'python3', 'nc'] }],
    passwords: ['CHROMA_SERVER_AUTHN_CREDENTIALS'], source: 'https://docs.trychroma.com/production/containers/docker',
  },
  {
    // https://github.com/qdrant/qdrant/issues/4250
    names: ['qdrant/qdrant'], title: 'Qdrant', role: 'vector', ports: [6333, 6334, 6335], data: path('/qdrant/storage'), keeps: true,
    tools: [{ has: ['bash'], lacks: ['curl', 'wget', 'nc'] }], passwords: ['QDRANT__SERVICE__API_KEY'], source: 'https://qdrant.tech/documentation/guides/installation/',
  },
  {
    names: ['semitechnologies/weaviate', 'cr.weaviate.io/semitechnologies/weaviate'], title: 'Weaviate', role: 'vector', ports: [8080, 50051],
    data: path('/var/lib/weaviate'), keeps: true, tools: [{ has: ['wget'], lacks: ['curl'] }],
    passwords: ['AUTHENTICATION_APIKEY_ALLOWED_KEYS'], source: 'https://docs.weaviate.io/deploy/installation-guides/docker-installation',
  },
  {
    names: ['milvusdb/milvus'], title: 'Milvus', role: 'vector', ports: [19530, 9091], data: path('/var/lib/milvus'), keeps: true,
    tools: [{ has: ['curl', 'bash'], lacks: [] }], passwords: [], source: 'https://milvus.io/docs/install_standalone-docker-compose.md',
  },
  {
    names: ['minio/minio', 'quay.io/minio/minio'], title: 'MinIO', role: 'storage', ports: [9000, 9001], data: [], keeps: true, tools: NOTHING_KNOWN,
    passwords: ['MINIO_ROOT_PASSWORD', 'MINIO_SECRET_KEY'], fileSuffix: '_FILE', defaults: { user: 'minioadmin', password: 'minioadmin' },
    source: 'https://min.io/docs/minio/container/index.html',
  },
  {
    // https://github.com/ollama/ollama/issues/9781
    names: ['ollama/ollama'], title: 'Ollama', role: 'models', ports: [11434], data: path('/root/.ollama'), keeps: false,
    tools: [{ has: ['bash', 'ollama'], lacks: ['curl', 'wget'] }], passwords: [], source: hub('ollama/ollama'),
  },
  {
    names: ['prom/prometheus', 'prometheus/prometheus'], title: 'Prometheus', role: 'metrics', ports: [9090], data: path('/prometheus'), keeps: false,
    tools: [BUSYBOX], passwords: [], source: 'https://prometheus.io/docs/prometheus/latest/installation/',
  },
  {
    names: ['prom/alertmanager', 'prometheus/alertmanager'], title: 'Alertmanager', role: 'metrics', ports: [9093, 9094], data: path('/alertmanager'), keeps: false,
    tools: [BUSYBOX], passwords: [], source: hub('prom/alertmanager'),
  },
  {
    names: ['prom/node-exporter', 'prometheus/node-exporter'], title: 'node_exporter', role: 'metrics', ports: [9100], data: [], keeps: false,
    tools: [BUSYBOX], passwords: [], source: hub('prom/node-exporter'),
  },
  {
    names: ['gcr.io/cadvisor/cadvisor', 'cadvisor/cadvisor', 'google/cadvisor'], title: 'cAdvisor', role: 'metrics', ports: [8080], data: [], keeps: false,
    tools: NOTHING_KNOWN, healthcheck: true, passwords: [], source: 'https://github.com/google/cadvisor/blob/master/deploy/Dockerfile',
  },
  {
    names: ['grafana/loki'], title: 'Loki', role: 'metrics', ports: [3100, 9095], data: path('/loki'), keeps: false, tools: NOTHING_KNOWN, passwords: [], source: hub('grafana/loki'),
  },
  {
    names: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'], title: 'Grafana', role: 'dashboard', ports: [3000],
    data: path('/var/lib/grafana'), keeps: false, tools: [{ has: ['curl', 'bash'], lacks: [] }],
    passwords: ['GF_SECURITY_ADMIN_PASSWORD'], fileSuffix: '__FILE', defaults: { user: 'admin', password: 'admin' },
    source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/',
  },
  {
    names: ['kibana', 'docker.elastic.co/kibana/kibana', 'kibana/kibana'], title: 'Kibana', role: 'dashboard', ports: [5601], data: path('/usr/share/kibana/data'), keeps: false,
    tools: [{ has: ['curl', 'bash'], lacks: [] }], passwords: ['ELASTICSEARCH_PASSWORD'], source: hub('kibana'),
  },
  {
    names: ['dpage/pgadmin4'], title: 'pgAdmin', role: 'admin', ports: [80, 443], data: path('/var/lib/pgadmin'), keeps: false,
    tools: [ALPINE_ONLY], passwords: ['PGADMIN_DEFAULT_PASSWORD'], fileSuffix: '_FILE', source: 'https://www.pgadmin.org/docs/pgadmin4/latest/container_deployment.html',
  },
  { names: ['adminer'], title: 'Adminer', role: 'admin', ports: [8080], data: [], keeps: false, tools: NOTHING_KNOWN, passwords: [], source: hub('adminer') },
  {
    names: ['phpmyadmin', 'phpmyadmin/phpmyadmin'], title: 'phpMyAdmin', role: 'admin', ports: [80], data: [], keeps: false, tools: NOTHING_KNOWN,
    passwords: ['PMA_PASSWORD', 'MYSQL_ROOT_PASSWORD'], fileSuffix: '_FILE', source: hub('phpmyadmin'),
  },
  {
    names: ['mongo-express'], title: 'mongo-express', role: 'admin', ports: [8081], data: [], keeps: false, tools: NOTHING_KNOWN,
    passwords: ['ME_CONFIG_BASICAUTH_PASSWORD', 'ME_CONFIG_MONGODB_ADMINPASSWORD'], fileSuffix: '_FILE', defaults: { user: 'admin', password: 'pass' }, source: hub('mongo-express'),
  },
  {
    names: ['redis/redisinsight', 'redislabs/redisinsight', 'rediscommander/redis-commander'], title: 'Redis admin', role: 'admin', ports: [5540, 8001, 8081],
    data: path('/data', '/db'), keeps: false, tools: NOTHING_KNOWN, passwords: ['HTTP_PASSWORD'], source: hub('redis/redisinsight'),
  },
  {
    names: ['portainer/portainer-ce', 'portainer/portainer', 'portainer/portainer-ee'], title: 'Portainer', role: 'admin', ports: [9000, 9443, 8000],
    data: path('/data'), keeps: true, tools: NOTHING_KNOWN, passwords: [], source: hub('portainer/portainer-ce'),
  },
  {
    // No curl and no wget since the image stands on ubi-micro: https://www.keycloak.org/server/containers
    names: ['quay.io/keycloak/keycloak', 'keycloak/keycloak'], title: 'Keycloak', role: 'dashboard', ports: [8080, 8443, 9000], data: [], keeps: false,
    tools: [{ from: '17', has: ['bash'], lacks: ['curl', 'wget', 'nc'] }],
    passwords: ['KC_BOOTSTRAP_ADMIN_PASSWORD', 'KEYCLOAK_ADMIN_PASSWORD', 'KC_DB_PASSWORD'], source: 'https://www.keycloak.org/server/containers',
  },
  { names: ['nginx', 'nginxinc/nginx-unprivileged'], title: 'nginx', role: 'proxy', ports: [80, 443, 8080], data: [], keeps: false, tools: NOTHING_KNOWN, passwords: [], source: hub('nginx') },
  {
    names: ['traefik'], title: 'Traefik', role: 'proxy', ports: [80, 443, 8080], data: [], keeps: false, tools: [ALPINE_ONLY], passwords: [], source: hub('traefik'),
  },
  { names: ['caddy'], title: 'Caddy', role: 'proxy', ports: [80, 443, 2019], data: path('/data'), keeps: false, tools: [ALPINE_ONLY], passwords: [], source: hub('caddy') },
  { names: ['haproxy'], title: 'HAProxy', role: 'proxy', ports: [80, 443], data: [], keeps: false, tools: [DEBIAN_BARE, ALPINE], passwords: [], source: hub('haproxy') },
  { names: ['httpd'], title: 'Apache', role: 'proxy', ports: [80], data: [], keeps: false, tools: [ALPINE], passwords: [], source: hub('httpd') },
  { names: ['envoyproxy/envoy'], title: 'Envoy', role: 'proxy', ports: [10000, 9901], data: [], keeps: false, tools: NOTHING_KNOWN, passwords: [], source: hub('envoyproxy/envoy') },
];
