import { defineRule } from '../define-rule.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { appendToStatement } from '../dockerfile-shared/shell-fixes.js';
import { keepsOut, scratchMounts } from '../dockerfile-shared/shell-mounts.js';
import { fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

const ARCHIVES = '/var/cache/apt/archives';
const LISTS = '/var/lib/apt/lists';

export default defineRule({
  id: 'dockerfile/apt-lists',
  aliases: ['DL3009', 'kics:apt_get_install_lists_were_not_deleted'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'A layer of the image keeps the package lists that apt-get update downloads.',
    why: 'They are 20 to 60 MB that nothing reads again, and a later RUN that deletes them frees nothing: the layer below still has them.',
    bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git',
    good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*',
    refs: [
      'https://docs.docker.com/build/building/best-practices/#apt-get',
      'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    ],
  },
  messages: {
    lists: (a: { program: string }) =>
      `the package lists of ${a.program} update stay in the layer: delete /var/lib/apt/lists in the same RUN, or mount a cache there`,
    archives: (a: { program: string }) =>
      `docker-clean is switched off, so the packages that ${a.program} downloads stay in /var/cache/apt: mount a cache there too`,
  },
  *check(model) {
    const fate = fatesOf(model);
    const keepsArchives = /docker-clean|Keep-Downloaded-Packages/.test(model.file.text);
    for (const shellRun of shellRuns(model)) {
      const { run, script, stage } = shellRun;
      if (fate(stage) !== 'shipped') continue;
      const calls = packageCalls(script.commands, 'apt');
      const update = calls.filter(({ verb }) => verb === 'update').at(-1);
      if (!update) continue;
      const { program, range } = update;
      if (keepsOut(run, LISTS)) {
        const isWhole =
          !keepsArchives ||
          keepsOut(run, ARCHIVES) ||
          // Whoever mounts the lists alone has told the two apart.
          scratchMounts(run).some(({ target }) => target === LISTS) ||
          script.commands.some(emptiesArchives);
        if (!isWhole) yield { messageId: 'archives', args: { program }, range };
        continue;
      }
      if (script.commands.some((command) => command.index > update.command.index && deletesLists(command)))
        continue;
      const last = calls.at(-1) ?? update;
      yield {
        messageId: 'lists',
        args: { program },
        range,
        ...appendToStatement(model, shellRun, last.command, 'rm -rf /var/lib/apt/lists/*', 'unsafe'),
      };
    }
  },
});

function deletesLists({ name, args }: ShellCommand): boolean {
  if (/^apt(?:-get)?$/.test(name))
    return args.some(({ value }) => value === 'distclean' || value === 'dist-clean');
  if (name !== 'rm' && name !== 'find' && name !== 'unlink') return false;
  return args.some(({ display }) => {
    const path = display.replace(/\/+/g, '/');
    return (
      /^\/var\/lib\/(?:apt(?:\/|$)|\*|\{[^}]*apt)/.test(path) ||
      /^\/var\/\{[^}]*lib\/apt/.test(path) ||
      /^\{[^}]*\/var\/lib\/apt/.test(path) ||
      path === '/var/lib/'
    );
  });
}

function emptiesArchives({ name, args }: ShellCommand): boolean {
  return /^apt(?:-get)?$/.test(name) && args.some(({ value }) => value === 'clean');
}
