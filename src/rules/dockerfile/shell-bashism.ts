import type { Range } from '../../core/text.js';
import type { ShellScript } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { posixShellOf } from '../dockerfile-shared/shell-base.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

/** Commands of bash that dash does not have. */
const COMMANDS = new Set(
  'source pushd popd shopt declare typeset let mapfile readarray compgen complete disown enable'.split(' '),
);
/** Variables that only bash sets. */
const VARIABLES = new Set(
  'RANDOM SECONDS UID EUID HOSTTYPE MACHTYPE OSTYPE PIPESTATUS FUNCNAME DIRSTACK EPOCHSECONDS BASH_SOURCE BASH_VERSION BASHPID'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'dockerfile/shell-bashism',
  aliases: [
    'SC2039',
    'SC3010',
    'SC3011',
    'SC3014',
    'SC3020',
    'SC3024',
    'SC3028',
    'SC3030',
    'SC3040',
    'SC3044',
    'SC3046',
    'SC3051',
    'SC3057',
    'SC3060',
  ],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'A RUN uses what only bash knows, but is read by sh.',
    why: 'In Debian, Ubuntu and all images on them sh is dash: the step fails, or goes on with an empty value or a test that is always false. Not reported where sh is bash or busybox (Fedora, Rocky, Alpine and images on them), or after SHELL names bash.',
    bad: 'FROM debian:13\nRUN source /etc/os-release && echo "$VERSION_ID"',
    good: 'FROM debian:13\nRUN . /etc/os-release && echo "$VERSION_ID"',
    refs: ['https://www.shellcheck.net/wiki/SC3046', 'https://manpages.debian.org/dash'],
  },
  messages: {
    command: (a: { what: string }) => `${a.what} is bash, but sh reads this: set SHELL ["/bin/bash", "-c"]`,
    variable: (a: { what: string }) =>
      `only bash sets ${a.what}; sh reads this: set SHELL ["/bin/bash", "-c"]`,
    syntax: (a: { what: string }) =>
      `${a.what} is syntax of bash, but sh reads this: set SHELL ["/bin/bash", "-c"]`,
  },
  *check(model) {
    for (const { script, stage, run } of shellRuns(model)) {
      if (!/^(?:sh|dash)$/.test(script.shell.name) || script.origin === 'exec') continue;
      if (script.origin === 'heredoc-program') continue;
      const found = bashismsIn(script, model.file.text);
      if (found.length === 0 || /^(?:bash|busybox)$/.test(posixShellOf(model, stage))) continue;
      for (const { what, kind, range } of found) {
        const isSet = kind === 'variable' && model.graph.scopeBefore(run).lookup(what) !== undefined;
        if (!isSet) yield { messageId: kind, args: { what }, range };
      }
    }
  },
});

interface Bashism {
  readonly what: string;
  readonly kind: 'command' | 'variable' | 'syntax';
  readonly range: Range;
}

function bashismsIn(script: ShellScript, text: string): Bashism[] {
  const found: Bashism[] = [];
  const nested = script.commands.filter(
    ({ context }) => context.nesting.includes('shell-c') || context.nesting.includes('heredoc'),
  );
  const isForeign = ({ start }: Range) =>
    script.origin === 'line' && nested.some(({ range }) => range.start <= start && start < range.end);
  for (const { name, nameWord, args, redirects, assignments } of script.commands) {
    if (nameWord && COMMANDS.has(name) && !script.functions.some((one) => one.name === name))
      found.push({ what: name, kind: 'command', range: nameWord.range });
    if (name === '[' || name === 'test') {
      const equals = args.find(({ text: word }) => word === '==');
      if (equals) found.push({ what: '== in [ ]', kind: 'syntax', range: equals.range });
    }
    for (const { operator, range } of redirects) {
      if (operator === '<<<' || operator === '&>' || operator === '&>>')
        found.push({ what: operator, kind: 'syntax', range });
    }
    for (const { append, range, nameRange } of assignments)
      if (text.startsWith('=(', nameRange.end)) found.push({ what: 'NAME=(…)', kind: 'syntax', range });
      else if (append) found.push({ what: '+=', kind: 'syntax', range });
  }
  for (const { name, range, operator } of script.variables) {
    if (VARIABLES.has(name) && !script.definitions.some((one) => one.name === name))
      found.push({ what: name, kind: 'variable', range });
    else if (operator && /^(?:\/|\^|,|@|:$|:\d)/.test(operator))
      found.push({ what: `\${…${operator[0]}…}`, kind: 'syntax', range });
  }
  for (const { option, on, range, command } of script.settings) {
    if (option === 'pipefail' && on && script.commands[command]?.name === 'set')
      found.push({ what: 'set -o pipefail', kind: 'command', range });
  }
  return [...found, ...doubleBrackets(script, text)].filter(({ range }) => !isForeign(range));
}

/** `[[ … ]]`, which is no command: a place that lies in no word of one. */
function doubleBrackets(script: ShellScript, text: string): Bashism[] {
  const words = script.commands.flatMap(({ args }) => args.map(({ range }) => range));
  const found: Bashism[] = [];
  for (
    let at = text.indexOf('[[', script.range.start);
    at !== -1 && at < script.range.end;
    at = text.indexOf('[[', at + 2)
  ) {
    const isWord = /[\s;&|(!]/.test(text[at - 1] ?? ' ') && /\s/.test(text[at + 2] ?? '');
    if (
      !isWord ||
      words.some(({ start, end }) => start <= at && at < end) ||
      script.heredocs.some(({ bodyRange }) => bodyRange.start <= at && at < bodyRange.end)
    )
      continue;
    found.push({ what: '[[ ]]', kind: 'syntax', range: { start: at, end: at + 2 } });
  }
  return found;
}
