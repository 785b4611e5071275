import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/user-numeric',
  aliases: ['DL3066'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'USER names a user by name instead of by number.',
    why: 'Kubernetes with runAsNonRoot refuses to start the container, since it cannot tell from a name that it is not root.',
    bad: 'FROM python:3.13-slim\nUSER app',
    good: 'FROM python:3.13-slim\nUSER 10001',
    refs: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  },
  messages: {
    name: (_: Record<string, never>) =>
      'Kubernetes cannot tell from a name that the user is not root; give the number',
  },
  *check(model) {
    for (const { value } of instructionsOf(model, 'user')) {
      const text = value?.literal?.trim();
      if (!value || text === undefined || text === '') continue;
      // The group may have a name: Kubernetes looks at the user alone.
      if (!/^\d+(?::|$)/.test(text)) yield { messageId: 'name', args: {}, range: value.range };
    }
  },
});
