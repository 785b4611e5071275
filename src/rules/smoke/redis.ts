import { defineLiveRule } from '../define-live-rule.js';
import { describeFailure, placeOf } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/redis',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Redis, as REDIS_URL names it, does not let the backend in, asks nobody for a password in production, is a replica, refuses writes once its memory is full, or could not save its data. Nothing is written.',
    why: 'Sessions and the cache fail; an open Redis is found by scanners within hours.',
    bad: 'REDIS_URL=redis://redis:6379/0   # and Redis has a password',
    good: 'REDIS_URL=redis://:<password>@redis:6379/0',
    refs: ['https://redis.io/docs/latest/operate/oss_and_stack/management/security/'],
  },
  messages: {
    'no-answer': ({ variable, at, what }: { variable: string; at: string; what: string; reason: string }) =>
      `Redis at ${at} (${variable}): ${what}`,
    open: ({ at }: { at: string }) => `Redis at ${at} asks nobody for a password`,
    replica: ({ at }: { at: string }) => `Redis at ${at} is a replica: it takes no writes`,
    'no-limit': ({ at }: { at: string }) =>
      `Redis at ${at} has no memory limit: the cache may fill the machine`,
    'full-refuses': ({ at }: { at: string }) =>
      `Redis at ${at} refuses writes once its memory is full (noeviction)`,
    'save-failed': ({ at }: { at: string }) => `Redis at ${at} could not save its data the last time`,
  },
  advice: {
    'no-limit': 'set maxmemory, with maxmemory-policy allkeys-lru for a cache',
    'full-refuses': 'maxmemory-policy allkeys-lru',
  },
  applies: ({ redis }) => redis !== undefined,
  *check(model) {
    const { at, result } = model.redis!;
    const place = placeOf(model, 'REDIS_URL');
    const failure = describeFailure(model.redis!);
    if (failure) yield { messageId: 'no-answer', ...failure, ...place };
    if (!result.ok) return;
    const { isOpen, memory, persistence, role } = result.value;
    if (isOpen && model.environment === 'production')
      yield { messageId: 'open', args: { at }, subject: 'open', ...place };
    if (role === 'slave') yield { messageId: 'replica', args: { at }, subject: 'replica', ...place };
    if (persistence && !persistence.lastSaveOk)
      yield { messageId: 'save-failed', args: { at }, severity: 'warning', subject: 'save', ...place };
    if (!memory || !model.cacheEnabled) return;
    if (memory.limit === 0)
      yield { messageId: 'no-limit', args: { at }, severity: 'info', subject: 'memory', ...place };
    else if (memory.policy === 'noeviction')
      yield { messageId: 'full-refuses', args: { at }, severity: 'warning', subject: 'memory', ...place };
  },
});
