import { readHealthBody } from '../../smoke/health-body.js';
import { defineLiveRule } from '../define-live-rule.js';
import { answered, explainNoAnswer } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/readiness',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The running backend says that it cannot serve requests: its readiness endpoint (/ready, /readyz, /health/ready, or smoke.ready of the configuration) does not answer with success, or calls a part ill. A backend without one is not judged.',
    why: 'A health endpoint may answer 200 as long as the process lives. Whether the database is there, only this one tells.',
    bad: 'GET /health: 200, GET /ready: 503 {"status": "unavailable", "checks": {"database": "down"}}',
    good: 'GET /ready: 200 {"status": "ok"}',
    refs: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  },
  messages: {
    'no-answer': ({ path, what }: { path: string; what: string; reason: string }) => `GET ${path}: ${what}`,
    status: ({ path, status, parts }: { path: string; status: number; parts: readonly string[] }) =>
      `GET ${path} answers ${status}${parts.length > 0 ? `: ${parts.join(', ')} is not well` : ''}`,
    ill: ({ path, parts }: { path: string; parts: readonly string[] }) =>
      `GET ${path} answers 200 and says that ${parts.length > 0 ? `${parts.join(', ')} is` : 'it is'} not well`,
  },
  // Where not even the health endpoint answers, that is said once, there; a login that is asked for tells nothing.
  applies: ({ readiness, health }) =>
    readiness?.answer.ok
      ? ![401, 403].includes(readiness.answer.status)
      : readiness !== undefined && answered(health).length > 0,
  *check({ readiness }) {
    const { path, answer } = readiness!;
    if (!answer.ok) {
      const { what, decides } = explainNoAnswer(answer.failure);
      yield {
        messageId: 'no-answer',
        args: { path, what, reason: answer.failure },
        subject: answer.failure,
        ...(decides ? {} : { outcome: 'unknown' as const }),
      };
      return;
    }
    const { status, body } = answer;
    const { state, ill: parts } = readHealthBody(body);
    if (status < 200 || status > 299)
      yield { messageId: 'status', args: { path, status, parts }, subject: `status ${status}` };
    else if (state === 'ill')
      yield { messageId: 'ill', args: { path, parts }, severity: 'warning', subject: 'ill' };
  },
});
