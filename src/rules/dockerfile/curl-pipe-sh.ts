import { type Range, contains } from '../../core/text.js';
import type { ShellCommand, ShellScript } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { isPlainHttp, readFetch } from '../dockerfile-shared/shell-fetch.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const INTERPRETER = /^(?:sh|bash|ash|dash|zsh|ksh|python(?:\d(?:\.\d+)?)?|perl|ruby|node|php)$/;

export default defineRule({
  id: 'dockerfile/curl-pipe-sh',
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A script is fetched and run without a look at it.',
    why: 'Whoever holds the address, its DNS or its bucket runs code as root in every build; and a download that breaks off half way is run half way. Fetch a release of a known version, check its sum, or copy the tool from its official image.',
    bad: 'FROM debian:13\nRUN curl -fsSL https://example.com/install.sh | sh',
    good: 'FROM debian:13\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/v1.2.3/install.sh /tmp/install.sh\nRUN sh /tmp/install.sh',
    refs: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  },
  messages: {
    piped: (a: { tool: string; shell: string }) =>
      `what ${a.tool} fetches is run by ${a.shell} unseen: check its sum first, or copy the tool from its image`,
    plain: (a: { tool: string; shell: string }) =>
      `what ${a.tool} fetches over plain HTTP is run by ${a.shell}: anyone on the way can replace it`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const { fetcher, shell, range } of [...pipedScripts(script), ...substitutedScripts(script)]) {
        const isPlain = readFetch(fetcher)?.addresses.some(isPlainHttp) === true;
        const args = { tool: fetcher.name, shell: shell.name };
        if (isPlain) yield { messageId: 'plain', args, range, severity: 'error' };
        else yield { messageId: 'piped', args, range };
      }
    }
  },
});

interface Unseen {
  readonly fetcher: ShellCommand;
  readonly shell: ShellCommand;
  readonly range: Range;
}

/** `curl … | sh`, with filters in between. */
function pipedScripts(script: ShellScript): Unseen[] {
  const shells = new Map<number, ShellCommand>();
  for (const one of script.commands) {
    if (one.pipeline === undefined || shells.has(one.pipeline)) continue;
    if ((one.pipelinePosition ?? 0) > 0 && runsInput(one)) shells.set(one.pipeline, one);
  }
  return script.pipelines.flatMap(({ members }, index): Unseen[] => {
    const fetcher = script.commands[members[0] ?? -1];
    if (!fetcher || !readFetch(fetcher)) return [];
    const shell = shells.get(index);
    return shell ? [{ fetcher, shell, range: { start: fetcher.range.start, end: shell.range.end } }] : [];
  });
}

/** An interpreter without a script of its own: what it runs comes from the pipe. */
function runsInput({ name, args }: ShellCommand): boolean {
  if (!INTERPRETER.test(name)) return false;
  const isShell = /sh$/.test(name);
  for (const [i, { display }] of args.entries()) {
    if (display === '-' || display === '/dev/stdin' || display === '--') return true;
    if (isShell && /^-[a-rt-z]*s[a-z]*$/.test(display)) return true;
    if (/^-[a-z]*[cem]$/.test(display) && !(isShell && /^-[exuo]+$/.test(display))) return false;
    if (!display.startsWith('-') && args[i - 1]?.display !== '-o') return false;
  }
  return true;
}

/** `sh -c "$(curl …)"`, `eval "$(curl …)"`, `bash <(curl …)`, `. <(curl …)`. */
function substitutedScripts(script: ShellScript): Unseen[] {
  const processes = script.commands.filter(
    ({ context }) => context.nesting.at(-1) === 'process-substitution',
  );
  return script.commands.flatMap((shell): Unseen[] => {
    const isShell = INTERPRETER.test(shell.name);
    if (!isShell && shell.name !== 'eval' && shell.name !== 'source' && shell.name !== '.') return [];
    const inner = [
      ...shell.args.flatMap(({ substitutions }) =>
        substitutions.flatMap(({ commands: [from, to] }) => script.commands.slice(from, to)),
      ),
      ...processes.filter(({ range }) => contains(shell.range, range)),
    ];
    const fetcher = inner.find((one) => readFetch(one) !== undefined);
    return fetcher ? [{ fetcher, shell, range: shell.range }] : [];
  });
}
