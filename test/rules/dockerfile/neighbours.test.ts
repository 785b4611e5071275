import { describe, expect, test } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { type LintOptions, lintDockerfile, summarize } from '../../support/lint-dockerfile.js';

type Expected = readonly string[] | { readonly says: readonly string[]; readonly options: LintOptions };

const trusting = (says: readonly string[]) => ({
  says,
  options: { policy: { trustedRegistries: ['ghcr.io'] } },
});
const labelled = (type: string, says: readonly string[]) => ({
  says,
  options: { policy: { labelSchema: { l: type } } },
});

/** Rule → text → what it says: forms that lie close to one another and mean something else. */
const CASES: Readonly<Record<string, Readonly<Record<string, Expected>>>> = {
  'copy-from-unknown': {
    'FROM a:1\nONBUILD COPY --from=assets /x /y': [],
    'FROM a:1\nONBUILD RUN --mount=type=bind,from=9,target=/x y': [],
  },
  'copy-from-self': {
    'FROM a:1 AS x\nONBUILD COPY --from=x /a /b': [],
    'FROM a:1 AS x\nCOPY --from=0 /a /b': ['2:13 self 0'],
  },
  'registry-allowlist': {
    'FROM ghcr.io/a/b:1\nCOPY --from=nginx /x /y': trusting(['2:13 registry docker.io']),
    'FROM ghcr.io/a/b:1\nRUN --mount=from=busybox,target=/x y': trusting(['2:18 registry docker.io']),
    'FROM ghcr.io/a/b:1 AS assets\nFROM ghcr.io/a/b:1\nCOPY --from=asets /x /y': trusting([]),
    'FROM ghcr.io/a/b:1\nONBUILD COPY --from=assets /x /y': trusting([]),
  },
  'archive-extract': {
    'FROM a:1\nCOPY a.tar /x\nRUN tar xf /y/a.tar': [],
    'FROM a:1\nCOPY a.tar /x\nRUN tar xf /x/a.tar': ['2:6 unpacked'],
    'FROM a:1\nCOPY a.tar.gz /x/\nRUN gunzip /x/a.tar.gz': ['2:6 unpacked'],
    'FROM a:1\nCOPY a.tar.xz /x/\nRUN xz -d /x/a.tar.xz': ['2:6 unpacked'],
    'FROM a:1\nCOPY a.gz /x/\nRUN gunzip /x/a.gz': [],
  },
  'add-not-copy': {
    'FROM a:1\nADD a.tar b /x/': ['2:11 part'],
    'FROM a:1\nADD $A b.py /x/': ['2:8 part'],
    'FROM a:1\nADD a.tar b.tgz /x/': [],
    'FROM a:1\nADD a.tpz /x/': [],
  },
  'copy-dest-dot': {
    'FROM a:1\nWORKDIR /x\nCOPY a b .': ['3:10 dot'],
    'FROM a:1\nWORKDIR /x\nCOPY a .': [],
    'FROM a:1\nWORKDIR /x\nCOPY a b ./': [],
  },
  'apk-index-deleted': {
    'FROM alpine:3.22\nRUN apk add --update curl && rm -rf /var/cache/apk/*': ['2:5 deleted'],
    'FROM alpine:3.22\nRUN apk add curl': [],
    'FROM alpine:3.22\nRUN apk add --no-cache curl && rm -rf /var/cache/apk/*': [],
  },
  'pip-pin': {
    'FROM a:1\nRUN pip install uvicorn[standard]': ['2:17 unpinned uvicorn[standard] true pip'],
    'FROM a:1\nRUN pip install uvicorn[standard]==0.38.0': [],
    'FROM a:1\nRUN pip install *.whl ./x[dev]': [],
  },
  'zypper-pin': {
    'FROM a:1\nRUN zypper in -y a~1': ['2:18 unpinned a true'],
    'FROM a:1\nRUN zypper in -y "a>=1"': [],
  },
  pipefail: {
    'FROM a:1\nSHELL ["/bin/bash", "--login", "-eo", "pipefail", "-c"]\nRUN curl -f x | tar x': [],
  },
  'shell-bashism': {
    'FROM debian:13\nRUN a=(1 2) && b "$a"': ['2:5 syntax NAME=(…)'],
    'FROM debian:13\nRUN a="(1 2)" b': [],
  },
  'env-self-ref': {
    'FROM a:1\nENV A=1\nENV A=2 B=$A': [],
    'FROM a:1 AS x\nENV A=1\nFROM b:1\nENV A=2 B=$A': ['4:11 same A'],
  },
  'env-old-value': {
    'FROM a:1\nENV A=1\nENV A=2 B=$A': ['3:11 old A'],
    'FROM a:1\nARG A=1\nENV A=2 B=$A': ['3:11 old A'],
    'FROM a:1\nARG A\nENV A=2 B=$A': [],
    'FROM a:1\nARG A=1\nENV A=$A B=$A': [],
  },
  'secret-env-part': {
    'FROM a:1\nENV DB_USERNAME=app MAX_TOKENS=5': ['2:5 part ENV DB_USERNAME', '2:21 part ENV MAX_TOKENS'],
    'FROM a:1\nENV API_KEY=x MONKEY=y': [],
  },
  'user-numeric': { 'FROM a:1\nUSER 1000:app': [], 'FROM a:1\nUSER app:1000': ['2:6 name'] },
  'undefined-var': {
    'FROM alpine:3.22\nCOPY $A /x': ['2:6 undefined A'],
    'FROM ubuntu:24.04\nENV LD_PATH=/x:$LD_PATH': ['2:16 undefined LD_PATH'],
    'FROM ubuntu:24.04\nENV PATH=/x:$PATH': [],
    'FROM python:3.13\nCOPY $A /x': [],
  },
  'workdir-relative': {
    'FROM a:1\nENV D=app\nWORKDIR $D': ['3:9 relative'],
    'FROM a:1\nENV D=/app\nWORKDIR $D/x': [],
    'FROM a:1\nARG D\nWORKDIR $D': [],
    'FROM a:1\nWORKDIR a\nWORKDIR b': ['2:9 relative'],
  },
  'exec-form': {
    'FROM a:1\nCMD a\nSHELL ["/bin/bash", "-c"]': ['2:5 shell CMD'],
    'FROM a:1\nSHELL ["/bin/bash", "-c"]\nCMD a': [],
  },
  'exec-form-strict': {
    'FROM a:1\nCMD exec a': ['2:5 shell CMD'],
    'FROM a:1\nCMD a': [],
    'FROM a:1\nSHELL ["/bin/bash", "-c"]\nCMD exec a': [],
  },
  'json-single-quotes': {
    'FROM a:1\nCMD ["a", "b"': ['2:5 broken CMD'],
    'FROM a:1\nRUN [ "$A" = b ] && c': [],
    'FROM a:1\nCMD [ -f /x ] && y': [],
  },
  'healthcheck-missing-stage': {
    'FROM a:1 AS x\nFROM b:1\nHEALTHCHECK CMD c': ['1:1 missing'],
    'FROM a:1 AS x\nFROM x\nHEALTHCHECK CMD c': [],
    'FROM a:1': [],
  },
  'ignore-forbidden-file': {
    '# hadolint global ignore=DL3006\nFROM a': ['1:1 file'],
    'FROM a\n# catalyst-ignore-file base-untagged -- so': ['2:1 file'],
    '# hadolint ignore=DL3006\nFROM a': [],
  },
  'ignore-forbidden': { '# hadolint global ignore=DL3006\nFROM a': [] },
  'escape-directive': {
    '# sytnax=docker/dockerfile:1\nFROM a:1': ['1:1 misspelt sytnax syntax'],
    '# image=docker/dockerfile:1\nFROM a:1': [],
    'FROM a:1\n# sytnax=x': [],
  },
  'from-first': {
    'RUN a\nRUN b': { says: ['1:1 none'], options: { files: [] } },
    'RUN a': [],
    'ENV a=b': { says: [], options: { files: [], path: 'Dockerfile.part' } },
    'ARG A\nFROM $A': { says: [], options: { files: [] } },
  },
  'label-format': {
    'FROM a:1\nLABEL l=Apache-2': labelled('spdx', [
      '2:9 format l an SPDX licence expression such as MIT or Apache-2.0',
    ]),
    'FROM a:1\nLABEL l="MIT OR gpl-3.0+"': labelled('spdx', []),
    'FROM a:1\nLABEL l=LicenseRef-ours': labelled('spdx', []),
    'FROM a:1\nLABEL l="2026-11-22 10:00:00Z"': labelled('rfc3339', [
      '2:9 format l a time such as 2026-11-22T10:00:00Z (RFC 3339)',
    ]),
  },
};

const NEW =
  'copy-dest-dot apk-index-deleted env-old-value secret-env-part exec-form-strict healthcheck-missing-stage ignore-forbidden-file';

test.each(NEW.split(' '))('the samples on the page of %s', (slug) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;
  expect(lintDockerfile(rule.docs.bad, [rule])).not.toEqual([]);
  expect(lintDockerfile(rule.docs.good, [rule])).toEqual([]);
});

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(Object.entries(cases))('%s', (text, expected) => {
    const { says, options } = 'says' in expected ? expected : { says: expected, options: {} };
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(says);
  });
});
