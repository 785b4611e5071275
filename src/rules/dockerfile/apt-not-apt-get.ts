import { defineRule } from '../define-rule.js';
import { readPackageCall } from '../dockerfile-shared/packages.js';
import { replacement } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

/** apt's verb → the program that has it; what is not listed has no plain counterpart. */
const COUNTERPART: Readonly<Record<string, 'apt-get' | 'apt-cache'>> = {
  install: 'apt-get',
  reinstall: 'apt-get',
  remove: 'apt-get',
  purge: 'apt-get',
  autoremove: 'apt-get',
  'auto-remove': 'apt-get',
  update: 'apt-get',
  upgrade: 'apt-get',
  'dist-upgrade': 'apt-get',
  'build-dep': 'apt-get',
  download: 'apt-get',
  source: 'apt-get',
  clean: 'apt-get',
  autoclean: 'apt-get',
  search: 'apt-cache',
  show: 'apt-cache',
  policy: 'apt-cache',
};

export default defineRule({
  id: 'dockerfile/apt-not-apt-get',
  aliases: ['DL3027', 'kics:run_using_apt'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'A RUN calls apt instead of apt-get.',
    why: 'apt is made for people at a terminal: its options and output may change with any release, and it says so itself in every build log.',
    bad: 'FROM debian:13\nRUN apt update && apt install -y --no-install-recommends git',
    good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git',
    refs: ['https://manpages.debian.org/apt'],
  },
  messages: {
    apt: (_: Record<string, never>) => 'apt has no stable interface for scripts: use apt-get or apt-cache',
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const command of script.commands) {
        if (command.name !== 'apt' || !command.nameWord) continue;
        const verb = readPackageCall(command)?.verb ?? '';
        const other = Object.hasOwn(COUNTERPART, verb) ? COUNTERPART[verb] : undefined;
        const isBare = command.nameWord.text === 'apt';
        const { range } = command.nameWord;
        const at =
          model.file.text.slice(range.start, range.end) === '"apt"'
            ? { start: range.start + 1, end: range.end - 1 }
            : range;
        const fixes =
          other && isBare ? { fixes: [replacement(model, at, other, `use ${other}`, 'safe')] } : {};
        yield { messageId: 'apt', args: {}, range, ...fixes };
      }
    }
  },
});
