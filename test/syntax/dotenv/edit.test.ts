import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.js';
import { appendEntry, checkEdits, type EditPlan, setValue } from '../../../src/syntax/dotenv/edit.js';
import { commentOutEntry, removeEntry, renameKey } from '../../../src/syntax/dotenv/edit-entries.js';
import { parseDotenv } from '../../../src/syntax/dotenv/parse.js';
import { JUDGE_IDS, readDotenv } from '../../../src/syntax/dotenv/readers/index.js';
import { compareReadings } from '../../../src/syntax/dotenv/same-values.js';
import { hostileText } from './hostile-text.js';

const ALL = { readers: JUDGE_IDS };

function apply(text: string, plan: EditPlan): string | null {
  return plan.ok ? applyEdits(text, plan.edits) : null;
}

describe('setValue', () => {
  it.each([
    ['A=b\n', 'c', 'A=c\n'],
    ['A="b" # c\n', 'd e', 'A="d e" # c\n'],
    ['A= # todo\n', 'x', 'A=x # todo\n'],
    ['A=\r\nB=1\r\n', 'x y', 'A=x y\r\nB=1\r\n'],
    ['A=1\nA=2', 'x', 'A=1\nA=x'],
    ['A=b\n', 'p#ss', 'A="p#ss"\n'],
    ['A=b\n', 'two\nlines', 'A="two\\nlines"\n'],
    ['A=b\n', 'pa$word', "A='pa$word'\n"],
    ['A="b"c\n', 'd', 'A="d"\n'],
    ['A: \n', 'd', null],
  ])('%j := %j', (text, value, expected) => {
    expect(apply(text, setValue(parseDotenv(text), 'A', value, ALL))).toBe(expected);
  });

  it('says when nothing serves every reader', () => {
    expect(setValue(parseDotenv('A=b\n'), 'A', '${X}', ALL)).toEqual({ ok: false, reason: 'unwritable' });
    expect(setValue(parseDotenv('A=b\n'), 'B', 'c', ALL)).toEqual({ ok: false, reason: 'absent' });
    expect(apply('A=b\n', setValue(parseDotenv('A=b\n'), 'A', '${X}', { readers: ['compose'] }))).toBe(
      "A='${X}'\n",
    );
  });

  it('tells what else changes', () => {
    const plan = setValue(parseDotenv('A=b\nC=${A}\n'), 'A', 'x', { readers: ['dotenv', 'compose'] });
    expect(plan).toMatchObject({ ok: true, changes: [{ reader: 'compose', key: 'C', change: 'changed' }] });
  });

  it('is read back as the value in any file, or is no plan', () => {
    const value = fc.oneof(fc.string({ unit: 'binary-ascii' }), hostileText);
    fc.assert(
      fc.property(hostileText, value, (before, wanted) => {
        const text = `${before}\nA=old\n`;
        const plan = setValue(parseDotenv(text), 'A', wanted, ALL);
        if (!plan.ok) return;
        const after = applyEdits(text, plan.edits);
        for (const reader of JUDGE_IDS) expect(readDotenv(after, { reader }).values['A']).toBe(wanted);
        expect(compareReadings(text, after, JUDGE_IDS, {}, ['A'])).toEqual(plan.changes);
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds a writing for every value of ordinary characters', () => {
    const ordinary = fc.string({ unit: fc.constantFrom(...'aZ0 _-./:@#=,;?&%+\'"{}!*|<>'), maxLength: 20 });
    fc.assert(
      fc.property(ordinary, (wanted) => {
        fc.pre(!(wanted.includes('"') && wanted.includes("'")));
        expect(setValue(parseDotenv('A=b\n'), 'A', wanted, ALL).ok).toBe(true);
      }),
    );
  });
});

describe('appendEntry', () => {
  it.each([
    ['', 'B=c\n'],
    ['A=b\n', 'A=b\nB=c\n'],
    ['A=b', 'A=b\nB=c'],
    ['A=b\r\nC=d\r\n', 'A=b\r\nC=d\r\nB=c\r\n'],
    ['# x\r\nA=b', '# x\r\nA=b\r\nB=c'],
    ['A="x', null],
  ])('%j', (text, expected) => {
    expect(apply(text, appendEntry(parseDotenv(text), 'B', 'c', ALL))).toBe(expected);
  });

  it('does not add a key twice', () => {
    expect(appendEntry(parseDotenv('A=b\n'), 'A', 'c', ALL)).toEqual({ ok: false, reason: 'exists' });
  });
});

describe('renameKey', () => {
  it.each([
    ['export A=b\nA=c\n', 'export N=b\nN=c\n'],
    ['A=b\nC=${A}/x\n', 'N=b\nC=${N}/x\n'],
    ["A=b\nC='$A'\n", "N=b\nC='$A'\n"],
  ])('%j', (text, expected) => {
    expect(apply(text, renameKey(parseDotenv(text), 'A', 'N', { readers: ['compose'] }))).toBe(expected);
  });

  it('refuses what is not there, is there already, or cannot be read', () => {
    const file = parseDotenv('A=b\nC=d\n');
    expect(renameKey(file, 'X', 'N', ALL)).toEqual({ ok: false, reason: 'absent' });
    expect(renameKey(file, 'A', 'C', ALL)).toEqual({ ok: false, reason: 'exists' });
    expect(renameKey(file, 'A', 'N+', ALL)).toEqual({ ok: false, reason: 'unwritable' });
  });
});

describe('removeEntry and commentOutEntry', () => {
  const text = 'A=1\nB="x\r\n\r\ny" # c\nC=3';
  const file = parseDotenv(text);

  it('take the whole entry', () => {
    expect(applyEdits(text, removeEntry(file.entries[1]!))).toBe('A=1\nC=3');
    expect(applyEdits(text, commentOutEntry(file, file.entries[1]!))).toBe(
      'A=1\n# B="x\r\n# \r\n# y" # c\nC=3',
    );
  });

  it('change no other key', () => {
    for (const edits of [removeEntry(file.entries[1]!), commentOutEntry(file, file.entries[1]!)]) {
      expect(checkEdits(file, edits, ALL, ['B'])).toEqual([]);
      expect(checkEdits(file, edits, ALL)).toHaveLength(JUDGE_IDS.length);
    }
  });
});

describe('compareReadings', () => {
  it('sees values and stumbling', () => {
    expect(compareReadings('A=1\nB=2\n', 'A=2\nC=1\n', ['dotenv'])).toEqual([
      { reader: 'dotenv', key: 'A', change: 'changed' },
      { reader: 'dotenv', key: 'B', change: 'removed' },
      { reader: 'dotenv', key: 'C', change: 'added' },
    ]);
    expect(compareReadings('A=1\n', 'A=1\n!\n', ['dotenv', 'compose'])).toEqual([
      { reader: 'compose', key: '', change: 'error' },
    ]);
    expect(compareReadings('A=1\n; a\n', 'A=1\n; a\n; b\n', ['python_dotenv_values'])).toEqual([
      { reader: 'python_dotenv_values', key: '', change: 'error' },
    ]);
    expect(compareReadings('A=1\n!\n', 'A=1\n', ['compose'])).toEqual([]);
  });
});
