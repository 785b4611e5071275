import { row } from './contract-row.js';

const PRODUCTION = 'ENVIRONMENT=production\n';

/** Rows for every message of the problems around Redis, the knowledge base, limits, monitoring, mail and webhooks. */
export const SERVICE_ROWS = [
  row('redis-database-number', 'outside', 'REDIS_URL=redis://redis:6379/16', '1:30-1:32', {
    name: 'REDIS_URL',
    max: 15,
  }),
  row('redis-database-number', 'notNumber', 'REDIS_URL=redis://redis:6379/cache', '1:30-1:35', {
    name: 'REDIS_URL',
    max: 15,
  }),
  row(
    'redis-password-disagrees',
    'differs',
    'REDIS_URL=redis://:made-up-1@redis/0\nREDIS_PASSWORD=made-up-2',
    '1:11-1:37',
    { name: 'REDIS_PASSWORD', other: 'REDIS_URL' },
    { related: ['2:16-2:25'] },
  ),
  row(
    'redis-password-disagrees',
    'missingInUrl',
    'REDIS_URL=redis://redis/0\nREDIS_PASSWORD=made-up-2',
    '1:11-1:26',
    { name: 'REDIS_PASSWORD', other: 'REDIS_URL' },
    { related: ['2:16-2:25'] },
  ),
  row(
    'pinecone-incomplete',
    'missing',
    'VECTOR_DB_TYPE=pinecone\nPINECONE_API_KEY=',
    '1:16-1:24',
    { name: 'VECTOR_DB_TYPE', missing: ['PINECONE_API_KEY', 'PINECONE_ENVIRONMENT'] },
    { related: ['2:1-2:17'] },
  ),
  row('chunk-overlap-too-large', 'overlap', 'VECTOR_CHUNK_SIZE=200', '1:19-1:22', {
    name: 'VECTOR_CHUNK_OVERLAP',
    overlap: 200,
    other: 'VECTOR_CHUNK_SIZE',
    size: 200,
  }),
  row('rate-limit-disabled', 'disabled', `${PRODUCTION}RATE_LIMIT_ENABLED=off`, '2:20-2:23', {
    name: 'RATE_LIMIT_ENABLED',
  }),
  row(
    'metrics-port-conflict',
    'same',
    'API_PORT=9090\nMETRICS_PORT=9090',
    '2:14-2:18',
    { name: 'METRICS_PORT', other: 'API_PORT', port: 9090 },
    { related: ['1:10-1:14'] },
  ),
  row(
    'metrics-port-of-prometheus',
    'prometheus',
    'METRICS_PORT=9090',
    '1:14-1:18',
    { name: 'METRICS_PORT', port: 9090, service: 'prometheus' },
    { services: ['backend', 'prometheus'] },
  ),
  row(
    'grafana-default-password',
    'admin',
    'GRAFANA_ADMIN_PASSWORD=admin',
    '1:24-1:29',
    { name: 'GRAFANA_ADMIN_PASSWORD', generate: 'openssl rand -hex 24' },
    { severity: 'warning' },
  ),
  row(
    'smtp-incomplete',
    'incomplete',
    'SMTP_HOST=smtp.test\nSMTP_USERNAME=catalyst',
    '1:1-1:10',
    { name: 'SMTP_HOST', missing: ['SMTP_PASSWORD', 'FROM_EMAIL'] },
    { severity: 'warning' },
  ),
  row(
    'smtp-tls-and-ssl',
    'both',
    'SMTP_TLS=true\nSMTP_SSL=true',
    '2:10-2:14',
    { name: 'SMTP_SSL', other: 'SMTP_TLS' },
    { related: ['1:10-1:14'] },
  ),
  row('smtp-port-mode', 'port465NeedsSsl', 'SMTP_PORT=465', '1:11-1:14', {
    name: 'SMTP_PORT',
    other: 'SMTP_SSL',
  }),
  row(
    'smtp-port-mode',
    'port587NeedsTls',
    'SMTP_PORT=587\nSMTP_TLS=false',
    '2:10-2:15',
    { name: 'SMTP_PORT', other: 'SMTP_TLS' },
    { related: ['1:11-1:14'] },
  ),
  row('slack-token-format', 'prefix', 'SLACK_BOT_TOKEN=xoxp-0000-q7vX2-0000', '1:17-1:37', {
    name: 'SLACK_BOT_TOKEN',
    prefix: 'xoxb-',
  }),
];
