/** Programs that run the program named in their arguments: sudo, env, xargs, sh -c, … */
import type { ShellWord } from './types.js';

interface Wrapper {
  /** Short options (letters) and long ones (names) whose value is the next word. */
  readonly short: string;
  readonly long: readonly string[];
  /** Words before the command that are not options: timeout's duration, gosu's user. */
  readonly operands: number;
}

const plain: Wrapper = { short: '', long: [], operands: 0 };

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: { short: 'ughpCDRTr', long: ['user', 'group', 'host', 'prompt', 'chdir'], operands: 0 },
  doas: { short: 'uC', long: [], operands: 0 },
  env: { short: 'uCS', long: ['unset', 'chdir'], operands: 0 },
  exec: { short: 'a', long: [], operands: 0 },
  command: plain,
  builtin: plain,
  nohup: plain,
  setsid: plain,
  time: { short: 'fo', long: ['format', 'output'], operands: 0 },
  nice: { short: 'n', long: ['adjustment'], operands: 0 },
  ionice: { short: 'cnp', long: ['class', 'classdata'], operands: 0 },
  timeout: { short: 'ks', long: ['kill-after', 'signal'], operands: 1 },
  stdbuf: { short: 'ioe', long: ['input', 'output', 'error'], operands: 0 },
  xargs: {
    short: 'aEeIiLlnPsd',
    long: ['arg-file', 'delimiter', 'max-lines', 'max-args', 'max-procs', 'max-chars', 'replace'],
    operands: 0,
  },
  gosu: { short: '', long: [], operands: 1 },
  'su-exec': { short: '', long: [], operands: 1 },
  setpriv: { short: '', long: ['reuid', 'regid', 'groups'], operands: 0 },
  chroot: { short: '', long: ['userspec', 'groups'], operands: 1 },
  tini: { short: 'pe', long: [], operands: 0 },
  'dumb-init': { short: 'r', long: ['rewrite'], operands: 0 },
  catatonit: plain,
  busybox: plain,
  eatmydata: plain,
  fakeroot: plain,
  unbuffer: plain,
  catchsegv: plain,
  numactl: { short: 'NiCmpl', long: [], operands: 0 },
  taskset: { short: '', long: [], operands: 1 },
  strace: { short: 'oepsu', long: [], operands: 0 },
};

/** Options whose value may be missing; it is then never the next word. */
const GLUED = new Set(['xargs:e', 'xargs:i', 'xargs:l']);

export const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'mksh']);

/** The place of the command that a wrapper runs among its arguments; -1 where there is none. */
export function findWrapped(name: string, args: readonly ShellWord[]): number {
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (wrapper === undefined) return -1;
  let operands = wrapper.operands;
  for (let i = 0; i < args.length; i++) {
    const text = args[i]!.display;
    if (text === '--') return skipOperands(args, i + 1, operands);
    if (text.length > 1 && text.startsWith('-')) {
      if (name === 'command' && /^-[pvV]*[vV]/.test(text)) return -1;
      if (takesNext(name, wrapper, text)) i++;
    } else if ((name === 'env' || name === 'sudo') && /^[A-Za-z_]\w*=/.test(args[i]!.text)) {
      // A variable for the command.
    } else if (operands > 0) operands--;
    else return i;
  }
  return -1;
}

function skipOperands(args: readonly ShellWord[], from: number, operands: number): number {
  const at = from + operands;
  return at < args.length ? at : -1;
}

function takesNext(name: string, wrapper: Wrapper, text: string): boolean {
  if (text.startsWith('--')) return !text.includes('=') && wrapper.long.includes(text.slice(2));
  const last = text.at(-1)!;
  // `-n5` has its value with it; `-n` and `-xn` take the next word.
  const first = [...text.slice(1)].findIndex((letter) => wrapper.short.includes(letter));
  return first === text.length - 2 && !GLUED.has(`${name}:${last}`);
}

/** The ranges of arguments that `find` runs: after -exec, -execdir, -ok, up to `;` or `+`. */
export function findExecuted(args: readonly ShellWord[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let i = 0; i < args.length; i++) {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(args[i]!.display)) continue;
    const start = i + 1;
    for (i = start; i < args.length && args[i]!.display !== ';' && args[i]!.display !== '+'; ) i++;
    if (i > start) found.push([start, i]);
  }
  return found;
}

/** The argument that holds the script of `sh -c SCRIPT`, `su -c SCRIPT`; -1 where there is none. */
export function findScript(name: string, args: readonly ShellWord[]): number {
  if (name === 'su' || name === 'runuser') {
    const at = args.findIndex((arg) => arg.display === '-c' || arg.display === '--command');
    return at === -1 || at + 1 >= args.length ? -1 : at + 1;
  }
  if (!SHELLS.has(name)) return -1;
  let command = false;
  for (let i = 0; i < args.length; i++) {
    const text = args[i]!.display;
    if (text === '--') return command && i + 1 < args.length ? i + 1 : -1;
    if (!/^[-+]./.test(text)) return command ? i : -1;
    if (text.startsWith('--')) {
      if (text === '--rcfile' || text === '--init-file') i++;
      continue;
    }
    if (text.startsWith('-') && text.includes('c')) command = true;
    if (text.endsWith('o') || text.endsWith('O')) i++;
  }
  return -1;
}

/** Whether a shell reads its script from standard input: no operand, no -c. */
export function readsStandardInput(name: string, args: readonly ShellWord[]): boolean {
  if (!SHELLS.has(name)) return false;
  let i = 0;
  for (; i < args.length; i++) {
    const text = args[i]!.display;
    if (text === '-' || (text.startsWith('-') && !text.startsWith('--') && text.includes('s'))) return true;
    if (!/^[-+]./.test(text)) return false;
    if (text.startsWith('-') && !text.startsWith('--') && text.includes('c')) return false;
    if (text.endsWith('o')) i++;
  }
  return true;
}
