import { defineRule } from '../define-rule.js';
import { insertion } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const TAKES_FILES = new Set(
  'rm cp mv chmod chown chgrp ls tar cat install ln touch zip du gzip sha256sum'.split(' '),
);

export default defineRule({
  id: 'dockerfile/shell-glob-option',
  aliases: ['SC2035'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'safe',
  docs: {
    what: 'A pattern that starts with a wildcard can match a name that starts with a dash.',
    why: 'Such a name is read as an option. Off by default: in a folder that the image itself has filled it is rare.',
    bad: 'FROM debian:13\nRUN cd /tmp && rm *.deb',
    good: 'FROM debian:13\nRUN cd /tmp && rm ./*.deb',
    refs: ['https://www.shellcheck.net/wiki/SC2035'],
  },
  messages: {
    option: (a: { command: string }) =>
      `a file whose name starts with a dash becomes an option of ${a.command}: write ./ before the pattern`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      if (script.origin === 'exec') continue;
      for (const { name, args } of script.commands) {
        if (!TAKES_FILES.has(name) || args.some(({ value }) => value === '--')) continue;
        for (const { glob, text, range } of args) {
          if (glob && /^[*?]/.test(text))
            yield {
              messageId: 'option',
              args: { command: name },
              range,
              fixes: [insertion(model, range.start, './', 'write ./ before it', 'safe')],
            };
        }
      }
    }
  },
});
