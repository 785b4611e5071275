import { describe, expect, test } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { lintDockerfile, summarize } from '../../support/lint-dockerfile.js';

/** Rule → text → what it says. */
const CASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'user-unknown': {
    'FROM scratch\nCOPY x /x\nUSER nobody': ['3:6 unknown nobody'],
    'FROM debian:13\nUSER app:app': ['2:6 unknown app'],
    'FROM alpine:3.22\nUSER node': ['2:6 unknown node'],
    'FROM gcr.io/distroless/static-debian12\nUSER app': ['2:6 unknown app'],
    'FROM python:3.13-slim\nCOPY . /srv\nRUN pip install -r x\nUSER app': ['4:6 unknown app'],
    'FROM debian:13 AS a\nRUN useradd app\nFROM a\nUSER app': [],
    'FROM debian:13\nRUN groupadd -r app && useradd -r -g app app\nUSER app': [],
    'FROM node:24-slim\nUSER node': [],
    'FROM debian:13\nUSER www-data': [],
    'FROM debian:13\nUSER 1000': [],
    'FROM debian:13\nARG U\nUSER $U': [],
    'FROM example.com/a:1\nUSER app': [],
    'FROM scratch\nCOPY --from=b /etc/passwd /etc/\nUSER app': [],
    'FROM scratch\nADD rootfs.tar.gz /\nUSER app': [],
    'FROM debian:13\nRUN apt-get update && apt-get install -y postgresql\nUSER postgres': [],
    'FROM debian:13\nCOPY setup.sh /\nRUN /setup.sh\nUSER app': [],
    'FROM debian:13\nRUN echo "app:x:1:1::/:/bin/sh" >> /etc/passwd\nUSER app': [],
  },
  'user-group-drops': {
    'FROM debian:13\nRUN useradd -rm -G video,render -s /bin/sh app\nUSER app:app': [
      '3:6 drops app video, render',
    ],
    'FROM debian:13\nRUN useradd app && usermod -aG docker app\nUSER app:app': ['3:6 drops app docker'],
    'FROM alpine:3.22\nRUN adduser -D app && addgroup app video\nUSER app:app': ['3:6 drops app video'],
    'FROM debian:13\nRUN useradd -G video app\nUSER app': [],
    'FROM debian:13\nRUN useradd -G app app\nUSER app:app': [],
    'FROM debian:13\nRUN useradd -G video other\nUSER app:app': [],
  },
  'user-missing': {
    'FROM python:3.13-slim\nRUN useradd --system app\nCMD ["a"]': ['1:1 unused python app'],
    'FROM python:3.13-slim\nRUN usermod -aG audio games\nCMD ["a"]': ['1:1 missing python'],
  },
  'stopsignal-program': {
    'FROM debian:13-slim\nCMD ["nginx", "-g", "daemon off;"]': ['2:6 unset nginx SIGQUIT'],
    'FROM alpine:3.22\nSTOPSIGNAL SIGTERM\nENTRYPOINT ["php-fpm83", "-F"]': ['3:13 unset php-fpm83 SIGQUIT'],
    'FROM ubuntu:24.04\nCMD ["/sbin/init"]': ['2:6 unset init SIGRTMIN+3'],
    'FROM debian:13-slim\nCMD ["/init"]': [],
    'FROM debian:13-slim\nSTOPSIGNAL SIGQUIT\nCMD ["nginx"]': [],
    'FROM debian:13-slim\nSTOPSIGNAL $S\nCMD ["nginx"]': [],
    'FROM nginx:1.29\nCMD ["nginx"]': [],
    'FROM php:8.4-fpm\nCMD ["php-fpm"]': [],
    'FROM debian:13-slim\nCMD ["tini", "--", "nginx"]': [],
    'FROM debian:13-slim\nCMD ["python", "app.py"]': [],
  },
  'gpu-at-build': {
    'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nRUN apt-get update && nvidia-smi': ['2:23 none'],
    'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nRUN nvidia-smi || true': [],
    'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nCMD ["nvidia-smi"]': [],
  },
  'gpu-devices-fixed': {
    'FROM a:1 AS b\nENV CUDA_VISIBLE_DEVICES=0,1\nFROM b': ['2:5 fixed CUDA_VISIBLE_DEVICES'],
    'FROM a:1\nENV NVIDIA_VISIBLE_DEVICES=all': [],
    'FROM a:1\nENV CUDA_VISIBLE_DEVICES=': [],
  },
  'cuda-wheels': {
    'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN pip install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu118':
      ['2:42 differ 11.8 12.6'],
    'FROM nvidia/cuda:12.6.3-devel-ubuntu24.04\nRUN pip install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu121':
      [],
    'FROM python:3.13\nRUN pip install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu118': [],
  },
  'base-fat-final': {
    'FROM nvidia/cuda:12.6.3-cudnn-devel-ubuntu24.04\nCMD ["python3", "app.py"]': [
      '1:6 cuda nvidia/cuda:12.6.3-cudnn-devel-ubuntu24.04',
    ],
    'FROM nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04\nCMD ["python3", "app.py"]': [],
  },
  'label-duplicate': {
    'FROM a:1\nLABEL a=1 b=2\nLABEL a=3': ['2:7 again a'],
    'FROM a:1 AS x\nLABEL a=1\nFROM x\nLABEL a=2': [],
  },
};

describe.each(Object.entries(CASES))('dockerfile/%s', (slug, cases) => {
  const rule = RULES_OF_AREA.find(({ id }) => id === `dockerfile/${slug}`)!;

  test('the samples of its page', () => {
    const { bad, good } = rule.docs;
    expect(lintDockerfile(bad, [rule])).not.toEqual([]);
    expect(lintDockerfile(good, [rule])).toEqual([]);
  });

  test.each(Object.entries(cases))('%s', (text, expected) => {
    expect(summarize(text, lintDockerfile(text, [rule]))).toEqual(expected);
  });
});
