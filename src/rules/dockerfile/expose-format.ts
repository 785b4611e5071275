import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/expose-format',
  aliases: ['ExposeInvalidFormat'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'EXPOSE holds an address or a mapping to a host port.',
    why: 'EXPOSE only notes the port inside the container; the rest is ignored today and will be refused. What is published is said by docker run -p or by compose.',
    bad: 'FROM python:3.13-slim\nEXPOSE 127.0.0.1:8080:8000',
    good: 'FROM python:3.13-slim\nEXPOSE 8000',
    refs: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
  },
  messages: {
    mapping: (_: Record<string, never>) =>
      'EXPOSE takes the port of the container alone, without address and host port',
  },
  *check(model) {
    for (const { ports } of instructionsOf(model, 'expose')) {
      for (const { word, ip, hostPort, portRange } of ports) {
        if (ip === undefined && hostPort === undefined) continue;
        const start = word.range.start;
        yield {
          messageId: 'mapping',
          args: {},
          range: word.range,
          fixes: [
            {
              title: 'keep the port of the container',
              safety: 'safe',
              edits:
                portRange.start > start
                  ? [{ file: model.file.path, start, end: portRange.start, text: '' }]
                  : [],
            },
          ],
        };
      }
    }
  },
});
