import { describe } from 'vitest';
import cdNoEffect from '../../../src/rules/dockerfile/cd-no-effect.js';
import cdNotWorkdir from '../../../src/rules/dockerfile/cd-not-workdir.js';
import chmod777 from '../../../src/rules/dockerfile/chmod-777.js';
import curlDownload from '../../../src/rules/dockerfile/curl-download.js';
import curlPipeSh from '../../../src/rules/dockerfile/curl-pipe-sh.js';
import heredocErrexit from '../../../src/rules/dockerfile/heredoc-errexit.js';
import pipefail from '../../../src/rules/dockerfile/pipefail.js';
import pointlessCommand from '../../../src/rules/dockerfile/pointless-command.js';
import runChangesShell from '../../../src/rules/dockerfile/run-changes-shell.js';
import runPrivileged from '../../../src/rules/dockerfile/run-privileged.js';
import secretInRun from '../../../src/rules/dockerfile/secret-in-run.js';
import sudo from '../../../src/rules/dockerfile/sudo.js';
import tlsDisabled from '../../../src/rules/dockerfile/tls-disabled.js';
import useraddL from '../../../src/rules/dockerfile/useradd-l.js';
import wgetAndCurl from '../../../src/rules/dockerfile/wget-and-curl.js';
import wgetProgress from '../../../src/rules/dockerfile/wget-progress.js';
import { testRule } from './shell-support.js';

const debian = (run: string) => `FROM debian:13\n${run}\n`;

describe('pipefail', () =>
  testRule(pipefail, {
    bad: [
      [debian('RUN set -e; \\\n  curl -f x | tar -x'), '3:3 pipe curl tar'],
      [
        'FROM debian:13 AS a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM debian:13\nRUN curl x | sh\n',
        '4:5 pipe curl sh',
      ],
    ],
    good: [
      debian('RUN echo x | tee /y && yes | apt-get install x'),
      debian('RUN set -o pipefail && curl x | sh'),
      debian('SHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN curl x | sh'),
      debian('RUN if cat /etc/passwd | grep -q x; then true; fi'),
      debian('RUN echo "a | b"'),
      debian('SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN set +o pipefail && curl x | sh'),
      debian('RUN bash -o pipefail -c "curl x | sh"'),
      'FROM mcr.microsoft.com/powershell\nSHELL ["pwsh", "-c"]\nRUN Get-Process | Sort-Object\n',
    ],
    fixed: [
      [
        debian('RUN curl x | sh\nRUN curl y | sh'),
        debian('SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl x | sh\nRUN curl y | sh'),
      ],
      [
        'FROM alpine:3.23\nRUN wget -O- x | sh\n',
        'FROM alpine:3.23\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN wget -O- x | sh\n',
      ],
    ],
  }));

describe('heredoc-errexit', () =>
  testRule(heredocErrexit, {
    bad: [
      [debian('RUN <<EOF\necho go\nmake\nmake install\nEOF'), '4:1 goesOn make'],
      [debian('RUN <<EOF\n#!/bin/bash\nmake\nmake install\nEOF'), '4:1 goesOn make'],
    ],
    good: [
      debian('RUN <<EOF\nset -eu\nmake\nmake install\nEOF'),
      debian('RUN <<EOF\nmake && make install\nEOF'),
      debian('RUN <<EOF\n#!/bin/bash -e\nmake\nmake install\nEOF'),
      debian('SHELL ["/bin/bash", "-e", "-c"]\nRUN <<EOF\nmake\nmake install\nEOF'),
      debian('RUN <<EOF\n#!/usr/bin/env python3\nimport os\nprint(1)\nEOF'),
    ],
    fixed: [
      [
        debian('RUN <<-EOF\n\tmake\n\tmake install\n\tEOF'),
        debian('RUN <<-EOF\n\tset -e\n\tmake\n\tmake install\n\tEOF'),
      ],
      [
        debian('RUN <<EOF\n#!/bin/sh\nmake\nmake install\nEOF'),
        debian('RUN <<EOF\n#!/bin/sh\nset -e\nmake\nmake install\nEOF'),
      ],
    ],
  }));

describe('curl-pipe-sh', () =>
  testRule(curlPipeSh, {
    bad: [
      [
        debian('RUN apt-get update && \\\n  curl -fsSL https://example.com/i.sh | sudo -E bash -'),
        '3:3 piped curl bash',
      ],
      [debian('RUN wget -qO- http://example.com/i.py | python3 - --yes'), '2:5 plain wget python3'],
      [debian('RUN sh -c "$(curl -fsSL https://example.com/i.sh)"'), '2:5 piped curl sh'],
      [debian('RUN bash <(curl -fsSL https://example.com/i.sh)'), '2:5 piped curl bash'],
    ],
    good: [
      debian('RUN curl -fsSL https://example.com/k.asc | gpg --dearmor -o /k.gpg'),
      debian('RUN curl -fsSL https://example.com/x.json | python3 -c "import json"'),
      debian('RUN curl -fsSL https://example.com/x.tgz | tar xz'),
      debian('RUN curl -fsSL https://example.com/x.json | node transform.js'),
    ],
  }));

