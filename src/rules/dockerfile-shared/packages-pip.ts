import type { Range } from '../../core/text.js';
import type { ShellCommand, ShellWord } from '../../syntax/shell/types.js';
import {
  type OptionSpec,
  type ParsedArguments,
  findOption,
  hasOption,
  parseArguments,
  rangeTo,
} from './shell-arguments.js';

/** A call of pip or of a tool that installs the same way. */
export interface PipCall {
  readonly tool: 'pip' | 'pipx' | 'uv pip' | 'uv tool';
  readonly verb: string;
  readonly verbWord: ShellWord;
  readonly parsed: ParsedArguments;
  /** Operands behind the verb. */
  readonly requirements: readonly ShellWord[];
  readonly command: ShellCommand;
  /** From the program to the verb. */
  readonly range: Range;
}

// `pip install --help`, `pipx install --help`, `uv pip install --help`
const SPEC: OptionSpec = {
  values: new Set(
    (
      '-r --requirement -c --constraint --build-constraint --group -e --editable -t --target --platform --python-version ' +
      '--implementation --abi --root --prefix -b --build --build-dir --src --source --upgrade-strategy -C --config-settings ' +
      '--global-option --install-option --no-binary --only-binary --progress-bar --root-user-action --report -i --index-url ' +
      '--pypi-url --extra-index-url -f --find-links --index --default-index --python --log --log-file --local-log --proxy ' +
      '--retries --timeout --exists-action --trusted-host --cert --client-cert --cache-dir --use-feature ' +
      '--use-deprecated --keyring-provider --hash --spec --pip-args --suffix --backend -p --override --overrides --extra --resolution ' +
      '--prerelease --exclude-newer --index-strategy --link-mode --with --with-requirements --build-constraints --config-file ' +
      '--directory --project --torch-backend --python-platform --config-setting --refresh-package --reinstall-package ' +
      '--requirements --constraints --python-preference --fork-strategy --color --upgrade-group --upgrade-package -P --no-build-isolation-package --allow-insecure-host -d --dest -w --wheel-dir'
    ).split(' '),
  ),
};

const PIP = /^pip(?:\d(?:\.\d+)?)?$/;
const PYTHON = /^(?:python|pypy)(?:\d(?:\.\d+)?)?$/;

/** Reads a call of pip, `python -m pip`, pipx, `uv pip` or `uv tool`. */
export function readPipCall(command: ShellCommand): PipCall | undefined {
  const start = findStart(command);
  if (!start) return undefined;
  const parsed = parseArguments(command.args.slice(start.skip), SPEC);
  const [verbWord, ...requirements] = parsed.operands;
  if (verbWord?.value === undefined) return undefined;
  return {
    tool: start.tool,
    verb: verbWord.value,
    verbWord,
    parsed,
    requirements,
    command,
    range: rangeTo(command, verbWord),
  };
}

function findStart(command: ShellCommand): { tool: PipCall['tool']; skip: number } | undefined {
  const { name, args } = command;
  if (PIP.test(name)) return { tool: 'pip', skip: 0 };
  if (name === 'pipx') return { tool: 'pipx', skip: 0 };
  if (name === 'uv') {
    const at = args.findIndex(({ value }) => value === 'pip' || value === 'tool');
    return at === -1 ? undefined : { tool: args[at]!.value === 'pip' ? 'uv pip' : 'uv tool', skip: at + 1 };
  }
  if (!PYTHON.test(name)) return undefined;
  const at = args.findIndex(({ value }) => value === '-m');
  if (at === -1 || !PIP.test(args[at + 1]?.value ?? '')) return undefined;
  return { tool: 'pip', skip: at + 2 };
}

/** The calls that install something by name, and the words that name it. */
export function pipInstalls(commands: readonly ShellCommand[]): PipCall[] {
  return commands.flatMap((command) => {
    const call = readPipCall(command);
    return call?.verb === 'install' ? [call] : [];
  });
}

/** Whether versions come from a constraints file. */
export function isConstrained({ parsed }: PipCall): boolean {
  return hasOption(parsed, '-c', '--constraint', '--constraints', '--overrides', '--override');
}

/** The editable requirements (`-e git+…`), which count as requirements too. */
export function editableOf({ parsed }: PipCall): ShellWord | undefined {
  return findOption(parsed, '-e', '--editable')?.valueWord;
}

const ARCHIVE = /\.(?:whl|tar\.gz|tgz|tar\.bz2|tbz|tar\.xz|txz|tar|zip|egg)$/;

/** Whether a requirement leaves its version open. */
export function isUnpinnedRequirement(word: ShellWord): boolean {
  const text = (word.value ?? word.display).trim();
  const marker = text.indexOf(';');
  const requirement = (marker === -1 ? text : text.slice(0, marker)).trim();
  const direct = /^[\w.-]+(?:\[[^\]]*\])?\s*@\s*(\S[\s\S]*)$/.exec(requirement);
  const address = direct?.[1] ?? requirement;
  const vcs = /^(?:git|hg|svn|bzr)\+/.exec(address);
  if (vcs) return !hasRevision(address);
  if (/^[a-z][a-z+]*:\/\/|^file:/i.test(address)) return false;
  if (/^[.~/]/.test(requirement) || requirement.includes('/') || ARCHIVE.test(withoutExtras(requirement)))
    return false;
  if (/[=<>~!@]/.test(requirement)) return false;
  // What a variable adds may be the version; the brackets of `name[extra]` are a pattern to the shell, which finds no file.
  if (word.value === undefined && !(word.glob && /^[\w.,-]+\[[\w.,-]+\]$/.test(word.text))) return false;
  return /^[A-Za-z0-9]/.test(requirement);
}

function withoutExtras(requirement: string): string {
  const bracket = requirement.endsWith(']') ? requirement.lastIndexOf('[') : -1;
  return bracket === -1 ? requirement : requirement.slice(0, bracket);
}

/** `git+https://host/path@ref#egg=…`: an `@` behind the last slash of the path. */
function hasRevision(address: string): boolean {
  const hash = address.indexOf('#');
  const path = hash === -1 ? address : address.slice(0, hash);
  const scheme = path.indexOf('://');
  const slash = path.indexOf('/', scheme === -1 ? 0 : scheme + 3);
  return slash !== -1 && path.indexOf('@', slash) !== -1;
}
