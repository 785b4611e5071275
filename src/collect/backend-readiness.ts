import type { BackendLiveModel } from '../models/backend-live.js';
import { readHealthBody } from '../smoke/health-body.js';
import type { Answer } from '../smoke/types.js';

/** Where backends say whether they can serve requests. https://kubernetes.io/docs/reference/using-api/health-checks/ */
const USUAL = ['/ready', '/readyz', '/health/ready'];

/**
 * Asks whether requests can be served, which a health endpoint that only says "I am here" does not tell.
 * @param path where the configuration says so; else it is looked for where it is usual, and many backends have none
 */
export async function askReadiness(
  path: string | undefined,
  ask: (path: string) => Promise<Answer>,
): Promise<BackendLiveModel['readiness']> {
  if (path !== undefined) return { path, answer: await ask(path) };
  const asked = await Promise.all(USUAL.map(async (path) => ({ path, answer: await ask(path) })));
  return asked.find(({ answer }) => isStatement(answer));
}

/**
 * A failure of the server, or a success that speaks of a state: the page of a front end, which takes every path, does
 * not. Of no answer at all the health endpoint, asked at the same time, tells the reason.
 */
function isStatement(answer: Answer): boolean {
  if (!answer.ok) return answer.failure === 'headers-timeout' || answer.failure === 'body-timeout';
  const { status, body } = answer;
  return status >= 500 || (status >= 200 && status <= 299 && readHealthBody(body).state !== 'silent');
}
