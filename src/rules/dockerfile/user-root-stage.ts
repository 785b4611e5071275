import { defineRule } from '../define-rule.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';
import { dropsRights, isRootUser } from '../dockerfile-shared/stage-user.js';

export default defineRule({
  id: 'dockerfile/user-root-stage',
  aliases: ['DL3002'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'The last USER of a stage is root where user-root does not object: a stage that is not shipped, or one whose entrypoint gives the rights up.',
    why: 'As root a build step can write anywhere in its stage. Nothing of it reaches the image unless it is copied.',
    bad: 'FROM python:3.13 AS builder\nUSER root\nFROM python:3.13-slim\nUSER 10001',
    good: 'FROM python:3.13 AS builder\nFROM python:3.13-slim\nUSER 10001',
    refs: ['https://docs.docker.com/build/building/best-practices/#user'],
  },
  messages: { root: (_: Record<string, never>) => 'this is the last USER of its stage' },
  *check(model) {
    const target = targetOf(model.graph);
    for (const stage of model.graph.stages) {
      const user = stage.effective.user;
      if (!user || user.inherited || !isRootUser(model, user.instruction)) continue;
      if (stage === target && !dropsRights(model, stage)) continue;
      yield { messageId: 'root', args: {}, range: user.instruction.value?.range ?? user.instruction.range };
    }
  },
});
