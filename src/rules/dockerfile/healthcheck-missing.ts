import { defineRule } from '../define-rule.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/healthcheck-missing',
  aliases: ['DL3057', 'DS-0026', 'kics:healthcheck_instruction_missing'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'The image that is made has no HEALTHCHECK.',
    why: 'Docker takes a program that hangs for one that works. Off unless selected: compose files and Kubernetes bring checks of their own.',
    bad: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
    good: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["python", "check.py"]\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  messages: { missing: (_: Record<string, never>) => 'the image has no HEALTHCHECK' },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target?.from || target.effective.healthcheck) return;
    yield { messageId: 'missing', args: {}, range: target.from.range };
  },
});
