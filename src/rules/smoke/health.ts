import { readHealthBody } from '../../smoke/health-body.js';
import { defineLiveRule } from '../define-live-rule.js';
import { answered, explainNoAnswer } from '../smoke-shared/answers.js';

/** Milliseconds above which an endpoint that should only say "I am here" is slow. */
const SLOW = 1000;

export default defineLiveRule({
  id: 'smoke/health',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The health endpoint of the running backend does not answer with success, says that a part is down, or is slow. It is asked three times.',
    why: 'Docker, Compose and the load balancer decide by it whether the backend gets any request at all.',
    bad: 'GET /health: 503',
    good: 'GET /health: 200 {"status": "ok"}',
  },
  messages: {
    'no-answer': ({ path, what }: { path: string; what: string; reason: string }) => `GET ${path}: ${what}`,
    status: ({ path, status }: { path: string; status: number }) => `GET ${path} answers ${status}`,
    ill: ({ path, parts }: { path: string; parts: readonly string[] }) =>
      `GET ${path} answers 200 and says that ${parts.length > 0 ? `${parts.join(', ')} is` : 'it is'} not well`,
    slow: ({ path, latency }: { path: string; latency: number }) =>
      `GET ${path} took ${latency} ms (median of three)`,
    unsteady: ({ path, good, tries }: { path: string; good: number; tries: number }) =>
      `GET ${path} answered ${good} of ${tries} times`,
  },
  applies: ({ origin }) => origin !== undefined,
  *check({ health, healthPath: path }) {
    const answers = answered(health);
    const failed = health.find((answer) => !answer.ok);
    if (failed && !failed.ok && answers.length === 0) {
      const { what, decides } = explainNoAnswer(failed.failure);
      yield {
        messageId: 'no-answer',
        args: { path, what, reason: failed.failure },
        subject: failed.failure,
        ...(decides ? {} : { outcome: 'unknown' as const }),
      };
      return;
    }
    if (failed)
      yield {
        messageId: 'unsteady',
        args: { path, good: answers.length, tries: health.length },
        subject: 'unsteady',
      };
    const wrong = answers.find(({ status }) => status < 200 || status > 299);
    if (wrong) {
      yield { messageId: 'status', args: { path, status: wrong.status }, subject: `status ${wrong.status}` };
      return;
    }
    const { state, ill } = readHealthBody(answers.at(-1)!.body);
    if (state === 'ill')
      yield { messageId: 'ill', args: { path, parts: ill }, severity: 'warning', subject: 'ill' };
    const times = answers.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
    const latency = Math.round(times[Math.floor(times.length / 2)]!);
    if (latency > SLOW)
      yield { messageId: 'slow', args: { path, latency }, severity: 'warning', subject: 'slow' };
  },
});
