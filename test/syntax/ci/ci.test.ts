import { describe, expect, it } from 'vitest';
import { isTestCode, readSource } from '../../../src/syntax/code/read-source.js';
import { brief, placesOf, unmark } from '../../support/marked-code.js';

const GITHUB = `on: push
env:
  REGION: eu
jobs:
  build:
    env:
      STAGE: \${{ vars.«STAGE» }}
    steps:
      - run: deploy "$«REGION»" --key '$NO' # $COMMENT
        env:
          KEY: \${{ secrets.«API_KEY» }}
      - run: |
          LOCAL=1
          echo $LOCAL \${«TARGET»:-prod} $GITHUB_SHA
          cat <<'EOF'
          $QUOTED
          EOF
          echo "\${{ env.«STAGE» }}"
`;

const GITLAB = `variables:
  REGION: eu
test:
  variables: { MODE: fast }
  script:
    - run $«REGION» "$«TOKEN»"
    - echo $CI_COMMIT_SHA
`;

describe('readSource: CI files and scripts', () => {
  it('reads GitHub Actions', () => {
    const { text, ranges } = unmark(GITHUB);
    const found = readSource('.github/workflows/ci.yml', text);
    expect(found.reads.map(brief)).toEqual([
      'STAGE github-vars string',
      'REGION shell string',
      'API_KEY github-secrets string secret',
      'TARGET=prod shell string',
      'STAGE github-actions string',
    ]);
    expect(placesOf(found)).toEqual(ranges);
    expect(found.sets!.map(({ name }) => name)).toEqual(['REGION', 'STAGE', 'KEY']);
  });

  it('reads GitLab CI', () => {
    const { text, ranges } = unmark(GITLAB);
    const found = readSource('.gitlab-ci.yml', text);
    expect(found.reads.map(brief)).toEqual(['REGION shell string', 'TOKEN shell string']);
    expect(placesOf(found)).toEqual(ranges);
    expect(found.sets!.map(({ name }) => name)).toEqual(['REGION', 'MODE']);
  });

  it('reads shell scripts', () => {
    const { text, ranges } = unmark(
      '#!/bin/sh\nset -eu\nX=${X:-1}\n: "${«KEY»:?missing}"\nfor i in a b; do echo $i $«HOST»; done\ncat <<EOF\ndon\'t $«BODY»\nEOF\necho "$«AFTER»"\n',
    );
    const found = readSource('run.sh', text);
    expect(found.reads.filter(({ name }) => name !== 'X').map(brief)).toEqual([
      'KEY shell string required',
      'HOST shell string',
      'BODY shell string',
      'AFTER shell string',
    ]);
    expect(placesOf({ ...found, reads: found.reads.filter(({ name }) => name !== 'X') })).toEqual(ranges);
  });

  it('tells test code', () => {
    const yes = [
      'tests/a.py',
      'pkg/test_a.py',
      'a_test.py',
      'conftest.py',
      'src/a.spec.ts',
      'a/__tests__/b.ts',
      'e2e/x.js',
      'vitest.config.ts',
    ];
    const no = ['src/testimony.py', 'contest.py', 'src/latest.ts', 'attest/a.py'];
    expect(yes.filter((path) => !isTestCode(path))).toEqual([]);
    expect(no.filter(isTestCode)).toEqual([]);
  });
});
