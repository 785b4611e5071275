import type { CrossCheck } from '../../types.js';
import { checkBindAddress } from './bind-address.js';
import { checkPostgresScheme, checkSqlite, checkTestDatabase } from './database-url.js';
import { checkDebug, checkLogLevel } from './debug-in-production.js';
import { checkChunkOverlap, checkPinecone } from './knowledge-base.js';
import { checkMailEncryption, checkMailGroup, checkSlackToken } from './mail.js';
import { checkGrafanaPassword, checkMetricsPort, checkRateLimit } from './monitoring.js';
import { checkHosts, checkOrigins } from './origins.js';
import { checkPoolSize } from './pool-size.js';
import { checkPostgresVariables } from './postgres-variables.js';
import { checkRedisDatabase, checkRedisPassword } from './redis-url.js';
import { checkServiceHosts } from './service-hosts.js';
import { checkTokenLifetime } from './token-lifetime.js';
import { checkWorkerTimeout } from './worker-timeout.js';

/** What must hold among the variables of the Catalyst backend. */
export const catalystChecks: readonly CrossCheck[] = [
  checkDebug,
  checkLogLevel,
  checkBindAddress,
  checkWorkerTimeout,
  checkTokenLifetime,
  checkOrigins,
  checkHosts,
  checkSqlite,
  checkPostgresScheme,
  checkTestDatabase,
  checkPoolSize,
  checkPostgresVariables,
  checkServiceHosts,
  checkRedisDatabase,
  checkRedisPassword,
  checkPinecone,
  checkChunkOverlap,
  checkRateLimit,
  checkMetricsPort,
  checkGrafanaPassword,
  checkMailGroup,
  checkMailEncryption,
  checkSlackToken,
];
