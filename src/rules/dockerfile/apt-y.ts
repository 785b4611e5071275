import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { findOption, hasOption } from '../dockerfile-shared/shell-arguments.js';
import type { ParsedArguments } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const ASKS = new Set(
  'install reinstall remove purge upgrade dist-upgrade full-upgrade autoremove auto-remove build-dep'.split(
    ' ',
  ),
);
/** Files of configuration and debconf answers that say yes once and for all. */
const SAYS_YES = /APT::Get::Assume-Yes\s+["'\\]*(?:true|1|yes)/i;

export default defineRule({
  id: 'dockerfile/apt-y',
  aliases: ['DL3014', 'DS-0021', 'kics:apt_get_missing_flags_to_avoid_manual_input'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'apt-get changes packages without -y.',
    why: 'A build has no terminal: as soon as another package is needed apt-get asks, reads nothing and aborts. It works until the dependencies of a package change.',
    bad: 'FROM debian:13\nRUN apt-get update && apt-get install curl',
    good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl',
    refs: ['https://manpages.debian.org/apt-get'],
  },
  messages: {
    asks: (a: { program: string; verb: string }) =>
      `${a.program} ${a.verb} asks before it goes on; a build cannot answer: add -y`,
  },
  *check(model) {
    if (SAYS_YES.test(model.file.text)) return;
    for (const shellRun of shellRuns(model)) {
      const { script } = shellRun;
      for (const call of packageCalls(script.commands, 'apt')) {
        if (!ASKS.has(call.verb) || answersYes(call.parsed)) continue;
        const { pipeline, pipelinePosition } = call.command;
        const fed =
          pipeline === undefined || !pipelinePosition ? undefined : script.pipelines[pipeline]?.members[0];
        if (fed !== undefined && script.commands[fed]?.name === 'yes') continue;
        yield {
          messageId: 'asks',
          args: { program: call.program, verb: call.verb },
          range: call.range,
          ...insertWord(model, shellRun, call.verbWord.range, '-y', 'safe'),
        };
      }
    }
  },
});

/** `-qq`, `-q=2` and `-q -q` imply -y. */
function answersYes(parsed: ParsedArguments): boolean {
  if (
    hasOption(
      parsed,
      '-y',
      '--yes',
      '--assume-yes',
      '--force-yes',
      '-s',
      '--simulate',
      '--dry-run',
      '--just-print',
      '--print-uris',
    )
  )
    return true;
  const quiet = parsed.options.filter(({ name }) => name === '-q' || name === '--quiet');
  const level = findOption(parsed, '-q', '--quiet')?.value;
  if (quiet.length >= 2 || Number(level ?? 1) >= 2) return true;
  return parsed.options.some(
    ({ name, value }) =>
      (name === '-o' || name === '--option') &&
      /^APT::Get::Assume-Yes=(?:true|1|yes|on)$/i.test((value ?? '').replace(/["' ]/g, '')),
  );
}
