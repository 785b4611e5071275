import type { Fix } from '../../core/finding.js';
import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import { defineRule } from '../define-rule.js';
import { type PackageCall, packageCalls } from '../dockerfile-shared/packages.js';
import { scratchMounts } from '../dockerfile-shared/shell-mounts.js';
import { type ShellRun, shellRunsIn } from '../dockerfile-shared/shell-runs.js';

/** Commands that install nothing themselves, beside which an update is still alone. */
const IDLE = new Set(
  'set echo printf export cd : true sed tee mkdir chmod chown rm mv cp cat curl wget gpg apt-key add-apt-repository apt-add-repository dpkg grep ln touch sudo test [ date'.split(
    ' ',
  ),
);
const INSTALLS = new Set(
  'install reinstall add upgrade dist-upgrade full-upgrade update patch build-dep builddep download source satisfy groupinstall moduleinstall localinstall distro-sync swap source-install'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'dockerfile/update-alone',
  aliases: ['DS-0017', 'kics:update_instruction_alone'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'The package index is updated in a RUN of its own.',
    why: 'The layer with the index is cached for as long as its line does not change. A package added to the install later is looked up in an index that is months old: the version it names is gone from the mirror (404), or is an old one with known holes.',
    bad: 'FROM debian:13\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends git',
    good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git',
    refs: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  },
  messages: {
    alone: (a: { program: string; verb: string }) =>
      `${a.program} ${a.verb} in a RUN of its own is cached while the packages move on: install in the same RUN`,
  },
  *check(model) {
    for (const stage of model.graph.stages) {
      const runs = shellRunsIn(model, stage);
      for (const [i, shellRun] of runs.entries()) {
        const update = findLoneUpdate(shellRun, runs.slice(i + 1)) ?? findLonePacman(shellRun);
        if (!update) continue;
        yield {
          messageId: 'alone',
          args: { program: update.program, verb: update.verb },
          range: update.range,
          ...mergeWithNext(model, shellRun, runs[i + 1]),
        };
      }
    }
  },
});

interface Update {
  readonly program: string;
  readonly verb: string;
  readonly range: Range;
}

function findLoneUpdate({ run, script }: ShellRun, later: readonly ShellRun[]): Update | undefined {
  // A cache mount keeps the index out of the layer: nothing that could be stale is cached with it.
  if (scratchMounts(run).length > 0) return undefined;
  const calls = packageCalls(script.commands);
  const update = calls.find(isUpdate);
  if (!update) return undefined;
  if (update.family === 'rpm') {
    // It upgrades everything; alone it is only worth a word where an install follows in another layer.
    const isFollowed = later.some(({ script }) =>
      packageCalls(script.commands, 'rpm').some(({ verb }) => verb === 'install'),
    );
    if (!isFollowed || calls.some(({ verb }) => verb === 'install')) return undefined;
  } else if (calls.some((call) => call !== update && INSTALLS.has(call.verb) && !isUpdate(call)))
    return undefined;
  const own = new Set(calls.map(({ command }) => command.index));
  const isAlone = script.commands.every(
    (one) => own.has(one.index) || IDLE.has(one.name) || one.nameWord === undefined,
  );
  return isAlone
    ? { program: update.program, verb: update.verbWord.value ?? update.verb, range: update.range }
    : undefined;
}

/** `pacman -Sy`, with or without `u`, and nothing to install. */
function findLonePacman({ run, script }: ShellRun): Update | undefined {
  const [only] = script.commands;
  if (script.commands.length !== 1 || only?.name !== 'pacman' || scratchMounts(run).length > 0)
    return undefined;
  const isSync = only.args.some(({ value }) => /^-S[a-z]*y/.test(value ?? ''));
  return isSync && only.args.every(({ value }) => value?.startsWith('-'))
    ? { program: 'pacman', verb: only.args[0]!.display, range: only.range }
    : undefined;
}

function isUpdate({ family, verb, verbWord, packages }: PackageCall): boolean {
  if (family === 'apt' || family === 'apk') return verb === 'update';
  if (family === 'zypper') return verb === 'refresh';
  if (family === 'rpm')
    return packages.length === 0 && (verbWord.value === 'update' || verbWord.value === 'makecache');
  return false;
}

/** Joins two RUNs that stand directly below one another, where both are plain and-lists. */
function mergeWithNext(
  model: DockerfileModel,
  first: ShellRun,
  next: ShellRun | undefined,
): { fixes?: Fix[] } {
  if (!next || !isPlainList(first) || !isPlainList(next)) return {};
  const start = first.run.range.end;
  const end = next.script.range.start;
  const between = model.file.text.slice(start, end);
  // Behind a comment of the shell nothing more would be read.
  if (/\s#/.test(model.file.text.slice(first.script.range.start, start))) return {};
  if (!/^\r?\n[ \t]*RUN[ \t]+$/i.test(between)) return {};
  const feed = between.startsWith('\r') ? '\r\n' : '\n';
  const text = ` && ${model.dockerfile.escape}${feed}    `;
  return {
    fixes: [
      {
        title: 'join it with the RUN below',
        safety: 'unsafe',
        edits: [{ file: model.file.path, start, end, text }],
        changes: ['instructions:-1'],
      },
    ],
  };
}

function isPlainList({ run, script }: ShellRun): boolean {
  if (script.errors.length > 0) return false;
  if (run.isTrigger || script.origin !== 'line' || run.flags.length > 0 || run.heredocs.length > 0)
    return false;
  const isOne = script.commands.every(
    ({ statement, background }) => statement === script.commands[0]?.statement && !background,
  );
  return isOne && script.lists.every(({ operators }) => operators.every((operator) => operator === '&&'));
}
