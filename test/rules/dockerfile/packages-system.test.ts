import { describe } from 'vitest';
import apkNoCache from '../../../src/rules/dockerfile/apk-no-cache.js';
import apkPin from '../../../src/rules/dockerfile/apk-pin.js';
import aptDistUpgrade from '../../../src/rules/dockerfile/apt-dist-upgrade.js';
import aptLists from '../../../src/rules/dockerfile/apt-lists.js';
import aptNotAptGet from '../../../src/rules/dockerfile/apt-not-apt-get.js';
import aptPin from '../../../src/rules/dockerfile/apt-pin.js';
import aptRecommends from '../../../src/rules/dockerfile/apt-recommends.js';
import aptY from '../../../src/rules/dockerfile/apt-y.js';
import rpmClean from '../../../src/rules/dockerfile/rpm-clean.js';
import rpmPin from '../../../src/rules/dockerfile/rpm-pin.js';
import rpmY from '../../../src/rules/dockerfile/rpm-y.js';
import updateAlone from '../../../src/rules/dockerfile/update-alone.js';
import zypperClean from '../../../src/rules/dockerfile/zypper-clean.js';
import zypperDistUpgrade from '../../../src/rules/dockerfile/zypper-dist-upgrade.js';
import zypperPin from '../../../src/rules/dockerfile/zypper-pin.js';
import zypperY from '../../../src/rules/dockerfile/zypper-y.js';
import { testRule } from './shell-support.js';

const debian = (run: string) => `FROM debian:13\n${run}\n`;

describe('apt-y', () =>
  testRule(aptY, {
    bad: [
      [debian('RUN apt-get update \\\n  && apt-get install curl'), '3:6 asks apt-get install'],
      [debian('RUN ["apt-get", "install", "curl"]'), '2:6 asks apt-get install'],
      [debian('RUN <<EOF\napt-get -q upgrade\nEOF'), '3:1 asks apt-get upgrade'],
      [debian('ONBUILD RUN sudo apt remove curl'), '2:18 asks apt remove'],
      [debian('RUN apt-get --yes=false install curl'), '2:5 asks apt-get install'],
    ],
    good: [
      debian('RUN apt-get -yqq install curl'),
      debian('RUN apt-get install -q=2 curl'),
      debian('RUN apt-get -o APT::Get::Assume-Yes=true install curl'),
      debian('RUN yes | apt-get install curl'),
      debian('RUN apt-get install curl --assume-yes'),
      debian(
        'RUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install curl',
      ),
      debian('RUN apt-get update; apt-cache show curl'),
      debian('RUN echo apt-get install curl'),
    ],
    fixed: [
      [debian('RUN apt-get install curl'), debian('RUN apt-get install -y curl')],
      [debian('RUN ["apt-get", "install", "curl"]'), debian('RUN ["apt-get", "install", "-y", "curl"]')],
    ],
  }));

describe('apt-recommends', () =>
  testRule(aptRecommends, {
    bad: [[debian('RUN set -x; \\\n    apt-get install -y git'), '3:5 recommends apt-get']],
    good: [
      debian('RUN apt-get install -y --no-install-recommends git'),
      debian('RUN apt-get -o APT::Install-Recommends=0 install -y git'),
      debian('RUN apt-get install -y ./tool.deb'),
      'FROM debian:13 AS build\nRUN apt-get install -y git\nFROM debian:13\nCOPY --from=build /a /a\n',
    ],
    fixed: [
      [debian('RUN apt-get install -y git'), debian('RUN apt-get install --no-install-recommends -y git')],
    ],
  }));

