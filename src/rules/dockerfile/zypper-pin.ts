import { defineRule } from '../define-rule.js';
import { isOpaque, packageCalls, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import { findOption } from '../dockerfile-shared/shell-arguments.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/zypper-pin',
  aliases: ['DL3037', 'kics:zypper_install_without_version'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'zypper installs a package without naming its version.',
    why: 'Two builds of the same file can hold different versions. Off by default: mirrors drop old versions, so that a pinned build breaks; pin the base image instead.',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd=2.4.58 && zypper clean --all',
    refs: ['https://en.opensuse.org/SDB:Zypper_manual'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed in whatever version the mirror has`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { verb, packages, parsed } of packageCalls(script.commands, 'zypper')) {
        if (verb !== 'install') continue;
        if (/pattern|product/.test(findOption(parsed, '-t', '--type')?.value ?? '')) continue;
        const open = packages.filter((word) => {
          const text = word.value ?? word.display;
          if (isOpaque(word) || /[=<>/]|\.rpm$|^[-!]|^(?:pattern|product):/.test(text)) return false;
          return true;
        });
        if (open.length > 0)
          yield {
            messageId: 'unpinned',
            args: { packages: packageList(open), one: open.length === 1 },
            range: rangeOf(open),
          };
      }
    }
  },
});
