import type { Command } from 'commander';
import { splitList } from './cli-options.js';

/** The options of `catalyst readers`. */
export function declareReaders(command: Command): Command {
  return command
    .argument('[file]', "env file; by default the project's .env; - for standard input")
    .option(
      '--readers <names>',
      'node, python, pydantic, compose, docker, bash, systemd, dotenv, expand, dotenvx, all',
      splitList,
    )
    .option('--portable', 'show a rewrite that all of them read alike, as a diff, values masked')
    .option('--as-read-by <reader>', 'whose reading the rewrite keeps (default: who reads the file)')
    .option('--write', 'rewrite the file, with a backup')
    .option('--out <file>', 'write the rewrite to a new file, readable by you alone')
    .option('--diff', 'show the diff alone: what --portable does anyway')
    .option('--stdin-filename <path>', 'name of the file that comes through standard input');
}

/** The options of `catalyst init`. */
export function declareInit(command: Command): Command {
  return command
    .argument('[dir]', 'folder to write it into; made where it is not there')
    .option('--name <name>', "name of the Compose project and of the image (default: the folder's)")
    .option('--template <language>', 'python or node; by default what the folder looks like')
    .option('--entry <entry>', 'what the server loads: app.main:app, dist/server.js')
    .option('--port <port>', 'port of the backend inside its container (default: 8000)')
    .option('--domain <host>', 'name under which the API is called (default: <name>.internal)')
    .option(
      '--providers <ids>',
      'AI providers that get a line for their key; the first is the default one',
      splitList,
    )
    .option(
      '--without <service>',
      'leave out postgres, redis, nginx, prometheus or grafana; repeatable',
      splitList,
    )
    .option('--with-app', 'write a minimal application too')
    .option('--with-secrets', 'write .env with secrets that were just made')
    .option('--force', 'replace files that are there, and keep them as <file>.bak')
    .option('--dry-run', 'show the files and what would change; write nothing');
}
