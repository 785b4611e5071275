import { defineRule } from '../define-rule.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { isTopLevel, shellRuns } from '../dockerfile-shared/shell-runs.js';
import { canQuote, givesOneWord } from '../dockerfile-shared/shell-words.js';

const DECLARES = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);

export default defineRule({
  id: 'dockerfile/shell-masked-status',
  aliases: ['SC2155'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'export, local or readonly hides that the command it takes a value from has failed.',
    why: 'export X=$(curl …) succeeds whatever curl does: the step goes on with an empty X, past && and set -e.',
    bad: 'FROM debian:13\nRUN export TAG="$(curl -fsSL https://example.com/latest)" && ./install "$TAG"',
    good: 'FROM debian:13\nRUN TAG="$(curl -fsSL https://example.com/latest)" && export TAG && ./install "$TAG"',
    refs: ['https://www.shellcheck.net/wiki/SC2155'],
  },
  messages: {
    masked: (a: { declares: string; name: string; command: string }) =>
      `${a.declares} ${a.name}=… hides a failure of ${a.command}: set it first, then ${a.declares} it`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      const { script } = shellRun;
      for (const command of script.commands) {
        if (!DECLARES.has(command.name) || !command.nameWord) continue;
        for (const word of command.args) {
          const name = /^([A-Za-z_]\w*)=/.exec(word.text)?.[1];
          const masked = word.substitutions.find(
            ({ commands }) => !givesOneWord(script, commands) && commands[0] < commands[1],
          );
          if (!name || !masked) continue;
          const inner = script.commands[masked.commands[0]];
          const canSplit =
            command.name === 'export' &&
            command.args.length === 1 &&
            isTopLevel(command) &&
            command.pipeline === undefined &&
            canQuote(shellRun, command);
          const source = model.file.text.slice(word.range.start, word.range.end);
          const whole = { start: command.nameWord.range.start, end: word.range.end };
          const isQuoted =
            word.text === `${name}=${masked.backtick ? '`' : '$('}` || /^\w+=["$`]/.test(word.text);
          const fixes =
            canSplit && isQuoted
              ? {
                  fixes: [replacement(model, whole, `${source} && export ${name}`, 'set it first', 'unsafe')],
                }
              : {};
          yield {
            messageId: 'masked',
            args: { declares: command.name, name, command: inner?.name ?? '' },
            range: word.range,
            ...fixes,
          };
        }
      }
    }
  },
});
