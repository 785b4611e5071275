import { describe, expect, it } from 'vitest';
import { type RuleInfo, chooseRules, nearestName, resolveName } from '../../src/core/select.js';

const rule = (id: string, extra: Partial<RuleInfo> = {}): RuleInfo => ({
  id,
  aliases: [],
  severity: 'warning',
  status: 'stable',
  optIn: false,
  fix: 'none',
  ...extra,
});
const RULES = [
  rule('env/duplicate-key', { aliases: ['dotenv-linter:DuplicatedKey'] }),
  rule('env/lower-case-key', { optIn: true }),
  rule('dockerfile/base-untagged', { aliases: ['DL3006', 'DS-0001'] }),
  rule('dockerfile/base-latest', { aliases: ['DL3007', 'DS-0001'] }),
  rule('dockerfile/new', { status: 'preview' }),
];
const ids = (selection: Parameters<typeof chooseRules>[1]) =>
  chooseRules(RULES, selection).chosen.map(({ id }) => id);

describe('chooseRules', () => {
  it('runs the stable rules that are not opt-in', () => {
    expect(ids({})).toEqual(['env/duplicate-key', 'dockerfile/base-untagged', 'dockerfile/base-latest']);
  });

  it('takes an area without its opt-in rules, and an opt-in rule by its own name', () => {
    expect(ids({ select: ['env'] })).toEqual(['env/duplicate-key']);
    expect(ids({ select: ['env/*', 'env/lower-case-key'] })).toEqual([
      'env/duplicate-key',
      'env/lower-case-key',
    ]);
    expect(ids({ select: ['dockerfile/new'] })).toEqual(['dockerfile/new']);
    expect(ids({ select: ['all'] })).toHaveLength(RULES.length);
  });

  it('knows aliases in any case, and those that several rules share', () => {
    expect(ids({ select: ['dl3006'] })).toEqual(['dockerfile/base-untagged']);
    expect(ids({ select: ['DS-0001'] })).toEqual(['dockerfile/base-untagged', 'dockerfile/base-latest']);
    expect(ids({ ignore: ['DL3006', 'env'] })).toEqual(['dockerfile/base-latest']);
  });

  it('turns a rule off or on by its severity', () => {
    expect(ids({ severity: { 'env/duplicate-key': 'off', 'env/lower-case-key': 'info' } })).toEqual([
      'env/lower-case-key',
      'dockerfile/base-untagged',
      'dockerfile/base-latest',
    ]);
  });

  it('names what it does not know, and the nearest', () => {
    expect(chooseRules(RULES, { select: ['env/duplicat-key'] }).unknown).toEqual([
      { name: 'env/duplicat-key', nearest: 'env/duplicate-key' },
    ]);
    expect(nearestName(RULES, 'duplicate-key')).toBe('env/duplicate-key');
    expect(resolveName(RULES, 'nothing')).toEqual([]);
  });
});
