import type { Fix } from '../../core/finding.js';
import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { insertion } from '../dockerfile-shared/shell-fixes.js';
import { mountsOf } from '../dockerfile-shared/shell-mounts.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/cache-mount-sharing',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A cache mount of apt is shared between builds that run at the same time.',
    why: 'apt locks its folders: of two builds, or two platforms of one, the second fails with "Could not get lock". With sharing=locked it waits.',
    bad: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt apt-get update',
    good: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update',
    refs: ['https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages'],
  },
  messages: {
    shared: (a: { path: string }) =>
      `two builds at a time collide in the apt cache at ${a.path}: add sharing=locked`,
  },
  *check(model) {
    for (const { run, script } of shellRuns(model)) {
      if (packageCalls(script.commands, 'apt').length === 0) continue;
      for (const { flag, type, target, field } of mountsOf(run)) {
        if (type !== 'cache' || !/^\/var\/(?:cache|lib)\/apt(?:\/|$)/.test(target ?? '')) continue;
        if ((field('sharing') ?? 'shared') !== 'shared') continue;
        const isWritten = flag.fields.some(({ key }) => key === 'sharing');
        const last = flag.fields.at(-1);
        const isPlain = last && /[\w/.-]/.test(model.file.text[flag.range.end - 1] ?? '') && !isWritten;
        const fixes: { fixes?: Fix[] } = isPlain
          ? { fixes: [insertion(model, flag.range.end, ',sharing=locked', 'add sharing=locked', 'safe')] }
          : {};
        yield { messageId: 'shared', args: { path: target! }, range: flag.range, ...fixes };
      }
    }
  },
});
