import { describe, expect, it } from 'vitest';
import { runRules } from '../../../src/core/run.js';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { HOSTILE_SHAPES } from '../../support/hostile-dockerfiles.js';
import { dockerfileModel } from '../../support/lint-dockerfile.js';

/** That time grows with the text and not faster is measured by scripts/bench/growth.ts. */
describe('every rule ends, and none breaks', () => {
  it.each(Object.entries(HOSTILE_SHAPES))('over %s', (_name, make) => {
    const model = dockerfileModel(make(2_000), { files: ['f1', '.env', 'package.json'], ignore: '*.md' });
    const { checks } = runRules(RULES_OF_AREA, [{ file: 'Dockerfile', model }], { today: '2026-11-22' });
    expect(checks).toHaveLength(RULES_OF_AREA.length);
    expect(checks.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  });

  it('over 20,000 lines', () => {
    const { dockerfile } = dockerfileModel(HOSTILE_SHAPES['one RUN a line']!(20_000));
    expect(dockerfile.instructions).toHaveLength(20_001);
  });
});
