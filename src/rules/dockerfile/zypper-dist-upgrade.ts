import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/zypper-dist-upgrade',
  aliases: ['DL3035'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN upgrades the whole distribution with zypper.',
    why: 'dist-upgrade may move to other vendors and remove packages: what the image is built on is then no longer what FROM says. On Leap and SLES that is a different release; take a newer base image instead.',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper --non-interactive dist-upgrade',
    good: 'FROM opensuse/leap:15.6\nRUN zypper --non-interactive patch && zypper clean --all',
    refs: ['https://en.opensuse.org/SDB:System_upgrade'],
  },
  messages: {
    upgrade: (a: { verb: string }) =>
      `zypper ${a.verb} makes another system of the base image: take a newer base instead`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { verb, verbWord, range } of packageCalls(script.commands, 'zypper')) {
        if (verb === 'dist-upgrade')
          yield { messageId: 'upgrade', args: { verb: verbWord.value ?? verb }, range };
      }
    }
  },
});
