import { defineRule } from '../define-rule.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { isService } from '../dockerfile-shared/stage-purpose.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/npm-pid1',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The image starts its program through npm, yarn or pnpm.',
    why: 'The package manager is process 1 and does not hand SIGTERM on reliably: every stop waits ten seconds and then kills, with requests still open. It also costs some 50 MB and a second at every start.',
    bad: 'FROM node:24-slim\nCMD ["npm", "start"]',
    good: 'FROM node:24-slim\nCMD ["node", "server.js"]',
    refs: ['https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd'],
  },
  messages: {
    manager: (a: { program: string }) =>
      `${a.program} as the first process does not pass SIGTERM on: start node itself`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target || !isService(model, target)) return;
    const launches = launchesOf(model, target);
    const [launch] = launches.filter(({ program }) => /^(?:npm|yarn|pnpm)$/.test(program));
    if (!launch || launch.wrappers.some((name) => /tini|dumb-init/.test(name))) return;
    const verb = launch.args.find(({ value }) => value !== undefined && !value.startsWith('-'))?.value;
    if (verb === undefined || /^(?:install|ci|i|exec|dlx|test|build|version)$/.test(verb)) return;
    yield { messageId: 'manager', args: { program: launch.program }, range: launch.programToken.range };
  },
});
