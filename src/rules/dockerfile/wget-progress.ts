import { defineRule } from '../define-rule.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { posixShellOf } from '../dockerfile-shared/shell-base.js';
import { readFetch } from '../dockerfile-shared/shell-fetch.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const QUIET = [
  '-q',
  '--quiet',
  '-nv',
  '--no-verbose',
  '--progress',
  '-o',
  '--output-file',
  '-a',
  '--append-output',
  '--spider',
];

export default defineRule({
  id: 'dockerfile/wget-progress',
  aliases: ['DL3047'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'wget draws its progress into the build log.',
    why: 'Without a terminal it writes a line for every 50 kB: a model of a gigabyte makes 20,000 lines, between which the error that counts is lost and some log limits are reached.',
    bad: 'FROM debian:13\nRUN wget https://example.com/model.tar.gz',
    good: 'FROM debian:13\nRUN wget -nv https://example.com/model.tar.gz',
    refs: ['https://www.gnu.org/software/wget/manual/html_node/Download-Options.html'],
  },
  messages: {
    progress: (_: Record<string, never>) => 'wget writes a line into the log for every 50 kB: add -nv',
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const command of shellRun.script.commands) {
        const fetch = command.name === 'wget' ? readFetch(command) : undefined;
        if (!fetch || !command.nameWord || hasOption(fetch.parsed, ...QUIET)) continue;
        if (
          command.args.some(
            ({ display }) =>
              /^-(?:nv|[A-Za-z]*nv)/.test(display) || /^\$\{?\w*(?:FLAGS|OPTS|ARGS)/i.test(display),
          )
        )
          continue;
        if (
          command.redirects.some(({ operator, descriptor }) => descriptor === 2 || operator.startsWith('&>'))
        )
          continue;
        const quiet = posixShellOf(model, shellRun.stage) === 'busybox' ? '-q' : '-nv';
        yield {
          messageId: 'progress',
          args: {},
          range: command.nameWord.range,
          ...insertWord(model, shellRun, command.nameWord.range, quiet, 'safe'),
        };
      }
    }
  },
});
