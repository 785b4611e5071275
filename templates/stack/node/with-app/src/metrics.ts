import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, register } from 'prom-client';
import type { Checks, Dependencies } from './dependencies.js';
import type { Settings } from './settings.js';

const requests = new Counter({
  name: 'http_requests_total',
  help: 'Requests that were answered.',
  labelNames: ['method', 'route', 'status'],
});
const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to the last byte of an answer.',
  labelNames: ['method', 'route'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
});
const inProgress = new Gauge({
  name: 'http_requests_in_progress',
  help: 'Requests that are being answered.',
});
const workers = new Gauge({ name: 'catalyst_workers', help: 'Workers that run.' });
const dependencyUp = new Gauge({
  name: 'catalyst_dependency_up',
  help: 'Whether what the application stands on answered last time.',
  labelNames: ['dependency'],
});
const pool = new Gauge({
  name: 'catalyst_database_pool_connections',
  help: 'Connections to the database that the workers hold.',
  labelNames: ['state'],
});

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Numbers for Prometheus. */
export function addMetrics(app: FastifyInstance, settings: Settings, { database }: Dependencies): void {
  workers.set(1);
  app.addHook('onRequest', async (_request, reply) => {
    inProgress.inc();
    // Comes when the caller has gone away too.
    reply.raw.once('close', () => inProgress.dec());
  });
  app.addHook('onResponse', async (request, reply) => {
    // The pattern of the route, not the path: callers choose paths, and each would be a series of its own.
    const route = request.routeOptions.url ?? 'other';
    const method = METHODS.has(request.method) ? request.method : 'other';
    requests.inc({ method, route, status: String(reply.statusCode) });
    duration.observe({ method, route }, reply.elapsedTime / 1000);
  });
  if (!settings.METRICS_ENABLED) return;
  app.get(settings.METRICS_PATH, async (_request, reply) => {
    pool.set({ state: 'idle' }, database.idleCount);
    pool.set({ state: 'used' }, database.totalCount - database.idleCount);
    return reply.header('Content-Type', register.contentType).send(await register.metrics());
  });
}

/** Keeps what a check found, for the next scrape. */
export function noteChecks(checks: Checks): Checks {
  for (const [dependency, isUp] of Object.entries(checks)) dependencyUp.set({ dependency }, isUp ? 1 : 0);
  return checks;
}
