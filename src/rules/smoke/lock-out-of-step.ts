import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'smoke/lock-out-of-step',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The lock file does not hold what its manifest asks for: a requirement is missing, or stands there with another range.',
    why: 'An install from the lock file stops (npm ci, --frozen-lockfile), or leaves the distribution out.',
    bad: 'package.json: "fastify": "^5.0.0"   # package-lock.json: "fastify": "^4.0.0"',
    good: 'both say ^5.0.0',
  },
  messages: {
    missing: ({ name, lock }: { name: string; lock: string; refusedBy: string }) =>
      `${lock} does not hold ${name}`,
    'other-range': ({ name, lock }: { name: string; lock: string; refusedBy: string }) =>
      `${lock} holds ${name} for another range`,
  },
  advice: { missing: makeAnew, 'other-range': makeAnew },
  applies: ({ locks }) => locks.length > 0,
  *check({ locks }) {
    for (const { path, manifest, stale, refusedBy = '' } of locks) {
      for (const { requirement, reason } of stale) {
        yield {
          messageId: reason,
          args: { name: requirement.name, lock: path, refusedBy },
          file: manifest,
          range: requirement.range,
          subject: `${path} ${requirement.name}`,
        };
      }
    }
  },
});

function makeAnew({ refusedBy }: { name: string; lock: string; refusedBy: string }): string {
  return `make the lock file anew${refusedBy === '' ? '' : `; ${refusedBy} stops over it`}`;
}
