import { defineLiveRule } from '../define-live-rule.js';
import { answered } from '../smoke-shared/answers.js';

export default defineLiveRule({
  id: 'smoke/api-docs-public',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The running backend shows its interactive documentation or its OpenAPI document to anybody, and the environment is production.',
    why: 'It lists every endpoint, the internal ones too, to whoever looks.',
    bad: 'FastAPI()   # /docs answers 200 in production',
    good: 'FastAPI(docs_url=None, redoc_url=None, openapi_url=None) where ENVIRONMENT is production',
  },
  messages: { public: ({ path }: { path: string }) => `${path} answers anybody, in production` },
  advice: { public: 'switch it off in production, or put it behind a login' },
  applies: ({ environment, docs }) =>
    environment === 'production' && answered(docs.map(({ answer }) => answer)).length > 0,
  *check({ docs }) {
    for (const { path, answer } of docs) {
      if (!answer.ok || answer.status !== 200) continue;
      // A single-page application answers every path with its own page.
      const isReal = path.endsWith('.json')
        ? /"openapi"\s*:/.test(answer.body)
        : /swagger|redoc|openapi/i.test(answer.body);
      if (isReal) yield { messageId: 'public', args: { path }, subject: path };
    }
  },
});
