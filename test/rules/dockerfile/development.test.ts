import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { lintDockerfile } from '../../support/lint-dockerfile.js';
import { runProgram, withFolder } from '../../support/run-program.js';

const TEXT = 'FROM debian\nRUN pip install a && curl https://x | sh\nCMD a\nCMD b\n';

const severities = (path: string) =>
  Object.fromEntries(
    lintDockerfile(TEXT, RULES_OF_AREA, { path }).map(({ rule, severity }) => [rule.split('/')[1], severity]),
  );

describe('files that are not for production', () => {
  it.each([
    'Dockerfile.dev',
    'test.Dockerfile',
    '.devcontainer/Dockerfile',
    'a/.github/actions/x/Dockerfile',
    'cypress/Dockerfile',
    'docs/site/Dockerfile',
    'packages/x/tests/Dockerfile',
    'examples/chat/Dockerfile',
  ])('%s: what matters in production is a note, what breaks the image is not', (path) => {
    expect(severities(path)).toMatchObject({
      'base-untagged': 'info',
      'pip-pin': 'info',
      'curl-pipe-sh': 'info',
      'user-missing': 'info',
      'multiple-cmd': 'warning',
    });
  });

  it.each([
    'Dockerfile',
    'Dockerfile.prod',
    'app/Dockerfile',
    'latest/Dockerfile',
    'contest/Dockerfile',
  ])('%s: nothing is milder', (path) => {
    expect(severities(path)).toMatchObject({
      'base-untagged': 'warning',
      'pip-pin': 'warning',
      'curl-pipe-sh': 'warning',
      'user-missing': 'warning',
      'multiple-cmd': 'warning',
    });
  });

  it('are judged as the configuration says, where it says something', async () => {
    await withFolder(
      {
        'catalyst.config.json': '{ "severity": { "dockerfile/pip-pin": "error" } }',
        'tests/Dockerfile': TEXT,
      },
      async (folder) => {
        const { stdout } = await runProgram(['docker', '-f', 'json'], { cwd: folder });
        const found = JSON.parse(stdout).findings as { rule: string; severity: string }[];
        const of = (rule: string) => found.find((one) => one.rule === rule)?.severity;
        expect([of('dockerfile/pip-pin'), of('dockerfile/base-untagged')]).toEqual(['error', 'info']);
      },
    );
  });
});
