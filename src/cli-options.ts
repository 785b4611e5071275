import { type Command, InvalidArgumentError, Option } from 'commander';

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

/** Adds the options of every command; they may stand before or after the command's own. */
export function addGlobalOptions(command: Command): Command {
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
