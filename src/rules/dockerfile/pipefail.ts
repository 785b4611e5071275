import type { Fix, Severity } from '../../core/finding.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellCommand, ShellPipeline } from '../../syntax/shell/types.js';
import { isOptionOn } from '../../syntax/shell/index.js';
import { defineRule } from '../define-rule.js';
import { insertion } from '../dockerfile-shared/shell-fixes.js';
import { posixShellOf } from '../dockerfile-shared/shell-base.js';
import { type ShellRun, shellRunsIn } from '../dockerfile-shared/shell-runs.js';

/** Producers that do not fail, or whose failure is meant to be overlooked. */
const HARMLESS = new Set(['echo', 'printf', 'yes', 'true', ':', '']);
/** What fetches over the network: where a hidden failure puts half a file into the image. */
const FETCHES = new Set([
  'curl',
  'wget',
  'aria2c',
  'git',
  'aws',
  'gsutil',
  'ssh',
  'scp',
  'apt-get',
  'apk',
  'dnf',
  'yum',
  'pip',
  'pip3',
  'npm',
  'yarn',
]);

export default defineRule({
  id: 'dockerfile/pipefail',
  aliases: ['DL4006', 'kics:shell_running_a_pipe_without_pipefail_flag'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A pipe in a RUN hides the failure of all its commands but the last.',
    why: 'curl fails, tar is content with nothing, the build goes on and caches a broken layer.',
    bad: 'FROM debian:13\nRUN curl -fsSL https://example.com/tool.tar.gz | tar -xz -C /opt',
    good: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsSL https://example.com/tool.tar.gz | tar -xz -C /opt',
    refs: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  },
  messages: {
    pipe: (a: { first: string; last: string }) =>
      `a failure of ${a.first} is hidden by the pipe into ${a.last}: set pipefail`,
  },
  *check(model) {
    for (const stage of model.graph.stages) {
      const hits = shellRunsIn(model, stage).flatMap((shellRun) => hitsIn(shellRun));
      const first = hits.find(({ shellRun }) => canSetShell(shellRun));
      for (const hit of hits) {
        const { shellRun, pipeline, producer, consumer } = hit;
        const severity: Severity = FETCHES.has(producer.name) ? 'warning' : 'info';
        const fixes = first && canSetShell(shellRun) ? { fixes: [setShell(model, first.shellRun)] } : {};
        const args = { first: producer.name, last: consumer };
        yield { messageId: 'pipe', args, range: pipeline.range, severity, ...fixes };
      }
    }
  },
});

interface PipeHit {
  readonly shellRun: ShellRun;
  readonly pipeline: ShellPipeline;
  readonly producer: ShellCommand;
  readonly consumer: string;
}

function hitsIn(shellRun: ShellRun): PipeHit[] {
  const { script } = shellRun;
  if (!/^(?:sh|bash|ash|dash|zsh|ksh|unknown|none)$/.test(script.shell.name)) return [];
  return script.pipelines.flatMap((pipeline): PipeHit[] => {
    // Where a pipe is a question (`if … | grep -q`), the answer is its last command's.
    if (pipeline.context.tested && pipeline.context.nesting.some((kind) => kind === 'if' || kind === 'loop'))
      return [];
    const members = pipeline.members.map((index) => script.commands[index]);
    const producer = members.slice(0, -1).find((one) => one !== undefined && !HARMLESS.has(one.name));
    if (!producer || isOptionOn(script, producer, 'pipefail')) return [];
    // Who switches it off for a pipe has thought of it.
    if (
      script.settings.some(
        ({ option, on, command }) => option === 'pipefail' && !on && command < producer.index,
      )
    )
      return [];
    return [{ shellRun, pipeline, producer, consumer: members.at(-1)?.name || 'the next command' }];
  });
}

/** SHELL can be set before a RUN of the stage's own whose text the shell itself reads. */
function canSetShell({ run, script }: ShellRun): boolean {
  return (
    !run.isTrigger &&
    (script.origin === 'line' || script.origin === 'heredoc') &&
    script.shell.name !== 'unknown'
  );
}

function setShell(model: DockerfileModel, { run, stage, script }: ShellRun): Fix {
  const isAsh = posixShellOf(model, stage) === 'busybox' && !/^(?:bash|zsh|ksh)$/.test(script.shell.name);
  const path = /^(?:bash|zsh|ksh)$/.test(script.shell.name)
    ? (script.shell.words[0] ?? '/bin/bash')
    : isAsh
      ? '/bin/ash'
      : '/bin/bash';
  const errexit = script.shell.options.errexit ? '-eo' : '-o';
  const feed = model.file.text.includes('\r\n') ? '\r\n' : '\n';
  const text = `SHELL ["${path}", "${errexit}", "pipefail", "-c"]${feed}`;
  return insertion(model, run.extent.start, text, 'set pipefail with SHELL', 'unsafe');
}
