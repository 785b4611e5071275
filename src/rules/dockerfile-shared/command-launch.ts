import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import type {
  CommandInstruction,
  HealthcheckInstruction,
  Instruction,
} from '../../syntax/dockerfile/types.js';

/** A word of a command line; `value` is undefined where it depends on the run. */
export interface Token {
  readonly value: string | undefined;
  readonly text: string;
  readonly range: Range;
}

/** A program and its arguments, wherever they are written. */
export type CommandLine = Pick<Launch, 'program' | 'programToken' | 'args'>;

/** A program that a container starts, with its arguments. */
export interface Launch {
  readonly instruction: Instruction;
  readonly form: 'exec' | 'shell';
  /** Basename of the program, wrappers (tini, exec, poetry run, …) removed; empty where not known. */
  readonly program: string;
  /** The word of the program. */
  readonly programToken: Token;
  readonly args: readonly Token[];
  /** Whether it is the first thing that runs: the process that gets the signals, or a shell around it. */
  readonly isFirst: boolean;
  /** The wrappers that were removed. */
  readonly wrappers: readonly string[];
}

/** What ENTRYPOINT and CMD of a stage start, as far as the file says. */
export function launchesOf(model: DockerfileModel, stage: Stage): Launch[] {
  const { entrypoint, cmd } = stage.effective;
  const first = entrypoint?.instruction;
  const second = cmd?.instruction;
  if (first?.command?.form === 'exec' && second?.command?.form === 'exec') {
    // One argument list; what the entrypoint starts may well be a script that runs the rest.
    const head = execTokens(first);
    const whole = toLaunch([...head, ...execTokens(second)], second, 'exec', true);
    const nested = [first, second].flatMap((one) => nestedLaunches(model, one));
    return [...(whole ? [whole] : []), ...nested];
  }
  return [first, second].flatMap((instruction) => (instruction ? launchesIn(model, instruction) : []));
}

/** What one CMD, ENTRYPOINT or HEALTHCHECK starts. */
export function launchesIn(
  model: DockerfileModel,
  instruction: CommandInstruction | HealthcheckInstruction,
): Launch[] {
  const { command } = instruction;
  if (command?.form === 'exec') {
    const whole = toLaunch(execTokens(instruction), instruction, 'exec', true);
    return [...(whole ? [whole] : []), ...nestedLaunches(model, instruction)];
  }
  return scriptLaunches(model, instruction, 0);
}

function execTokens({ command }: CommandInstruction | HealthcheckInstruction): Token[] {
  if (command?.form !== 'exec') return [];
  // Nothing expands variables in exec form: a word is what is written.
  return command.words.map((word) => ({ value: word.value, text: word.value, range: word.range }));
}

/** The commands inside `["sh", "-c", "…"]`. */
function nestedLaunches(
  model: DockerfileModel,
  instruction: CommandInstruction | HealthcheckInstruction,
): Launch[] {
  return scriptLaunches(model, instruction, 1);
}

function scriptLaunches(
  model: DockerfileModel,
  instruction: CommandInstruction | HealthcheckInstruction,
  from: number,
): Launch[] {
  const script = model.scriptOf(instruction);
  if (script?.status !== 'parsed') return [];
  return script.commands.slice(from).flatMap((command): Launch[] => {
    if (!command.nameWord) return [];
    const tokens = [command.nameWord, ...command.args].map(({ value, display, range }) => ({
      value,
      text: display,
      range,
    }));
    const launch = toLaunch(tokens, instruction, 'shell', command.index === from);
    return launch ? [launch] : [];
  });
}

