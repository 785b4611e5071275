import { defineRule } from '../define-rule.js';
import type { ShellWord } from '../../syntax/shell/types.js';
import { isOpaque, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import {
  editableOf,
  isConstrained,
  isUnpinnedRequirement,
  pipInstalls,
} from '../dockerfile-shared/packages-pip.js';
import { environmentOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

/** What installs the rest: an open version can break a build but is in no program's imports. */
const INSTALLERS = new Set(['pip', 'setuptools', 'wheel', 'uv', 'virtualenv', 'pip-tools', 'build', 'hatch']);

export default defineRule({
  id: 'dockerfile/pip-pin',
  aliases: ['DL3013', 'kics:unpinned_package_version_in_pip_install'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'pip installs a package without a version, or a repository without a commit or tag.',
    why: 'The next build may get a new major version that nobody has tried, in production first. A requirements file with versions, a constraints file or a lock file makes builds repeatable.',
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir fastapi gunicorn',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir fastapi==0.121.0 gunicorn==23.0.0',
    refs: ['https://pip.pypa.io/en/stable/topics/repeatable-installs/'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean; tool: string }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed by ${a.tool} in whatever version is newest`,
    revision: (a: { tool: string }) =>
      `a repository without a commit or tag: ${a.tool} takes what its branch holds today`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const call of pipInstalls(shellRun.script.commands)) {
        if (isConstrained(call) || environmentOf(model, shellRun, call.command, 'PIP_CONSTRAINT')) continue;
        const { tool } = call;
        const editable = editableOf(call);
        const open = [...(editable ? [editable] : []), ...call.requirements].filter(
          (word) => !isOpaque(word) && isUnpinnedRequirement(word),
        );
        const repositories = open.filter(isRepository);
        const packages = open.filter((word) => !isRepository(word));
        for (const { range } of repositories) yield { messageId: 'revision', args: { tool }, range };
        if (packages.length === 0) continue;
        const severity = packages.every(isInstaller) ? ({ severity: 'info' } as const) : {};
        const args = { packages: packageList(packages), one: packages.length === 1, tool };
        yield { messageId: 'unpinned', args, range: rangeOf(packages), ...severity };
      }
    }
  },
});

function isRepository({ value, display }: ShellWord): boolean {
  return /^(?:git|hg|svn|bzr)\+|@\s*git\+/.test(value ?? display);
}

function isInstaller({ value, display }: ShellWord): boolean {
  return INSTALLERS.has((value ?? display).replace(/\[[\s\S]*$/, '').toLowerCase());
}
