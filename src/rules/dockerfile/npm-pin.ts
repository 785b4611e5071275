import { defineRule } from '../define-rule.js';
import type { ShellWord } from '../../syntax/shell/types.js';
import { isOpaque, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import { isUnpinnedPackage, nodeInstalls } from '../dockerfile-shared/packages-node.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/npm-pin',
  aliases: ['DL3016', 'kics:npm_install_without_pinned_version'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'npm, yarn, pnpm or bun installs a package by name without a version, or a repository without a commit.',
    why: 'No lock file stands behind it: the next build gets whatever was published last, a compromised release as well.',
    bad: 'FROM node:24-slim\nRUN npm install -g pm2',
    good: 'FROM node:24-slim\nRUN npm install -g pm2@6.0.13',
    refs: ['https://docs.npmjs.com/cli/v11/commands/npm-install'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean; tool: string }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed by ${a.tool} in whatever version is newest`,
    revision: (a: { tool: string }) =>
      `a repository without a commit: ${a.tool} takes what its branch holds today`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { what, tool, packages } of nodeInstalls(script.commands)) {
        if (what !== 'add') continue;
        const open = packages.filter((word) => !isOpaque(word) && isUnpinnedPackage(word));
        const named = open.filter((word) => !isRepository(word));
        for (const { range } of open.filter(isRepository))
          yield { messageId: 'revision', args: { tool }, range };
        if (named.length > 0) {
          const args = { packages: packageList(named), one: named.length === 1, tool };
          yield { messageId: 'unpinned', args, range: rangeOf(named) };
        }
      }
    }
  },
});

function isRepository({ display }: ShellWord): boolean {
  return /^git|:\/\/|^(?:github|gitlab|bitbucket|gist):/.test(display);
}
