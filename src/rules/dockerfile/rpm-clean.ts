import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { type PackageCall, packageCalls, readPackageCall } from '../dockerfile-shared/packages.js';
import { appendToStatement } from '../dockerfile-shared/shell-fixes.js';
import { keepsOut } from '../dockerfile-shared/shell-mounts.js';
import { fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

const FILLS = new Set(
  'install reinstall upgrade upgrade-minimal downgrade distro-sync localinstall groupinstall groupupdate groupupgrade moduleinstall moduleupdate swap builddep makecache'.split(
    ' ',
  ),
);
const CACHES = ['/var/cache/yum', '/var/cache/dnf', '/var/cache/libdnf5'];

export default defineRule({
  id: 'dockerfile/rpm-clean',
  aliases: [
    'DL3032',
    'DL3040',
    'DS-0015',
    'DS-0019',
    'DS-0027',
    'kics:yum_clean_all_missing',
    'kics:missing_dnf_clean_all',
  ],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A layer keeps the metadata and packages that yum, dnf or microdnf downloads.',
    why: 'The metadata of Fedora alone are over 100 MB, which nothing reads again; cleaning in a later RUN frees nothing.',
    bad: 'FROM fedora:43\nRUN dnf install -y httpd',
    good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all',
    refs: ['https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command'],
  },
  messages: {
    cache: (a: { program: string; verb: string }) =>
      `what ${a.program} ${a.verb} downloads stays in the layer: end the RUN with ${a.program} clean all, or mount a cache`,
  },
  *check(model) {
    const fate = fatesOf(model);
    for (const shellRun of shellRuns(model)) {
      const { run, script, stage } = shellRun;
      if (fate(stage) === 'builder' || keepsOut(run, ...CACHES)) continue;
      const calls = packageCalls(script.commands, 'rpm').filter(({ verb }) => FILLS.has(verb));
      const last = calls.at(-1);
      if (!last || isInstallroot(last)) continue;
      if (script.commands.some((command) => command.index > last.command.index && cleans(command))) continue;
      const { program, verb, verbWord, range, command } = last;
      yield {
        messageId: 'cache',
        args: { program, verb: verbWord.value ?? verb },
        range,
        ...appendToStatement(model, shellRun, command, `${program} clean all`, 'safe'),
      };
    }
  },
});

/** Another root is filled, to be copied from: its own caches are another matter. */
function isInstallroot({ parsed }: PackageCall): boolean {
  return parsed.options.some(({ name }) => name === '--installroot');
}

function cleans(command: ShellCommand): boolean {
  const call = readPackageCall(command);
  if (call?.family === 'rpm') return call.verb === 'clean';
  if (command.name !== 'rm' && command.name !== 'find') return false;
  return command.args.some(({ display }) =>
    /^\/var\/cache(?:\/\*?$|$|\/(?:\{[^}]*)?(?:yum|dnf|libdnf5)|\/\*)/.test(display),
  );
}
