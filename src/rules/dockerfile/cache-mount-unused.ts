import type { DockerfileModel } from '../../models/dockerfile.js';
import { defineRule } from '../define-rule.js';
import { readNodeInstall } from '../dockerfile-shared/packages-node.js';
import { readPackageCall } from '../dockerfile-shared/packages.js';
import { readPipCall } from '../dockerfile-shared/packages-pip.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { mountsOf } from '../dockerfile-shared/shell-mounts.js';
import { type ShellRun, environmentOf, settingBefore, shellRuns } from '../dockerfile-shared/shell-runs.js';

interface Cache {
  readonly tool: string;
  readonly pattern: RegExp;
  /** Why nothing is written there; undefined where it is. */
  readonly unused: (model: DockerfileModel, shellRun: ShellRun) => string | undefined;
}

const CACHES: readonly Cache[] = [
  { tool: 'pip', pattern: /\.cache\/pip$/, unused: whyPipSkips },
  { tool: 'apk', pattern: /^\/var\/cache\/apk$|^\/etc\/apk\/cache$/, unused: whyApkSkips },
  { tool: 'apt-get', pattern: /^\/var\/cache\/apt(?:\/archives)?$/, unused: whyAptSkips },
  { tool: 'uv', pattern: /\.cache\/uv$/, unused: whyUvSkips },
  { tool: 'npm', pattern: /\/\.npm$/, unused: whyNpmSkips },
];

export default defineRule({
  id: 'dockerfile/cache-mount-unused',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A cache is mounted for a package manager that is told not to write it, or that empties it.',
    why: 'Every build downloads everything again, though the file says otherwise. Debian and Ubuntu images empty the cache of apt after each call until docker-clean is removed.',
    bad: 'FROM python:3.13-slim\nENV PIP_NO_CACHE_DIR=1\nRUN --mount=type=cache,target=/root/.cache/pip pip install fastapi==0.121.0',
    good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install fastapi==0.121.0',
    refs: ['https://docs.docker.com/build/cache/optimize/#use-cache-mounts'],
  },
  messages: {
    unused: (a: { tool: string; reason: string }) =>
      `nothing is kept in this cache: ${a.tool} runs with ${a.reason}`,
    emptied: (_: Record<string, never>) =>
      'apt empties this cache after each call: remove /etc/apt/apt.conf.d/docker-clean first',
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const { type, target, targetField, flag } of mountsOf(shellRun.run)) {
        const cache =
          type === 'cache' && target !== undefined
            ? CACHES.find(({ pattern }) => pattern.test(target))
            : undefined;
        const reason = cache?.unused(model, shellRun);
        if (!cache || reason === undefined) continue;
        const range = targetField?.range ?? flag.range;
        if (cache.tool === 'apt-get') yield { messageId: 'emptied', args: {}, range, severity: 'info' };
        else yield { messageId: 'unused', args: { tool: cache.tool, reason }, range };
      }
    }
  },
});

/** All calls must skip it: one that writes makes the mount worth it. */
function whyPipSkips(model: DockerfileModel, shellRun: ShellRun): string | undefined {
  const calls = shellRun.script.commands.filter((command) => readPipCall(command)?.tool === 'pip');
  const reasons = calls.map((command) => {
    if (hasOption(readPipCall(command)!.parsed, '--no-cache-dir')) return '--no-cache-dir';
    return environmentOf(model, shellRun, command, 'PIP_NO_CACHE_DIR')?.value
      ? 'PIP_NO_CACHE_DIR'
      : undefined;
  });
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

function whyApkSkips(_: DockerfileModel, { script }: ShellRun): string | undefined {
  const calls = script.commands
    .flatMap((command) => readPackageCall(command) ?? [])
    .filter(({ family, verb }) => family === 'apk' && verb === 'add');
  return calls.length > 0 && calls.every(({ parsed }) => hasOption(parsed, '--no-cache'))
    ? '--no-cache'
    : undefined;
}

function whyAptSkips(model: DockerfileModel, { script, stage }: ShellRun): string | undefined {
  const calls = script.commands.flatMap((command) => readPackageCall(command) ?? []);
  if (!calls.some(({ family, verb }) => family === 'apt' && verb === 'install')) return undefined;
  if (/docker-clean|Keep-Downloaded-Packages|APT::Keep/.test(model.file.text)) return undefined;
  // Only the images that bring docker-clean along.
  return stage.base.kind === 'image' &&
    /(?:^|\/)(?:debian|ubuntu|python|node|golang|rust|ruby|php|buildpack-deps)(?::|@|$)/.test(
      stage.base.reference ?? '',
    )
    ? 'docker-clean'
    : undefined;
}

function whyUvSkips(model: DockerfileModel, shellRun: ShellRun): string | undefined {
  const calls = shellRun.script.commands.filter(({ name }) => name === 'uv');
  const isFlagged = (command: (typeof calls)[number]) =>
    command.args.some(({ value }) => value === '--no-cache' || value === '-n');
  if (calls.length > 0 && calls.every(isFlagged)) return '--no-cache';
  return calls.length > 0 && settingBefore(model, shellRun, 'UV_NO_CACHE')?.value ? 'UV_NO_CACHE' : undefined;
}

function whyNpmSkips(_: DockerfileModel, { script }: ShellRun): string | undefined {
  const tools = script.commands.flatMap((command) => readNodeInstall(command)?.tool ?? []);
  const others = tools.filter((tool) => tool !== 'npm');
  const mayCallNpm = script.commands.some(
    ({ name }) => !['yarn', 'yarnpkg', 'pnpm', 'bun', 'corepack', 'cd', 'set', 'echo'].includes(name),
  );
  return others.length > 0 && !mayCallNpm ? `another tool (${others[0]})` : undefined;
}
