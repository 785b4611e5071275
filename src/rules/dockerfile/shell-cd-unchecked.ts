import { isOptionOn } from '../../syntax/shell/index.js';
import { defineRule } from '../define-rule.js';
import { insertion } from '../dockerfile-shared/shell-fixes.js';
import { isTopLevel, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/shell-cd-unchecked',
  aliases: ['SC2164'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'What follows cd runs even when cd has failed.',
    why: 'A folder that a new release no longer has, and make install or rm -rf runs in the folder before, as root.',
    bad: 'FROM debian:13\nRUN cd /opt/build; rm -rf *',
    good: 'FROM debian:13\nRUN cd /opt/build && rm -rf -- *',
    refs: ['https://www.shellcheck.net/wiki/SC2164'],
  },
  messages: {
    goesOn: (a: { command: string }) =>
      `the step goes on in another folder when ${a.command} fails: join with &&`,
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const command of script.commands) {
        const { name, args, context, range } = command;
        if (
          (name !== 'cd' && name !== 'pushd') ||
          args.length === 0 ||
          context.tested ||
          isOptionOn(script, command, 'errexit')
        )
          continue;
        if (/^(?:\/|\.\.?(?:\/\.\.)*\/?|-|~|\$HOME)$/.test(args[0]!.display)) continue;
        const isFollowed = script.commands.some(
          (other) =>
            other.index > command.index &&
            other.statement !== command.statement &&
            other.context.nesting.length <= context.nesting.length &&
            other.range.start >= range.end,
        );
        if (
          !isFollowed ||
          (!isTopLevel(command) &&
            context.nesting.at(-1) === 'subshell' &&
            !hasSibling(script.commands, command.index))
        )
          continue;
        const isAlone =
          command.list === undefined &&
          command.pipeline === undefined &&
          isTopLevel(command) &&
          script.origin !== 'exec';
        const fixes = isAlone
          ? { fixes: [insertion(model, range.end, ' || exit 1', 'stop when it fails', 'safe')] }
          : {};
        yield { messageId: 'goesOn', args: { command: name }, range, ...fixes };
      }
    }
  },
});

/** Whether the same subshell goes on behind a command. */
function hasSibling(
  commands: readonly { index: number; context: { nesting: readonly string[] } }[],
  index: number,
): boolean {
  return (commands[index + 1]?.context.nesting.length ?? 0) >= commands[index]!.context.nesting.length;
}
