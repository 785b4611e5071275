import { defineRule } from '../define-rule.js';
import { isWindows, targetOf } from '../dockerfile-shared/stage-facts.js';
import { dropsRights, isRootUser } from '../dockerfile-shared/stage-user.js';

export default defineRule({
  id: 'dockerfile/user-root',
  aliases: ['DL3002', 'DS-0002', 'kics:last_user_is_root'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The last USER of the image that is made is root.',
    why: 'Whoever gets into the program is root in the container, and one hole in the kernel or one mounted socket away from the host.',
    bad: 'FROM python:3.13-slim\nUSER root\nCMD ["python", "app.py"]',
    good: 'FROM python:3.13-slim\nUSER 10001\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/build/building/best-practices/#user'],
  },
  messages: { root: (_: Record<string, never>) => 'the image runs as root: this is the last USER' },
  *check(model) {
    const target = targetOf(model.graph);
    const user = target?.effective.user?.instruction;
    if (!target || !user || !isRootUser(model, user) || isWindows(model.graph, target)) return;
    // An entrypoint that gives the rights up needs them first.
    if (dropsRights(model, target)) return;
    yield { messageId: 'root', args: {}, range: user.value?.range ?? user.range };
  },
});
