import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Checks, Dependencies } from './dependencies.js';
import { noteChecks } from './metrics.js';
import type { Settings } from './settings.js';

/** Is it whole, and can it serve. */
export function addHealth(app: FastifyInstance, settings: Settings, dependencies: Dependencies): void {
  // 200 while requests can be served: without the database they cannot, without the cache they can.
  app.get('/ready', async (_request, reply) => {
    const checks = noteChecks(await dependencies.check());
    return answer(reply, checks.database, checks);
  });
  if (!settings.HEALTH_CHECK_ENABLED) return;
  // 200 while everything that the application stands on answers.
  app.get(settings.HEALTH_CHECK_PATH, async (_request, reply) => {
    const checks = noteChecks(await dependencies.check());
    return answer(reply, Object.values(checks).every(Boolean), checks);
  });
}

function answer(reply: FastifyReply, isWhole: boolean, checks: Checks): FastifyReply {
  const words = Object.fromEntries(Object.entries(checks).map(([name, isUp]) => [name, isUp ? 'ok' : 'down']));
  return reply
    .code(isWhole ? 200 : 503)
    .header('Cache-Control', 'no-store')
    .send({ status: isWhole ? 'ok' : 'unavailable', checks: words });
}
