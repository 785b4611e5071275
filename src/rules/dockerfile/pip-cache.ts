import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { type PipCall, readPipCall } from '../dockerfile-shared/packages-pip.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { keepsOutMatching } from '../dockerfile-shared/shell-mounts.js';
import { type ShellRun, environmentOf, fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/pip-cache',
  aliases: ['DL3042', 'kics:pip_install_keeping_cached_packages'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A layer of the image keeps the packages that pip has downloaded, beside the installed ones.',
    why: 'The cache is about as large as what it installs; an image with PyTorch carries gigabytes twice. A cache mount keeps it out of the layer and makes builds faster as well.',
    bad: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt',
    good: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt',
    refs: [
      'https://pip.pypa.io/en/stable/topics/caching/',
      'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    ],
  },
  messages: {
    cache: (_: Record<string, never>) =>
      'what pip downloads stays in the layer: add --no-cache-dir or mount a cache',
    contrary: (_: Record<string, never>) =>
      'PIP_NO_CACHE_DIR is set to a word for no, which pip versions have read both ways: set it to 1',
  },
  *check(model) {
    const fate = fatesOf(model);
    for (const shellRun of shellRuns(model)) {
      const { run, script, stage } = shellRun;
      if (fate(stage) === 'builder') continue;
      const lastEmptied = script.commands.findLast(empties)?.index ?? -1;
      for (const command of script.commands) {
        const call = readPipCall(command);
        if (call?.tool !== 'pip' || (call.verb !== 'install' && call.verb !== 'wheel')) continue;
        if (hasOption(call.parsed, '--no-cache-dir', '--no-cache', '--dry-run')) continue;
        const setting = environmentOf(model, shellRun, command, 'PIP_NO_CACHE_DIR');
        const isContrary = setting?.value !== undefined && /^(?:0|no|n|false|f|off|)$/i.test(setting.value);
        if ((setting && !isContrary) || isElsewhere(model, shellRun, call)) continue;
        if (keepsOutMatching(run, /\.cache(?:\/pip)?$|\/pip(?:-cache|\/cache)?$|^\/root$/)) continue;
        if (command.index < lastEmptied) continue;
        yield {
          messageId: isContrary ? 'contrary' : 'cache',
          args: {},
          range: call.range,
          ...insertWord(model, shellRun, call.verbWord.range, '--no-cache-dir', 'safe'),
        };
      }
    }
  },
});

/** The cache is where a mount keeps it, or under /tmp by someone's choice. */
function isElsewhere(model: DockerfileModel, shellRun: ShellRun, { parsed, command }: PipCall): boolean {
  const folder =
    parsed.options.find(({ name }) => name === '--cache-dir')?.value ??
    environmentOf(model, shellRun, command, 'PIP_CACHE_DIR')?.value;
  return folder !== undefined && shellRun.run.mounts.some((mount) => mount.value?.value.includes(folder));
}

function empties(command: ShellCommand): boolean {
  const call = readPipCall(command);
  if (call?.verb === 'cache')
    return call.requirements.some(({ value }) => value === 'purge' || value === 'remove');
  return command.name === 'rm' && command.args.some(({ display }) => /\.cache(?:\/|$)/.test(display));
}
