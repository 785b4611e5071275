import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { packageCalls, readPackageCall } from '../dockerfile-shared/packages.js';
import { appendToStatement } from '../dockerfile-shared/shell-fixes.js';
import { keepsOut } from '../dockerfile-shared/shell-mounts.js';
import { fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

const FILLS = new Set('install source-install patch update dist-upgrade refresh'.split(' '));

export default defineRule({
  id: 'dockerfile/zypper-clean',
  aliases: ['DL3036', 'DS-0020', 'kics:missing_zypper_clean'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A layer keeps the metadata and packages that zypper downloads.',
    why: 'Nothing reads them again; cleaning in a later RUN frees nothing.',
    bad: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd',
    good: 'FROM opensuse/leap:15.6\nRUN zypper install -y httpd && zypper clean --all',
    refs: ['https://en.opensuse.org/SDB:Zypper_manual'],
  },
  messages: {
    cache: (a: { verb: string }) =>
      `what zypper ${a.verb} downloads stays in the layer: end the RUN with zypper clean --all, or mount a cache`,
  },
  *check(model) {
    const fate = fatesOf(model);
    for (const shellRun of shellRuns(model)) {
      const { run, script, stage } = shellRun;
      if (fate(stage) === 'builder' || keepsOut(run, '/var/cache/zypp')) continue;
      const calls = packageCalls(script.commands, 'zypper');
      const last = calls.filter(({ verb }) => FILLS.has(verb)).at(-1);
      if (!last || calls.some((call) => call.command.index > last.command.index && call.verb === 'clean'))
        continue;
      if (script.commands.some((command) => command.index > last.command.index && deletes(command))) continue;
      // A refresh alone is the business of another rule.
      if (last.verb === 'refresh' && !calls.some(({ verb }) => FILLS.has(verb) && verb !== 'refresh'))
        continue;
      yield {
        messageId: 'cache',
        args: { verb: last.verbWord.value ?? last.verb },
        range: last.range,
        ...appendToStatement(model, shellRun, last.command, 'zypper clean --all', 'safe'),
      };
    }
  },
});

function deletes(command: ShellCommand): boolean {
  if (readPackageCall(command)) return false;
  return (
    command.name === 'rm' &&
    command.args.some(({ display }) => /^\/var\/cache(?:\/zypp|\/\*?$|$)/.test(display))
  );
}
