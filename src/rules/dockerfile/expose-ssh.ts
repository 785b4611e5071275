import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/expose-ssh',
  aliases: ['DS-0004', 'kics:exposing_port_22'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The image exposes port 22.',
    why: 'A container that runs an SSH server has a second way in that nobody watches; docker exec does the same without one.',
    bad: 'FROM debian:13\nEXPOSE 22',
    good: 'FROM debian:13\nEXPOSE 8000',
    refs: ['https://docs.docker.com/reference/dockerfile/#expose'],
  },
  messages: {
    ssh: (_: Record<string, never>) => 'port 22 is SSH: a container needs no remote login of its own',
  },
  *check(model) {
    for (const { ports } of instructionsOf(model, 'expose')) {
      for (const { port, protocol, word } of ports) {
        if (port === '22' && (protocol ?? 'tcp').toLowerCase() === 'tcp')
          yield { messageId: 'ssh', args: {}, range: word.range };
      }
    }
  },
});
