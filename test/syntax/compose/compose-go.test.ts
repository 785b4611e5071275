import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadComposeProject } from '../../../src/syntax/compose/index.js';

interface Vector {
  readonly yaml: string;
  readonly refused: boolean;
  readonly says?: string;
}

const file = new URL('../../vectors/compose-go.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] };

function refuses(text: string): boolean {
  const project = loadComposeProject({
    files: [{ path: 'compose.yaml', text }],
    readFile: () => undefined,
    environment: { SET: 'yes' },
    environmentComplete: true,
    projectName: 'project',
  });
  return project.problems.some((problem) => problem.refuses);
}

describe('what Compose refuses', () => {
  it.each(vectors)('$yaml', ({ yaml, refused }) => {
    expect(refuses(yaml)).toBe(refused);
  });
});
