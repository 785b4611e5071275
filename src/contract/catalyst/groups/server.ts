import { boolean, bytes, choice, duration, host, integer, path, port } from '../../kinds/index.js';
import { ENVIRONMENTS } from '../../types.js';
import { defineCatalystGroup, legacy } from '../group.js';

export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

const ambiguous = (name: string) => legacy(name).map((alias) => ({ ...alias, ambiguous: true }));

/** How the server runs and what it logs. */
export const server = defineCatalystGroup('Server', {
  ENVIRONMENT: choice(ENVIRONMENTS, {
    doc: 'Where this configuration runs; production is checked most strictly.',
    default: 'development',
  }),
  DEBUG: boolean({
    doc: 'Show errors with their details to the caller. Must be false in production.',
    default: 'false',
    aliases: legacy('DEBUG_MODE'),
  }),
  RELOAD: boolean({
    doc: 'Restart when the code changes. Must be false in production.',
    default: 'false',
  }),
  API_HOST: host({
    doc: 'Address to listen on; 0.0.0.0 in a container, or nothing outside reaches it.',
    default: '0.0.0.0',
    aliases: ambiguous('HOST'),
  }),
  API_PORT: port({
    doc: 'Port to listen on; the container port of Compose and the health check name the same.',
    default: '8000',
    aliases: ambiguous('PORT'),
  }),
  LOG_LEVEL: choice(LOG_LEVELS, {
    doc: 'Least severity that is logged; DEBUG writes request bodies.',
    default: 'INFO',
  }),
  LOG_FORMAT: choice(['json', 'text'], { doc: 'Form of a log line.', default: 'json' }),
  LOG_FILE_ENABLED: boolean({ doc: 'Log to a file too.', default: 'false' }),
  LOG_FILE_PATH: path({ doc: 'The log file.', default: 'logs/catalyst.log' }),
  LOG_RETENTION_DAYS: integer({ doc: 'Days that log files are kept.', default: '30', min: 1 }),
  WORKER_PROCESSES: integer({
    doc: 'Gunicorn workers; each holds its own pool of database connections.',
    default: '4',
    min: 1,
    max: 64,
    aliases: legacy('WORKERS'),
  }),
  WORKER_TIMEOUT: integer({
    doc: 'Seconds after which a silent worker is killed; at least REQUEST_TIMEOUT, more than AI_REQUEST_TIMEOUT.',
    default: '120',
    min: 1,
  }),
  REQUEST_TIMEOUT: duration({
    doc: 'Seconds that a request may take.',
    default: '60',
    min: 0,
    plain: true,
  }),
  MAX_REQUEST_SIZE: bytes({
    doc: 'Largest request body, in bytes or as 100MB.',
    default: '100MB',
    min: 1,
  }),
});
