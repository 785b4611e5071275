import dotenv from 'dotenv';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUDGE_IDS, READER_IDS, readDotenv } from '../../../../src/syntax/dotenv/readers/index.js';
import type { ReaderId } from '../../../../src/syntax/dotenv/readers/types.js';
import { hostileText } from '../hostile-text.js';

describe('readDotenv as npm dotenv', () => {
  it('equals dotenv.parse on any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(Object.entries(readDotenv(text, { reader: 'dotenv' }).values)).toEqual(
          Object.entries(dotenv.parse(text)),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  it('equals dotenv.parse where a value of several lines has quotes at its lines', () => {
    const piece = fc.constantFrom('"', "'", '`', '\u2028', '\u2029', '\n', '\\', 'a', ' ', '#', '\\"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = `A=${pieces.join('')}`;
        expect(readDotenv(text, { reader: 'dotenv' }).values).toEqual(dotenv.parse(text));
      }),
      { numRuns: 10_000 },
    );
  });
});

/** What a reader makes of the line ends in a key, where it can have any. */
function keyAsRead(key: string, reader: ReaderId): string {
  if (reader.startsWith('node')) return key.replaceAll('\r', '');
  // compose-go keeps a lone CR in a key; some others read it as a line end.
  if (reader === 'compose') return key.replaceAll('\r\n', '\n');
  return /^(?:docker|bash|systemd)/.test(reader) ? key : key.replace(/\r\n?/g, '\n');
}

describe('every reader', () => {
  it('gives an origin, in the text, for each value and for nothing else', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(...READER_IDS), (text, reader) => {
        const { values, origins, errors } = readDotenv(text, { reader, env: { A: 'host', X: '' } });
        expect(Object.keys(origins).sort()).toEqual(Object.keys(values).sort());
        for (const [key, origin] of Object.entries(origins)) {
          expect(keyAsRead(text.slice(origin.key.start, origin.key.end), reader)).toBe(key);
          expect(origin.value?.start ?? origin.key.end).toBeGreaterThanOrEqual(origin.key.end);
          expect(origin.value?.end ?? 0).toBeLessThanOrEqual(text.length);
        }
        for (const { range } of errors) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(JUDGE_IDS)('%s points at the assignment that decides', (reader) => {
    const text = '\ufeffA=1\r\nB="x\r\ny"\r\nexport A = two # why\r\n';
    const { origins } = readDotenv(text, { reader });
    const cut = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end);
    expect(origins['A']!.key.start).toBe(text.lastIndexOf('A'));
    expect([cut(origins['A']!.key), cut(origins['A']!.value)]).toEqual(['A', 'two']);
    expect([cut(origins['B']!.key), cut(origins['B']!.value)]).toEqual(['B', '"x\r\ny"']);
  });

  it('keeps names of Object.prototype apart', () => {
    const text = 'A=${constructor}${toString}\nconstructor=1\n__proto__=2\n';
    for (const reader of ['python_dotenv', 'python_dotenv_values', 'compose'] as const) {
      const { values } = readDotenv(text, { reader });
      expect(Object.entries(values)).toEqual([
        ['A', ''],
        ['constructor', '1'],
        ['__proto__', '2'],
      ]);
      expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    }
    expect(Object.keys(readDotenv(text, { reader: 'dotenv' }).values)).toEqual(['A', 'constructor']);
  });

  it('says who gave the value', () => {
    const read = (reader: ReaderId) => readDotenv('A=file\n', { reader, env: { A: 'host' } });
    expect(read('dotenv').origins['A']!.fromEnv).toBe(true);
    expect(read('python_dotenv').origins['A']!.fromEnv).toBe(true);
    expect(read('python_dotenv_values').origins['A']!.fromEnv).toBe(false);
    expect(read('compose').origins['A']!.fromEnv).toBe(false);
    expect(readDotenv('A\n', { reader: 'compose', env: { A: 'host' } }).origins['A']!.fromEnv).toBe(true);
  });

  it('lists the references that nothing resolves', () => {
    const text = 'A=${NO}\nB=$NO${A}${NO:-x}\n';
    const names = (reader: ReaderId) =>
      readDotenv(text, { reader }).unresolved.map(({ key, name, range }) => [key, name, range.start]);
    expect(names('dotenv')).toEqual([]);
    expect(names('python_dotenv_values')).toEqual([['A', 'NO', 2]]);
    expect(names('compose')).toEqual([
      ['A', 'NO', 2],
      ['B', 'NO', 10],
    ]);
  });

  it('gives up on references that double each other', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `V${i + 1}=\${V${i}}\${V${i}}`);
    const text = `V0=xxxxxxxx\n${lines.join('\n')}\n`;
    for (const reader of ['python_dotenv', 'python_dotenv_values', 'compose'] as const) {
      const reading = readDotenv(text, { reader });
      expect(reading.errors.map((error) => error.code)).toEqual(['expansion-too-large']);
      expect(reading.refused).toBe(true);
    }
  });

  it('walks nested references without recursion', () => {
    const depth = 50_000;
    const text = `A=${'${X:-'.repeat(depth)}deep${'}'.repeat(depth)}\n`;
    expect(readDotenv(text, { reader: 'compose' }).values).toEqual({ A: 'deep' });
  });

  it('refuses an unknown reader', () => {
    expect(() => readDotenv('', { reader: 'toString' as ReaderId })).toThrow(RangeError);
  });
});
