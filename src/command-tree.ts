import { type Command, Option } from 'commander';
import {
  type Action,
  type Heeds,
  baselineOption,
  collect,
  environmentOption,
  parseCount,
  splitList,
} from './cli-options.js';
import { declareInit, declareReaders } from './command-options.js';

/** A command as the tree has it: its options are declared, and its code loaded, only when it runs. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly declare: (command: Command) => Command;
  /** Options of every command that do something in this one; all unless given. */
  readonly heeds?: Heeds;
  readonly load: () => Promise<Action>;
}

/** Every command, in the order of `--help`. A new one is one file and one entry here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'validate',
    description: 'check env files against the contract and the env rules',
    declare: (command) =>
      command
        .argument('[files...]', 'env files; by default those of the project; - for standard input')
        .addOption(environmentOption())
        .option(
          '--reader <program>',
          'judge as this program reads the file: dotenv, python_dotenv, python_dotenv_values, compose',
        )
        .option('--profile <name>', 'contract to judge by: catalyst or generic')
        .addOption(
          new Option('--contract <source>', 'judge by what the code of the project reads').choices(['code']),
        )
        .option('--stdin-filename <path>', 'name of the file that comes through standard input')
        .option('--fix', 'mend what can be mended without changing what a program reads')
        .option('--unsafe-fixes', 'mend also where a value, or what a shell makes of the file, changes')
        .option('--diff', 'show what --fix would change, values masked; write nothing'),
    load: async () => (await import('./commands/env.js')).validate,
  },
  {
    name: 'probe',
    description: 'ask the configured providers: do they take their keys, do they serve the models',
    declare: (command) =>
      command
        .argument(
          '[providers...]',
          'openai, anthropic, google_ai, mistral, …; by default all that are configured',
        )
        .option(
          '-e, --env-file <path>',
          'env file to take keys from instead of those that are found; repeatable',
          collect,
        )
        .option('--no-process-env', 'do not take keys from the environment of this process')
        .option('--timeout <seconds>', 'for one provider, repetitions included (default: 20)')
        .option('--retries <count>', 'how often a request is repeated (default: 2)', parseCount)
        .option('--concurrency <count>', 'how many are asked at the same time (default: 9)', parseCount)
        .option('--all', 'show also what is not configured')
        .option('--offline', 'send nothing'),
    load: async () => (await import('./commands/probe.js')).probe,
  },
  {
    name: 'docker',
    description: 'check Dockerfiles, .dockerignore and compose files',
    declare: (command) =>
      command
        .argument('[paths...]', 'files and folders; by default the whole project; - for standard input')
        .option('--only <parts>', 'dockerfile, compose', splitList)
        .option('--profile <names>', 'compose profiles to look at; * for all', splitList)
        .option('-e, --env-file <path>', 'values for compose files in the place of .env; repeatable', collect)
        .option('--stdin-filename <path>', 'name of the file that comes through standard input')
        .option('--fix', 'mend what can be mended without changing what is built')
        .option('--unsafe-fixes', 'mend also where what is built changes')
        .option('--diff', 'show what --fix would change; write nothing'),
    load: async () => (await import('./commands/docker.js')).docker,
  },
  {
    name: 'align',
    description: 'hold env files, template, contract, compose, Dockerfile and code against each other',
    declare: (command) =>
      command.addOption(
        new Option('--as <form>', 'what to show: findings, or variables × places')
          .choices(['findings', 'matrix'])
          .default('findings'),
      ),
    load: async () => (await import('./commands/align.js')).align,
  },
  {
    name: 'trace',
    description: 'where the value of a variable comes from, service by service',
    heeds: 'project',
    declare: (command) =>
      command
        .argument('<name>', 'variable')
        .option('--service <name>', 'the chain of this compose service alone'),
    load: async () => (await import('./commands/trace.js')).trace,
  },
  {
    name: 'readers',
    description: 'what node, python-dotenv, Compose, docker run, bash, systemd would each read from a .env',
    heeds: 'project',
    declare: declareReaders,
    load: async () => (await import('./commands/readers.js')).readers,
  },
  {
    name: 'migrate-config',
    description: 'bring an old configuration to the current schema; shows the plan unless --write',
    heeds: 'project',
    declare: (command) =>
      command
        .argument('[path]', 'folder of the project')
        .option('--write', 'apply what is safe, with backups and a journal')
        .option('--unsafe', 'apply also what needs review')
        .option('--check', 'show no diff; exit code 1 when something waits')
        .option('--list', 'every migration with its state')
        .option('--only <ids>', 'these migrations alone', splitList)
        .option('--to <version>', 'stop at this schema version')
        .option('--prefer <which>', 'old or new: whose value counts where both names are set and differ')
        .option('--collect [paths...]', 'offer keys and settings found in old env files, scripts and notes')
        .option('--guide <file>', 'write what was done, what to decide, and the way back, as Markdown')
        .option('--review', 'ask for each migration, on a terminal')
        .option('--rollback [id]', 'give back every byte of before a run; the last one unless named'),
    load: async () => (await import('./commands/migrate-config.js')).migrateConfig,
  },
  {
    name: 'smoke',
    description: 'is the backend whole: syntax, imports, dependencies; with --url, is it well',
    declare: (command) =>
      command
        .option('--url <address>', 'ask the backend that runs there, and its PostgreSQL and Redis')
        .option('--servers', 'ask the PostgreSQL and Redis that the env files name, without a backend')
        .option(
          '-e, --env-file <path>',
          'env file to take DATABASE_URL and its like from; repeatable',
          collect,
        )
        .option('--no-process-env', 'take nothing from the environment of this process')
        .option('--timeout <seconds>', 'for everything that is asked (default: 20)')
        .option('--websocket <path>', 'ask for a WebSocket there')
        .addOption(environmentOption()),
    load: async () => (await import('./commands/smoke.js')).smoke,
  },
  {
    name: 'doctor',
    description: 'run every check that applies: one verdict, a score, what to do next',
    declare: (command) =>
      command
        .option('--live', 'ask the providers, without spending tokens, and PostgreSQL and Redis; reads only')
        .option('--url <address>', 'ask the backend that runs there too; means --live')
        .option('--project <folder>', 'look at this project folder alone; repeatable', collect)
        .addOption(baselineOption())
        .option('--no-baseline', 'report what the baseline knows too')
        .addOption(environmentOption()),
    load: async () => (await import('./commands/doctor.js')).doctor,
  },
  {
    name: 'report',
    description: 'the readiness report as a page, Markdown or JSON; from a fresh run or from older ones',
    declare: (command) =>
      command
        .option('--out <file>', 'file to write; its name says the format: .html, .md, .json')
        .option(
          '--from <files...>',
          'reports (-f json) to show instead of a fresh run; several become one fleet page',
        )
        .option('--compare <file>', 'an older report: what is new, what is fixed')
        .option('--live', 'ask the providers, without spending tokens, and PostgreSQL and Redis; reads only')
        .option('--url <address>', 'ask the backend that runs there too; means --live')
        .option('--project <folder>', 'look at this project folder alone; repeatable', collect)
        .addOption(baselineOption())
        .option('--no-baseline', 'report what the baseline knows too')
        .addOption(environmentOption()),
    load: async () => (await import('./commands/report.js')).report,
  },
  {
    name: 'template',
    description: 'write .env.template from the contract',
    heeds: 'project',
    declare: (command) =>
      command
        .option('--out <file>', 'file to write; - for standard output', '.env.template')
        .option('--check', 'write nothing; exit code 1 when the file differs')
        .option('--profile <name>', "contract to write: catalyst or generic (the configuration's variables)")
        .addOption(
          new Option('--from <source>', 'write what the code of the project reads').choices(['code']),
        )
        .addOption(environmentOption())
        .addOption(
          new Option('--as <form>', 'what to write')
            .choices(['env', 'json-schema', 'markdown'])
            .default('env'),
        ),
    load: async () => (await import('./commands/env.js')).template,
  },
  {
    name: 'init',
    description: 'write the production stack: image, Compose, nginx, monitoring, deployment',
    heeds: 'project',
    declare: declareInit,
    load: async () => (await import('./commands/init.js')).init,
  },
  {
    name: 'explain',
    description: 'explain a rule',
    heeds: 'tool',
    declare: (command) => command.argument('<rule>', 'rule id or alias'),
    load: async () => (await import('./commands/help.js')).explain,
  },
  {
    name: 'rules',
    description: 'list the rules',
    heeds: 'tool',
    declare: (command) => command.argument('[areas...]', 'ids, aliases, areas'),
    load: async () => (await import('./commands/help.js')).listRules,
  },
  {
    name: 'info',
    description: 'show what was found here and what would be checked',
    heeds: 'project',
    declare: (command) => command,
    load: async () => (await import('./commands/env.js')).info,
  },
  {
    name: 'completion',
    description: 'print a completion script',
    heeds: 'nothing',
    declare: (command) => command.argument('<shell>', 'bash, zsh, fish or powershell'),
    load: async () => (await import('./commands/help.js')).completion,
  },
];
