import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Thrown for a body that is not what its Content-Encoding says. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/**
 * Reads a body as UTF-8 up to a number of bytes, counted after decompression: a small body that unfolds to gigabytes
 * is cut like a long one, and the rest is never received.
 */
export async function readBody(
  body: Readable,
  encoding: string,
  maxBytes: number,
): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const decoder = makeDecoder(encoding.trim().toLowerCase());
  const chunks: Buffer[] = [];
  let size = 0;
  let isCut = false;
  const source = decoder ? pipeErrors(body, decoder) : body;
  for await (const chunk of source) {
    const piece = chunk as Buffer;
    chunks.push(piece.subarray(0, maxBytes - size));
    size += piece.length;
    if (size > maxBytes) {
      isCut = true;
      break;
    }
  }
  // Leaving the loop destroys the stream that was read; with a decoder the connection behind it is closed too.
  if (isCut) body.destroy();
  return { text: Buffer.concat(chunks).toString('utf8'), isCut };
}

function makeDecoder(encoding: string): Transform | undefined {
  switch (encoding) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new EncodingError('unknown content encoding');
  }
}

async function* pipeErrors(body: Readable, decoder: Transform): AsyncGenerator<Buffer> {
  let failure: unknown;
  body.on('error', (error) => {
    failure = error;
    decoder.destroy(error);
  });
  body.pipe(decoder);
  try {
    for await (const chunk of decoder) yield chunk as Buffer;
  } catch (error) {
    throw failure ?? new EncodingError('the body is not encoded as its header says', { cause: error });
  } finally {
    body.unpipe(decoder);
    decoder.destroy();
  }
}
