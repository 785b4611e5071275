import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Host } from './host.js';

/** A command's action: what it does, and the exit code that it comes to. */
export type Action = (host: Host, args: readonly string[], options: never) => Promise<number>;

/** Options that every command takes. */
export interface GlobalOptions {
  readonly cwd?: string;
  /** A path, or false for `--no-config`. */
  readonly config?: string | false;
  readonly format?: readonly string[];
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  readonly maxWarnings?: number;
  readonly failOnUnknown?: boolean;
  readonly color?: 'auto' | 'always' | 'never';
  readonly asOf?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/**
 * Which of the options of every command a command heeds. All take all of them; the help of each shows those that do
 * something there.
 */
export type Heeds = 'checks' | 'project' | 'tool' | 'nothing';

const HEEDED: Readonly<Record<Exclude<Heeds, 'checks'>, readonly string[]>> = {
  project: ['cwd', 'config', 'no-config', 'format', 'color', 'as-of', 'quiet', 'verbose'],
  tool: ['format'],
  nothing: [],
};

/** Adds the options of every command; they may stand before or after the command's own. */
export function addGlobalOptions(command: Command, heeds: Heeds = 'checks'): Command {
  const own = command.options.length;
  declareGlobals(command);
  for (const option of command.options.slice(own)) {
    option.helpGroup('Options of every command:');
    const name = option.long?.slice(2) ?? '';
    if (heeds !== 'checks' && !HEEDED[heeds].includes(name)) option.hideHelp();
  }
  return command;
}

function declareGlobals(command: Command): Command {
  return command
    .option('--cwd <folder>', 'run as if started in this folder')
    .option('--config <file>', 'configuration to use instead of the one found upward')
    .option('--no-config', 'use no configuration file')
    .option('-f, --format <format[:file]>', 'output format, optionally to a file; repeatable', collect)
    .option('--select <rules>', 'run only these rules: ids, aliases, areas', collectList)
    .option('--ignore <rules>', 'leave these rules out: ids, aliases, areas', collectList)
    .addOption(
      new Option('--fail-on <severity>', 'least severity that gives exit code 1').choices([
        'error',
        'warning',
        'info',
        'never',
      ]),
    )
    .option('--max-warnings <count>', 'more warnings than this give exit code 1', parseCount)
    .option('--fail-on-unknown', 'exit code 3 when nothing failed but something could not be decided')
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']))
    .option('--as-of <date>', 'judge model and image dates as of that day (YYYY-MM-DD)')
    .option('-q, --quiet', 'report errors only, no notices')
    .option('-v, --verbose', 'say more: what passed, stack traces');
}

/** Takes a whole number of at least zero. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

/** Gathers the values of a repeatable option. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Gathers comma-separated values of a repeatable option. */
export function collectList(value: string, previous: readonly string[] = []): readonly string[] {
  return [
    ...previous,
    ...value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  ];
}

/** Gathers comma-separated values of a repeatable option, empty ones too. */
export function splitList(value: string, before: readonly string[] = []): string[] {
  return [...before, ...value.split(',').map((part) => part.trim())];
}

/** `--baseline`, of the commands that report a whole project. */
export function baselineOption(): Option {
  return new Option(
    '--baseline [action]',
    'write: record what is there as known; prune: drop what is gone; later runs report what is new',
  );
}

/** `--environment`, of every command that judges env files. */
export function environmentOption(): Option {
  return new Option('--environment <name>', 'judge every file as of this environment').choices([
    'development',
    'staging',
    'production',
    'testing',
  ]);
}
