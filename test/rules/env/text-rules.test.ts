import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/finding.js';
import { renderAdvice } from '../../../src/core/rule.js';
import { applyFixes, proposeFixes } from '../../../src/fixes/apply.js';
import { verifyEnv } from '../../../src/fixes/verify-env.js';
import { RULES_OF_AREA as ENV_RULES } from '../../../src/rules/env/index.generated.js';
import { RULES_OF_AREA as PROVIDER_RULES } from '../../../src/rules/provider/index.generated.js';
import { lintEnv } from '../../support/lint-env.js';
import { PROVIDER_ROWS } from '../provider/provider-rows.js';
import { HYGIENE_ROWS } from './hygiene-rows.js';
import { READING_ROWS } from './reading-rows.js';
import { SECRET_ROWS } from './secret-rows.js';
import type { TextRow } from './text-row.js';

const RULES = [...ENV_RULES, ...PROVIDER_RULES];
const ROWS = [...HYGIENE_ROWS, ...READING_ROWS, ...SECRET_ROWS, ...PROVIDER_ROWS];
const idOf = ({ rule }: TextRow) => (rule.includes('/') ? rule : `env/${rule}`);
const ruleOf = (row: TextRow) => RULES.find(({ id }) => id === idOf(row))!;
const lint = (row: TextRow) =>
  lintEnv([ruleOf(row)], [...(row.beside ?? []), { text: row.text, ...row.input }], row.services).findings;

function fix(text: string, findings: readonly Finding[], unsafe: boolean): string {
  const file = findings[0]?.file ?? '.env';
  const { texts } = applyFixes(new Map([[file, text]]), proposeFixes(findings, unsafe), verifyEnv);
  return texts.get(file) ?? text;
}

describe.each(
  ROWS.map((row) => [row.rule, JSON.stringify(row.text.slice(0, 60)), row] as const),
)('%s on %s', (_id, _text, row) => {
  it('finds what it must, where it is', () => {
    const findings = lint(row);
    expect(findings.map(({ messageId, at, args }) => [messageId, at, args])).toEqual(row.hits);
    if (row.severity)
      expect(findings.map(({ severity }) => severity)).toEqual(row.hits.map(() => row.severity));
  });

  it('says it in whole sentences that show no value', () => {
    for (const finding of lint(row)) {
      const advice = renderAdvice(ruleOf(row), finding.messageId, finding.args) ?? 'none';
      for (const sentence of [finding.message, advice])
        expect(sentence).not.toMatch(/undefined|null|\[object|\.$|\s{2}|^\s*$/);
    }
  });

  if (row.fixed === undefined) return;
  it('is mended, and silent then', () => {
    const fixed = fix(row.text, lint(row), true);
    expect(fixed).toBe(row.fixed);
    if (fixed !== row.text && !/nbsp/.test(row.rule)) expect(lint({ ...row, text: fixed })).toEqual([]);
  });
});

describe('every rule of env/ and provider/', () => {
  const tested = new Set(ROWS.filter(({ hits }) => hits.length > 0).map(idOf));
  const silent = new Set(ROWS.filter(({ hits }) => hits.length === 0).map(idOf));

  it.each([...tested])('%s has an input on which it is silent', (id) => expect(silent).toContain(id));
});
