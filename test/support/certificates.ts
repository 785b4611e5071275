import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate with its key, made for one test run and worth nothing outside it. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateOptions {
  readonly names?: readonly string[];
  readonly addresses?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const DAY = 86_400_000;

/** Makes a self-signed certificate: X.509 v3 in DER (RFC 5280), written out by hand so that no program is needed. */
export function makeCertificate(options: CertificateOptions = {}): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid('550403'), utf8('made up for tests'))));
  const notBefore = options.notBefore ?? new Date(Date.now() - DAY);
  const notAfter = options.notAfter ?? new Date(Date.now() + 30 * DAY);
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const body = sequence(
    wrap(0xa0, integer(2)),
    integer(Math.floor(Math.random() * 0x7fffffff) + 1),
    algorithm,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    wrap(
      0xa3,
      sequence(
        extension('551d11', alternativeNames(options)),
        extension('551d13', sequence(wrap(0x01, Buffer.of(0xff)))),
      ),
    ),
  );
  const cert = sequence(
    body,
    algorithm,
    wrap(0x03, Buffer.concat([Buffer.of(0), signBody(body, privateKey)])),
  );
  return { cert: toPem(cert), key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

function signBody(body: Buffer, key: KeyObject): Buffer {
  return sign('sha256', body, key);
}

function alternativeNames({ names = [], addresses = [] }: CertificateOptions): Buffer {
  return sequence(
    ...names.map((name) => wrap(0x82, Buffer.from(name, 'ascii'))),
    ...addresses.map((address) => wrap(0x87, Buffer.from(address.split('.').map(Number)))),
  );
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), wrap(0x04, value));
}

function wrap(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return wrap(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return wrap(0x31, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return wrap(0x06, Buffer.from(hex, 'hex'));
}

function utf8(text: string): Buffer {
  return wrap(0x0c, Buffer.from(text, 'utf8'));
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(value, 1);
  let start = 0;
  while (start < 4 && bytes[start] === 0 && bytes[start + 1]! < 0x80) start++;
  return wrap(0x02, bytes.subarray(start));
}

/** UTCTime until 2049, as RFC 5280 wants it. */
function time(date: Date): Buffer {
  const text = date
    .toISOString()
    .replace(/[-:T]|\.\d+/g, '')
    .slice(2);
  return wrap(0x17, Buffer.from(text, 'ascii'));
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
