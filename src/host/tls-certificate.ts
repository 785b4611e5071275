import { connect } from 'node:tls';
import { isIP } from 'node:net';
import type { Certificate } from '../smoke/types.js';

/**
 * Reads the certificate that a server shows. Whether it is trusted is judged where requests are sent; here it is only
 * looked at, nothing is sent over the connection.
 */
export function readCertificate(
  host: string,
  port: number,
  timeoutMs: number,
): Promise<Certificate | undefined> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ...(isIP(host) ? {} : { servername: host }),
      rejectUnauthorized: false,
      timeout: timeoutMs,
    });
    const finish = (certificate?: Certificate) => {
      socket.destroy();
      resolve(certificate);
    };
    socket.once('secureConnect', () => {
      const validTo = Date.parse(socket.getPeerCertificate().valid_to);
      finish(Number.isNaN(validTo) ? undefined : { validTo: new Date(validTo).toISOString() });
    });
    socket.once('error', () => finish());
    socket.once('timeout', () => finish());
  });
}
