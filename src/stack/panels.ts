import type { Service } from './types.js';

/** One panel of the dashboard, without what follows from its place. */
export interface Panel {
  readonly title: string;
  readonly kind?: 'stat' | 'timeseries' | 'table';
  /** A unit of Grafana: `reqps`, `s`, `percentunit`, `bytes`, `short`, `d`. */
  readonly unit: string;
  /** What is drawn: an expression of PromQL, and how a line is called. */
  readonly series: readonly (readonly [expr: string, legend: string])[];
}

/** Panels under one heading; a row that is about a service is there where the service is. */
export interface Row {
  readonly title: string;
  readonly needs?: Service;
  readonly panels: readonly Panel[];
}

const BACKEND = 'job="backend"';
const RATE = '[$__rate_interval]';
const quantile = (q: number) =>
  `histogram_quantile(${q}, sum by (le) (rate(http_request_duration_seconds_bucket{${BACKEND}}${RATE})))`;

/** The dashboard: how the backend answers, what it stands on, and the providers. */
export const ROWS: readonly Row[] = [
  {
    title: 'Backend',
    panels: [
      { title: 'Backend', kind: 'stat', unit: 'short', series: [[`up{${BACKEND}}`, 'up']] },
      {
        title: 'Requests',
        unit: 'reqps',
        series: [[`sum by (method) (rate(http_requests_total{${BACKEND}}${RATE}))`, '{{method}}']],
      },
      {
        title: 'Latency',
        unit: 's',
        series: [
          [quantile(0.5), 'median'],
          [quantile(0.95), '95 %'],
          [quantile(0.99), '99 %'],
        ],
      },
      {
        title: 'Share of errors',
        unit: 'percentunit',
        series: [
          [
            `sum(rate(http_requests_total{${BACKEND}, status=~"5.."}${RATE})) / sum(rate(http_requests_total{${BACKEND}}${RATE}))`,
            '5xx',
          ],
          [
            `sum(rate(http_requests_total{${BACKEND}, status=~"4.."}${RATE})) / sum(rate(http_requests_total{${BACKEND}}${RATE}))`,
            '4xx',
          ],
        ],
      },
      {
        title: 'Requests by route',
        unit: 'reqps',
        series: [[`topk(10, sum by (route) (rate(http_requests_total{${BACKEND}}${RATE})))`, '{{route}}']],
      },
      {
        title: 'Workers and requests under way',
        unit: 'short',
        series: [
          [`sum(catalyst_workers{${BACKEND}})`, 'workers'],
          [`sum(http_requests_in_progress{${BACKEND}})`, 'requests'],
        ],
      },
      {
        title: 'What the backend stands on',
        unit: 'short',
        series: [[`min by (dependency) (catalyst_dependency_up{${BACKEND}})`, '{{dependency}}']],
      },
      {
        title: 'Connections of the backend to the database',
        unit: 'short',
        series: [[`sum by (state) (catalyst_database_pool_connections{${BACKEND}})`, '{{state}}']],
      },
    ],
  },
  {
    title: 'PostgreSQL',
    needs: 'postgres',
    panels: [
      {
        title: 'Connections',
        unit: 'short',
        series: [
          ['sum by (datname) (pg_stat_database_numbackends{datname!=""})', '{{datname}}'],
          ['max(pg_settings_max_connections)', 'max_connections'],
        ],
      },
      {
        title: 'Transactions',
        unit: 'ops',
        series: [
          [`sum(rate(pg_stat_database_xact_commit${RATE}))`, 'committed'],
          [`sum(rate(pg_stat_database_xact_rollback${RATE}))`, 'rolled back'],
        ],
      },
      {
        title: 'Size',
        unit: 'bytes',
        series: [['sum by (datname) (pg_database_size_bytes)', '{{datname}}']],
      },
      {
        title: 'Hits in the cache',
        unit: 'percentunit',
        series: [
          [
            `sum(rate(pg_stat_database_blks_hit${RATE})) / (sum(rate(pg_stat_database_blks_hit${RATE})) + sum(rate(pg_stat_database_blks_read${RATE})))`,
            'hits',
          ],
        ],
      },
    ],
  },
  {
    title: 'Redis',
    needs: 'redis',
    panels: [
      {
        title: 'Memory',
        unit: 'bytes',
        series: [
          ['redis_memory_used_bytes', 'used'],
          ['redis_memory_max_bytes', 'limit'],
        ],
      },
      {
        title: 'Hits in the cache',
        unit: 'percentunit',
        series: [
          [
            `rate(redis_keyspace_hits_total${RATE}) / (rate(redis_keyspace_hits_total${RATE}) + rate(redis_keyspace_misses_total${RATE}))`,
            'hits',
          ],
        ],
      },
      {
        title: 'Commands and clients',
        unit: 'short',
        series: [
          [`rate(redis_commands_processed_total${RATE})`, 'commands in a second'],
          ['redis_connected_clients', 'clients'],
        ],
      },
      {
        title: 'Keys dropped',
        unit: 'ops',
        series: [
          [`rate(redis_evicted_keys_total${RATE})`, 'for want of memory'],
          [`rate(redis_expired_keys_total${RATE})`, 'expired'],
        ],
      },
    ],
  },
  {
    title: 'AI providers',
    panels: [
      {
        title: 'Keys',
        unit: 'short',
        series: [['catalyst_probe_verdict == 1', '{{provider}}: {{verdict}}']],
      },
      { title: 'Latency', unit: 's', series: [['catalyst_probe_latency_seconds', '{{provider}}']] },
      {
        title: 'Days until the shutdown of the model',
        unit: 'd',
        series: [['catalyst_probe_model_shutdown_days', '{{provider}}: {{model}}']],
      },
      {
        title: 'Age of the last probe',
        unit: 's',
        series: [['time() - catalyst_probe_timestamp_seconds', 'age']],
      },
    ],
  },
];
