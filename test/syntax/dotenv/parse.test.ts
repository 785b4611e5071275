import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutEntry, findEntryAt, groupAssignments } from '../../../src/syntax/dotenv/find.js';
import { parseDotenv } from '../../../src/syntax/dotenv/parse.js';
import type { AssignmentEntry, JunkEntry } from '../../../src/syntax/dotenv/types.js';
import { hostileText } from './hostile-text.js';

interface Cut {
  readonly start: number;
  readonly end: number;
}

function parseOne(text: string) {
  const entry = parseDotenv(text).entries[0] as AssignmentEntry;
  const cut = (range: Cut | null | undefined) => range && text.slice(range.start, range.end);
  return { entry, cut };
}

describe('parseDotenv', () => {
  it('is lossless on any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const file = parseDotenv(text);
        const pieces = [...(file.bom ? [file.bom] : []), ...file.entries.flatMap(cutEntry)];
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        let at = 0;
        for (const { start, end } of pieces) {
          expect(start).toBe(at);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('names every comment once, from its # to the end of its line', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { range } of parseDotenv(text).comments) {
          expect(text[range.start]).toBe('#');
          expect(['\r', '\n', undefined]).toContain(text[range.end]);
          expect(text.slice(range.start, range.end)).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it.each([
    ['A=b', null, 'A', '=', 'b', 'b', 'none', null],
    ['  export A = "b c"  # d\n', 'export ', 'A', ' = ', '"b c"', 'b c', 'double', '# d'],
    ["A='b'#c\n", null, 'A', '=', "'b'", 'b', 'single', '#c'],
    ['A=`b`\n', null, 'A', '=', '`b`', 'b', 'backtick', null],
    ['A=b#c #d\n', null, 'A', '=', 'b#c', 'b#c', 'none', '#d'],
    ['A=#b\n', null, 'A', '=', '#b', '#b', 'none', null],
    ['A= # b\n', null, 'A', '=', '', '', 'none', '# b'],
    ['A=   \r\n', null, 'A', '=', '', '', 'none', null],
    ['A: b\n', null, 'A', ': ', 'b', 'b', 'none', null],
    ['a:b=c\n', null, 'a:b', '=', 'c', 'c', 'none', null],
    ['export=1\n', null, 'export', '=', '1', '1', 'none', null],
    ['A="b\\"c" \n', null, 'A', '=', '"b\\"c"', 'b\\"c', 'double', null],
    ['A="b\r\n# c\n\rd"\nC=d\n', null, 'A', '=', '"b\r\n# c\n\rd"', 'b\r\n# c\n\rd', 'double', null],
    ['A="C:\\dir\\"\nC="d"\n', null, 'A', '=', '"C:\\dir\\"', 'C:\\dir\\', 'double', null],
  ])('%j', (text, exported, key, separator, value, inner, quote, comment) => {
    const { entry, cut } = parseOne(text);
    expect([
      cut(entry.export),
      cut(entry.key),
      cut(entry.separator),
      cut(entry.value),
      cut(entry.inner),
      entry.quote,
      cut(entry.comment?.range) ?? null,
    ]).toEqual([exported, key, separator, value, inner, quote, comment]);
    expect(entry.closed).toBe(true);
  });

  it('keeps a value of several lines in one entry', () => {
    const file = parseDotenv('KEY="-----BEGIN\nabc=\n-----END" # pem\nB=1\n');
    expect(file.entries.map((entry) => [entry.kind, entry.range.start, entry.range.end])).toEqual([
      ['assignment', 0, 37],
      ['assignment', 37, 41],
    ]);
    expect(file.comments).toEqual([{ range: { start: 31, end: 36 }, inline: true }]);
  });

  it('ends an unterminated quote with its line, and tells what it would swallow', () => {
    const text = 'A="b # c\nC="d"\nE=f\n';
    const file = parseDotenv(text);
    expect(file.entries.map((entry) => (entry as AssignmentEntry).name)).toEqual(['A', 'C', 'E']);
    expect(file.entries[0]).toMatchObject({ closed: false, quote: 'double', value: { start: 2, end: 4 } });
    expect(file.unterminated).toHaveLength(1);
    expect(file.unterminated[0]).toMatchObject({
      quote: { start: 2, end: 3 },
      swallows: { start: 2, end: 12 },
    });
    expect(parseDotenv("A='b\nC=d").unterminated[0]!.swallows).toEqual({ start: 2, end: 8 });
  });

  it('tells a close behind a backslash from a plain one', () => {
    expect(parseOne('A="C:\\dir\\"\n').entry.closedByEscape).toBe(true);
    expect(parseOne('A="C:\\dir\\\\"\n').entry.closedByEscape).toBe(false);
  });

  it('points at what follows a closing quote', () => {
    const { entry, cut } = parseOne('A="b"c d # e\n');
    expect([cut(entry.value), cut(entry.afterQuote), cut(entry.comment?.range)]).toEqual([
      '"b"',
      'c d',
      '# e',
    ]);
  });

  it.each([
    ['A\n', 'no-delimiter', 'A'],
    ['export A # c\n', 'no-delimiter', 'A'],
    ['some words\n', 'no-delimiter', null],
    ['http://x\n', 'no-delimiter', 'http://x'],
    ['=b\n', 'no-key', null],
    ['A B=1\n', 'blank-in-key', 'A B'],
    ['A # b=c\n', 'no-delimiter', 'A'],
  ])('takes %j for no assignment', (text, reason, key) => {
    const entry = parseDotenv(text).entries[0] as JunkEntry;
    expect([entry.kind, entry.reason, entry.key && text.slice(entry.key.start, entry.key.end)]).toEqual([
      'junk',
      reason,
      key,
    ]);
  });

  it('knows the line ends and the odd characters', () => {
    const file = parseDotenv('\ufeffA=\u201cb\u201d\r\nB=\u00a0c\0\nC\u200b=\ufeff\rD=e');
    expect(file.lineEnds).toEqual({ lf: 1, crlf: 1, cr: 1, style: 'mixed' });
    expect([file.bom, file.finalNewline]).toEqual([{ start: 0, end: 1 }, false]);
    expect(file.characters).toEqual({ smartQuotes: [3, 5], nbsp: [10], nul: [12], zeroWidth: [15, 17] });
    expect(parseDotenv('').finalNewline).toBe(true);
    expect(parseDotenv('A=b\r\n').lineEnds.style).toBe('crlf');
  });

  it('finds entries by offset and by key', () => {
    const file = parseDotenv('\ufeffA=1\n\n# c\nA=2');
    expect([0, 1, 4, 5, 6, 13].map((at) => findEntryAt(file, at)?.kind)).toEqual([
      undefined,
      'assignment',
      'assignment',
      'blank',
      'comment',
      undefined,
    ]);
    expect(groupAssignments(file).get('A')).toHaveLength(2);
  });
});
