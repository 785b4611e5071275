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
  'parse-error': [
    { text: 'FROM python:3.13-slim\nRNU ls', expected: ['2:1 unknown RNU RUN'] },
    { text: 'FROM python:3.13-slim\nRUN a &&\n    b c', expected: ['3:5 continuation'] },
    { text: 'FROM python:3.13-slim\nRUN a &&\nmake install', expected: ['3:1 continuation'] },
    { text: '# only a comment', expected: ['1:1 empty'] },
    { text: 'FROM python:3.13-slim\nRUN echo ok', expected: [] },
  ],
  'from-first': [
    { text: 'RUN ls\nFROM debian:13', expected: ['1:1 early RUN'] },
    { text: 'ARG A=1\nFROM debian:13', expected: [] },
    { text: 'RUN ls', expected: [] },
  ],
  'arg-count': [
    { text: 'FROM python:3.13-slim\nCOPY app.py', expected: ['2:6 destination COPY'] },
    { text: 'FROM python:3.13-slim\nWORKDIR', expected: ['2:1 count WORKDIR 1'] },
    { text: 'FROM a b', expected: ['1:8 count FROM 1 or 3'] },
    { text: 'FROM python:3.13-slim\nEXPOSE', expected: ['2:1 missing EXPOSE'] },
    { text: 'FROM python:3.13-slim\nCOPY a b', expected: [] },
  ],
  'unknown-flag': [
    { text: 'FROM python:3.13-slim\nCOPY --chwon=a:b x /y', expected: ['2:6 unknown COPY chwon chown'] },
    {
      text: 'FROM python:3.13-slim\nRUN --mount=type=cache,taget=/x ls',
      expected: ['2:24 mount-key taget target'],
    },
    { text: 'FROM python:3.13-slim\nCOPY --link=maybe a /b', expected: ['2:13 not-boolean COPY link'] },
    { text: 'FROM python:3.13-slim\nRUN --network=lan ls', expected: ['2:15 bad-value RUN network'] },
    { text: 'FROM python:3.13-slim\nCOPY --from=$X a /b', expected: ['2:13 copy-from-variable'] },
    {
      text: 'FROM python:3.13-slim\nRUN --mount=type=bind,from=$X,target=/y ls',
      expected: ['2:23 mount-from-variable'],
    },
    { text: 'FROM python:3.13-slim\nCOPY --chown=a:b --chmod=755 x /y', expected: [] },
  ],
  'bad-image-ref': [
    { text: 'FROM Python:3.13', expected: ['1:6 illegal upper-case'] },
    { text: 'FROM python:3.13:slim', expected: ['1:6 illegal tag'] },
    { text: 'FROM python@sha256:abc', expected: ['1:6 illegal digest'] },
    { text: 'FROM ghcr.io/Team/app:1', expected: ['1:6 illegal upper-case'] },
    { text: 'FROM localhost:5000/team/app:1', expected: [] },
    { text: 'FROM ${X}', expected: [] },
  ],
  'stage-name-invalid': [
    { text: 'FROM debian:13 AS 1st', expected: ['1:19 name'] },
    { text: 'FROM debian:13 IS first', expected: ['1:16 as'] },
    { text: 'FROM debian:13 AS first-1', expected: [] },
  ],
  'kv-syntax': [
    { text: 'FROM python:3.13-slim\nENV A=hello world', expected: ['2:13 equals ENV'] },
    { text: 'FROM python:3.13-slim\nENV A', expected: ['2:5 value ENV'] },
    { text: 'FROM python:3.13-slim\nLABEL =x', expected: ['2:7 name LABEL'] },
    { text: 'FROM python:3.13-slim\nENV A="b', expected: ['2:7 quote'] },
    { text: 'FROM python:3.13-slim\nENV A="b c" D=e', expected: [] },
  ],
  'variable-modifier': [
    { text: 'FROM python:3.13-slim\nWORKDIR /${A^^}', expected: ['2:10 modifier'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /${A', expected: ['2:10 unterminated'] },
    { text: 'FROM python:3.13-slim\nWORKDIR /${A:-b}/${C#d}', expected: [] },
  ],
  'heredoc-unterminated': [
    { text: 'FROM python:3.13-slim\nRUN <<EOF\nls\n EOF', expected: ['2:5 open'] },
    { text: 'FROM python:3.13-slim\nRUN <<EOF\nls\nEOF', expected: [] },
  ],
  'shell-json': [
    { text: 'FROM python:3.13-slim\nSHELL /bin/bash -c', expected: ['2:7 shell'] },
    { text: 'FROM python:3.13-slim\nSHELL ["/bin/bash", "-c"]', expected: [] },
  ],
  'onbuild-trigger': [
    { text: 'FROM python:3.13-slim\nONBUILD ONBUILD RUN ls', expected: ['2:9 trigger ONBUILD'] },
    { text: 'FROM python:3.13-slim\nONBUILD FROM x', expected: ['2:9 trigger FROM'] },
    { text: 'FROM python:3.13-slim\nONBUILD RUN ls', expected: [] },
  ],
  'escape-directive': [
    { text: '# escape=x\nFROM debian:13', expected: ['1:10 escape'] },
    { text: '# escape=`\n# escape=`\nFROM debian:13', expected: ['2:1 twice escape'] },
    { text: 'FROM debian:13\n# syntax=docker/dockerfile:1', expected: ['2:1 late syntax'] },
    { text: '# escape=`\nFROM debian:13', expected: [] },
  ],
  'healthcheck-options': [
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK --interval=30 CMD ls',
      expected: ['2:24 duration interval false'],
    },
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK --interval=30x CMD ls',
      expected: ['2:24 duration interval true'],
    },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK --retries=many CMD ls', expected: ['2:23 retries'] },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK ls', expected: ['2:13 type'] },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK NONE ls', expected: ['2:18 none'] },
    {
      text: 'FROM python:3.13-slim\nHEALTHCHECK --interval=5s --timeout=10s CMD ls',
      expected: ['2:27 timeout'],
    },
    { text: 'FROM python:3.13-slim\nHEALTHCHECK --interval=1m30s --timeout=5s CMD ls', expected: [] },
  ],
  stopsignal: [
    { text: 'FROM python:3.13-slim\nSTOPSIGNAL SIGKILL', expected: ['2:12 uncatchable SIGKILL'] },
    { text: 'FROM python:3.13-slim\nSTOPSIGNAL 9', expected: ['2:12 uncatchable SIGKILL'] },
    { text: 'FROM python:3.13-slim\nSTOPSIGNAL SIGTREM', expected: ['2:12 unknown'] },
    { text: 'FROM python:3.13-slim\nSTOPSIGNAL SIGRTMIN+3', expected: [] },
    { text: 'FROM python:3.13-slim\nSTOPSIGNAL 15', expected: [] },
    { text: 'FROM python:3.13-slim\nSTOPSIGNAL $S', expected: [] },
  ],
  'json-single-quotes': [
    { text: "FROM python:3.13-slim\nCMD ['a', 'b']", expected: ['2:5 single CMD'] },
    { text: 'FROM python:3.13-slim\nCMD ["a", "b",]', expected: ['2:5 broken CMD'] },
    { text: 'FROM python:3.13-slim\nCMD [ -f x ] && y', expected: [] },
    { text: 'FROM python:3.13-slim\nCMD ["a"]', expected: [] },
    { text: "FROM python:3.13-slim\nHEALTHCHECK CMD ['a']", expected: ['2:17 single HEALTHCHECK'] },
  ],
  'expose-port': [
    { text: 'FROM python:3.13-slim\nEXPOSE 80000', expected: ['2:8 range'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 80 70000/tcp', expected: ['2:11 range'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 9000-8000', expected: ['2:8 backwards'] },
    { text: 'FROM python:3.13-slim\nEXPOSE http', expected: ['2:8 number'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 80/ttp', expected: ['2:11 protocol'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 8000-8010/udp $PORT 0 65535', expected: [] },
  ],
  'expose-format': [
    {
      text: 'FROM python:3.13-slim\nEXPOSE 127.0.0.1:80:8000 5000:5001',
      expected: ['2:8 mapping', '2:26 mapping'],
    },
    { text: 'FROM python:3.13-slim\nEXPOSE [::1]:8080:8080', expected: ['2:8 mapping'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 8000', expected: [] },
  ],
  'expose-proto-case': [
    { text: 'FROM python:3.13-slim\nEXPOSE 80/TCP 81/Udp', expected: ['2:11 case', '2:18 case'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 80/tcp', expected: [] },
  ],
  'expose-ssh': [
    { text: 'FROM python:3.13-slim\nEXPOSE 22', expected: ['2:8 ssh'] },
    { text: 'FROM python:3.13-slim\nEXPOSE 22/udp 2222', expected: [] },
  ],
  'empty-continuation': [
    { text: 'FROM python:3.13-slim\nRUN a \\\n\n  && b', expected: ['4:1 gap RUN'] },
    { text: 'FROM python:3.13-slim\nRUN a \\\n\n\n# x\n\n  && b', expected: ['5:1 gap RUN', '7:1 gap RUN'] },
    { text: 'FROM python:3.13-slim\nRUN a \\\n# x\n  && b', expected: [] },
    { text: 'FROM debian:13\r\nRUN a \\\r\n\r\n  && b\r\n', expected: ['4:1 gap RUN'] },
  ],
  'scratch-shell': [
    { text: 'FROM scratch\nRUN ls', expected: ['2:1 shell RUN'] },
    { text: 'FROM scratch\nCOPY a /\nRUN ls', expected: [] },
    { text: 'FROM scratch\nRUN ["/a"]', expected: [] },
  ],
  'syntax-directive': [
    {
      text: '# syntax=docker/dockerfile:1.2\nFROM debian:13\nCOPY --link a /b\nRUN <<EOF\nls\nEOF',
      expected: ['3:6 newer --link 1.4 1.2', '4:5 newer a here-document 1.4 1.2'],
    },
    { text: '# syntax=docker/dockerfile:1\nFROM debian:13\nCOPY --link a /b', expected: [] },
  ],
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(cases)('$text', ({ text, expected, options }) => {
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(expected);
  });
});
