import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { isRelativeWorkdir } from '../dockerfile-shared/workdir-path.js';

export default defineRule({
  id: 'dockerfile/workdir-relative-step',
  aliases: ['DL3000', 'DS-0009', 'kics:workdir_path_not_absolute'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'WORKDIR is relative, if only to an absolute one before it.',
    why: 'It works, but the reader has to add the paths up.',
    bad: 'FROM python:3.13-slim\nWORKDIR /srv\nWORKDIR app',
    good: 'FROM python:3.13-slim\nWORKDIR /srv/app',
    refs: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  },
  messages: { relative: (_: Record<string, never>) => 'this WORKDIR is relative to the one before it' },
  *check(model) {
    for (const { value } of instructionsOf(model, 'workdir')) {
      if (isRelativeWorkdir(value)) yield { messageId: 'relative', args: {}, range: value!.range };
    }
  },
});
