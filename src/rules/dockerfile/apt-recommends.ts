import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { fatesOf, shellRuns } from '../dockerfile-shared/shell-runs.js';

export default defineRule({
  id: 'dockerfile/apt-recommends',
  aliases: ['DL3015', 'DS-0029', 'kics:apt_get_not_avoiding_additional_packages'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'apt-get installs recommended packages along with those that are named.',
    why: 'Recommendations are made for desktops: they can bring hundreds of megabytes, daemons and their vulnerabilities into an image that never uses them.',
    bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*',
    good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*',
    refs: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  },
  messages: {
    recommends: (a: { program: string }) =>
      `${a.program} install also installs what packages only recommend: add --no-install-recommends`,
  },
  *check(model) {
    const fate = fatesOf(model);
    if (/APT::Install-Recommends\s+"?(?:0|false|no)/i.test(model.file.text)) return;
    for (const shellRun of shellRuns(model)) {
      if (fate(shellRun.stage) === 'builder') continue;
      for (const call of packageCalls(shellRun.script.commands, 'apt')) {
        const { parsed, verb, program, range, verbWord } = call;
        if (verb !== 'install' || call.packages.length === 0) continue;
        if (
          hasOption(
            parsed,
            '--no-install-recommends',
            '--install-recommends',
            '-R',
            '--without-recommends',
            '-r',
            '--with-recommends',
          )
        )
          continue;
        const isConfigured = parsed.options.some(({ value }) =>
          /^APT::Install-Recommends=/i.test(value ?? ''),
        );
        if (isConfigured || isOnlyFiles(call.packages.map(({ display }) => display))) continue;
        const word = program === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
        yield {
          messageId: 'recommends',
          args: { program },
          range,
          ...insertWord(model, shellRun, verbWord.range, word, 'unsafe'),
        };
      }
    }
  },
});

/** `apt-get install ./x.deb`: which packages come along is the file's own list of dependencies. */
function isOnlyFiles(packages: readonly string[]): boolean {
  return packages.every((name) => name.endsWith('.deb'));
}
