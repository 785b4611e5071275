import { describe, expect, test } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { type LintOptions, lintDockerfile, summarize } from '../../support/lint-dockerfile.js';

interface Case {
  readonly text: string;
  /** `line:column messageId arguments` of every finding. */
  readonly expected: readonly string[];
  readonly options?: LintOptions;
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'instruction-case': [
    { text: 'from debian:13\nRUN a\nRUN b', expected: ['1:1 case from FROM'] },
    { text: 'From debian:13', expected: ['1:1 case From FROM'] },
    { text: 'from debian:13\nrun a', expected: [] },
  ],
  'from-as-case': [
    { text: 'FROM a:1 as b', expected: ['1:10 case as AS'] },
    { text: 'from a:1 AS b', expected: ['1:10 case AS as'] },
    { text: 'From a:1 as b', expected: [] },
    { text: 'FROM a:1 AS b', expected: [] },
  ],
  'stage-name-case': [
    { text: 'FROM a:1 AS Base\nFROM Base AS final\nCOPY --from=Base /x /y', expected: ['1:13 case Base'] },
    { text: 'FROM a:1 AS base', expected: [] },
  ],
  'legacy-key-value': [
    { text: 'FROM python:3.13-slim\nENV PORT 8000', expected: ['2:5 legacy ENV PORT'] },
    { text: 'FROM python:3.13-slim\nENV GREETING hello big world', expected: ['2:5 legacy ENV GREETING'] },
    { text: 'FROM python:3.13-slim\nLABEL a "b c"', expected: ['2:7 legacy LABEL a'] },
    { text: 'FROM python:3.13-slim\nENV A b"c', expected: ['2:5 legacy ENV A'] },
    { text: 'FROM python:3.13-slim\nENV A=b', expected: [] },
  ],
  maintainer: [
    { text: 'FROM python:3.13-slim\nMAINTAINER ops@example.com', expected: ['2:1 deprecated'] },
    { text: 'FROM python:3.13-slim\nMAINTAINER "A B" <x@example.com>', expected: ['2:1 deprecated'] },
    { text: 'FROM python:3.13-slim\nLABEL maintainer=x', expected: [] },
  ],
  'definition-comment': [
    { text: '# the version\nARG VERSION=1\nFROM debian:13', expected: ['2:1 format VERSION'] },
    { text: '# VERSION of it\nARG VERSION=1\nFROM debian:13', expected: [] },
    { text: '# free\n\nARG VERSION=1\nFROM debian:13', expected: [] },
  ],
  'consecutive-run': [
    { text: 'FROM python:3.13-slim\nRUN a\nRUN b\nRUN c', expected: ['2:1 several 3'] },
    { text: 'FROM python:3.13-slim\nRUN a && b\nRUN c', expected: [] },
    { text: 'FROM python:3.13-slim\nRUN a\nWORKDIR /x\nRUN b', expected: [] },
    { text: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/x a\nRUN b', expected: [] },
  ],
  'consecutive-copy': [
    { text: 'FROM python:3.13-slim\nCOPY a ./\nCOPY b ./\nCOPY c ./', expected: ['2:1 several 3 COPY'] },
    { text: 'FROM python:3.13-slim\nCOPY a ./\nCOPY b ./', expected: [] },
    { text: 'FROM python:3.13-slim\nCOPY a ./a\nCOPY b ./b\nCOPY c ./c', expected: [] },
  ],
  'unnamed-stage': [
    { text: 'FROM a:1\nFROM b:1\nCOPY --from=0 /x /y', expected: ['3:13 number 0'] },
    { text: 'FROM a:1 AS first\nFROM b:1\nCOPY --from=0 /x /y', expected: ['3:13 number 0'] },
    { text: 'FROM a:1 AS first\nFROM b:1\nCOPY --from=first /x /y', expected: [] },
  ],
  'label-key': [
    { text: 'FROM python:3.13-slim\nLABEL com.docker.x=1', expected: ['2:7 reserved'] },
    { text: 'FROM python:3.13-slim\nLABEL Big=1', expected: ['2:7 form'] },
    { text: 'FROM python:3.13-slim\nLABEL a..b=1', expected: ['2:7 form'] },
    {
      text: 'FROM python:3.13-slim\nLABEL org.opencontainers.image.source=https://example.com',
      expected: [],
    },
  ],
  'label-missing': [
    {
      text: 'FROM python:3.13-slim\nLABEL a=1',
      expected: ['1:1 missing b'],
      options: { policy: { labelSchema: { a: 'text', b: 'url' } } },
    },
    {
      text: 'FROM a:1 AS x\nFROM x\nLABEL a=1',
      expected: [],
      options: { policy: { labelSchema: { a: 'text' } } },
    },
  ],
  'label-superfluous': [
    {
      text: 'FROM python:3.13-slim\nLABEL a=1 c=2',
      expected: ['2:11 superfluous'],
      options: { policy: { labelSchema: { a: 'text' }, strictLabels: true } },
    },
    {
      text: 'FROM python:3.13-slim\nLABEL c=2',
      expected: [],
      options: { policy: { labelSchema: { a: 'text' } } },
    },
  ],
  'label-empty': [
    {
      text: 'FROM python:3.13-slim\nLABEL a=""',
      expected: ['2:7 empty a'],
      options: { policy: { labelSchema: { a: 'text' } } },
    },
    {
      text: 'FROM python:3.13-slim\nLABEL b=""',
      expected: [],
      options: { policy: { labelSchema: { a: 'text' } } },
    },
  ],
  'label-format': [
    {
      text: 'FROM python:3.13-slim\nLABEL u=x s=1.2 t=today h=zz e=nobody l=Mine',
      expected: [
        '2:9 format u a URL',
        '2:13 format s a version such as 1.2.3',
        '2:19 format t a time such as 2026-11-22T10:00:00Z (RFC 3339)',
        '2:27 format h a git hash',
        '2:32 format e an e-mail address',
        '2:41 format l an SPDX licence expression such as MIT or Apache-2.0',
      ],
      options: {
        policy: { labelSchema: { u: 'url', s: 'semver', t: 'rfc3339', h: 'hash', e: 'email', l: 'spdx' } },
      },
    },
    {
      text: 'FROM python:3.13-slim\nLABEL u=https://example.com s=1.2.3-rc.1 t=2026-11-22T10:00:00Z h=2dd8ba2 e=a@example.com l="MIT OR Apache-2.0"',
      expected: [],
      options: {
        policy: { labelSchema: { u: 'url', s: 'semver', t: 'rfc3339', h: 'hash', e: 'email', l: 'spdx' } },
      },
    },
  ],
  'ignore-forbidden': [
    { text: '# hadolint ignore=DL3006\nFROM a', expected: ['1:1 inline'] },
    {
      text: '# check=skip=all\n# x\nFROM a\n# check=skip=UndefinedVar\nRUN b',
      expected: ['1:1 inline', '4:1 inline'],
    },
    { text: '# about hadolint\nFROM a', expected: [] },
  ],
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(cases)('$text', ({ text, expected, options }) => {
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(expected);
  });
});
