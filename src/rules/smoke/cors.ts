import { defineLiveRule } from '../define-live-rule.js';
import { answered, placeOf } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/cors',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A preflight request for an origin of ALLOWED_ORIGINS is refused, or one for an origin that is in no list is let in.',
    why: 'The browser refuses every call of the front end; or any page on the web may call the backend in the name of whoever is logged in.',
    bad: 'Access-Control-Allow-Origin repeats whatever origin asks',
    good: 'Access-Control-Allow-Origin names the origins of ALLOWED_ORIGINS alone',
    refs: ['https://fetch.spec.whatwg.org/#http-cors-protocol'],
  },
  messages: {
    refused: ({ origin }: { origin: string }) =>
      `a preflight request of ${origin}, which ALLOWED_ORIGINS names, is not let in`,
    'anybody-credentials': ({ asked }: { asked: string }) =>
      `any origin is let in, with credentials (asked as ${asked})`,
    anybody: ({ asked }: { asked: string }) => `any origin is let in (asked as ${asked})`,
  },
  advice: {
    refused: 'see that the running backend has this ALLOWED_ORIGINS, and the proxy passes OPTIONS on',
    'anybody-credentials': 'name the origins instead of repeating the one that asks',
    anybody: 'name the origins',
  },
  applies: ({ preflights }) => answered(preflights.map(({ answer }) => answer)).length > 0,
  *check(model) {
    for (const { origin, isForeign, answer } of model.preflights) {
      if (!answer.ok) continue;
      const allowed = answer.headers['access-control-allow-origin'];
      const isLetIn = allowed === origin || allowed === '*';
      if (!isForeign) {
        if (isLetIn) continue;
        yield {
          messageId: 'refused',
          args: { origin },
          severity: 'warning',
          subject: origin,
          ...placeOf(model, 'ALLOWED_ORIGINS'),
        };
      } else if (isLetIn) {
        const withCredentials =
          answer.headers['access-control-allow-credentials'] === 'true' && allowed !== '*';
        yield withCredentials
          ? { messageId: 'anybody-credentials', args: { asked: origin }, subject: 'anybody' }
          : { messageId: 'anybody', args: { asked: origin }, severity: 'warning', subject: 'anybody' };
      }
    }
  },
});
