import { describe, expect, test } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { parseDockerfile } from '../../../src/syntax/dockerfile/index.js';
import { applyFixes, lintDockerfile } from '../../support/lint-dockerfile.js';

/** slug → text before, text after. */
const FIXES: readonly (readonly [slug: string, before: string, after: string])[] = [
  [
    'expose-format',
    'FROM debian:13\nEXPOSE 127.0.0.1:80:8000/tcp 5000:5001\n',
    'FROM debian:13\nEXPOSE 8000/tcp 5001\n',
  ],
  ['expose-proto-case', 'FROM debian:13\nEXPOSE 80/TCP 81/Udp\n', 'FROM debian:13\nEXPOSE 80/tcp 81/udp\n'],
  [
    'empty-continuation',
    'FROM debian:13\nRUN a \\\n\n  && b \\\n  # why\n\n  && c\n',
    'FROM debian:13\nRUN a \\\n  && b \\\n  # why\n  && c\n',
  ],
  [
    'empty-continuation',
    'FROM debian:13\r\nRUN a \\\r\n\r\n  && b\r\n',
    'FROM debian:13\r\nRUN a \\\r\n  && b\r\n',
  ],
  ['json-single-quotes', "FROM debian:13\nCMD ['a', 'b c']\n", 'FROM debian:13\nCMD ["a", "b c"]\n'],
  ['json-single-quotes', 'FROM debian:13\nCMD [\'a\', "b"]\n', 'FROM debian:13\nCMD [\'a\', "b"]\n'],
  ['instruction-case', 'FROM debian:13\nrun a\nRUN b\n', 'FROM debian:13\nRUN a\nRUN b\n'],
  ['from-as-case', 'FROM a:1 as b\n', 'FROM a:1 AS b\n'],
  [
    'stage-name-case',
    'FROM a:1 AS Base\nFROM Base\nCOPY --from=BASE /x /y\n',
    'FROM a:1 AS base\nFROM base\nCOPY --from=base /x /y\n',
  ],
  [
    'legacy-key-value',
    'FROM a:1\nENV PORT 8000\nLABEL a some words\nENV B "c d"\n',
    'FROM a:1\nENV PORT=8000\nLABEL a="some words"\nENV B="c d"\n',
  ],
  ['legacy-key-value', "FROM a:1\nENV A it's\n", "FROM a:1\nENV A it's\n"],
  [
    'maintainer',
    'FROM a:1\nMAINTAINER Ops <ops@example.com>\n',
    'FROM a:1\nLABEL org.opencontainers.image.authors="Ops <ops@example.com>"\n',
  ],
  [
    'unnamed-stage',
    'FROM a:1 AS first\nFROM b:1\nCOPY --from=0 /x /y\n',
    'FROM a:1 AS first\nFROM b:1\nCOPY --from=first /x /y\n',
  ],
  ['platform-const', 'FROM --platform=linux/amd64 a:1 AS x\n', 'FROM a:1 AS x\n'],
  ['platform-redundant', 'FROM --platform=$TARGETPLATFORM a:1\n', 'FROM a:1\n'],
  [
    'add-not-copy',
    'FROM a:1\nADD --chown=x a /b/\nadd c /d\n',
    'FROM a:1\nCOPY --chown=x a /b/\ncopy c /d\n',
  ],
  [
    'copy-dest-slash',
    'FROM a:1\nCOPY a b /x\nCOPY ["a", "b", "/x y"]\n',
    'FROM a:1\nCOPY a b /x/\nCOPY ["a", "b", "/x y/"]\n',
  ],
  [
    'env-debian-frontend',
    'FROM a:1\nENV DEBIAN_FRONTEND noninteractive\n',
    'FROM a:1\nARG DEBIAN_FRONTEND=noninteractive\n',
  ],
  ['exec-form', 'FROM a:1\nCMD python -m "a b" \'c\'\n', 'FROM a:1\nCMD ["python", "-m", "a b", "c"]\n'],
  ['exec-form', 'FROM a:1\nCMD python $X\n', 'FROM a:1\nCMD python $X\n'],
  [
    'env-runtime',
    'FROM python:3.13-slim\nCMD ["python", "a.py"]\n',
    'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCMD ["python", "a.py"]\n',
  ],
];

describe('fixes', () => {
  test.each(FIXES)('%s: %j', (slug, before, after) => {
    const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;
    const findings = lintDockerfile(before, [rule]);
    expect(findings.length).toBeGreaterThan(0);
    const fixed = applyFixes(before, findings);
    expect(fixed).toBe(after);
    expect(parseDockerfile(fixed).problems.length).toBeLessThanOrEqual(
      parseDockerfile(before).problems.length,
    );
    if (fixed === before) return;
    const again = lintDockerfile(fixed, [rule]);
    expect(again).toEqual([]);
    expect(applyFixes(fixed, again)).toBe(fixed);
    // BuildKit's taste in letter case is not what a fix has to please, what was wrong before stays told.
    const usual = RULES_OF_AREA.filter(({ optIn }) => !optIn);
    const known = new Set(lintDockerfile(before, usual).map(({ rule: id }) => id));
    const fresh = lintDockerfile(fixed, usual).filter(({ rule: id }) => !known.has(id));
    expect(fresh.map(({ rule: id }) => id)).toEqual([]);
  });
});

describe('the samples in the rules', () => {
  // What the samples of these say about files beside the Dockerfile, or settings, only a comment tells.
  const elsewhere =
    /^dockerfile\/(?:copy-ignored|copy-missing|copy-leaks-secrets|dockerignore-|label-(?:empty|format|missing|superfluous)|registry-allowlist|secret-literal)/;

  test.each(
    RULES_OF_AREA.filter(({ id }) => !elsewhere.test(id)).map((rule) => [rule.id, rule] as const),
  )('%s', (_id, rule) => {
    expect(lintDockerfile(rule.docs.bad, [rule]).filter(({ outcome }) => outcome === 'fail')).not.toEqual([]);
    expect(lintDockerfile(rule.docs.good, [rule])).toEqual([]);
  });
});
