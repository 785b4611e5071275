import { findNearest } from '../../../core/nearest.js';
import { isHost, isLoopback } from '../../kinds/host.js';
import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { leadingBlanks, readUrl } from './common.js';

/** Names that Docker itself answers to. */
const DOCKER_NAMES = /^(?:host|gateway)\.docker\.internal$|^host-gateway$/;

/** In Compose, a host without a dot is the name of a service; localhost is the container itself. */
export const checkServiceHosts: CrossCheck = function* (input) {
  if (!input.compose) return;
  const { services } = input.compose;
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    const parts = input.isSet(name) ? readUrl(input, name) : undefined;
    if (!parts || parts.host === '' || DOCKER_NAMES.test(parts.host)) continue;
    const start = leadingBlanks(input, name);
    const within = { start: start + parts.at.host.start, end: start + parts.at.host.end };
    const place = { variable: name, within };
    const args = { name, services };
    if (isLoopback(parts.host)) {
      yield makeProblem('host-not-a-service', 'loopback', place, args);
    } else if (
      services.length > 0 &&
      isHost(parts.host) &&
      !/[.:]/.test(parts.host) &&
      !services.includes(parts.host)
    ) {
      const nearest = findNearest(parts.host, services);
      yield nearest === undefined
        ? makeProblem('host-not-a-service', 'unknown', place, args)
        : makeProblem('host-not-a-service', 'near', place, { ...args, nearest });
    }
  }
};
