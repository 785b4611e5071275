import { defineRule } from '../define-rule.js';
import { isOpaque, packageCalls, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/apt-pin',
  aliases: ['DL3008', 'kics:apt_get_install_pin_version_not_defined'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'apt-get installs a package without naming its version.',
    why: 'Two builds of the same file can hold different versions. Off by default: Debian and Ubuntu remove a version from the mirrors as soon as a security update replaces it, so that a pinned build breaks; pin the base image instead.',
    bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git',
    good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git=1:2.47.2-0.2',
    refs: ['https://wiki.debian.org/AptConfiguration'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed in whatever version the mirror has`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const call of packageCalls(script.commands, 'apt')) {
        if (call.verb !== 'install') continue;
        const open = call.packages.filter((word) => {
          const text = word.value ?? word.display;
          // `name=version`, `name/release`, a file, `name-` (remove), a pattern.
          if (isOpaque(word) || /[=/~?*^]/.test(text) || /\.deb$|[-+]$/.test(text)) return false;
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
