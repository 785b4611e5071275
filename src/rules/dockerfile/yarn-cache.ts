import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { nodeInstalls } from '../dockerfile-shared/packages-node.js';
import { appendToStatement } from '../dockerfile-shared/shell-fixes.js';
import { keepsOutMatching } from '../dockerfile-shared/shell-mounts.js';
import { environmentOf, fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/yarn-cache',
  aliases: ['DL3060'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A layer of the image keeps the archives that yarn has downloaded.',
    why: 'The cache is as large as the packages themselves: the image carries everything twice.',
    bad: 'FROM node:24-slim\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile',
    good: 'FROM node:24-slim\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile && yarn cache clean',
    refs: ['https://classic.yarnpkg.com/lang/en/docs/cli/cache/'],
  },
  messages: {
    cache: (_: Record<string, never>) =>
      'what yarn downloads stays in the layer: end the RUN with yarn cache clean, or mount a cache',
  },
  *check(model) {
    const fate = fatesOf(model);
    for (const shellRun of shellRuns(model)) {
      const { run, script, stage } = shellRun;
      if (
        fate(stage) !== 'shipped' ||
        keepsOutMatching(run, /\.cache(?:\/yarn)?(?:\/v\d+)?$|\/\.?yarn(?:\/berry)?(?:\/|-)?(?:cache)?$/)
      )
        continue;
      const last = nodeInstalls(script.commands)
        .filter(({ tool, verbWord }) => tool === 'yarn' && verbWord?.value !== 'global')
        .at(-1);
      if (!last || script.commands.some((one) => one.index > last.command.index && cleans(one))) continue;
      const folder = environmentOf(model, shellRun, last.command, 'YARN_CACHE_FOLDER')?.value;
      if (
        folder &&
        (folder.startsWith('/tmp') ||
          folder === '/dev/null' ||
          run.mounts.some((mount) => mount.value?.value.includes(folder)))
      )
        continue;
      yield {
        messageId: 'cache',
        args: {},
        range: last.range,
        ...appendToStatement(model, shellRun, last.command, 'yarn cache clean', 'safe'),
      };
    }
  },
});

function cleans({ name, args }: ShellCommand): boolean {
  if (name === 'yarn' || name === 'yarnpkg')
    return args.some(({ value }) => value === 'cache') && args.some(({ value }) => value === 'clean');
  return name === 'rm' && args.some(({ display }) => /\.cache(?:\/|$)|yarn/i.test(display));
}
