import { defineProblems, name, number, text, words } from './tokens.js';

/** Problems that show only between variables, or only in some environments. */
export const CROSS_PROBLEMS = defineProblems({
  // server
  'debug-in-production': {
    severity: 'error',
    about: 'DEBUG or RELOAD is on in production.',
    messages: { debug: { name }, reload: { name } },
  },
  'debug-log-level': {
    severity: 'warning',
    about: 'LOG_LEVEL is DEBUG in production: request bodies go to the logs.',
    messages: { debug: { name } },
  },
  'unreachable-bind-address': {
    severity: 'error',
    about: 'The server listens on the loopback address inside a container.',
    messages: { loopback: { name, host: text } },
  },
  'worker-timeout-too-short': {
    severity: 'error',
    about: 'Gunicorn kills workers before the requests that they serve may end.',
    messages: {
      belowRequestTimeout: { name, seconds: number, other: text, otherSeconds: number },
      notAboveModelTimeout: { name, seconds: number, other: text, otherSeconds: number },
    },
  },
  // security
  'jwt-algorithm-none': {
    severity: 'error',
    about: 'Tokens are not signed.',
    messages: { none: { name, choices: words } },
  },
  'long-lived-token': {
    severity: 'warning',
    about: 'Access tokens are valid for more than a day.',
    messages: { aboveMax: { name, max: number } },
  },
  'invalid-origin': {
    severity: 'error',
    about: 'An origin is not scheme://host[:port], so that no browser request ever equals it.',
    messages: {
      trailingSlash: { name, position: number },
      path: { name, position: number },
      noScheme: { name, position: number },
      unreadable: { name, position: number },
    },
  },
  'cors-wildcard-with-credentials': {
    severity: 'error',
    about: 'Every origin is allowed together with credentials, which browsers refuse.',
    messages: { wildcard: { name, other: text } },
  },
  'localhost-origin': {
    severity: 'warning',
    about: 'Pages on localhost may call the API in production.',
    messages: { localhost: { name, position: number } },
  },
  'wildcard-host': {
    severity: 'warning',
    about: 'Any Host header is accepted in production.',
    messages: { wildcard: { name } },
  },
  // database
  'sqlite-in-production': {
    severity: 'error',
    about: 'The production database is SQLite.',
    messages: { sqlite: { name } },
  },
  'postgres-scheme': {
    severity: 'error',
    about: 'SQLAlchemy 1.4 and later refuses postgres://; `within` covers the scheme.',
    messages: { postgres: { name, instead: text } },
  },
  'test-database-is-database': {
    severity: 'error',
    about: 'Tests run against the database of the application.',
    messages: { same: { name, other: text } },
  },
  'pool-exceeds-database': {
    severity: 'warning',
    about: "All workers together may open more connections than PostgreSQL's default allows.",
    messages: {
      exceeds: { workers: number, size: number, overflow: number, total: number, limit: number },
      /** A pool size of 0 or an overflow of -1 sets no limit at all. */
      unlimited: { name, limit: number },
    },
  },
  'postgres-disagrees': {
    severity: 'error',
    about: 'POSTGRES_DB, POSTGRES_USER or POSTGRES_PASSWORD is not what DATABASE_URL says.',
    messages: {
      database: { name, other: text },
      user: { name, other: text },
      password: { name, other: text },
      /** DATABASE_URL has no password although POSTGRES_PASSWORD is set. */
      noPassword: { name, other: text },
    },
  },
  'host-not-a-service': {
    severity: 'error',
    about: 'A URL names a host that no service of the Compose stack answers to.',
    messages: {
      loopback: { name, services: words },
      unknown: { name, services: words },
      near: { name, services: words, nearest: text },
    },
  },
  // redis
  'redis-database-number': {
    severity: 'error',
    about: 'The database number in a Redis URL is not 0 to 15; `within` covers it.',
    messages: { outside: { name, max: number }, notNumber: { name, max: number } },
  },
  'redis-password-disagrees': {
    severity: 'error',
    about: 'REDIS_PASSWORD is not the password in REDIS_URL.',
    messages: {
      differs: { name, other: text },
      missingInUrl: { name, other: text },
    },
  },
  // providers, storage, knowledge base
  'pinecone-incomplete': {
    severity: 'error',
    about: 'Pinecone is chosen, and what it needs is not set.',
    messages: { missing: { name, missing: words } },
  },
  'chunk-overlap-too-large': {
    severity: 'error',
    about: 'Chunks overlap by their whole size or more, so that splitting a text never ends.',
    messages: { overlap: { name, overlap: number, other: text, size: number } },
  },
  // limits, monitoring
  'rate-limit-disabled': {
    severity: 'warning',
    about: 'Requests are not limited in production.',
    messages: { disabled: { name } },
  },
  'metrics-port-conflict': {
    severity: 'error',
    about: 'Metrics and API want the same port.',
    messages: { same: { name, other: text, port: number } },
  },
  'metrics-port-of-prometheus': {
    severity: 'info',
    about: "Metrics are served on Prometheus's own port, next to a Prometheus service.",
    messages: { prometheus: { name, port: number, service: text } },
  },
  'grafana-default-password': {
    severity: 'error',
    about: 'Grafana is open to anyone who tries admin / admin.',
    messages: { admin: { name } },
  },
  // e-mail, webhooks
  'smtp-incomplete': {
    severity: 'error',
    about: 'Some of the e-mail variables are set, and others that they need are not.',
    messages: { incomplete: { name, missing: words } },
  },
  'smtp-tls-and-ssl': {
    severity: 'error',
    about: 'SMTP_TLS and SMTP_SSL are both on; a connection can only be one of them.',
    messages: { both: { name, other: text } },
  },
  'smtp-port-mode': {
    severity: 'warning',
    about:
      'The port does not go with the kind of encryption: 465 is SSL from the start, 587 upgrades with TLS.',
    messages: {
      port465NeedsSsl: { name, other: text },
      port587NeedsTls: { name, other: text },
    },
  },
  'slack-token-format': {
    severity: 'warning',
    about: 'A Slack bot token starts with xoxb-.',
    messages: { prefix: { name, prefix: text } },
  },
});
