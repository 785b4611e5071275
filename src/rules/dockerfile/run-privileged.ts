import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/run-privileged',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN asks for full rights on the build host, or for its network.',
    why: 'What such a step runs, dependencies included, can reach the host and its internal services; most builders refuse it unless it is allowed for the whole build.',
    bad: '# syntax=docker/dockerfile:1\nFROM debian:13\nRUN --security=insecure mount -t tmpfs none /mnt',
    good: '# syntax=docker/dockerfile:1\nFROM debian:13\nRUN --mount=type=tmpfs,target=/mnt true',
    refs: [
      'https://docs.docker.com/reference/dockerfile/#run---security',
      'https://docs.docker.com/reference/dockerfile/#run---network',
    ],
  },
  messages: {
    insecure: (_: Record<string, never>) => 'the step runs with all rights of the build host',
    host: (_: Record<string, never>) => 'the step shares the network of the build host',
  },
  *check(model) {
    for (const { flags } of instructionsOf(model, 'run')) {
      for (const { name, value, range } of flags) {
        if (name === 'security' && value?.literal === 'insecure')
          yield { messageId: 'insecure', args: {}, range };
        if (name === 'network' && value?.literal === 'host')
          yield { messageId: 'host', args: {}, range, severity: 'info' };
      }
    }
  },
});
