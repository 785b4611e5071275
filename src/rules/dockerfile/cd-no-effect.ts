import { defineRule } from '../define-rule.js';
import { isTopLevel, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/cd-no-effect',
  aliases: ['DL3003', 'DS-0013'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN ends with cd.',
    why: 'The folder is forgotten when the step ends: what follows runs where it would have run without it. WORKDIR is what stays.',
    bad: 'FROM node:24-slim\nRUN cd /app\nRUN npm ci',
    good: 'FROM node:24-slim\nWORKDIR /app\nRUN npm ci',
    refs: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  },
  messages: {
    forgotten: (_: Record<string, never>) => 'the folder is forgotten when the step ends: use WORKDIR',
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      const last = script.commands.at(-1);
      if (last?.name === 'cd' && isTopLevel(last) && !last.context.tested)
        yield { messageId: 'forgotten', args: {}, range: last.range };
    }
  },
});