describe('apt-lists', () =>
  testRule(aptLists, {
    bad: [
      [debian('RUN apt-get update && apt-get install -y git'), '2:5 lists apt-get'],
      [debian('RUN rm -rf /var/lib/apt/lists/* && apt-get update'), '2:36 lists apt-get'],
      [debian('RUN apt-get update\nRUN rm -rf /var/lib/apt/lists/*'), '2:5 lists apt-get'],
      [
        debian(
          'RUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git',
        ),
        '3:44 archives apt-get',
      ],
    ],
    good: [
      debian('RUN apt-get update && rm -r /var/lib/apt/lists'),
      debian(
        'RUN apt-get update && apt-get install -y git && rm -rf /tmp/* /var/lib/{apt,dpkg}/x /var/lib/apt/lists/*',
      ),
      debian('RUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked apt-get update'),
      debian(
        'RUN --mount=type=tmpfs,dst=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update',
      ),
      'FROM debian:13 AS build\nRUN apt-get update\nFROM debian:13\nCOPY --from=build /a /a\n',
    ],
    fixed: [
      [
        debian('RUN apt-get update \\\n    && apt-get install -y git'),
        debian('RUN apt-get update \\\n    && apt-get install -y git \\\n    && rm -rf /var/lib/apt/lists/*'),
      ],
      [
        debian('RUN <<EOF\napt-get update\napt-get install -y git\nEOF'),
        debian('RUN <<EOF\napt-get update\napt-get install -y git && rm -rf /var/lib/apt/lists/*\nEOF'),
      ],
    ],
  }));

describe('update-alone', () =>
  testRule(updateAlone, {
    bad: [
      [debian('RUN apt-get update\nRUN apt-get install -y git'), '2:5 alone apt-get update'],
      ['FROM alpine:3.23\nRUN apk update\n', '2:5 alone apk update'],
      ['FROM fedora:43\nRUN dnf -y update\nRUN dnf install -y git\n', '2:5 alone dnf update'],
      ['FROM opensuse/leap:15.6\nRUN zypper ref\n', '2:5 alone zypper ref'],
      ['FROM archlinux\nRUN pacman -Sy\nRUN pacman -S git\n', '2:5 alone pacman -Sy'],
    ],
    good: [
      debian('RUN apt-get update && apt-get install -y git'),
      debian('RUN <<EOF\napt-get update\napt-get install -y git\nEOF'),
      debian('RUN apt-get update && ./install-all.sh'),
      debian('RUN --mount=type=cache,target=/var/lib/apt apt-get update'),
      'FROM fedora:43\nRUN dnf -y update && dnf clean all\n',
    ],
    fixed: [
      [
        debian('RUN apt-get update\nRUN apt-get install -y git'),
        debian('RUN apt-get update && \\\n    apt-get install -y git'),
      ],
    ],
  }));

describe('apt-not-apt-get', () =>
  testRule(aptNotAptGet, {
    bad: [[debian('RUN apt update && \\\n  apt install -y git'), '2:5 apt', '3:3 apt']],
    good: [debian('RUN apt-get update'), debian('RUN apt-cache policy git')],
    fixed: [
      [debian('RUN apt update && apt show git'), debian('RUN apt-get update && apt-cache show git')],
      [debian('RUN apt list'), debian('RUN apt list')],
    ],
  }));

describe('apt-pin', () =>
  testRule(aptPin, {
    bad: [
      [debian('RUN apt-get install -y git \\\n    curl=8.14.1-2 wget'), '2:24 unpinned git, wget false'],
      [debian('RUN apt-get -t trixie-backports install -y git'), '2:44 unpinned git true'],
    ],
    good: [
      debian('RUN apt-get install -y git=1:2.47* $PACKAGES ./x.deb nodejs/trixie vim-'),
      debian('RUN apt-get install -y $(cat packages.txt)'),
    ],
  }));

describe('apt-dist-upgrade', () =>
  testRule(aptDistUpgrade, {
    bad: [[debian('RUN apt-get -y dist-upgrade'), '2:5 upgrade apt-get dist-upgrade']],
    good: [debian('RUN apt-get -y upgrade')],
  }));

const alpine = (run: string) => `FROM alpine:3.23\n${run}\n`;

describe('apk-no-cache', () =>
  testRule(apkNoCache, {
    bad: [
      [alpine('RUN set -e && apk add curl'), '2:15 cache'],
      [alpine('RUN apk -U add curl'), '2:5 cache'],
    ],
    good: [
      alpine('RUN apk --no-cache add curl'),
      alpine('RUN --mount=type=cache,target=/var/cache/apk apk add curl'),
      alpine('RUN apk add --update curl && rm -rf /var/cache/apk/*'),
    ],
    fixed: [
      [alpine('RUN apk add curl'), alpine('RUN apk add --no-cache curl')],
      [alpine('RUN apk add --update curl'), alpine('RUN apk add --no-cache curl')],
    ],
  }));

