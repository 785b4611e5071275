import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/align/index.generated.js';
import { alignFiles, splitExample } from '../../support/lint-align.js';

describe.each(RULES_OF_AREA.map((rule) => [rule.id, rule] as const))('%s', (id, { docs }) => {
  it('reports its bad example', async () => {
    const { findings } = await alignFiles(splitExample(docs.bad), { select: [id] });
    expect(findings.map(({ rule }) => rule)).toContain(id);
  });

  it('has nothing to say of its good example', async () => {
    const { findings } = await alignFiles(splitExample(docs.good), { select: [id] });
    expect(findings).toEqual([]);
  });
});
