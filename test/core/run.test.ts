import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/core/rule.js';
import { runRules } from '../../src/core/run.js';

const options = { today: '2026-11-22' };
const base = {
  aliases: [],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: { what: '', why: '', bad: '', good: '' },
  messages: {},
} as const;
const rule = (id: string, check: Rule['check'], extra: Partial<Rule> = {}): Rule => ({
  ...base,
  id,
  check,
  ...extra,
});

describe('runRules', () => {
  it('gives each hit its rule, severity, file and a place in the order', () => {
    const late = rule('env/b', () => [{ messageId: 'm', args: { n: 1 }, range: { start: 5, end: 6 } }]);
    const early = rule('env/a', () => [
      { messageId: 'm', args: {}, range: { start: 0, end: 1 }, severity: 'error' },
    ]);
    const { findings, checks } = runRules([late, early], [{ file: 'x', model: {} }], options);
    expect(findings.map(({ rule: id, severity, file }) => [id, severity, file])).toEqual([
      ['env/a', 'error', 'x'],
      ['env/b', 'warning', 'x'],
    ]);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['fail', 'fail']);
  });

  it('counts a rule without hits as passed and one that does not apply as not applicable', () => {
    const quiet = rule('env/a', () => []);
    const elsewhere = rule('env/b', () => [], { applies: () => false });
    const { checks } = runRules([quiet, elsewhere], [{ file: 'x', model: {} }], options);
    expect(checks.map(({ outcome }) => outcome)).toEqual(['pass', 'not-applicable']);
  });

  it('turns a crash into a row that repeats nothing of the input, and goes on', () => {
    const crash = rule('env/a', () => {
      throw new TypeError('made-up-secret');
    });
    const fine = rule('env/b', () => [{ messageId: 'm', args: {} }]);
    const { findings } = runRules([crash, fine], [{ file: 'x', model: {} }], options);
    expect(findings.map(({ rule: id, outcome }) => [id, outcome])).toEqual([
      ['env/a', 'error'],
      ['env/b', 'fail'],
    ]);
    expect(JSON.stringify(findings)).not.toContain('made-up-secret');
  });

  it('folds what is beyond a thousand of one rule in one file into a row with their number', () => {
    const flood = rule('env/a', () =>
      Array.from({ length: 5_000 }, (_, n) => ({
        messageId: 'm',
        args: { n },
        range: { start: n, end: n + 1 },
        ...(n === 4_000 ? { severity: 'error' as const } : {}),
      })),
    );
    const { findings } = runRules([flood], [{ file: 'x', model: {} }], options);
    expect(findings).toHaveLength(1_001);
    expect(findings.at(-1)).toMatchObject({
      messageId: 'and-more',
      args: { count: 4_000 },
      severity: 'error',
      range: { start: 1_000, end: 1_001 },
    });
  });

  it('folds neither what can be fixed nor what another file has', () => {
    const fixes = [{ title: 't', safety: 'safe' as const, edits: [] }];
    const fixable = rule('env/a', () =>
      Array.from({ length: 1_500 }, (_, n) => ({ messageId: 'm', args: { n }, fixes })),
    );
    const spread = rule('env/b', () =>
      Array.from({ length: 1_500 }, (_, n) => ({ messageId: 'm', args: { n }, file: n % 2 ? 'x' : 'y' })),
    );
    const { findings } = runRules([fixable, spread], [{ file: 'x', model: {} }], options);
    expect(findings.filter(({ rule: id }) => id === 'env/a')).toHaveLength(1_500);
    expect(findings.filter(({ rule: id }) => id === 'env/b')).toHaveLength(1_500);
  });

  it('gives the same fingerprint when only the place moves, and another to a second occurrence', () => {
    const at = (start: number) =>
      rule('env/a', () => [
        { messageId: 'm', args: { key: 'A' }, range: { start, end: start + 1 } },
        { messageId: 'm', args: { key: 'A' }, range: { start: start + 9, end: start + 10 } },
      ]);
    const prints = (start: number) =>
      runRules([at(start)], [{ file: 'x', model: {} }], options).findings.map(
        ({ fingerprint }) => fingerprint,
      );
    expect(prints(0)).toEqual(prints(40));
    expect(new Set(prints(0)).size).toBe(2);
  });

  it('lets the configuration set the severity', () => {
    const one = rule('env/a', () => [{ messageId: 'm', args: {}, severity: 'error' }]);
    const { findings } = runRules([one], [{ file: 'x', model: {} }], { ...options, severity: () => 'info' });
    expect(findings[0]!.severity).toBe('info');
  });
});
