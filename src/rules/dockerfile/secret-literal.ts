import { defineRule } from '../define-rule.js';
import { findKeys } from '../dockerfile-shared/secret-shapes.js';

export default defineRule({
  id: 'dockerfile/secret-literal',
  aliases: ['DS-0031', 'kics:passwords_and_secrets'],
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The file holds text with the shape of a key: of a provider, of GitHub, of AWS, a private key.',
    why: "It is in the repository and in the image, and with it in everybody's hands. Treat it as lost: make a new one, then take it out.",
    bad: 'FROM python:3.13-slim\nRUN curl -H "Authorization: Bearer ghp_…" https://api.github.com',
    good: 'FROM python:3.13-slim\nRUN --mount=type=secret,id=token,env=TOKEN curl -H "Authorization: Bearer $TOKEN" https://api.github.com',
    refs: ['https://docs.docker.com/build/building/secrets/'],
  },
  messages: { key: (a: { kind: string }) => `this looks like ${a.kind}` },
  advice: { key: 'revoke it, then pass the new one as a secret mount or when the container starts' },
  *check({ file }) {
    for (const { kind, range } of findKeys(file.text)) yield { messageId: 'key', args: { kind }, range };
  },
});
