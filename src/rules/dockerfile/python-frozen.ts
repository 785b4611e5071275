import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { hasOption, parseArguments, rangeTo } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import {
  type ShellRun,
  environmentOf,
  isDevelopmentStage,
  shellRuns,
} from '../dockerfile-shared/shell-runs.js';

interface Installer {
  readonly verb: string;
  /** Options after which the lock file decides. */
  readonly frozen: readonly string[];
  readonly variables: readonly string[];
  readonly add: string;
}

/** Tools that resolve again when the lock file does not fit, unless told not to. Poetry refuses by itself. */
const INSTALLERS: Readonly<Record<string, Installer>> = {
  uv: {
    verb: 'sync',
    frozen: ['--frozen', '--locked', '--check', '--dry-run'],
    variables: ['UV_FROZEN', 'UV_LOCKED'],
    add: '--locked',
  },
  pdm: {
    verb: 'install',
    frozen: ['--frozen-lockfile', '--no-lock', '--check', '--dry-run'],
    variables: ['PDM_FROZEN_LOCKFILE', 'PDM_NO_LOCK'],
    add: '--frozen-lockfile',
  },
  pipenv: {
    verb: 'install',
    frozen: ['--deploy', '--ignore-pipfile'],
    variables: ['PIPENV_IGNORE_PIPFILE'],
    add: '--deploy',
  },
};

export default defineRule({
  id: 'dockerfile/python-frozen',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'uv, pdm or pipenv may resolve versions anew during the build instead of taking those of the lock file.',
    why: 'When pyproject.toml and the lock file have drifted apart, or the lock file was not copied, the image gets versions that nobody tested, without a word.',
    bad: 'FROM python:3.13-slim\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --no-dev',
    good: 'FROM python:3.13-slim\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --no-dev --locked',
    refs: [
      'https://docs.astral.sh/uv/concepts/projects/sync/',
      'https://docs.astral.sh/uv/guides/integration/docker/',
    ],
  },
  messages: {
    resolves: (a: { tool: string; verb: string; option: string }) =>
      `${a.tool} ${a.verb} resolves again where the lock file does not fit: add ${a.option}`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      if (isDevelopmentStage(shellRun.stage)) continue;
      for (const command of shellRun.script.commands) {
        const installer = Object.hasOwn(INSTALLERS, command.name) ? INSTALLERS[command.name] : undefined;
        const verbWord = installer && findVerb(command, installer.verb);
        if (!installer || !verbWord || isFrozen(model, shellRun, command, installer)) continue;
        const args = { tool: command.name, verb: installer.verb, option: installer.add };
        yield {
          messageId: 'resolves',
          args,
          range: rangeTo(command, verbWord),
          ...insertWord(model, shellRun, verbWord.range, installer.add, 'unsafe'),
        };
      }
    }
  },
});

function findVerb({ name, args }: ShellCommand, verb: string): ShellWord | undefined {
  const { operands } = parseArguments(args, {
    values: new Set([
      '--directory',
      '--project',
      '--config-file',
      '--cache-dir',
      '-p',
      '--python',
      '--color',
    ]),
  });
  // `pipenv install requests` adds a package: that is no installation from a lock file.
  if (operands[0]?.value !== verb) return undefined;
  return name === 'pipenv' && operands.length > 1 ? undefined : operands[0];
}

function isFrozen(
  model: DockerfileModel,
  shellRun: ShellRun,
  command: ShellCommand,
  { frozen, variables }: Installer,
): boolean {
  if (hasOption(parseArguments(command.args), ...frozen)) return true;
  return variables.some((name) => {
    const setting = environmentOf(model, shellRun, command, name);
    return setting !== undefined && !/^(?:0|false|no|)$/i.test(setting.value ?? '1');
  });
}
