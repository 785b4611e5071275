/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, in hexadecimal. Its own code because fingerprints are short texts, and
 * loading the runtime's crypto module costs more than the rest of a small run's rules together.
 */
export function sha256(text: string): string {
  const message = encoder.encode(text);
  const padded = new Uint8Array(((message.length + 8) >> 6) * 64 + 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0);

  constants ??= deriveConstants();
  const state = Uint32Array.from(constants.state);
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(offset + i * 4);
    compress(state, schedule, constants.round);
  }
  let digest = '';
  for (let i = 0; i < 8; i++) digest += state[i]!.toString(16).padStart(8, '0');
  return digest;
}

interface Constants {
  readonly state: Uint32Array;
  readonly round: Uint32Array;
}

const encoder = new TextEncoder();
/** Worked out with the first text: most runs take many. */
let constants: Constants | undefined;

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Uint32Array, schedule: Uint32Array, round: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const a = schedule[i - 15]!;
    const b = schedule[i - 2]!;
    const low = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const high = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    schedule[i] = schedule[i - 16]! + low + schedule[i - 7]! + high;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + round[i]! + schedule[i]!) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

/** Start values and round constants: fractional parts of the square and cube roots of the first primes. */
function deriveConstants(): Constants {
  const state = new Uint32Array(8);
  const round = new Uint32Array(64);
  const fraction = (root: number) => ((root - Math.floor(root)) * 0x100000000) >>> 0;
  for (let candidate = 2, found = 0; found < 64; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    if (found < 8) state[found] = fraction(Math.sqrt(candidate));
    round[found++] = fraction(Math.cbrt(candidate));
  }
  return { state, round };
}
