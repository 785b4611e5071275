import { getAt, getMap, textOf } from '../../syntax/compose/tree.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'compose/restart-twice',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A service has `restart` and `deploy.restart_policy`.',
    why: 'Compose takes the policy under `deploy`, so `restart` says something that does not hold.',
    bad: 'services:\n  web:\n    image: nginx:1.29\n    restart: always\n    deploy:\n      restart_policy:\n        condition: on-failure',
    good: 'services:\n  web:\n    image: nginx:1.29\n    restart: always',
    refs: ['https://docs.docker.com/reference/compose-file/deploy/#restart_policy'],
  },
  messages: {
    twice: (a: { service: string }) => `restart of ${a.service} has no effect beside deploy.restart_policy`,
  },
  *check({ project }) {
    for (const { name, restart, node } of project.services) {
      const policy = getMap(node, 'deploy', 'restart_policy');
      if (restart === undefined || policy === undefined) continue;
      const condition = textOf(getAt(policy, 'condition')) ?? 'any';
      if (SAME[restart.value ?? '']?.includes(condition)) continue;
      const range = restart.keyRange ?? restart.range;
      yield { messageId: 'twice', args: { service: name }, file: restart.file, range };
    }
  },
});

/** Pairs that mean the same. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  always: ['any'],
  'unless-stopped': ['any'],
  'on-failure': ['on-failure'],
  no: ['none'],
};
