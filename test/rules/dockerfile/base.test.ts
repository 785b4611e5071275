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
  'base-untagged': [
    { text: 'FROM debian', expected: ['1:6 untagged debian'] },
    { text: 'ARG I=debian\nFROM $I', expected: ['2:6 untagged $I'] },
    { text: 'ARG I\nFROM $I', expected: [] },
    { text: 'FROM a:1 AS x\nFROM x', expected: [] },
    { text: 'FROM localhost:5000/app', expected: ['1:6 untagged localhost:5000/app'] },
    {
      text: 'FROM debian@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      expected: [],
    },
    { text: 'FROM scratch', expected: [] },
  ],
  'base-latest': [
    { text: 'FROM debian:latest', expected: ['1:13 latest debian:latest'] },
    { text: 'ARG T=latest\nFROM debian:$T', expected: ['2:13 latest debian:$T'] },
    { text: 'FROM debian:13', expected: [] },
  ],
  'base-no-digest': [
    { text: 'FROM debian:13', expected: ['1:6 tag debian:13'] },
    {
      text: 'FROM debian:13@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      expected: [],
    },
  ],
  'registry-allowlist': [
    {
      text: 'FROM quay.io/a/b:1\nCOPY --from=docker.io/x/y:1 /a /b\nRUN --mount=type=bind,from=gcr.io/x:1,target=/y ls',
      expected: ['1:6 registry quay.io', '2:13 registry docker.io', '3:28 registry gcr.io'],
      options: { policy: { trustedRegistries: ['ghcr.io'] } },
    },
    {
      text: 'FROM debian:13 AS x\nFROM x\nCOPY --from=x /a /b',
      expected: [],
      options: { policy: { trustedRegistries: ['docker.io'] } },
    },
    {
      text: 'FROM eu.gcr.io/a:1\nFROM my-registry.example.com/a:1',
      expected: [],
      options: { policy: { trustedRegistries: ['*.gcr.io', 'my-*'] } },
    },
  ],
  'platform-const': [
    { text: 'FROM --platform=linux/amd64 debian:13', expected: ['1:6 constant linux/amd64'] },
    { text: 'FROM --platform=linux/amd64 debian:13 AS build_amd64', expected: [] },
    { text: 'FROM --platform=$BUILDPLATFORM debian:13', expected: [] },
  ],
  'platform-redundant': [
    { text: 'FROM --platform=$TARGETPLATFORM debian:13', expected: ['1:6 redundant'] },
    { text: 'FROM --platform=${TARGETPLATFORM} debian:13', expected: ['1:6 redundant'] },
    { text: 'FROM --platform=$BUILDPLATFORM debian:13', expected: [] },
  ],
  'from-undefined-arg': [
    { text: 'ARG VERSION=1\nFROM python:${VERSOIN}', expected: ['2:13 undeclared VERSOIN VERSION'] },
    { text: 'FROM python:$X', expected: ['1:13 undeclared X '] },
    { text: 'FROM debian:13\nARG T=1\nFROM python:$T', expected: ['3:13 later T'] },
    {
      text: 'FROM --platform=$BULIDPLATFORM debian:13',
      expected: ['1:17 undeclared BULIDPLATFORM BUILDPLATFORM'],
    },
    { text: 'FROM python:${X:-3.13}', expected: [] },
    { text: 'FROM debian:13-$TARGETARCH', expected: [] },
  ],
  'from-empty-default': [
    { text: 'ARG V\nFROM python:${V}', expected: ['2:6 invalid V'] },
    { text: 'ARG IMAGE\nFROM $IMAGE', expected: ['2:6 invalid IMAGE'] },
    { text: 'ARG V\nFROM python:3${V}', expected: [] },
    { text: 'ARG S=build\nFROM debian:13 AS build\nFROM $S', expected: [] },
  ],
  'stage-duplicate': [
    { text: 'FROM a:1 AS x\nFROM b:1 AS X', expected: ['2:13 duplicate X'] },
    { text: 'FROM a:1 AS x\nFROM b:1 AS y', expected: [] },
  ],
  'stage-reserved': [
    { text: 'FROM a:1 AS scratch', expected: ['1:13 reserved scratch'] },
    { text: 'FROM a:1 AS Context', expected: ['1:13 reserved context'] },
    { text: 'FROM a:1 AS sources', expected: [] },
  ],
  'copy-from-unknown': [
    {
      text: 'FROM a:1 AS builder\nFROM b:1\nCOPY --from=bulider /x /y',
      expected: ['3:13 unknown bulider builder'],
    },
    { text: 'FROM a:1\nCOPY --from=later /x /y\nFROM b:1 AS later', expected: ['2:13 later later'] },
    { text: 'FROM a:1\nCOPY --from=3 /x /y', expected: ['2:13 index 3'] },
    { text: 'FROM a:1\nCOPY --from=assets /x /y', expected: ['2:13 unknown assets '] },
    { text: 'FROM a:1\nCOPY --from=nginx:1.29 /x /y', expected: [] },
    { text: 'FROM a:1\nCOPY --from=ghcr.io/a/b /x /y', expected: [] },
  ],
  'copy-from-self': [
    { text: 'FROM a:1 AS x\nCOPY --from=x /a /b', expected: ['2:13 self x'] },
    { text: 'FROM a:1 AS x\nFROM b:1\nCOPY --from=x /a /b', expected: [] },
  ],
  'copy-from-root': [
    { text: 'FROM a:1 AS x\nFROM b:1\nCOPY --from=x / /', expected: ['3:1 root x'] },
    { text: 'FROM a:1 AS x\nFROM scratch\nCOPY --from=x / /', expected: [] },
    { text: 'FROM a:1\nCOPY --from=tonistiigi/xx:1 / /', expected: [] },
  ],
  'stage-unreachable': [
    { text: 'FROM a:1\nRUN test\nFROM b:1', expected: ['1:1 unused 0'] },
    { text: 'FROM a:1 AS test\nFROM b:1', expected: [] },
    { text: 'FROM a:1\nFROM b:1\nCOPY --from=0 /x /y', expected: [] },
  ],
  'base-eol': [
    {
      text: 'FROM python:3.8-slim-buster',
      expected: [
        '1:13 ended Debian 10 (buster) 2024-06-30 13 2026-08-22',
        '1:13 ended Python 3.8 2024-10-07 3.14 2026-08-22',
      ],
    },
    {
      text: 'FROM node:16-alpine3.14',
      expected: [
        '1:11 ended Alpine 3.14 2023-05-01 3.24 2026-08-22',
        '1:11 ended Node.js 16 2023-09-11 26 2026-08-22',
      ],
    },
    { text: 'FROM debian:10', expected: ['1:13 ended Debian 10 (buster) 2024-06-30 13 2026-08-22'] },
    {
      text: 'FROM debian:bullseye-slim',
      expected: ['1:13 ended Debian 11 (bullseye) 2026-08-31 13 2026-08-22'],
    },
    { text: 'FROM ubuntu:20.04', expected: ['1:13 ended Ubuntu 20.04 2025-05-31 26.04 2026-08-22'] },
    { text: 'FROM python:3.13-slim-bookworm', expected: [] },
    { text: 'FROM python:3', expected: [] },
    { text: 'FROM node:lts', expected: [] },
    { text: 'FROM python:3.9', expected: [], options: { today: '2025-01-01' } },
  ],
  'base-fat-final': [
    { text: 'FROM python:3.13\nCMD ["a"]', expected: ['1:6 full python:3.13'] },
    { text: 'FROM python:3.13 AS b\nFROM python:3.13-slim\nCMD ["a"]', expected: [] },
    { text: 'FROM python:3.13\nRUN a', expected: [] },
    { text: 'FROM node:24\nCMD ["a"]', expected: ['1:6 full node:24'] },
  ],
  'build-tools-in-final': [
    {
      text: 'FROM python:3.13-slim\nRUN apt-get install -y gcc curl make\nCMD ["a"]',
      expected: ['2:24 stays gcc,make'],
    },
    {
      text: 'FROM python:3.13-slim\nRUN apt-get install -y gcc && pip install x && apt-get purge -y gcc\nCMD ["a"]',
      expected: [],
    },
    {
      text: 'FROM python:3.13-alpine\nRUN apk add --virtual .b gcc && pip install x && apk del .b\nCMD ["a"]',
      expected: [],
    },
    {
      text: 'FROM python:3.13-slim AS b\nRUN apt-get install -y gcc\nFROM python:3.13-slim\nCMD ["a"]',
      expected: [],
    },
  ],
  'package-gone': [
    {
      text: 'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y libgl1-mesa-glx',
      expected: ['2:42 gone libgl1-mesa-glx Debian 13 (trixie) libgl1'],
    },
    {
      text: 'FROM python:3.13-slim\nRUN apt-get install -y netcat',
      expected: ['2:24 gone netcat Debian 13 (trixie), on which this tag now stands, netcat-openbsd'],
    },
    { text: 'FROM python:3.13-slim-bookworm\nRUN apt-get install -y libgl1-mesa-glx', expected: [] },
    {
      text: 'FROM ubuntu:24.04\nRUN apt-get install -y libasound2',
      expected: ['2:24 gone libasound2 Ubuntu 24.04 libasound2t64'],
    },
    {
      text: 'FROM python:3.13-slim\nRUN apt-get install -y libgl1-mesa-glx',
      expected: [],
      options: { today: '2025-01-01' },
    },
  ],
  'default-target-is-dev': [
    {
      text: 'FROM python:3.13-slim AS production\nCMD ["a"]\nFROM production AS dev\nCMD ["b"]',
      expected: ['3:20 last dev production'],
    },
    {
      text: 'FROM python:3.13-slim AS prod\nFROM prod\nCMD ["flask", "run"]',
      expected: ['2:1 last the last stage prod'],
    },
    { text: 'FROM python:3.13-slim AS dev\nFROM dev AS production', expected: [] },
    { text: 'FROM python:3.13-slim AS builder\nFROM builder AS dev', expected: [] },
  ],
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test.each(cases)('$text', ({ text, expected, options }) => {
    expect(summarize(text, lintDockerfile(text, [rule], options))).toEqual(expected);
  });
});