describe('apk-pin', () =>
  testRule(apkPin, {
    bad: [[alpine('RUN apk add --virtual .build gcc=14.2.0-r6 \\\n  make'), '3:3 unpinned make true']],
    good: [
      alpine("RUN apk add -t .build 'git~=2.52' 'curl>8' ./x.apk --repository https://example.com/edge"),
    ],
  }));

const fedora = (run: string) => `FROM fedora:43\n${run}\n`;

describe('rpm-y', () =>
  testRule(rpmY, {
    bad: [
      [fedora('RUN microdnf module enable nodejs'), '2:5 asks microdnf enable'],
      [fedora('RUN dnf in httpd && dnf clean all'), '2:5 asks dnf in'],
    ],
    good: [
      fedora('RUN dnf -qy install httpd'),
      fedora('RUN yum --assumeyes update'),
      fedora('RUN dnf config-manager --set-enabled crb'),
    ],
    fixed: [[fedora('RUN yum install httpd'), fedora('RUN yum install -y httpd')]],
  }));

describe('rpm-clean', () =>
  testRule(rpmClean, {
    bad: [
      [fedora('RUN dnf clean all && dnf install -y httpd'), '2:22 cache dnf install'],
      [fedora('RUN microdnf -y upgrade'), '2:5 cache microdnf upgrade'],
    ],
    good: [
      fedora('RUN dnf install -y httpd && rm -rf /var/cache/libdnf5'),
      fedora('RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y httpd'),
      fedora('RUN dnf install -y --installroot /mnt/root bash'),
    ],
    fixed: [
      [
        fedora('RUN dnf install -y httpd; echo done'),
        fedora('RUN dnf install -y httpd && dnf clean all; echo done'),
      ],
    ],
  }));

describe('rpm-pin', () =>
  testRule(rpmPin, {
    bad: [
      [fedora('RUN dnf install -y java-21-openjdk httpd-2.4.65'), '2:20 unpinned java-21-openjdk true'],
      [fedora('RUN dnf install -y git-$VERSION'), '2:20 unpinned git-$VERSION true'],
    ],
    good: [
      fedora('ARG VERSION\nRUN dnf install -y git-${VERSION}'),
      fedora(
        'RUN V=2.51.0 && dnf install -y git-$V openssl-1:1.1.1k-6.el8.x86_64 @core ./x.rpm /usr/bin/jq $EXTRA',
      ),
      fedora('RUN dnf -y group install "Development Tools"'),
    ],
  }));

const suse = (run: string) => `FROM opensuse/leap:15.6\n${run}\n`;

describe('zypper-y', () =>
  testRule(zypperY, {
    bad: [[suse('RUN zypper in httpd'), '2:5 asks in']],
    good: [
      suse('RUN zypper -n in httpd'),
      suse('RUN zypper --non-interactive dup'),
      suse('ENV ZYPPER_NON_INTERACTIVE=1\nRUN zypper in httpd'),
    ],
    fixed: [[suse('RUN zypper in httpd'), suse('RUN zypper in -y httpd')]],
  }));

describe('zypper-clean', () =>
  testRule(zypperClean, {
    bad: [[suse('RUN zypper ref && zypper -n in httpd'), '2:19 cache in']],
    good: [
      suse('RUN zypper -n in httpd && zypper cc -a'),
      suse('RUN --mount=type=cache,target=/var/cache/zypp zypper -n in httpd'),
      suse('RUN zypper ref'),
    ],
    fixed: [[suse('RUN zypper -n in httpd'), suse('RUN zypper -n in httpd && zypper clean --all')]],
  }));

describe('zypper-pin', () =>
  testRule(zypperPin, {
    bad: [[suse('RUN zypper -n in -r main httpd'), '2:26 unpinned httpd true']],
    good: [suse("RUN zypper -n in 'httpd>=2.4' ./x.rpm"), suse('RUN zypper -n in -t pattern devel_basis')],
  }));

describe('zypper-dist-upgrade', () =>
  testRule(zypperDistUpgrade, {
    bad: [[suse('RUN zypper -n dup'), '2:5 upgrade dup']],
    good: [suse('RUN zypper -n patch')],
  }));
