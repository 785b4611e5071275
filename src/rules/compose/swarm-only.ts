import { getEntry } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/swarm-only',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Keys of `deploy` that only Docker Swarm reads.',
    why: '`docker compose up` leaves them out without a word: nothing is placed, updated or rolled back as they say.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    deploy:\n      placement:\n        constraints: [node.role == manager]',
    good: 'services:\n  web:\n    image: nginx:1.29\n    deploy:\n      replicas: 2',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/'],
  },
  messages: {
    ignored: (a: { service: string; key: string }) =>
      `deploy.${a.key} of ${a.service} has an effect under Docker Swarm only`,
  },
  *check({ project }) {
    for (const { name, node } of project.services) {
      for (const key of SWARM_KEYS) {
        const entry = getEntry(node, 'deploy', key);
        if (entry)
          yield {
            messageId: 'ignored',
            args: { service: name, key },
            file: entry.file,
            range: entry.keyRange,
          };
      }
    }
  },
});

const SWARM_KEYS = ['placement', 'update_config', 'rollback_config', 'endpoint_mode'];
