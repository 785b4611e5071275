/** Every metric that the dashboard and the alerts may name, and where it comes from. */

/** Of the application: `app/metrics.py` and `src/metrics.ts` of the templates; scraped in test/stack/app.test.ts. */
export const APP_METRICS = [
  'catalyst_database_pool_connections',
  'catalyst_dependency_up',
  'catalyst_workers',
  'http_request_duration_seconds_bucket',
  'http_request_duration_seconds_count',
  'http_request_duration_seconds_sum',
  'http_requests_in_progress',
  'http_requests_total',
] as const;

/** Of `catalyst probe -f openmetrics`: src/report/openmetrics.ts, rendered in test/stack/metrics.test.ts. */
export const PROBE_METRICS = [
  'catalyst_probe_credit_exhausted',
  'catalyst_probe_latency_seconds',
  'catalyst_probe_model_available',
  'catalyst_probe_model_shutdown_days',
  'catalyst_probe_requests',
  'catalyst_probe_timestamp_seconds',
  'catalyst_probe_up',
  'catalyst_probe_verdict',
] as const;

/**
 * Of postgres_exporter, of those that it has: its collectors stat_database, database and settings, which are on by
 * default. https://github.com/prometheus-community/postgres_exporter; scraped from Debian's in test/stack/services.test.ts.
 */
export const POSTGRES_METRICS = [
  'pg_database_size_bytes',
  'pg_settings_max_connections',
  'pg_stat_database_blks_hit',
  'pg_stat_database_blks_read',
  'pg_stat_database_numbackends',
  'pg_stat_database_xact_commit',
  'pg_stat_database_xact_rollback',
  'pg_up',
] as const;

/** Of redis_exporter, likewise. https://github.com/oliver006/redis_exporter */
export const REDIS_METRICS = [
  'redis_commands_processed_total',
  'redis_connected_clients',
  'redis_evicted_keys_total',
  'redis_expired_keys_total',
  'redis_keyspace_hits_total',
  'redis_keyspace_misses_total',
  'redis_memory_max_bytes',
  'redis_memory_used_bytes',
  'redis_up',
] as const;

/** Of Prometheus itself, for every target. */
export const PROMETHEUS_METRICS = ['up'] as const;

/** Names of the metrics in what an exporter answers. */
export function metricsIn(text: string): Set<string> {
  return new Set(text.split('\n').flatMap((line) => /^([a-zA-Z_:][\w:]*)(?:\{|\s)/.exec(line)?.[1] ?? []));
}