describe('curl-download', () =>
  testRule(curlDownload, {
    bad: [
      [debian('RUN curl -sSL -o /x https://example.com/x'), '2:5 fail'],
      [debian('RUN curl -fsSO https://example.com/x'), '2:5 location'],
      [debian('RUN curl -sL https://example.com/x > /x'), '2:5 fail'],
    ],
    good: [
      debian('RUN curl -fsSL -o /x https://example.com/x'),
      debian('RUN curl -X POST -o /x https://example.com/x'),
      debian('RUN curl http://localhost:8000/health -o /x'),
      debian('RUN curl -s https://example.com/x | jq .'),
      debian('RUN curl $CURL_OPTS -o /x https://example.com/x'),
    ],
    fixed: [
      [
        debian('RUN curl -sSLo /x https://example.com/x'),
        debian('RUN curl -f -sSLo /x https://example.com/x'),
      ],
    ],
  }));

describe('chmod-777', () =>
  testRule(chmod777, {
    bad: [
      [debian('RUN mkdir /d && chmod -R 0777 /d'), '2:26 world 0777'],
      [debian('RUN chmod ugo+rwx /d'), '2:11 world ugo+rwx'],
      [debian('COPY --chmod=666 x /x'), '2:14 world 666'],
    ],
    good: [
      debian('RUN chmod 1777 /tmp'),
      debian('RUN chmod 775 /d && chmod a+rx /x && chmod +x /y && chmod g+w /z'),
      debian('COPY --chmod=755 x /x'),
    ],
  }));

describe('run-privileged', () =>
  testRule(runPrivileged, {
    bad: [[debian('RUN --network=host curl x'), '2:5 host']],
    good: [debian('RUN --network=none make'), debian('RUN --security=sandbox make')],
  }));

describe('pointless-command', () =>
  testRule(pointlessCommand, {
    bad: [
      [debian('RUN echo && \\\n top'), '3:2 pointless top'],
      [debian('RUN ["ps", "-d"]'), '2:6 pointless ps'],
    ],
    good: [
      debian('RUN ollama serve & sleep 5; kill $!'),
      debian('RUN service postgresql start && psql -c "create database x"'),
      debian('RUN systemctl enable nginx'),
      debian('RUN apt-get install -y vim nano'),
    ],
  }));

describe('wget-and-curl', () =>
  testRule(wgetAndCurl, {
    bad: [[debian('RUN wget -q x\nRUN curl y && \\\n  curl z'), '3:5 both curl wget', '4:3 both curl wget']],
    good: [
      debian('RUN apt-get install -y wget curl && curl x'),
      'FROM a AS x\nRUN wget x\nFROM b\nRUN curl y\n',
    ],
  }));

describe('wget-progress', () =>
  testRule(wgetProgress, {
    bad: [[debian('RUN sudo wget https://example.com/x'), '2:10 progress']],
    good: [
      debian(
        'RUN wget -qO- x; wget -nv x; wget --progress=dot:giga x; wget -o log x; wget x 2>/dev/null; wget --version',
      ),
    ],
    fixed: [
      [debian('RUN wget -O x https://example.com/x'), debian('RUN wget -nv -O x https://example.com/x')],
      [
        'FROM node:24-alpine\nRUN wget https://example.com/x\n',
        'FROM node:24-alpine\nRUN wget -q https://example.com/x\n',
      ],
    ],
  }));

describe('run-changes-shell', () =>
  testRule(runChangesShell, {
    bad: [
      [debian('RUN rm /bin/sh && ln -s /bin/bash /bin/sh'), '2:19 link'],
      [debian('RUN su - app'), '2:5 idle su'],
    ],
    good: [
      debian('RUN ln -s /bin/sh /usr/local/bin/shell'),
      debian('RUN bash install.sh && bash -c "make"'),
      debian('RUN bash <<EOF\nmake\nEOF'),
    ],
  }));

describe('sudo', () =>
  testRule(sudo, {
    bad: [[debian('RUN set -e; \\\n  sudo apt-get update'), '3:3 sudo apt-get']],
    good: [debian('RUN apt-get install -y sudo && echo sudo')],
  }));

describe('useradd-l', () =>
  testRule(useraddL, {
    bad: [[debian('RUN groupadd x && useradd -mu 1000620000 x'), '2:19 sparse']],
    good: [
      debian('RUN useradd -u 10001 x'),
      debian('RUN useradd --no-log-init --uid=1000620000 x'),
      debian('RUN useradd -u $UID x'),
    ],
    fixed: [[debian('RUN useradd -u 123456 x'), debian('RUN useradd -l -u 123456 x')]],
  }));

describe('cd-no-effect', () =>
  testRule(cdNoEffect, {
    bad: [[debian('RUN mkdir /x && cd /x'), '2:17 forgotten']],
    good: [debian('RUN cd /x && make'), debian('RUN (cd /x && make)'), debian('CMD cd /x')],
  }));

