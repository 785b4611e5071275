import { Command, CommanderError, Option } from 'commander';
import { type GlobalOptions, addGlobalOptions } from './cli-options.js';
import { UserError, errorMessage } from './core/errors.js';
import { EXIT } from './core/exit-code.js';
import { printable } from './core/terminal-text.js';
import { type Host, createHost, onInterrupt, setExitCode } from './host.js';
import { VERSION } from './version.js';

/** A command's action: what it does, and the exit code that it comes to. */
type Action = (host: Host, args: readonly string[], options: never) => Promise<number>;

/** Builds the command tree; each action imports its command only when it runs. */
export function createProgram(host: Host, done: (code: number) => void): Command {
  const program = new Command('catalyst')
    .description('Tells whether the configuration of an AI backend will work in production, with evidence.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addHelpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: false })
    .addHelpText(
      'after',
      `
Formats:  pretty, compact, json, jsonl, github   (default: pretty on a terminal, compact in a pipe)
Exit:     0 nothing at or above --fail-on · 1 findings · 2 usage or unreadable input · 3 undecided
          (only with --fail-on-unknown) · 130 interrupted

Examples:
  catalyst validate                      check the env files of this project
  catalyst validate .env --environment production
  catalyst explain env/weak-secret       what a rule means and how to mend it`,
    );

  const add = (name: string, description: string, load: () => Promise<Action>): Command => {
    const command = addGlobalOptions(program.command(name).description(description));
    command.action(async (...parameters: unknown[]) => {
      const options = parameters.at(-2) as GlobalOptions;
      const args = parameters
        .slice(0, -2)
        .flat()
        .filter((value): value is string => typeof value === 'string');
      const run = await load();
      done(await run(host, args, options as never));
    });
    return command;
  };

  add(
    'validate',
    'check env files against the contract and the env rules',
    async () => (await import('./commands/validate.js')).validate,
  )
    .argument('[files...]', 'env files; by default those of the project; - for standard input')
    .addOption(environmentOption())
    .option('--reader <program>', 'judge as this program reads the file: dotenv, python_dotenv, compose')
    .option('--profile <name>', 'contract to judge by: catalyst or generic')
    .option('--stdin-filename <path>', 'name of the file that comes through standard input')
    .option('--fix', 'mend what can be mended without changing any value')
    .option('--unsafe-fixes', 'mend also where a value changes')
    .option('--diff', 'show what --fix would change, values masked; write nothing');
  add(
    'template',
    'write .env.template from the contract',
    async () => (await import('./commands/template.js')).template,
  )
    .option('--out <file>', 'file to write; - for standard output', '.env.template')
    .option('--check', 'write nothing; exit code 1 when the file differs')
    .option('--profile <name>', "contract to write: catalyst or generic (the configuration's own variables)")
    .addOption(environmentOption())
    .addOption(
      new Option('--as <form>', 'what to write').choices(['env', 'json-schema', 'markdown']).default('env'),
    );
  add('explain', 'explain a rule', async () => (await import('./commands/explain.js')).explain).argument(
    '<rule>',
    'rule id or alias',
  );
  add('rules', 'list the rules', async () => (await import('./commands/rules.js')).listRules).argument(
    '[areas...]',
    'ids, aliases, areas',
  );
  add(
    'info',
    'show what was found here and what would be checked',
    async () => (await import('./commands/info.js')).info,
  );
  add(
    'completion',
    'print a completion script',
    async () => (await import('./commands/completion.js')).completion,
  ).argument('<shell>', 'bash, zsh, fish or powershell');
  return program;
}

function environmentOption(): Option {
  return new Option('--environment <name>', 'judge every file as of this environment').choices([
    'development',
    'staging',
    'production',
    'testing',
  ]);
}

/** Runs the program and sets the exit code: the one place where an error becomes a line and a number. */
export async function main(argv: readonly string[], host: Host = createHost()): Promise<void> {
  onInterrupt(EXIT.interrupted);
  const program = createProgram(host, setExitCode);
  overrideExit(program);
  try {
    if (argv.length <= 2) {
      await host.stdout.write(program.helpInformation());
      return;
    }
    await program.parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      setExitCode(error.exitCode === 0 ? EXIT.ok : EXIT.trouble);
      return;
    }
    setExitCode(EXIT.trouble);
    await host.stderr.write(describeFailure(error, argv.includes('-v') || argv.includes('--verbose')));
  }
}

function describeFailure(error: unknown, verbose: boolean): string {
  const known = error instanceof UserError;
  const text = known ? error.message : `internal error: ${errorMessage(error)}`;
  const advice = known ? error.advice : 'please report it, with the output of the same command and -v';
  const stack = verbose && error instanceof Error && error.stack ? `${error.stack}\n` : '';
  return `catalyst: ${printable(text)}${advice ? ` (${printable(advice)})` : ''}\n${stack}`;
}

/** Commander's own exits become errors, in sub-commands too. */
function overrideExit(program: Command): void {
  program.exitOverride();
  for (const command of program.commands) command.exitOverride();
}
