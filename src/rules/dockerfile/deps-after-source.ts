import type { CopyInstruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { isWholeContext } from '../dockerfile-shared/copy-paths.js';
import { installFirst } from '../dockerfile-shared/fix-install-first.js';
import { stageBelow } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/deps-after-source',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'All sources are copied before the dependencies are installed.',
    why: 'Every change of any file makes the build install everything anew: minutes instead of seconds, and a network that has to be there. Copy the list of dependencies first, install, then copy the rest.',
    bad: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY . .\nRUN pip install -r requirements.txt',
    good: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .',
    refs: ['https://docs.docker.com/build/cache/optimize/#order-your-layers'],
  },
  messages: {
    late: (a: { command: string; files: string }) =>
      `${a.command} runs anew with every change of the sources; copy ${a.files} before it, the sources after`,
    sources: (_: Record<string, never>) => 'the sources are copied here',
  },
  *check(model) {
    const installedBy = new Map<number, ReadonlySet<string>>();
    for (const stage of model.graph.stages) {
      const below = stageBelow(model.graph, stage);
      const installed = new Set(below ? installedBy.get(below.index) : undefined);
      installedBy.set(stage.index, installed);
      let whole: CopyInstruction | undefined;
      for (const one of stage.instructions) {
        if ((one.kind === 'copy' || one.kind === 'add') && !one.from) {
          if (one.sources.some(({ literal }) => literal !== undefined && isWholeContext(literal)))
            whole ??= one;
        }
        if (one.kind !== 'run') continue;
        for (const command of model.scriptOf(one)?.commands ?? []) {
          const found = findInstall(command);
          if (!found) continue;
          if (whole && !installed.has(found.command)) {
            yield {
              messageId: 'late',
              args: { command: found.command, files: found.files },
              range: command.range,
              related: [{ file: model.file.path, range: whole.range, messageId: 'sources', args: {} }],
              ...installFirst(model, whole, one, command),
            };
          }
          installed.add(found.command);
        }
      }
    }
  },
});

/** A call that installs what a list says, and does not need the sources. */
function findInstall({ name, args }: ShellCommand): { command: string; files: string } | undefined {
  const words = args.map(({ display }) => display);
  const has = (...wanted: string[]) => words.some((word) => wanted.includes(word));
  const plain = words.filter((word) => !word.startsWith('-'));
  switch (name) {
    case 'pip':
    case 'pip3': {
      const at = words.findIndex((word) => word === '-r' || word === '--requirement' || /^-r./.test(word));
      // A list that names folders of the sources cannot be told from one that does not; "." and -e can.
      if (!has('install') || at === -1 || has('.', '-e', '--editable')) return undefined;
      return { command: 'pip install -r', files: 'requirements.txt' };
    }
    case 'npm':
      if (
        plain[0] === 'ci' ||
        ((plain[0] === 'install' || plain[0] === 'i') && plain.length === 1 && !has('-g', '--global'))
      ) {
        return { command: `npm ${plain[0]}`, files: 'package.json and package-lock.json' };
      }
      return undefined;
    case 'yarn':
      return plain.length === 0 || (plain[0] === 'install' && plain.length === 1)
        ? { command: 'yarn install', files: 'package.json and yarn.lock' }
        : undefined;
    case 'pnpm':
      return (plain[0] === 'install' || plain[0] === 'i') && plain.length === 1
        ? { command: 'pnpm install', files: 'package.json and pnpm-lock.yaml' }
        : undefined;
    case 'bun':
      return plain[0] === 'install' && plain.length === 1
        ? { command: 'bun install', files: 'package.json and bun.lock' }
        : undefined;
    case 'poetry':
      return plain[0] === 'install' && has('--no-root')
        ? { command: 'poetry install', files: 'pyproject.toml and poetry.lock' }
        : undefined;
    case 'uv':
      return plain[0] === 'sync' && has('--no-install-project')
        ? { command: 'uv sync', files: 'pyproject.toml and uv.lock' }
        : undefined;
    case 'bundle':
      return plain[0] === 'install'
        ? { command: 'bundle install', files: 'Gemfile and Gemfile.lock' }
        : undefined;
    case 'go':
      return plain[0] === 'mod' && plain[1] === 'download'
        ? { command: 'go mod download', files: 'go.mod and go.sum' }
        : undefined;
    default:
      return undefined;
  }
}
