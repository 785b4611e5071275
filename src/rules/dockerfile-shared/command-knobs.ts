import { type CommandLine, type Token, optionOf } from './command-launch.js';

/** Names that people mean as a knob → the options that the knob would turn. */
const KNOBS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^(?:(?:GUNICORN|UVICORN|WEB|NUM|N|SERVER|APP)_)?WORKERS$|^WEB_CONCURRENCY$|^WORKERS_COUNT$|^WORKER_PROCESSES$|^NUM_OF_WORKERS$/,
    ['-w', '--workers'],
  ],
  [/^(?:(?:GUNICORN|WEB|NUM|N|APP)_)?THREADS$/, ['--threads']],
  [/^(?:(?:GUNICORN|WORKER|SERVER|APP)_)?TIMEOUT$/, ['-t', '--timeout']],
  [/^(?:(?:UVICORN|GUNICORN|SERVER|APP)_)?LOG_?LEVEL$/, ['--log-level']],
  [/^(?:(?:UVICORN|SERVER|APP|API|HTTP)_)?PORT$/, ['--port', '-b', '--bind']],
];

const SERVERS = new Set([
  'gunicorn',
  'uvicorn',
  'hypercorn',
  'granian',
  'fastapi',
  'waitress-serve',
  'daphne',
]);

/** The options that a variable is meant to set, by its name. */
export function findKnob(name: string): readonly string[] | undefined {
  return KNOBS.find(([known]) => known.test(name))?.[1];
}

/** Whether a launch starts a web server whose options are known. */
export function isServer({ program }: CommandLine): boolean {
  return SERVERS.has(program);
}

/** The first of these options that a command line writes out, instead of taking it from a variable. */
export function findWrittenOut(
  launches: readonly CommandLine[],
  options: readonly string[],
): { server: string; option: string; token: Token } | undefined {
  for (const { program: server, args } of launches) {
    for (const option of options) {
      if (option === '-t' && server !== 'gunicorn') continue;
      const token = optionOf(args, option);
      if (token?.value !== undefined && !token.value.includes('$') && /\d|^[a-z]+$/.test(token.value))
        return { server, option, token };
    }
  }
  return undefined;
}
