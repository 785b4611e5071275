import { Command, CommanderError } from 'commander';
import { addGlobalOptions } from './cli-options.js';
import { COMMANDS, type CommandEntry } from './command-tree.js';
import { UserError, isUserError } from './core/errors.js';
import { EXIT } from './core/exit-code.js';
import { redactCredentials } from './core/mask.js';
import { findNearest } from './core/nearest.js';
import { printable } from './core/terminal-text.js';
import { type Host, createHost, onInterrupt, setExitCode } from './host.js';
import { VERSION } from './version.js';

const EPILOGUE = `
Formats:  pretty, compact, json, jsonl, sarif, junit, github, gitlab, checkstyle, rdjson, markdown, html
          (default: pretty on a terminal, compact in a pipe)
Exit:     0 nothing at or above --fail-on · 1 findings · 2 usage or unreadable input · 3 undecided
          (only with --fail-on-unknown) · 130 interrupted

Examples:
  catalyst doctor                        every check that applies, one verdict
  catalyst validate                      check the env files of this project
  catalyst validate .env --environment production
  catalyst explain env/weak-secret       what a rule means and how to mend it`;

/**
 * Builds the command tree; each action imports its command only when it runs.
 * @param done is told the exit code
 * @param only the command that will run, where that is known: the others then have a name and a description alone
 */
export function createProgram(host: Host, done: (code: number) => void, only?: string): Command {
  const program = new Command('catalyst')
    .description('Tells whether the configuration of an AI backend will work in production, with evidence.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError(true)
    .exitOverride()
    // A reader that has gone, as of `catalyst --help | head`, is no error.
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
    })
    .addHelpText('after', EPILOGUE);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).description(entry.description).exitOverride();
    if (only === undefined || only === entry.name) declareCommand(command, entry, host, done);
  }
  return program;
}

function declareCommand(
  command: Command,
  entry: CommandEntry,
  host: Host,
  done: (code: number) => void,
): void {
  addGlobalOptions(entry.declare(command), entry.heeds);
  command.action(async (...parameters: unknown[]) => {
    // Commander gives the arguments, then the options, then the command.
    const args = parameters
      .slice(0, -2)
      .flat()
      .filter((value) => typeof value === 'string');
    const run = await entry.load();
    done(await run(host, args, parameters.at(-2) as never));
  });
}

/** Runs the program and sets the exit code: the one place where an error becomes a line and a number. */
export async function main(argv: readonly string[], host: Host = createHost()): Promise<void> {
  onInterrupt(EXIT.interrupted);
  const only = COMMANDS.find(({ name }) => name === argv[2])?.name;
  try {
    refuseUnknownTopic(argv);
    const program = createProgram(host, setExitCode, only);
    if (argv.length <= 2) await host.stdout.write(program.helpInformation() + EPILOGUE.concat('\n'));
    else await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      setExitCode(error.exitCode === 0 ? EXIT.ok : EXIT.trouble);
      return;
    }
    setExitCode(EXIT.trouble);
    await host.stderr.write(describeFailure(error, argv.includes('-v') || argv.includes('--verbose')));
  }
}

/** `catalyst help <word>`: Commander shows the help of everything for a word that is no command. */
function refuseUnknownTopic(argv: readonly string[]): void {
  const word = argv[2] === 'help' ? argv[3] : undefined;
  const names = [...COMMANDS.map(({ name }) => name), 'help'];
  if (word === undefined || word.startsWith('-') || names.includes(word)) return;
  const nearest = findNearest(word, names);
  throw new UserError(`there is no command "${word}"${nearest ? `; did you mean ${nearest}?` : ''}`, {
    advice: 'catalyst --help lists them',
  });
}

function describeFailure(error: unknown, verbose: boolean): string {
  const known = isUserError(error);
  // The message of an unforeseen error could repeat a piece of the input.
  const text = known
    ? error.message
    : `internal error (${error instanceof Error ? error.name : typeof error})`;
  const advice = known ? error.advice : 'please report it, with the output of the same command and -v';
  const stack = verbose && error instanceof Error && error.stack ? `${redactCredentials(error.stack)}\n` : '';
  return `catalyst: ${printable(text)}${advice ? ` (${printable(advice)})` : ''}\n${stack}`;
}

export { createHost };
