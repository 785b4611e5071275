import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { joinWords } from '../shared/prose.js';

export default defineRule({
  id: 'env/host-not-a-service',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A URL names a host that no service of the Compose stack answers to.',
    why: 'Inside a container localhost is the container itself, and other names are those of the services: the backend finds no database and does not start.',
    bad: 'DATABASE_URL=postgresql://catalyst@localhost:5432/catalyst',
    good: 'DATABASE_URL=postgresql://catalyst@postgres:5432/catalyst',
    refs: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  messages: contractMessages<'host-not-a-service'>({
    loopback: ({ name }) => `${name} points to localhost, which inside a container is the container itself`,
    unknown: ({ name, services }) =>
      `${name} names a host that is none of the services ${joinWords(services)}`,
    near: ({ name, services, nearest }) =>
      `${name} names a host that is none of the services ${joinWords(services)}; did you mean ${nearest}?`,
  }),
  advice: {
    loopback: ({ services }) =>
      services.length === 0 ? 'write the name of the service' : `the services are ${joinWords(services)}`,
  },
  applies: inScope({ variables: ['DATABASE_URL', 'REDIS_URL'], compose: true, templates: false }),
  check: (model) => contractHits(model, 'host-not-a-service'),
});
