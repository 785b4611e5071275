import type { ShellCommand, ShellScript, ShellWord } from '../../syntax/shell/types.js';

/** A call that installs system packages. */
export interface PackageInstall {
  readonly manager: 'apt' | 'apk' | 'rpm';
  readonly command: ShellCommand;
  /** The package words, versions included. */
  readonly packages: readonly ShellWord[];
  /** Name of the `apk add --virtual` group. */
  readonly group: string | undefined;
}

const MANAGERS: Readonly<Record<string, PackageInstall['manager']>> = {
  'apt-get': 'apt',
  apt: 'apt',
  aptitude: 'apt',
  apk: 'apk',
  yum: 'rpm',
  dnf: 'rpm',
  microdnf: 'rpm',
  tdnf: 'rpm',
};

/** The installs of system packages in a script. */
export function findInstalls(script: ShellScript | undefined): PackageInstall[] {
  return callsOf(script, ['install', 'add', 'reinstall']);
}

/** The removals of system packages in a script. */
export function findRemovals(script: ShellScript | undefined): PackageInstall[] {
  return callsOf(script, ['remove', 'purge', 'del', 'erase', 'autoremove']);
}

function callsOf(script: ShellScript | undefined, verbs: readonly string[]): PackageInstall[] {
  return (script?.commands ?? []).flatMap((command): PackageInstall[] => {
    const manager = Object.hasOwn(MANAGERS, command.name) ? MANAGERS[command.name] : undefined;
    if (!manager) return [];
    const verb = command.args.findIndex(({ value }) => value !== undefined && verbs.includes(value));
    if (verb === -1) return [];
    return [{ manager, command, ...readWords(command.args.slice(verb + 1)) }];
  });
}

/** Options whose value is the next word. */
const WITH_VALUE = [
  '-t',
  '--target-release',
  '-o',
  '-c',
  '--virtual',
  '-X',
  '--repository',
  '--enablerepo',
  '--root',
  '-p',
];

function readWords(args: readonly ShellWord[]): Pick<PackageInstall, 'packages' | 'group'> {
  const packages: ShellWord[] = [];
  let group: string | undefined;
  for (let i = 0; i < args.length; i++) {
    const text = args[i]!.display;
    if (text === '--virtual' || /^-[a-z]*t$/.test(text)) group = args[++i]?.display;
    else if (text.startsWith('--virtual=')) group = text.slice('--virtual='.length);
    else if (WITH_VALUE.includes(text)) i++;
    else if (!text.startsWith('-')) packages.push(args[i]!);
  }
  return { packages, group };
}

/** The name in a package word: `curl=8.*`, `libc6:amd64`, `nodejs~=22` → curl, libc6, nodejs. */
export function packageName(word: ShellWord): string {
  return word.display.split(/[=<>~:@/]/, 1)[0]!;
}
