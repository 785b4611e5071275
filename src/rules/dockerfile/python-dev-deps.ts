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

const VALUES = new Set(
  '--directory --project -C -P --group --extra -E --only-group --no-group --with --without --only -G'.split(
    ' ',
  ),
);
/** What narrows an installation down, or says outright that development groups are wanted. */
const CHOICE: Readonly<Record<string, readonly string[]>> = {
  uv: [
    '--no-dev',
    '--no-default-groups',
    '--only-group',
    '--no-group',
    '--dev',
    '--only-dev',
    '--group',
    '--all-groups',
  ],
  poetry: ['--only', '--without', '--with', '--no-dev', '--only-root', '--all-groups'],
  pdm: ['--prod', '--production', '--no-default', '--without', '-G', '--group', '-d', '--dev'],
};
const VERBS: Readonly<Record<string, string>> = { uv: 'sync', poetry: 'install', pdm: 'install' };
const VARIABLES = [
  'UV_NO_DEV',
  'UV_NO_DEFAULT_GROUPS',
  'POETRY_INSTALL_ONLY',
  'POETRY_INSTALLER_ONLY',
  'PDM_PROD',
];
const ADD: Readonly<Record<string, string>> = { uv: '--no-dev', poetry: '--only=main', pdm: '--prod' };

export default defineRule({
  id: 'dockerfile/python-dev-deps',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'uv, poetry or pdm installs the development groups into an image.',
    why: 'Test runners, linters and notebooks come along: a larger image, a longer build, and more that a scanner finds.',
    bad: 'FROM python:3.13-slim\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --no-root',
    good: 'FROM python:3.13-slim\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --no-root --only=main',
    refs: [
      'https://python-poetry.org/docs/managing-dependencies/#installing-group-dependencies',
      'https://docs.astral.sh/uv/concepts/projects/dependencies/#development-dependencies',
    ],
  },
  messages: {
    development: (a: { tool: string; verb: string; option: string }) =>
      `${a.tool} ${a.verb} installs development groups too: add ${a.option}`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      if (isDevelopmentStage(shellRun.stage)) continue;
      for (const command of shellRun.script.commands) {
        const verbWord = findVerb(command);
        if (!verbWord || isNarrowed(model, shellRun, command)) continue;
        const option = ADD[command.name]!;
        const args = { tool: command.name, verb: VERBS[command.name]!, option };
        yield {
          messageId: 'development',
          args,
          range: rangeTo(command, verbWord),
          ...insertWord(model, shellRun, verbWord.range, option, 'unsafe'),
        };
      }
    }
  },
});

function findVerb({ name, args }: ShellCommand): ShellWord | undefined {
  if (!Object.hasOwn(VERBS, name)) return undefined;
  const [first] = parseArguments(args, { values: VALUES }).operands;
  return first?.value === VERBS[name] ? first : undefined;
}

function isNarrowed(model: DockerfileModel, shellRun: ShellRun, command: ShellCommand): boolean {
  if (command.args.some(({ value }) => value === undefined)) return true;
  if (hasOption(parseArguments(command.args, { values: VALUES }), ...CHOICE[command.name]!)) return true;
  return VARIABLES.some((name) => environmentOf(model, shellRun, command, name) !== undefined);
}
