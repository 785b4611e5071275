import { expect, test } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import {
  type LintOptions,
  applyFixes,
  dockerfileModel,
  lintDockerfile,
  summarize,
} from '../../support/lint-dockerfile.js';

/** A Dockerfile text and what the rule says of it, as `line:column messageId args`. */
export type BadCase = readonly [text: string, ...expected: string[]];

export interface RuleCases {
  readonly bad: readonly BadCase[];
  readonly good: readonly string[];
  /** Before → after all fixes. */
  readonly fixed?: readonly (readonly [before: string, after: string])[];
  readonly options?: LintOptions;
}

/** Tests a rule by a table; its own examples and the outcome of its fixes are checked too. */
export function testRule(rule: Rule, { bad, good, fixed = [], options = {} }: RuleCases): void {
  const lint = (text: string) => lintDockerfile(text, [rule], options);
  test('its own examples', () => {
    expect(lint(rule.docs.bad).map(({ outcome }) => outcome)).toContain('fail');
    expect(summarize(rule.docs.good, lint(rule.docs.good))).toEqual([]);
  });
  test.each(bad.map(([text, ...expected]) => ({ text, expected })))('reports $text', ({ text, expected }) => {
    expect(summarize(text, lint(text))).toEqual(expected);
  });
  test.each(good.map((text) => ({ text })))('leaves $text', ({ text }) => {
    expect(summarize(text, lint(text))).toEqual([]);
  });
  test.each(fixed.map(([before, after]) => ({ before, after })))('mends $before', ({ before, after }) => {
    expect(applyFixes(before, lint(before))).toBe(after);
  });
  const fixable = [rule.docs.bad, ...bad.map(([text]) => text), ...fixed.map(([before]) => before)];
  test.each(fixable.map((text) => ({ text })))('a fix ends what it mends: $text', ({ text }) => {
    const findings = lint(text);
    const after = applyFixes(text, findings);
    if (after === text) return;
    const model = dockerfileModel(after, options);
    expect(model.dockerfile.problems).toEqual(dockerfileModel(text, options).dockerfile.problems);
    for (const instruction of model.dockerfile.instructions)
      expect(model.scriptOf(instruction)?.errors ?? []).toEqual([]);
    expect(lint(after).length).toBeLessThan(findings.length);
    let text_ = after;
    for (let i = 0; i < 5; i++) text_ = applyFixes(text_, lint(text_));
    expect(lint(text_).filter(({ fixes }) => fixes !== undefined)).toEqual([]);
    expect(applyFixes(text_, lint(text_))).toBe(text_);
  });
}
