import { type CommandLine, type Token, hasWord, optionOf } from './command-launch.js';

/** Where a server listens, as far as its command line says. */
export interface Listener {
  readonly server: string;
  /** Undefined where a variable or a file decides. */
  readonly host: string | undefined;
  readonly hostToken: Token | undefined;
  readonly port: number | undefined;
  readonly portToken: Token | undefined;
  /** Variable of the environment that sets the host where the command line does not. */
  readonly hostVariable?: string;
  readonly portVariable?: string;
  /** The option to mend the host with. */
  readonly hostOption: string;
}

interface ServerShape {
  readonly host: readonly string[];
  readonly port: readonly string[];
  /** `-b host:port` in one. */
  readonly bind?: readonly string[];
  readonly defaultHost: string;
  readonly defaultPort: number;
  readonly hostVariable?: string;
  readonly portVariable?: string;
}

const LOOPBACK = '127.0.0.1';
const ALL = '0.0.0.0';

/** Options and defaults from each server's own documentation, as of 2026-11. */
const SERVERS: Readonly<Record<string, ServerShape>> = {
  uvicorn: {
    host: ['--host'],
    port: ['--port'],
    defaultHost: LOOPBACK,
    defaultPort: 8000,
    hostVariable: 'UVICORN_HOST',
    portVariable: 'UVICORN_PORT',
  },
  gunicorn: {
    host: [],
    port: [],
    bind: ['-b', '--bind'],
    defaultHost: LOOPBACK,
    defaultPort: 8000,
    hostVariable: 'PORT',
    portVariable: 'PORT',
  },
  hypercorn: { host: [], port: [], bind: ['-b', '--bind'], defaultHost: LOOPBACK, defaultPort: 8000 },
  granian: {
    host: ['--host'],
    port: ['--port'],
    defaultHost: LOOPBACK,
    defaultPort: 8000,
    hostVariable: 'GRANIAN_HOST',
    portVariable: 'GRANIAN_PORT',
  },
  daphne: { host: ['-b', '--bind'], port: ['-p', '--port'], defaultHost: LOOPBACK, defaultPort: 8000 },
  'waitress-serve': { host: ['--host'], port: ['--port'], defaultHost: ALL, defaultPort: 8080 },
  streamlit: {
    host: ['--server.address'],
    port: ['--server.port'],
    defaultHost: ALL,
    defaultPort: 8501,
    portVariable: 'STREAMLIT_SERVER_PORT',
  },
  'http.server': { host: ['-b', '--bind'], port: [], defaultHost: ALL, defaultPort: 8000 },
  vite: { host: ['--host'], port: ['--port'], defaultHost: LOOPBACK, defaultPort: 5173 },
  'http-server': { host: ['-a'], port: ['-p', '--port'], defaultHost: ALL, defaultPort: 8080 },
};

/** What a launch listens on; undefined for a program that is not known to serve. */
export function findListener(launch: CommandLine): Listener | undefined {
  const { program, args } = launch;
  if (program === 'flask') return flaskListener(args);
  if (program === 'fastapi') return fastapiListener(args);
  if (program === 'manage.py' || program === 'django-admin') return djangoListener(args);
  if (/^python[\d.]*$/.test(program)) return pythonListener(args);
  if (program === 'next') return nextListener(args);
  const shape = Object.hasOwn(SERVERS, program) ? SERVERS[program] : undefined;
  if (!shape) return undefined;
  if (program === 'streamlit' && !hasWord(args, 'run')) return undefined;
  if (
    program === 'gunicorn' &&
    (hasWord(args, '-c', '--config') || args.some(({ text }) => /^(?:-c|--config=)./.test(text)))
  )
    return undefined;
  if (program === 'uvicorn' && (optionOf(args, '--uds', '--fd') || hasWord(args, '--factory-help')))
    return undefined;
  return listenerFor(program, shape, args);
}

