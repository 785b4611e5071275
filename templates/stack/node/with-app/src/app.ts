import cors from '@fastify/cors';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Dependencies } from './dependencies.js';
import { addHealth } from './health.js';
import { addMetrics } from './metrics.js';
import type { Settings } from './settings.js';

/** The container itself asks for its health by address, Prometheus by name. */
const INSIDE = ['127.0.0.1', 'localhost', 'backend'];

/** Builds the application; nothing is connected before a request needs it. */
export function createApp(settings: Settings, dependencies: Dependencies): FastifyInstance {
  const app = Fastify({
    logger: { level: levelOf(settings.LOG_LEVEL) },
    // nginx keeps a log of requests. A line of this server would hold the query, and with it tokens.
    disableRequestLogging: true,
    bodyLimit: settings.MAX_REQUEST_SIZE,
    requestTimeout: settings.REQUEST_TIMEOUT * 1000,
    // nginx stands in front of it, on a network of its own.
    trustProxy: true,
  });
  const hosts = settings.ALLOWED_HOSTS.length === 0 ? undefined : new Set([...settings.ALLOWED_HOSTS, ...INSIDE]);
  app.addHook('onRequest', async (request, reply) => {
    if (hosts && !hosts.has('*') && !hosts.has(request.hostname)) {
      await reply.code(400).send({ error: 'unknown host' });
    }
  });
  app.register(cors, {
    origin: settings.ALLOWED_ORIGINS,
    credentials: settings.ALLOW_CREDENTIALS,
    methods: settings.ALLOWED_METHODS.length > 0 ? settings.ALLOWED_METHODS : ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders:
      settings.ALLOWED_HEADERS.length > 0 ? settings.ALLOWED_HEADERS : ['Authorization', 'Content-Type'],
  });
  addMetrics(app, settings, dependencies);
  addHealth(app, settings, dependencies);
  return app;
}

function levelOf(level: Settings['LOG_LEVEL']): string {
  const levels = { DEBUG: 'debug', INFO: 'info', WARNING: 'warn', ERROR: 'error', CRITICAL: 'fatal' };
  return levels[level];
}
