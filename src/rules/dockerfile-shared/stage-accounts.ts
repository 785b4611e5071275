import { findImageAccounts } from '../../data/base-accounts.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { StageBase } from '../../syntax/dockerfile/stage-types.js';
import type { Instruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { parseImageName } from './image-name.js';
import { type OptionSpec, findOption, parseArguments } from './shell-arguments.js';

/** A user that a RUN makes, or gives more groups. */
export interface MadeUser {
  readonly name: string;
  /** Its supplementary groups, as far as this command gives any. */
  readonly groups: readonly string[];
  /** Whether the command makes it; else it was there. */
  readonly isNew: boolean;
}

// `useradd --help`, `adduser --help` of Debian and busybox, `usermod --help`
const SPEC: OptionSpec = {
  values: new Set(
    (
      '-b --base-dir -c --comment -d --home-dir --home -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key ' +
      '-p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user -h -l --login --gecos --ingroup --conf ' +
      '--firstuid --lastuid --firstgid --lastgid --add_extra_groups'
    ).split(' '),
  ),
};

/** What an account command makes; undefined for any other. */
export function readMadeUser(command: ShellCommand): MadeUser | undefined {
  const { name, args } = command;
  if (!/^(?:useradd|usermod|adduser|addgroup)$/.test(name)) return undefined;
  // `-h` is a folder to busybox' adduser alone, `-l` a name to usermod alone.
  const parsed = parseArguments(args, name === 'useradd' ? USERADD : SPEC);
  const [first, second] = parsed.operands.map(({ value }) => value);
  if (name === 'useradd' || name === 'usermod') {
    const groups = findOption(parsed, '-G', '--groups')?.value;
    const user = parsed.operands.at(-1)?.value;
    return user === undefined
      ? undefined
      : { name: user, groups: groups?.split(',').filter(Boolean) ?? [], isNew: name === 'useradd' };
  }
  // `adduser app video` puts a user into a group; so does addgroup.
  if (first !== undefined && second !== undefined) return { name: first, groups: [second], isNew: false };
  return name === 'adduser' && first !== undefined ? { name: first, groups: [], isNew: true } : undefined;
}

const USERADD: OptionSpec = {
  values: new Set([...(SPEC.values ?? [])].filter((one) => one !== '-l' && one !== '-h')),
};

/** Commands that can make no account, whatever they are given. */
const HARMLESS =
  /^(?:apt-get|apt|apk|mkdir|chown|chmod|rm|cp|mv|ln|touch|echo|printf|cat|tar|unzip|curl|wget|cd|set|export|test|\[|true|pip3?|uv|poetry|npm|npx|pnpm|yarn|corepack|node|go|cargo|git|find|sed|grep|tee|ls|install|strip|sleep|which|:)$/;

/** What is known of the accounts of a stage. */
export interface Accounts {
  /** Those that it can have; undefined where its base image is not known, or something could add others unseen. */
  readonly known: ReadonlySet<string> | undefined;
  /** The users that it and what it stands on make. */
  readonly made: readonly MadeUser[];
}

/** The accounts of each stage, in one pass. */
export function accountsOf(model: DockerfileModel): readonly Accounts[] {
  const found: Accounts[] = [];
  for (const stage of model.graph.stages) {
    const { base, instructions } = stage;
    const below = base.kind === 'stage' ? found[base.stage] : undefined;
    const known = below ? below.known : baseAccounts(base);
    const own = instructions.flatMap((one) =>
      one.kind === 'run'
        ? (model.scriptOf(one)?.commands ?? []).flatMap((command) => readMadeUser(command) ?? [])
        : [],
    );
    const made = below?.made ?? [];
    found.push({
      known: known && !instructions.some((one) => mayAddAccounts(model, one)) ? known : undefined,
      made: own.length > 0 ? [...made, ...own] : made,
    });
  }
  return found;
}

function baseAccounts(base: StageBase): ReadonlySet<string> | undefined {
  if (base.kind === 'scratch') return new Set();
  if (base.kind !== 'image' || base.reference === undefined) return undefined;
  const { short, tag } = parseImageName(base.reference);
  return findImageAccounts(short, tag);
}

function mayAddAccounts(model: DockerfileModel, one: Instruction): boolean {
  if (one.kind === 'copy' || one.kind === 'add') {
    const target = one.destination?.literal;
    return target === undefined || /^\/(?:etc(?:\/|$)|$)/.test(target);
  }
  if (one.kind !== 'run') return false;
  const script = model.scriptOf(one);
  if (script?.status !== 'parsed') return true;
  const text = model.file.text.slice(one.range.start, one.range.end);
  if (/passwd|\/etc\b(?!\/(?:apt|ssl|apk|nginx|ld\.so))/.test(text)) return true;
  return script.commands.some(({ name, nameWord, args }) => {
    if (nameWord === undefined) return false;
    // Packages of programs that serve bring their own accounts.
    if (/^(?:apt-get|apt|apk)$/.test(name))
      return args.some(({ value }) => value === 'install' || value === 'add');
    return !HARMLESS.test(name);
  });
}
