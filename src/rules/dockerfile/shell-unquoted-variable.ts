import { defineRule } from '../define-rule.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { settingBefore, shellRuns } from '../dockerfile-shared/shell-runs.js';
import { baseMayDefine, canQuote, commandAt, isKnown, isTame } from '../dockerfile-shared/shell-words.js';

/** Commands that do harm, or fail, when a word becomes two or none. */
const CAREFUL = new Set('rm mv cp chown chmod chgrp ln mkdir rmdir cd [ test install rsync'.split(' '));
/** Names of lists that are meant to be split. */
const LISTS =
  /(?:ARGS?|FLAGS?|OPTS?|OPTIONS?|PACKAGES|PKGS?|DEPS|DEPENDENCIES|LIST|FILES|DIRS|MODULES|EXTENSIONS|EXTS|PLUGINS|GEMS|TARGETS|CMD)$/i;

export default defineRule({
  id: 'dockerfile/shell-unquoted-variable',
  aliases: ['SC2086'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A variable without quotes is split at blanks and expanded as a pattern.',
    why: 'With a blank in it, or nothing, the command gets other words than were written: [ -n $X ] is true when X is empty, rm gets one path more. Reported where that matters: tests, and commands that delete, move or change rights; variables that ENV, ARG or the script itself set to a plain word are left alone.',
    bad: 'FROM debian:13\nRUN target="$(cat /etc/target)" && rm -rf $target',
    good: 'FROM debian:13\nRUN target="$(cat /etc/target)" && rm -rf "$target"',
    refs: ['https://www.shellcheck.net/wiki/SC2086'],
  },
  messages: {
    unquoted: (a: { name: string }) => `$${a.name} is split and globbed here: put it in double quotes`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      const { script } = shellRun;
      for (const { name, range, quoted, splits, length, operator } of script.variables) {
        if (
          quoted ||
          !splits ||
          length ||
          operator?.includes('+') ||
          !/^[A-Za-z_]\w*$/.test(name) ||
          LISTS.test(name)
        )
          continue;
        const command = commandAt(script, range);
        const setting = settingBefore(model, shellRun, name);
        const isTest = command?.name === '[' || command?.name === 'test';
        const isSet = shellRun.definitionsOf(name).length > 0;
        if (setting && !isSet) {
          // Only a test minds that it may be empty.
          if (!isTest || (setting.value !== undefined && setting.value !== '')) continue;
        } else if (isSet) {
          if (!CAREFUL.has(command?.name ?? '') || isTame(shellRun, name)) continue;
        } else if (isKnown(model, shellRun, name) || baseMayDefine(model, shellRun)) continue;
        const source = model.file.text.slice(range.start, range.end);
        const fixes = canQuote(shellRun, command)
          ? { fixes: [replacement(model, range, `"${source}"`, 'put it in quotes', 'unsafe')] }
          : {};
        yield { messageId: 'unquoted', args: { name }, range, ...fixes };
      }
    }
  },
});
