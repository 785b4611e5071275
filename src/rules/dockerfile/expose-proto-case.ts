import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/expose-proto-case',
  aliases: ['ExposeProtoCasing'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'The protocol in EXPOSE is not in lower case.',
    why: 'Tools that compare it letter by letter (compose, Kubernetes generators) do not see the port as the same.',
    bad: 'FROM python:3.13-slim\nEXPOSE 8000/TCP',
    good: 'FROM python:3.13-slim\nEXPOSE 8000/tcp',
    refs: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
  },
  messages: { case: (_: Record<string, never>) => 'the protocol is written in lower case' },
  *check(model) {
    for (const { ports } of instructionsOf(model, 'expose')) {
      for (const { protocol, protocolRange } of ports) {
        if (!protocol || !protocolRange || protocol.includes('$') || protocol === protocol.toLowerCase())
          continue;
        const text = model.file.text.slice(protocolRange.start, protocolRange.end).toLowerCase();
        yield {
          messageId: 'case',
          args: {},
          range: protocolRange,
          fixes: [
            {
              title: 'write it in lower case',
              safety: 'safe',
              edits: [{ file: model.file.path, ...protocolRange, text }],
            },
          ],
        };
      }
    }
  },
});
