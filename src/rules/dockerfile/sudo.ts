import { defineRule } from '../define-rule.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/sudo',
  aliases: ['DL3004', 'DS-0010', 'kics:run_using_sudo'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN calls sudo.',
    why: 'A step runs as the USER that is set: as root sudo does nothing but drop variables, as another user it needs rights without a password, which then stay in the image for whoever breaks into it.',
    bad: 'FROM debian:13\nRUN sudo apt-get update',
    good: 'FROM debian:13\nUSER root\nRUN apt-get update',
    refs: ['https://docs.docker.com/build/building/best-practices/#user'],
  },
  messages: { sudo: (a: { command: string }) => `sudo ${a.command} in a build: switch with USER instead` },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const command of script.commands) {
        if (command.name !== 'sudo' || !command.nameWord) continue;
        const inner = script.commands
          .slice(command.index + 1, command.index + 100)
          .find(({ wrappedBy }) => wrappedBy === command.index);
        yield { messageId: 'sudo', args: { command: inner?.name ?? '' }, range: command.nameWord.range };
      }
    }
  },
});
