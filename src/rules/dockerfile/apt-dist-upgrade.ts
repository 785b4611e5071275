import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/apt-dist-upgrade',
  aliases: ['DS-0024'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'A RUN calls apt-get dist-upgrade.',
    why: 'Unlike upgrade it may remove packages. Off by default: on a stable release the two do the same, and upgrading for security fixes is sound.',
    bad: 'FROM debian:13\nRUN apt-get update && apt-get dist-upgrade -y && rm -rf /var/lib/apt/lists/*',
    good: 'FROM debian:13\nRUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*',
    refs: ['https://manpages.debian.org/apt-get'],
  },
  messages: {
    upgrade: (a: { program: string; verb: string }) =>
      `${a.program} ${a.verb} may remove packages of the base image`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { verb, program, range } of packageCalls(script.commands, 'apt')) {
        if (verb === 'dist-upgrade' || verb === 'full-upgrade')
          yield { messageId: 'upgrade', args: { program, verb }, range };
      }
    }
  },
});
