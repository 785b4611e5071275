import { defineRule } from '../define-rule.js';
import { contractHits } from '../shared/contract-hits.js';
import { contractMessages } from '../shared/contract-messages.js';
import { inScope } from '../shared/contract-scope.js';
import { showSeconds } from '../shared/prose.js';

export default defineRule({
  id: 'env/worker-timeout-too-short',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'WORKER_TIMEOUT is less than REQUEST_TIMEOUT, or not more than AI_REQUEST_TIMEOUT.',
    why: 'Gunicorn kills a worker that still waits for a model: the caller gets a broken connection, the provider is paid, and all other requests of that worker die with it.',
    bad: 'WORKER_TIMEOUT=30\nREQUEST_TIMEOUT=60',
    good: 'WORKER_TIMEOUT=120\nREQUEST_TIMEOUT=60',
    refs: ['https://docs.gunicorn.org/en/stable/settings.html#timeout'],
  },
  messages: contractMessages<'worker-timeout-too-short'>({
    belowRequestTimeout: ({ name, seconds, other, otherSeconds }) =>
      `${name} (${showSeconds(seconds)}) is less than ${other} (${showSeconds(otherSeconds)}), so Gunicorn kills workers in the middle of a request`,
    notAboveModelTimeout: ({ name, seconds, other, otherSeconds }) =>
      `${name} (${showSeconds(seconds)}) is not more than ${other} (${showSeconds(otherSeconds)}), so Gunicorn kills workers that wait for a model`,
  }),
  advice: {
    belowRequestTimeout: ({ name, otherSeconds }) => `raise ${name} to ${showSeconds(otherSeconds)} or more`,
    notAboveModelTimeout: ({ name, otherSeconds }) => `raise ${name} above ${showSeconds(otherSeconds)}`,
  },
  applies: inScope({ variables: ['WORKER_TIMEOUT', 'REQUEST_TIMEOUT', 'AI_REQUEST_TIMEOUT'] }),
  check: (model) => contractHits(model, 'worker-timeout-too-short'),
});
