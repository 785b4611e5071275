import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { isSecretName } from '../dockerfile-shared/secret-names.js';

const PART = /password|token|secret|username|api_?key|private_?key/i;

export default defineRule({
  id: 'dockerfile/secret-env-part',
  aliases: ['DL3064'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'ENV or ARG has a name of which some part sounds like a secret: a file of a password, a number of tokens, a user name.',
    why: 'For a policy that wants every such name looked at. Off by default: hardly any of them is a secret.',
    bad: 'FROM python:3.13-slim\nENV DB_USERNAME=app',
    good: 'FROM python:3.13-slim',
    refs: ['https://docs.docker.com/build/building/secrets/'],
  },
  messages: { part: (a: { keyword: string; name: string }) => `${a.keyword} ${a.name} sounds like a secret` },
  *check(model) {
    for (const { kind, entries } of instructionsOf(model, 'env', 'arg')) {
      for (const { key, range } of entries) {
        // A whole word of the name is told by secret-env-name and secret-env-other.
        if (isSecretName(key.value) || !PART.test(key.value)) continue;
        yield { messageId: 'part', args: { keyword: kind.toUpperCase(), name: key.value }, range };
      }
    }
  },
});
