import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { isOpaque, packageList, rangeOf } from '../dockerfile-shared/packages.js';
import { type OptionSpec, hasOption, parseArguments } from '../dockerfile-shared/shell-arguments.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

// gem help install; an option that is not listed is one of the gem's own extension and may take the next word.
const SPEC: OptionSpec = {
  values: new Set(
    '-v --version --platform -i --install-dir -n --bindir --build-root -P --trust-policy -g --file --without -s --source -p --http-proxy -B --bulk-threshold --config-file --target-rbconfig'.split(
      ' ',
    ),
  ),
  flags: new Set(
    '--force --no-document --document --no-ri --no-rdoc --no-http-proxy --ri --rdoc --user-install --no-user-install --env-shebang --wrappers --no-wrappers --ignore-dependencies --development --development-all --conservative --minimal-deps --no-minimal-deps --post-install-message --no-post-install-message --lock --no-lock --suggestions --no-suggestions --default --explain --local --remote --both --clear-sources --update-sources --no-update-sources --prerelease --verbose --no-verbose --quiet --silent --backtrace --debug --norc --format-executable --no-format-executable --vendor --no-prerelease --no-force'.split(
      ' ',
    ),
  ),
};

export default defineRule({
  id: 'dockerfile/gem-pin',
  aliases: ['DL3028', 'kics:gem_install_without_version'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'gem installs a gem without a version.',
    why: 'The next build gets whatever was published last; a new major version breaks the build, or worse, only the program.',
    bad: 'FROM ruby:3.4-slim\nRUN gem install bundler',
    good: 'FROM ruby:3.4-slim\nRUN gem install bundler:2.7.2',
    refs: ['https://guides.rubygems.org/command-reference/#gem-install'],
  },
  messages: {
    unpinned: (a: { packages: string; one: boolean }) =>
      `${a.packages} ${a.one ? 'is' : 'are'} installed by gem in whatever version is newest`,
    shared: (_: Record<string, never>) =>
      'gem refuses --version for several gems: write name:version for each',
  },
  *check(model) {
    for (const { script } of shellRuns(model)) {
      for (const command of script.commands) {
        const call = readGemInstall(command);
        if (!call) continue;
        const open = call.gems.filter(
          (word) => !isOpaque(word) && !/[:=<>]|\.gem$|^[./~]/.test(word.value ?? word.display),
        );
        if (call.versioned) {
          if (call.gems.length > 1 && open.length > 0)
            yield { messageId: 'shared', args: {}, range: command.range };
          continue;
        }
        if (open.length > 0) {
          yield {
            messageId: 'unpinned',
            args: { packages: packageList(open), one: open.length === 1 },
            range: rangeOf(open),
          };
        }
      }
    }
  },
});

function readGemInstall(
  command: ShellCommand,
): { gems: readonly ShellWord[]; versioned: boolean } | undefined {
  if (command.name !== 'gem') return undefined;
  // Behind `--` stand options for the compiler.
  const dashes = command.args.findIndex(({ value }) => value === '--');
  const parsed = parseArguments(dashes === -1 ? command.args : command.args.slice(0, dashes), SPEC);
  const [verb, ...gems] = parsed.operands;
  if (!/^(?:i|in|ins|inst|insta|instal|install)$/.test(verb?.value ?? '')) return undefined;
  const versioned = hasOption(parsed, '-v', '--version') || hasOption(parsed, '-g', '--file');
  return { gems, versioned };
}
