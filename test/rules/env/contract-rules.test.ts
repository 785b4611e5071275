import { describe, expect, it } from 'vitest';
import { PROBLEMS } from '../../../src/contract/problems.js';
import { type Rule, renderAdvice } from '../../../src/core/rule.js';
import { RULES_OF_AREA } from '../../../src/rules/env/index.generated.js';
import { type LintResult, lintEnv } from '../../support/lint-env.js';
import { CROSS_ROWS } from './contract-cross-rows.js';
import type { ContractRow } from './contract-row.js';
import { SERVICE_ROWS } from './contract-service-rows.js';
import { VALUE_ROWS } from './contract-value-rows.js';

const ROWS: readonly ContractRow[] = [...VALUE_ROWS, ...CROSS_ROWS, ...SERVICE_ROWS];
const CODES = Object.keys(PROBLEMS) as (keyof typeof PROBLEMS)[];
const ruleOf = (code: string): Rule | undefined => RULES_OF_AREA.find(({ id }) => id === `env/${code}`);

function lintRow(row: ContractRow, text = row.text): LintResult {
  const contract = row.contract ? { contract: row.contract } : {};
  const service = row.unseen ? { inCompose: true, unseen: row.unseen } : {};
  return lintEnv([ruleOf(row.code)!], { text, ...contract, ...service }, row.services);
}

describe('the table of problems and the rules', () => {
  it.each(CODES)('%s has a rule with its severity and all of its messages', (code) => {
    const rule = ruleOf(code);
    expect(rule).toMatchObject({ severity: PROBLEMS[code].severity, since: '0.1.0', status: 'stable' });
    expect(Object.keys(rule?.messages ?? {})).toEqual(
      expect.arrayContaining(Object.keys(PROBLEMS[code].messages)),
    );
  });

  it('has a row below for every message', () => {
    const expected = CODES.flatMap((code) =>
      Object.keys(PROBLEMS[code].messages).map((id) => `${code}: ${id}`),
    );
    expect(new Set([...ROWS.map(({ code, messageId }) => `${code}: ${messageId}`)])).toEqual(
      new Set(expected),
    );
  });
});

describe('env rules of the contract', () => {
  it.each(ROWS.map((row) => [row.code, row.messageId, row] as const))('%s: %s', (code, messageId, row) => {
    const { findings } = lintRow(row);
    const finding = findings.find(
      (one) => one.messageId === messageId && one.args['name'] === row.args['name'],
    );
    expect(finding).toMatchObject({
      rule: `env/${code}`,
      severity: row.severity ?? PROBLEMS[code].severity,
      outcome: row.outcome ?? 'fail',
    });
    expect(finding?.at ?? null).toBe(row.at);
    expect(finding?.args).toEqual(row.args);
    expect(finding?.relatedAt).toEqual(row.related ?? []);
  });

  it.each(
    ROWS.map((row) => [row.code, row.messageId, row] as const),
  )('%s: %s is one clean sentence', (_, id, row) => {
    const finding = lintRow(row).findings.find(({ messageId }) => messageId === id)!;
    const rule = ruleOf(row.code)!;
    const advice = renderAdvice(rule, id, finding.args) ?? 'none';
    for (const sentence of [finding.message, advice]) {
      expect(sentence).not.toMatch(/undefined|null|\[object|\.$|\s{2}|^\s*$/);
    }
    expect(finding.message.length).toBeLessThan(160);
  });

  it.each(CODES)('%s reports its own bad example and not its good one', (code) => {
    const rule = ruleOf(code)!;
    const given = ROWS.find((row) => row.code === code)!;
    expect(lintRow(given, rule.docs.bad).findings.length).toBeGreaterThan(0);
    expect(lintRow(given, rule.docs.good)).toMatchObject({ findings: [], checks: [{ outcome: 'pass' }] });
  });
});
