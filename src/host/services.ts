import type { ServiceClients } from '../smoke/types.js';

/** Clients of a stack's servers; each library is loaded when its server is asked. */
export function createServiceClients(): ServiceClients {
  return {
    askPostgres: async (...ask) => (await import('./postgres.js')).askPostgres(...ask),
    askRedis: async (...ask) => (await import('./redis.js')).askRedis(...ask),
    readCertificate: async (...ask) => (await import('./tls-certificate.js')).readCertificate(...ask),
    upgrade: async (...ask) => (await import('./websocket.js')).upgradeToWebSocket(...ask),
  };
}
