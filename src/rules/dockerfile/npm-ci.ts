import type { DockerfileModel } from '../../models/dockerfile.js';
import { defineRule } from '../define-rule.js';
import { contextHas, isContextCopied, isPresent } from '../dockerfile-shared/packages-lock.js';
import { type NodeInstall, nodeInstalls } from '../dockerfile-shared/packages-node.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { insertWord, replacement } from '../dockerfile-shared/shell-fixes.js';
import {
  type ShellRun,
  environmentOf,
  isDevelopmentStage,
  shellRuns,
} from '../dockerfile-shared/shell-runs.js';

const LOCK_FILE = {
  npm: 'package-lock.json',
  yarn: 'yarn.lock',
  pnpm: 'pnpm-lock.yaml',
  bun: 'bun.lock',
} as const;
const LOCK_PATTERN = {
  npm: /^(?:package-lock\.json|npm-shrinkwrap\.json|package-lock\*?\.json\*?|package\*\.json|package-lock\*|\*\.json)$/,
  yarn: /^(?:yarn\.lock\*?|yarn\*|\*\.lock)$/,
  pnpm: /^(?:pnpm-lock\.yaml\*?|pnpm-\*|pnpm-lock\*|\*\.yaml|pnpm\*)$/,
  bun: /^bun\.lockb?\*?$|^bun\.lock\*$|^bun\*$/,
} as const;
const FROZEN = [
  '--frozen-lockfile',
  '--immutable',
  '--frozen',
  '--pure-lockfile',
  '--no-lockfile',
  '--no-frozen-lockfile',
  '--lockfile-only',
  '--package-lock-only',
  '--offline',
];

export default defineRule({
  id: 'dockerfile/npm-ci',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'Dependencies are installed in a way that may change the lock file, though there is one.',
    why: 'npm install mends a lock file that does not fit package.json and installs what it has just resolved: versions that nobody tested reach production. npm ci and frozen lock files fail instead, and are faster.',
    bad: 'FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN npm install --omit=dev',
    good: 'FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev',
    refs: ['https://docs.npmjs.com/cli/v11/commands/npm-ci', 'https://pnpm.io/cli/install#--frozen-lockfile'],
  },
  messages: {
    npm: (_: Record<string, never>) => 'npm install may change what package-lock.json says: use npm ci',
    frozen: (a: { tool: string; option: string; lock: string }) =>
      `${a.tool} install may change what ${a.lock} says: add ${a.option}`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      if (isDevelopmentStage(shellRun.stage)) continue;
      for (const install of nodeInstalls(shellRun.script.commands)) {
        const { tool, what, global, verbWord, range, parsed } = install;
        if (
          what !== 'project' ||
          global ||
          hasOption(parsed, ...FROZEN) ||
          !hasLockFile(model, shellRun, install)
        )
          continue;
        if (isAsked(shellRun, install)) continue;
        if (tool === 'npm') {
          const isPlain =
            verbWord?.text === verbWord?.value &&
            shellRun.script.origin !== 'exec' &&
            !hasOption(parsed, '--no-package-lock');
          if (hasOption(parsed, '--no-package-lock', '--no-save')) continue;
          yield {
            messageId: 'npm',
            args: {},
            range,
            ...(isPlain && verbWord
              ? { fixes: [replacement(model, verbWord.range, 'ci', 'use npm ci', 'unsafe')] }
              : {}),
          };
          continue;
        }
        // With CI set, pnpm and yarn refuse to change it of themselves.
        if (environmentOf(model, shellRun, install.command, 'CI')?.value) continue;
        const option = tool === 'yarn' && isBerry(model, shellRun) ? '--immutable' : '--frozen-lockfile';
        const fix = verbWord ? insertWord(model, shellRun, verbWord.range, option, 'unsafe') : {};
        yield { messageId: 'frozen', args: { tool, option, lock: LOCK_FILE[tool] }, range, ...fix };
      }
    }
  },
});

/** The lock file is known to be there: named in a COPY, or in a context that was copied whole. */
function hasLockFile(model: DockerfileModel, shellRun: ShellRun, { tool }: NodeInstall): boolean {
  const inContext = contextHas(model, LOCK_FILE[tool]);
  if (isPresent(model, shellRun, LOCK_PATTERN[tool])) return inContext !== false || !isPattern(tool);
  return inContext === true && isContextCopied(model, shellRun);
}

/** `package*.json` says nothing of whether there is a lock file. */
function isPattern(tool: NodeInstall['tool']): boolean {
  return tool === 'npm';
}

function isBerry(model: DockerfileModel, shellRun: ShellRun): boolean {
  return contextHas(model, '.yarnrc.yml') === true || isPresent(model, shellRun, /^\.yarnrc\.yml$|^\.yarn$/);
}

/** `if [ -f package-lock.json ]; … else npm install`: the script looks itself. */
function isAsked({ script }: ShellRun, { command, tool }: NodeInstall): boolean {
  if (!command.context.nesting.includes('if') || tool !== 'npm') return false;
  return script.commands.some(
    ({ name, args }) =>
      (name === '[' || name === 'test') && args.some(({ display }) => display.endsWith(LOCK_FILE.npm)),
  );
}
