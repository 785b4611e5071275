import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { environmentOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

const ASKS = new Set(
  'install remove source-install patch update dist-upgrade install-new-recommends'.split(' '),
);

export default defineRule({
  id: 'dockerfile/zypper-y',
  aliases: ['DL3034', 'kics:missing_zypper_non_interactive_switch'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'zypper changes packages without --non-interactive or -y.',
    why: 'A build has no terminal: the question goes unanswered and the step fails.',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install httpd && zypper clean --all',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all',
    refs: ['https://en.opensuse.org/SDB:Zypper_manual'],
  },
  messages: {
    asks: (a: { verb: string }) => `zypper ${a.verb} asks before it goes on; a build cannot answer: add -y`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const { verb, verbWord, parsed, range, command } of packageCalls(
        shellRun.script.commands,
        'zypper',
      )) {
        if (
          !ASKS.has(verb) ||
          hasOption(parsed, '-n', '--non-interactive', '-y', '--no-confirm', '--dry-run')
        )
          continue;
        if (environmentOf(model, shellRun, command, 'ZYPPER_NON_INTERACTIVE')) continue;
        yield {
          messageId: 'asks',
          args: { verb: verbWord.value ?? verb },
          range,
          ...insertWord(model, shellRun, verbWord.range, '-y', 'safe'),
        };
      }
    }
  },
});
