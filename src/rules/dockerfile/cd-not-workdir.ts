import { defineRule } from '../define-rule.js';
import { isTopLevel, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/cd-not-workdir',
  aliases: ['DL3003', 'DS-0013', 'kics:run_command_cd_instead_of_workdir'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A RUN changes the folder with cd where WORKDIR could.',
    why: 'WORKDIR shows where a step runs and fails on nothing. Off by default: building something in a temporary folder within one step is sound.',
    bad: 'FROM node:24-slim\nRUN cd /app && npm ci',
    good: 'FROM node:24-slim\nWORKDIR /app\nRUN npm ci',
    refs: ['https://docs.docker.com/build/building/best-practices/#workdir'],
  },
  messages: {
    cd: (_: Record<string, never>) => 'cd in a RUN: WORKDIR says the same for the whole stage',
    relative: (_: Record<string, never>) =>
      'cd to a relative path depends on the folder that the base image happens to set: use WORKDIR',
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const command of script.commands) {
        const path = command.args[0]?.display;
        if (command.name !== 'cd' || path === undefined || !isTopLevel(command)) continue;
        // After a first cd, or a folder made in the same step, a relative one is at home.
        const isRelative =
          (!/^[/$~-]/.test(path) && command === script.commands.find(({ name }) => name === 'cd')) ||
          /(?:^|\/)\.\.(?:\/|$)/.test(path);
        if (isRelative) yield { messageId: 'relative', args: {}, range: command.range };
        else if (command.index < script.commands.length - 1)
          yield { messageId: 'cd', args: {}, range: command.range };
      }
    }
  },
});