describe('cd-not-workdir', () =>
  testRule(cdNotWorkdir, {
    bad: [
      [debian('RUN cd /x && make'), '2:5 cd'],
      [debian('RUN cd ../x'), '2:5 relative'],
    ],
    good: [debian('WORKDIR /x\nRUN make'), debian('RUN cd /x'), debian('RUN (cd /x && make)')],
  }));

describe('secret-in-run', () =>
  testRule(secretInRun, {
    bad: [
      [
        debian('ARG GH_TOKEN\nRUN apt-get update && \\\n  git clone https://x:${GH_TOKEN}@example.com/a.git'),
        '4:13 address GH_TOKEN',
      ],
      [
        debian('ENV API_TOKEN=\nRUN curl -H "Authorization: Bearer $API_TOKEN" https://example.com'),
        '3:13 header API_TOKEN',
      ],
      [
        debian('ARG NPM_TOKEN\nRUN npm config set //registry.example.com/:_authToken $NPM_TOKEN'),
        '3:55 npmrc NPM_TOKEN',
      ],
      [
        debian('ARG DB_PASSWORD\nRUN tool --db-password=$DB_PASSWORD'),
        '3:10 option DB_PASSWORD --db-password',
      ],
      [debian('RUN git clone https://user:made-up-for-tests@git.internal/a.git'), '2:15 literalAddress'],
      [
        debian('RUN curl -H "Authorization: Bearer made-up-for-tests-0000" https://x.internal'),
        '2:13 literalHeader',
      ],
      [debian('RUN ls && PGPASSWORD=Vq7madeup12 psql -h db'), '2:11 literalAssigned PGPASSWORD'],
      [debian('RUN env DB_PASSWORD=Vq7madeup12 x'), '2:9 literalAssigned DB_PASSWORD'],
      [debian('RUN export API_TOKEN=Vq7madeup12 && x'), '2:12 literalAssigned API_TOKEN'],
      [debian('ARG PG_PASSWORD\nRUN PGPASSWORD=$PG_PASSWORD psql'), '3:5 assigned PG_PASSWORD PGPASSWORD'],
    ],
    good: [
      debian('RUN --mount=type=secret,id=t,env=GH_TOKEN git clone https://x:${GH_TOKEN}@example.com/a.git'),
      debian(
        'RUN --mount=type=secret,id=t GH_TOKEN="$(cat /run/secrets/t)" && git clone https://x:${GH_TOKEN}@example.com/a.git',
      ),
      debian('RUN git clone git@example.com:a/b.git && git clone ssh://git@example.com/a.git'),
      debian('ARG VERSION\nRUN curl -fsSLO https://example.com/$VERSION.tgz'),
      debian('RUN tool --password-file /run/secrets/p'),
      debian('RUN SECRET_KEY_BASE=dummy SECRET_KEY_BASE_DUMMY=1 rails assets:precompile'),
      debian('RUN PGPASSWORD="$(cat /run/secrets/p)" psql && KEY_FILE=/a b && PWD=/x y'),
    ],
  }));

describe('tls-disabled', () =>
  testRule(tlsDisabled, {
    bad: [
      [debian('ENV NODE_TLS_REJECT_UNAUTHORIZED=0'), '2:5 persistent NODE_TLS_REJECT_UNAUTHORIZED'],
      [debian('RUN apt-get update && \\\n  curl -fsSkL https://example.com/x'), '3:8 option curl -k'],
      [
        debian('RUN wget --no-check-certificate https://example.com/x'),
        '2:10 option wget --no-check-certificate',
      ],
      [debian('RUN pip install --trusted-host pypi.org x==1'), '2:17 option pip --trusted-host'],
      [debian('RUN git config --global http.sslVerify false'), '2:25 option git http.sslVerify=false'],
      [debian('RUN git -c http.sslVerify=false clone x'), '2:12 option git http.sslVerify=false'],
      [debian('RUN npm config set strict-ssl false'), '2:20 option npm strict-ssl=false'],
      [
        debian('RUN apt-get install -y --allow-unauthenticated x'),
        '2:24 unsigned apt-get --allow-unauthenticated',
      ],
      [debian('RUN dnf install -y --nogpgcheck x'), '2:20 unsigned dnf --nogpgcheck'],
      [debian('RUN export GIT_SSL_NO_VERIFY=1 && git clone x'), '2:12 variable GIT_SSL_NO_VERIFY'],
      [debian('RUN PYTHONHTTPSVERIFY=0 python x.py'), '2:5 variable PYTHONHTTPSVERIFY'],
    ],
    good: [
      debian('ENV NODE_TLS_REJECT_UNAUTHORIZED=1'),
      debian('RUN curl -k https://localhost:8443/health'),
      debian('RUN curl -fsSL -o k https://example.com/k && git config http.sslVerify true'),
      debian('RUN grep -k --insecure x'),
    ],
  }));
