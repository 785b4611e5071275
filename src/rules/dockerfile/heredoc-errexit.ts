import type { ShellCommand } from '../../syntax/shell/types.js';
import { isOptionOn } from '../../syntax/shell/index.js';
import { defineRule } from '../define-rule.js';
import { insertion } from '../dockerfile-shared/shell-fixes.js';
import { isTopLevel, shellRuns } from '../dockerfile-shared/shell-runs.js';

/** Commands whose failure changes nothing for what follows, or that do not fail. */
const HARMLESS = new Set([
  'echo',
  'printf',
  'set',
  'export',
  'true',
  ':',
  'umask',
  'shopt',
  'unset',
  'trap',
  'exit',
  'return',
  '',
]);

export default defineRule({
  id: 'dockerfile/heredoc-errexit',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A RUN heredoc of several commands goes on after one has failed.',
    why: 'Only the last command decides whether the step failed: an installation can fail in the middle and the image is built, pushed and run without it.',
    bad: 'FROM debian:13\nRUN <<EOF\napt-get update\napt-get install -y --no-install-recommends git\nrm -rf /var/lib/apt/lists/*\nEOF',
    good: 'FROM debian:13\nRUN <<EOF\nset -e\napt-get update\napt-get install -y --no-install-recommends git\nrm -rf /var/lib/apt/lists/*\nEOF',
    refs: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
  },
  messages: {
    goesOn: (a: { command: string }) => `the heredoc goes on when ${a.command} fails: begin it with set -e`,
  },
  *check(model) {
    for (const { run, script } of shellRuns(model)) {
      if (script.origin !== 'heredoc' && script.origin !== 'heredoc-program') continue;
      const top = script.commands.filter((command) => isTopLevel(command) && command.wrappedBy === undefined);
      const last = top.at(-1)?.statement;
      const failing = top.find(
        (command) =>
          command.statement !== last && canFail(command) && !isOptionOn(script, command, 'errexit'),
      );
      if (!failing) continue;
      const heredoc = run.heredocs.find(
        ({ contentRange }) =>
          contentRange.start <= failing.range.start && failing.range.end <= contentRange.end,
      );
      const at = heredoc && startOfCommands(model.file.text, heredoc.contentRange.start);
      const feed = model.file.text.includes('\r\n') ? '\r\n' : '\n';
      const indent =
        heredoc?.chomp && at !== undefined
          ? (/^\t*/.exec(model.file.text.slice(at, at + 80))?.[0] ?? '')
          : '';
      const fixes =
        at === undefined
          ? {}
          : { fixes: [insertion(model, at, `${indent}set -e${feed}`, 'begin with set -e', 'unsafe')] };
      yield { messageId: 'goesOn', args: { command: failing.name }, range: failing.range, ...fixes };
    }
  },
});

function canFail({ name, context, background, negated }: ShellCommand): boolean {
  return !HARMLESS.has(name) && !context.tested && !background && !negated;
}

/** Behind the line of a `#!`. */
function startOfCommands(text: string, start: number): number {
  if (
    !text
      .slice(start, start + 400)
      .trimStart()
      .startsWith('#!')
  )
    return start;
  const feed = text.indexOf('\n', start);
  return feed === -1 ? start : feed + 1;
}
