import { defineRule } from '../define-rule.js';
import { isOpaque, packageCalls, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import { type ShellRun, settingBefore, shellRuns } from '../dockerfile-shared/shell-runs.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellWord } from '../../syntax/shell/types.js';

/** `-1.2`, `-1:1.1.1k-6.el8`: a version starts with a digit, and so does the release behind it. */
const VERSION = /-(?:\d+:)?\d[^-]*(?:-\d[^-]*)?$/;

export default defineRule({
  id: 'dockerfile/rpm-pin',
  aliases: [
    'DL3033',
    'DL3041',
    'kics:yum_install_without_version',
    'kics:missing_version_specification_in_dnf_install',
  ],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'yum, dnf or microdnf installs a package without naming its version, or a module without its stream.',
    why: 'Two builds of the same file can hold different versions. Off by default: mirrors drop old versions, so that a pinned build breaks; pin the base image instead.',
    bad: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all',
    good: 'FROM fedora:43\nRUN dnf install -y httpd-2.4.65 && dnf clean all',
    refs: ['https://dnf.readthedocs.io/en/latest/command_ref.html#specifying-packages'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed in whatever version the mirror has`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const { verb, packages } of packageCalls(shellRun.script.commands, 'rpm')) {
        if (verb !== 'install' && verb !== 'moduleinstall') continue;
        const open = packages.filter((word) => {
          const text = word.value ?? word.display;
          if (isOpaque(word) || (verb === 'install' ? isPinned(text) : text.includes(':'))) return false;
          if (isCompletedByVariable(model, shellRun, word)) return false;
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

/** A version, a file, an address, a group, a file that some package provides, a comparison. */
function isPinned(text: string): boolean {
  return VERSION.test(text) || /\.rpm$|^@|:\/\/|^[./~]|[=<>]|\/bin\//.test(text);
}

function isCompletedByVariable(model: DockerfileModel, shellRun: ShellRun, word: ShellWord): boolean {
  return word.variables.some(
    ({ name }) =>
      shellRun.definitionsOf(name).length > 0 || settingBefore(model, shellRun, name) !== undefined,
  );
}