function toLaunch(
  tokens: readonly Token[],
  instruction: Instruction,
  form: Launch['form'],
  isFirst: boolean,
): Launch | undefined {
  const { rest, wrappers } = unwrap(tokens);
  const [programToken, ...args] = rest;
  if (!programToken) return undefined;
  return {
    instruction,
    form,
    program: baseName(programToken.value ?? ''),
    programToken,
    args,
    isFirst,
    wrappers,
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Wrappers that run the rest of their arguments, with the options that take a value. */
const WRAPPERS: Readonly<Record<string, { readonly sub?: string; readonly values?: readonly string[] }>> = {
  tini: { values: ['-p', '-e'] },
  'tini-static': { values: ['-p', '-e'] },
  'dumb-init': { values: ['-r', '--rewrite'] },
  exec: {},
  env: {},
  'cross-env': {},
  nice: { values: ['-n'] },
  stdbuf: {},
  time: {},
  gosu: { values: ['*'] },
  'su-exec': { values: ['*'] },
  'opentelemetry-instrument': {},
  'ddtrace-run': {},
  'newrelic-admin': { sub: 'run-program' },
  'xvfb-run': {},
  poetry: { sub: 'run' },
  uv: {
    sub: 'run',
    values: ['--project', '--directory', '--extra', '--group', '-p', '--python', '--with', '--env-file'],
  },
  pdm: { sub: 'run' },
  rye: { sub: 'run' },
  hatch: { sub: 'run' },
  pipenv: { sub: 'run' },
  bundle: { sub: 'exec' },
  dotenv: { sub: 'run' },
  doppler: { sub: 'run' },
  npx: {},
  bunx: {},
  pnpx: {},
};

/** Removes what only starts something else: `tini --`, `exec`, `poetry run`, an entrypoint script, `python -m`. */
export function unwrap(tokens: readonly Token[]): { rest: readonly Token[]; wrappers: readonly string[] } {
  const wrappers: string[] = [];
  let rest = tokens;
  for (let guard = 0; guard < 8 && rest.length > 1; guard++) {
    const name = baseName(rest[0]!.value ?? '');
    const next = unwrapOnce(name, rest);
    if (!next) break;
    wrappers.push(name);
    rest = next;
  }
  return { rest, wrappers };
}

function unwrapOnce(name: string, tokens: readonly Token[]): readonly Token[] | undefined {
  if (/^python(?:\d(?:\.\d+)?)?$/.test(name)) return unwrapPython(tokens);
  if (/entry-?point|\.sh$|^bash$|^sh$/.test(name)) {
    // A script that is handed the command; `sh -c` is read by the shell model.
    const second = tokens[1]?.value;
    if (name === 'sh' || name === 'bash') return second?.endsWith('.sh') ? tokens.slice(1) : undefined;
    return second?.startsWith('-') ? undefined : tokens.slice(1);
  }
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (!wrapper) return undefined;
  let i = 1;
  if (wrapper.sub !== undefined) {
    while (tokens[i]?.value?.startsWith('-')) i++;
    if (tokens[i]?.value !== wrapper.sub) return undefined;
    i++;
  }
  if (wrapper.values?.includes('*')) i++;
  for (; i < tokens.length; i++) {
    const value = tokens[i]!.value;
    if (value === '--') return tokens.slice(i + 1);
    if (value !== undefined && wrapper.values?.includes(value)) i++;
    else if (!value?.startsWith('-') && !(/^(?:cross-)?env$/.test(name) && /^\w+=/.test(value ?? ''))) break;
  }
  return i < tokens.length ? tokens.slice(i) : undefined;
}

/** `python -u -m uvicorn …` starts uvicorn. */
function unwrapPython(tokens: readonly Token[]): readonly Token[] | undefined {
  for (let i = 1; i < tokens.length; i++) {
    const value = tokens[i]!.value;
    if (value === '-m') return tokens.slice(i + 1);
    if (value === '-X' || value === '-W') i++;
    else if (!/^-[a-zA-Z]+$/.test(value ?? '')) return undefined;
  }
  return undefined;
}

/** The value of an option, as `--name value`, `--name=value`, or `-nvalue` for a short one. */
export function optionOf(args: readonly Token[], ...names: readonly string[]): Token | undefined {
  let found: Token | undefined;
  args.forEach((arg, i) => {
    for (const name of names) {
      const text = arg.value ?? arg.text;
      if (text === name && args[i + 1]) found = args[i + 1];
      else if (text.startsWith(`${name}=`)) found = cut(arg, name.length + 1);
      else if (/^-[a-zA-Z]$/.test(name) && text.startsWith(name) && text.length > 2) found = cut(arg, 2);
    }
  });
  return found;
}

function cut(token: Token, length: number): Token {
  return { ...token, value: token.value?.slice(length), text: token.text.slice(length) };
}

/** Whether one of these words stands among the arguments. */
export function hasWord(args: readonly Token[], ...words: readonly string[]): boolean {
  return args.some(({ value }) => value !== undefined && words.includes(value));
}
