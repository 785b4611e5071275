import fc from 'fast-check';

/** Any text at all, lone surrogates and control characters included. */
export function anyText(): fc.Arbitrary<string> {
  return fc.array(fc.nat(0xffff), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes));
}

/** A small generator with a fixed seed, so that a failure can be seen again (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const FORMS: readonly (readonly [prefix: string, alphabet: string, length: number])[] = [
  ['sk-proj-', `${ALPHANUMERIC}-_`, 148],
  ['sk-ant-api03-', `${ALPHANUMERIC}-_`, 95],
  ['sk-', ALPHANUMERIC, 48],
  ['sk-', 'abcdefghijklmnopqrstuvwxyz0123456789', 32],
  ['gsk_', ALPHANUMERIC, 52],
  ['hf_', ALPHANUMERIC, 34],
  ['AIza', `${ALPHANUMERIC}-_`, 35],
  ['AQ.', `${ALPHANUMERIC}-_`, 50],
  ['sk-or-v1-', '0123456789abcdef', 64],
  ['', ALPHANUMERIC, 32],
  ['', '0123456789abcdef', 32],
  ['', '0123456789abcdef', 64],
];

/** Random values of the forms that keys have; the same ones on every run. */
export function makeKeys(count: number, seed = 20261122): string[] {
  const random = makeRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const [prefix, alphabet, length] = FORMS[i % FORMS.length]!;
    return prefix + Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  });
}

/** A text of a given length. */
export function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
