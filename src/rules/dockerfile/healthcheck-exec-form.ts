import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/healthcheck-exec-form',
  aliases: ['DL3025'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'HEALTHCHECK CMD is written in shell form.',
    why: 'It starts a shell at every check. Signals do not matter here, so it is a matter of taste.',
    bad: 'FROM python:3.13-slim\nHEALTHCHECK CMD python check.py',
    good: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["python", "check.py"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  messages: { shell: (_: Record<string, never>) => 'the health check starts a shell each time' },
  *check(model) {
    for (const { type, command } of instructionsOf(model, 'healthcheck')) {
      if (type === 'CMD' && command?.form === 'shell' && command.text.text.trim() !== '') {
        yield { messageId: 'shell', args: {}, range: command.range };
      }
    }
  },
});
