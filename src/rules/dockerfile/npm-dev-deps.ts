import { defineRule } from '../define-rule.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import { type NodeInstall, nodeInstalls } from '../dockerfile-shared/packages-node.js';
import { findOption, hasOption } from '../dockerfile-shared/shell-arguments.js';
import {
  type ShellRun,
  environmentOf,
  isDevelopmentStage,
  shellRuns,
} from '../dockerfile-shared/shell-runs.js';
import { targetChain, targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/npm-dev-deps',
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The image that is shipped holds the development dependencies of its package.json.',
    why: 'Compilers, test runners and bundlers are most of node_modules and most of what a scanner finds in it. Build in one stage, install with --omit=dev in the one that runs.',
    bad: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nCMD ["node", "server.js"]',
    good: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY . .\nCMD ["node", "server.js"]',
    refs: ['https://docs.npmjs.com/cli/v11/commands/npm-ci#omit'],
  },
  messages: {
    development: (a: { tool: string; option: string }) =>
      `${a.tool} installs development dependencies into the image that ships: add ${a.option}, or prune them`,
  },
  *check(model) {
    const chain = targetChain(model);
    const target = targetOf(model.graph);
    if (!target || isDevelopmentStage(target) || runsDevelopment(model)) return;
    const runs = shellRuns(model).filter(({ stage }) => chain.includes(stage));
    if (
      runs.some(({ script }) =>
        script.commands.some(({ name, args }) =>
          prunes(
            name,
            args.map(({ display }) => display),
          ),
        ),
      )
    )
      return;
    for (const shellRun of runs) {
      for (const install of nodeInstalls(shellRun.script.commands)) {
        if (install.what === 'add' || install.global || isProduction(model, shellRun, install)) continue;
        const { tool, range } = install;
        yield { messageId: 'development', args: { tool, option: OPTION[tool] }, range };
      }
    }
  },
});

const OPTION = { npm: '--omit=dev', yarn: '--production', pnpm: '--prod', bun: '--production' } as const;

function isProduction(model: DockerfileModel, shellRun: ShellRun, { parsed, command }: NodeInstall): boolean {
  if (command.args.some(({ value }) => value === undefined)) return true;
  if (parsed.options.some(({ name, value }) => name === '--production' && value !== 'false')) return true;
  if (
    hasOption(
      parsed,
      '--prod',
      '-P',
      '--no-dev',
      '--no-optional-dev',
      '--package-lock-only',
      '--lockfile-only',
    )
  )
    return true;
  if (
    findOption(parsed, '--only')?.value?.startsWith('prod') ||
    parsed.options.some(({ name, value }) => name === '--omit' && value === 'dev')
  )
    return true;
  const isAsked = parsed.options.some(
    ({ name, value }) =>
      (name === '--include' && value === 'dev') ||
      (name === '--production' && value === 'false') ||
      name === '--dev',
  );
  if (isAsked) return false;
  const names = [
    'NODE_ENV',
    'NPM_CONFIG_PRODUCTION',
    'NPM_CONFIG_OMIT',
    'npm_config_production',
    'YARN_PRODUCTION',
  ];
  return names.some((name) => {
    const setting = environmentOf(model, shellRun, command, name);
    return (
      setting !== undefined && (setting.value === undefined || /^(?:prod|true|dev$|1$)/.test(setting.value))
    );
  });
}

function prunes(name: string, args: readonly string[]): boolean {
  if (/^(?:npm|pnpm|yarn|bun)$/.test(name))
    return args.includes('prune') || args.includes('focus') || args.includes('deploy');
  return name === 'node-prune' || (name === 'rm' && args.some((arg) => /node_modules\/?$/.test(arg)));
}

/** The command of the image is a development server, or one that builds: it needs them. */
function runsDevelopment(model: DockerfileModel): boolean {
  const { cmd, entrypoint } = targetOf(model.graph)!.effective;
  const words = [cmd, entrypoint].map((one) => {
    const command = one?.instruction.command;
    return command?.form === 'exec'
      ? command.words.map(({ value }) => value).join(' ')
      : (command?.text.text ?? '');
  });
  return words.some((text) =>
    /\b(?:dev|develop|test|watch|storybook|nodemon|ts-node|tsx|vite|next dev|vitest|jest)\b/.test(text),
  );
}
