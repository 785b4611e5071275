import type { ShellCommand, ShellScript } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { type Fetch, isLocalAddress, readFetch } from '../dockerfile-shared/shell-fetch.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

/** Options of calls that speak to an interface rather than fetch a file. */
const CONVERSATION =
  '-X --request -d --data --data-raw --data-binary --data-urlencode --json -F --form -T --upload-file -I --head -w --write-out -K --config'.split(
    ' ',
  );
const SAVES = '-o --output -O --remote-name --remote-name-all -J --remote-header-name'.split(' ');

export default defineRule({
  id: 'dockerfile/curl-download',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'curl downloads a file without --fail, or without --location.',
    why: 'Without --fail the page that says 404 or 503 is saved under the name of the file and the step succeeds; without --location the file is the note that it has moved. The layer is cached, and the error shows elsewhere.',
    bad: 'FROM debian:13\nRUN curl -sSLo /usr/local/bin/tool https://example.com/tool',
    good: 'FROM debian:13\nRUN curl -fsSLo /usr/local/bin/tool https://example.com/tool',
    refs: ['https://curl.se/docs/manpage.html#-f'],
  },
  messages: {
    fail: (_: Record<string, never>) => 'curl saves an error page as if it were the file: add -f',
    location: (_: Record<string, never>) => 'curl does not follow where the file has moved: add -L',
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      for (const command of shellRun.script.commands) {
        const fetch = command.name === 'curl' ? readFetch(command) : undefined;
        if (!fetch || !command.nameWord || !isDownload(fetch, shellRun.script)) continue;
        const { range } = command.nameWord;
        if (!hasOption(fetch.parsed, '-f', '--fail', '--fail-with-body', '--fail-early')) {
          yield { messageId: 'fail', args: {}, range, ...insertWord(model, shellRun, range, '-f', 'unsafe') };
        } else if (!hasOption(fetch.parsed, '-L', '--location', '--location-trusted')) {
          yield {
            messageId: 'location',
            args: {},
            range,
            severity: 'info',
            ...insertWord(model, shellRun, range, '-L', 'unsafe'),
          };
        }
      }
    }
  },
});

/** A file from the network that is kept, unpacked or run. */
function isDownload({ command, parsed, addresses }: Fetch, script: ShellScript): boolean {
  if (addresses.length === 0 || addresses.every(isLocalAddress) || hasOption(parsed, ...CONVERSATION))
    return false;
  if (
    command.args.some(
      ({ value, display }) => value === undefined && /^\$\{?\w*(?:FLAGS|OPTS|ARGS)/i.test(display),
    )
  )
    return false;
  if (command.context.tested && command.context.nesting.includes('if')) return false;
  if (hasOption(parsed, ...SAVES)) return !parsed.options.some(({ value }) => value === '/dev/null');
  if (
    command.redirects.some(
      ({ operator, target }) => operator.startsWith('>') && target?.value !== '/dev/null',
    )
  )
    return true;
  return nextInPipe(command, script).some(({ name }) =>
    /^(?:tar|bsdtar|gpg|sh|bash|ash|python3?|unzip|gunzip|zcat|xz|tee|apt-key|cpio|perl|node)$/.test(name),
  );
}

/** Looked for near by: a script of pipes alone must not cost their square. */
function nextInPipe(
  { index, pipeline, pipelinePosition }: ShellCommand,
  { commands }: ShellScript,
): ShellCommand[] {
  if (pipeline === undefined || pipelinePosition === undefined) return [];
  return commands
    .slice(index + 1, index + 100)
    .filter((one) => one.pipeline === pipeline && one.pipelinePosition === pipelinePosition + 1);
}
