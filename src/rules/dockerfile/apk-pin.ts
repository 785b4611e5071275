import { defineRule } from '../define-rule.js';
import { isOpaque, packageCalls, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/apk-pin',
  aliases: ['DL3018', 'kics:unpinned_package_version_in_apk_add'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'apk installs a package without naming its version.',
    why: 'Two builds of the same file can hold different versions. Off by default: Alpine keeps one version of a package in a branch, so that a pinned build breaks with the next fix; pin the base image, or use ~= for a series.',
    bad: 'FROM alpine:3.23\nRUN apk add --no-cache git',
    good: 'FROM alpine:3.23\nRUN apk add --no-cache git~=2.52',
    refs: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Advanced_APK_Usage'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed in whatever version the branch has`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { verb, packages } of packageCalls(script.commands, 'apk')) {
        if (verb !== 'add') continue;
        const open = packages.filter((word) => {
          const text = word.value ?? word.display;
          // A version, a file, a conflict (`!name`), a virtual package (`.name`).
          if (isOpaque(word) || /[=~<>]/.test(text) || /^[!./]|\.apk$|\//.test(text)) return false;
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
