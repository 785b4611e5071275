import { describe, expect, it } from 'vitest';
import { applySuppressions } from '../../src/core/apply-suppressions.js';
import type { Finding } from '../../src/core/finding.js';
import type { RuleInfo } from '../../src/core/select.js';
import { matchPath, readSuppressions } from '../../src/core/suppress.js';

const comment = (text: string, line = 1, nextLine?: number) => ({
  text,
  range: { start: 0, end: 1 },
  line,
  trailing: false,
  ...(nextLine ? { nextLine } : {}),
});

describe('readSuppressions', () => {
  it.each([
    [' catalyst-ignore env/a -- because', ['env/a'], 'because'],
    [' catalyst-ignore env/a, DL3006 -- a -- b', ['env/a', 'DL3006'], 'a -- b'],
    ['catalyst-ignore env/a', ['env/a'], undefined],
    [' catalyst-ignore -- why', [], 'why'],
    [' catalyst-ignore env/a --', ['env/a'], undefined],
  ])('reads %j', (text, rules, reason) => {
    expect(readSuppressions('f', [comment(text, 3, 5)])).toEqual([
      { file: 'f', range: { start: 0, end: 1 }, rules, reason, lines: [5] },
    ]);
  });

  it('lets a file directive cover the file, and leaves other comments alone', () => {
    expect(readSuppressions('f', [comment(' catalyst-ignore-file env/a -- x')])[0]!.lines).toBeUndefined();
    expect(
      readSuppressions('f', [comment(' see catalyst-ignore'), comment(' catalyst-ignored env/a -- x')]),
    ).toEqual([]);
  });
});

describe('matchPath', () => {
  it.each([
    ['.env', '.env', true],
    ['.env', 'a/.env', false],
    ['**/.env', 'a/b/.env', true],
    ['**/.env', '.env', true],
    ['a', 'a/b/c', true],
    ['a/', 'ab', false],
    ['*.env', 'x.env', true],
    ['*.env', 'a/x.env', false],
    ['a.b', 'axb', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(matchPath(pattern)(path)).toBe(expected);
  });
});

const info = (id: string): RuleInfo => ({
  id,
  aliases: [],
  severity: 'error',
  status: 'stable',
  optIn: false,
  fix: 'none',
});
const finding = (rule: string, file: string, line: number): Finding => ({
  rule,
  file,
  range: { start: line, end: line },
  messageId: 'm',
  args: {},
  severity: 'error',
  outcome: 'fail',
  fingerprint: '',
  suppressed: false,
});
const input = (overrides: Partial<Parameters<typeof applySuppressions>[0]>) =>
  applySuppressions({
    findings: [finding('env/a', 'f', 2), finding('env/b', 'f', 2), finding('env/a', 'f', 9)],
    suppressions: [],
    configured: [],
    configFile: 'catalyst.config.json',
    rules: [info('env/a'), info('env/b')],
    ran: new Set(['env/a', 'env/b']),
    files: ['f'],
    today: '2026-11-22',
    linesOf: ({ range }) => ({ first: range!.start, last: range!.end }),
    ...overrides,
  });
const suppression = (rules: string[], reason: string | undefined, lines?: number[]) => ({
  file: 'f',
  range: { start: 0, end: 0 },
  rules,
  reason,
  lines,
});

describe('applySuppressions', () => {
  it('silences the named rule at its line only', () => {
    const { findings, uses } = input({ suppressions: [suppression(['env/a'], 'why', [2])] });
    expect(findings.map(({ suppressed }) => suppressed)).toEqual([true, false, false]);
    expect(uses[0]).toMatchObject({ silenced: 1, decided: true });
  });

  it('silences nothing without a reason', () => {
    const { findings } = input({ suppressions: [suppression(['env/a'], undefined)] });
    expect(findings.some(({ suppressed }) => suppressed)).toBe(false);
  });

  it('covers paths from the configuration until they expire', () => {
    const ignore = { rule: 'env', path: 'f', reason: 'why' };
    expect(input({ configured: [ignore] }).findings.every(({ suppressed }) => suppressed)).toBe(true);
    const late = input({ configured: [{ ...ignore, expires: '2026-11-22' }] });
    expect(late.findings.some(({ suppressed }) => suppressed)).toBe(false);
    expect(late.uses[0]!.expired).toBe('2026-11-22');
  });

  it('does not judge a suppression whose rule did not run', () => {
    const { uses } = input({ suppressions: [suppression(['env/a'], 'why', [77])], ran: new Set(['env/b']) });
    expect(uses[0]!.decided).toBe(false);
  });

  it('names unknown rules with the nearest', () => {
    const { uses } = input({
      rules: [info('env/duplicate-key')],
      suppressions: [suppression(['env/duplicat-key'], 'why')],
    });
    expect(uses[0]!.unknown).toEqual([{ name: 'env/duplicat-key', nearest: 'env/duplicate-key' }]);
  });
});
