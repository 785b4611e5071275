/** A text and what its bytes were. The text keeps a byte order mark as its first character, so that it encodes back exactly. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly bom: boolean;
  /** Offset of the first replacement character that stands for an invalid byte; such a text is never written back. */
  readonly invalidAt?: number;
  /** A NUL in UTF-8 text: a binary file, or damage. */
  readonly nulAt?: number;
}

/** Decodes bytes: UTF-16 when it says so or clearly is, else UTF-8; never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const invalidAt = encoding === 'utf-8' ? findInvalid(bytes, text) : undefined;
  const nulAt = text.indexOf('\0');
  return {
    text,
    encoding,
    bom: text.charCodeAt(0) === 0xfeff,
    ...(invalidAt === undefined ? {} : { invalidAt }),
    ...(nulAt < 0 ? {} : { nulAt }),
  };
}

function detectEncoding(bytes: Uint8Array): DecodedText['encoding'] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: text in Latin letters as UTF-16 has a NUL in every second byte.
  const sample = bytes.subarray(0, 64);
  if (sample.length >= 4 && sample.every((byte, i) => (i % 2 === 1 ? byte === 0 : byte !== 0)))
    return 'utf-16le';
  if (sample.length >= 4 && sample.every((byte, i) => (i % 2 === 0 ? byte === 0 : byte !== 0)))
    return 'utf-16be';
  return 'utf-8';
}

function findInvalid(bytes: Uint8Array, text: string): number | undefined {
  const at = text.indexOf('\ufffd');
  if (at < 0) return undefined;
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return undefined;
  } catch {
    return at;
  }
}

/** Whether a text is a binary file rather than damaged text: many control characters among its first characters. */
export function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096);
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) odd++;
  }
  return odd > Math.max(4, sample.length / 10);
}
