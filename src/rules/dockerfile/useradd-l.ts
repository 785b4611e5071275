import { defineRule } from '../define-rule.js';
import { findOption, hasOption, parseArguments } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const VALUES = new Set(
  '-b --base-dir -c --comment -d --home-dir -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'dockerfile/useradd-l',
  aliases: ['DL3046'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'useradd creates a user with a high number without --no-log-init.',
    why: 'It writes to /var/log/lastlog and faillog at an offset that grows with the number: sparse files, which an image layer holds in full, up to gigabytes of zeros.',
    bad: 'FROM debian:13\nRUN useradd -u 1000620000 app',
    good: 'FROM debian:13\nRUN useradd -l -u 1000620000 app',
    refs: [
      'https://docs.docker.com/build/building/best-practices/#user',
      'https://github.com/golang/go/issues/13548',
    ],
  },
  messages: {
    sparse: (_: Record<string, never>) =>
      'useradd with so high a number blows up the layer with log files of zeros: add -l',
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const { name, nameWord, args } of shellRun.script.commands) {
        if (name !== 'useradd' || !nameWord) continue;
        const parsed = parseArguments(args, { values: VALUES });
        const uid = findOption(parsed, '-u', '--uid');
        if (hasOption(parsed, '-l', '--no-log-init') || !/^\d{6,}$/.test(uid?.value ?? '')) continue;
        yield {
          messageId: 'sparse',
          args: {},
          range: nameWord.range,
          ...insertWord(model, shellRun, nameWord.range, '-l', 'safe'),
        };
      }
    }
  },
});
