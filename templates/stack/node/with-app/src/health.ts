import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Dependencies } from './dependencies.js';
import { noteChecks } from './metrics.js';
import type { Settings } from './settings.js';

/** Is it alive, and can it serve. */
export function addHealth(app: FastifyInstance, settings: Settings, dependencies: Dependencies): void {
  // 200 while requests can be served: without the database they cannot, without the cache they can.
  app.get('/ready', async (_request, reply) => {
    const checks = noteChecks(await dependencies.check());
    const words = Object.entries(checks).map(([name, isUp]) => [name, isUp ? 'ok' : 'down']);
    return answer(reply, checks.database, { checks: Object.fromEntries(words) });
  });
  if (!settings.HEALTH_CHECK_ENABLED) return;
  // 200 while the process answers: to start it anew brings no database back, so none is asked.
  app.get(settings.HEALTH_CHECK_PATH, async (_request, reply) => answer(reply, true));
}

function answer(reply: FastifyReply, isWell: boolean, more: object = {}): FastifyReply {
  return reply
    .code(isWell ? 200 : 503)
    .header('Cache-Control', 'no-store')
    .send({ status: isWell ? 'ok' : 'unavailable', ...more });
}