function listenerFor(server: string, shape: ServerShape, args: readonly Token[]): Listener {
  const bind = shape.bind && optionOf(args, ...shape.bind);
  const hostToken = bind ?? optionOf(args, ...shape.host);
  const portToken = bind ?? optionOf(args, ...shape.port);
  const fromBind = bind && splitAddress(bind.value);
  const base = {
    server,
    hostToken,
    portToken,
    hostOption: shape.bind?.at(-1) ?? shape.host[0] ?? '',
    ...(shape.hostVariable ? { hostVariable: shape.hostVariable } : {}),
    ...(shape.portVariable ? { portVariable: shape.portVariable } : {}),
  };
  if (bind) return { ...base, host: fromBind?.host, port: fromBind?.port };
  return {
    ...base,
    host: hostToken ? literal(hostToken) : shape.defaultHost,
    port: portToken ? numberOf(portToken) : shape.defaultPort,
  };
}

function flaskListener(args: readonly Token[]): Listener | undefined {
  if (!hasWord(args, 'run')) return undefined;
  const shape = {
    host: ['--host', '-h'],
    port: ['--port', '-p'],
    defaultHost: LOOPBACK,
    defaultPort: 5000,
    hostVariable: 'FLASK_RUN_HOST',
    portVariable: 'FLASK_RUN_PORT',
  };
  return listenerFor('flask run', shape, args);
}

function fastapiListener(args: readonly Token[]): Listener | undefined {
  const dev = hasWord(args, 'dev');
  if (!dev && !hasWord(args, 'run')) return undefined;
  const shape = { host: ['--host'], port: ['--port'], defaultHost: dev ? LOOPBACK : ALL, defaultPort: 8000 };
  return listenerFor(dev ? 'fastapi dev' : 'fastapi run', shape, args);
}

/** `manage.py runserver [address:]port`. */
function djangoListener(args: readonly Token[]): Listener | undefined {
  const at = args.findIndex(({ value }) => value === 'runserver');
  if (at === -1) return undefined;
  const token = args.slice(at + 1).find(({ text }) => !text.startsWith('-'));
  const address = token ? splitAddress(token.value) : { host: LOOPBACK, port: 8000 };
  // A lone number is the port; the address stays the default.
  const isPort = token?.value !== undefined && /^\d+$/.test(token.value);
  return {
    server: 'runserver',
    host: isPort ? LOOPBACK : address?.host,
    hostToken: token,
    port: isPort ? Number(token.value) : address?.port,
    portToken: token,
    hostOption: '0.0.0.0:8000',
  };
}

function pythonListener(args: readonly Token[]): Listener | undefined {
  const [first, ...rest] = args;
  const script = first?.value?.slice(first.value.lastIndexOf('/') + 1);
  return script === 'manage.py' ? djangoListener(rest) : undefined;
}

function nextListener(args: readonly Token[]): Listener | undefined {
  const shape = {
    host: ['-H', '--hostname'],
    port: ['-p', '--port'],
    defaultHost: ALL,
    defaultPort: 3000,
    portVariable: 'PORT',
  };
  return hasWord(args, 'start', 'dev') ? listenerFor('next', shape, args) : undefined;
}

function literal(token: Token): string | undefined {
  return token.value?.includes('$') ? undefined : token.value;
}

function numberOf(token: Token): number | undefined {
  return token.value !== undefined && /^\d{1,5}$/.test(token.value) ? Number(token.value) : undefined;
}

function splitAddress(
  text: string | undefined,
): { host: string | undefined; port: number | undefined } | undefined {
  if (text === undefined || text.startsWith('unix:') || text.startsWith('fd:')) return undefined;
  const match = /^(?:\[([0-9a-fA-F:]*)\]|([^:]*))?(?::([^:]*))?$/.exec(text);
  if (!match) return undefined;
  const host = match[1] ?? match[2] ?? '';
  const port = match[3];
  return {
    host: host.includes('$') ? undefined : host === '' ? ALL : host,
    port: port !== undefined && /^\d{1,5}$/.test(port) ? Number(port) : undefined,
  };
}

/** Whether an address can be reached from the container itself only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
