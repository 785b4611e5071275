import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/compose/index.generated.js';
import { composeModel, lintCompose } from '../../support/lint-compose.js';

interface Vector {
  readonly yaml: string;
  readonly refused: boolean;
}

const file = new URL('../../vectors/compose-go.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] };
const refusing = RULES_OF_AREA.filter(({ aliases }) => aliases.includes('compose-refuses'));
const options = { disk: { '.env': 'SET=yes\n' }, environmentComplete: true, projectName: 'project' };

describe('--select compose-refuses', () => {
  it.each(vectors)('says whether Compose loads $yaml', ({ yaml, refused }) => {
    expect(lintCompose(yaml, refusing, options).length > 0).toBe(refused);
  });

  it('has a rule for every problem that refuses, and says it at its place', () => {
    const piece = fc.constantFrom(
      ...vectors.filter(({ refused }) => refused).map(({ yaml }) => yaml),
      'services:\n\tweb: {}\n',
      'services: [a]\n',
      '- a\n',
      '',
      'services:\n  web:\n    image: a\n    image: b\n',
      'services:\n  web: *nothing\n',
    );
    fc.assert(
      fc.property(piece, (text) => {
        const { project } = composeModel(text, options);
        const findings = lintCompose(text, refusing, options);
        for (const problem of project.problems.filter(({ refuses }) => refuses)) {
          expect(findings.map(({ range }) => range?.start)).toContain(problem.range.start);
        }
      }),
    );
  });

  it('is as strict in what is for development: what Compose refuses starts nowhere', () => {
    const severities = (yaml: string, path: string) => {
      const disk = { [path.replace('compose.yaml', '.env')]: 'SET=yes\n' };
      return lintCompose(yaml, refusing, { ...options, disk, path }).map(({ rule, severity }) => [
        rule,
        severity,
      ]);
    };
    for (const { yaml } of vectors.filter(({ refused }) => refused)) {
      const plain = severities(yaml, 'compose.yaml');
      // An env file that each machine has its own of is rightly not there.
      if (plain.some(([rule]) => rule !== 'compose/env-file-missing'))
        expect(plain.map(([, severity]) => severity)).toContain('error');
      expect(severities(yaml, 'docs/guide/compose.yaml')).toEqual(plain);
    }
  });

  it('holds no rule about what Compose takes', () => {
    expect(refusing.filter(({ status }) => status !== 'stable')).toEqual([]);
    expect(refusing.map(({ id }) => id)).not.toContain('compose/unreadable-file');
  });
});
