import type { ShellWord } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/chmod-777',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'Files are made writable for every user.',
    why: 'Any process in the container can then replace the program or its configuration, which undoes what running as a user without rights was for. It is mostly a way around a wrong owner: COPY --chown or chown the one folder that is written to.',
    bad: 'FROM python:3.13-slim\nCOPY app /app\nRUN chmod -R 777 /app',
    good: 'FROM python:3.13-slim\nCOPY --chown=1000:1000 app /app\nUSER 1000',
    refs: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  },
  messages: {
    world: (a: { mode: string }) => `mode ${a.mode} lets every user in the container change the files`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { name, args } of script.commands) {
        const mode = name === 'chmod' ? modeOf(args) : undefined;
        if (mode && isWorldWritable(mode.display))
          yield { messageId: 'world', args: { mode: mode.display }, range: mode.range };
      }
    }
    for (const { flags } of instructionsOf(model, 'copy', 'add')) {
      const value = flags.find(({ name }) => name === 'chmod')?.value;
      if (value?.literal && isWorldWritable(value.literal))
        yield { messageId: 'world', args: { mode: value.literal }, range: value.range };
    }
  },
});

function modeOf(args: readonly ShellWord[]): ShellWord | undefined {
  return args.find(
    ({ display }) =>
      /^(?:[0-7]{3,4}|[ugoa]*[-+=][rwxXst]*(?:,[ugoa]*[-+=][rwxXst]*)*)$/.test(display) &&
      !/^-[RfvcwWx]+$/.test(display),
  );
}

/** The last digit, or what others or all are given. A sticky folder (1777) is what /tmp is. */
function isWorldWritable(mode: string): boolean {
  if (/^[0-7]+$/.test(mode))
    return (Number(mode.at(-1)) & 2) === 2 && !(mode.length === 4 && /^[1357]/.test(mode));
  if (mode.includes('t')) return false;
  return mode.split(',').some((part) => /^[ug]*[oa][ugoa]*[+=][rxXst]*w/.test(part));
}
