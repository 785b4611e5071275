import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { isOpaque, packageLabel } from '../dockerfile-shared/packages.js';
import { isContextCopied, isPresent } from '../dockerfile-shared/packages-lock.js';
import { type OptionSpec, parseArguments } from '../dockerfile-shared/shell-arguments.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

// go help build
const SPEC: OptionSpec = {
  style: 'go',
  values: new Set(
    '-C -p -asmflags -buildmode -compiler -covermode -coverpkg -exec -gccgoflags -gcflags -installsuffix -ldflags -mod -modfile -o -overlay -pgo -pkgdir -tags -toolexec -buildvcs'
      .split(' ')
      .flatMap((name) => [name, `-${name}`]),
  ),
};
const FLOATING = /^(?:latest|upgrade|patch|main|master|HEAD|head|dev|develop|trunk)$/;

export default defineRule({
  id: 'dockerfile/go-pin',
  aliases: ['DL3062'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'go installs or runs a package of another module without a version.',
    why: 'Outside a module no go.sum stands behind it: the next build gets whatever was tagged last, or what a branch holds.',
    bad: 'FROM golang:1.25\nRUN go install github.com/pressly/goose/v3/cmd/goose@latest',
    good: 'FROM golang:1.25\nRUN go install github.com/pressly/goose/v3/cmd/goose@v3.26.0',
    refs: ['https://go.dev/ref/mod#go-install', 'https://go.dev/ref/mod#version-queries'],
  },
  messages: {
    unpinned: (a: { package: string; verb: string }) =>
      `go ${a.verb} takes ${a.package} in whatever version is newest: name one behind @`,
  },
  *check(model) {
    for (const shellRun of shellRuns(model)) {
      const inModule = () =>
        isPresent(model, shellRun, /^go\.(?:mod|\*)$|^go\*$|^\*$/) || isContextCopied(model, shellRun);
      for (const command of shellRun.script.commands) {
        for (const { word, verb } of packagesOf(command)) {
          const text = word.value ?? word.display;
          const at = text.lastIndexOf('@');
          const version = at === -1 ? undefined : text.slice(at + 1);
          if (version === undefined ? !isRemote(text, verb) || inModule() : !FLOATING.test(version)) continue;
          yield { messageId: 'unpinned', args: { package: packageLabel(word), verb }, range: word.range };
        }
      }
    }
  },
});

function packagesOf(command: ShellCommand): { word: ShellWord; verb: string }[] {
  if (command.name !== 'go') return [];
  const [first, ...rest] = command.args;
  const verb = first?.value ?? '';
  if (verb !== 'install' && verb !== 'get' && verb !== 'run') return [];
  const { operands } = parseArguments(rest, SPEC);
  // What follows the package of `go run` are the program's own arguments.
  const packages = verb === 'run' ? operands.slice(0, 1) : operands;
  return packages
    .filter((word) => !isOpaque(word) && !/^[./~]|\.go$/.test(word.display))
    .map((word) => ({ word, verb }));
}

/** Not the standard library, not a package of the module itself: its first element is a host. */
function isRemote(path: string, verb: string): boolean {
  if (/^(?:std|cmd|all|tool)(?:\/|$)/.test(path) || path.includes('$')) return false;
  return verb === 'get' || (path.split('/')[0] ?? '').includes('.');
}
