import { defineLiveRule } from '../define-live-rule.js';
import { explainNoAnswer } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/websocket',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A request for a WebSocket at the path given with --websocket is not accepted.',
    why: 'A proxy that does not pass Upgrade on answers 400 or 426, and the live parts of the application stand still.',
    bad: 'nginx without proxy_set_header Upgrade $http_upgrade',
    good: 'proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
    refs: ['https://nginx.org/en/docs/http/websocket.html'],
  },
  messages: {
    status: ({ path, status }: { path: string; status: number }) =>
      `a request for a WebSocket at ${path} got ${status} instead of 101`,
    'no-answer': ({ path, what }: { path: string; what: string; reason: string }) =>
      `WebSocket at ${path}: ${what}`,
  },
  applies: ({ websocket }) => websocket !== undefined,
  *check({ websocket }) {
    const { path, answer } = websocket!;
    if (!answer.ok) {
      const { what, decides } = explainNoAnswer(answer.failure);
      yield {
        messageId: 'no-answer',
        args: { path, what, reason: answer.failure },
        subject: answer.failure,
        ...(decides ? {} : { outcome: 'unknown' as const }),
      };
    } else if (answer.status !== 101) {
      // Asked without a login: that the login is asked for shows that the way is open.
      if (answer.status === 401 || answer.status === 403) return;
      yield {
        messageId: 'status',
        args: { path, status: answer.status },
        subject: `status ${answer.status}`,
      };
    }
  },
});
