import { describe } from 'vitest';
import bashism from '../../../src/rules/dockerfile/shell-bashism.js';
import cdUnchecked from '../../../src/rules/dockerfile/shell-cd-unchecked.js';
import echoEscape from '../../../src/rules/dockerfile/shell-echo-escape.js';
import globOption from '../../../src/rules/dockerfile/shell-glob-option.js';
import maskedStatus from '../../../src/rules/dockerfile/shell-masked-status.js';
import quotedTilde from '../../../src/rules/dockerfile/shell-quoted-tilde.js';
import rmVariable from '../../../src/rules/dockerfile/shell-rm-variable.js';
import statusCheck from '../../../src/rules/dockerfile/shell-status-check.js';
import syntax from '../../../src/rules/dockerfile/shell-syntax.js';
import unquotedPattern from '../../../src/rules/dockerfile/shell-unquoted-pattern.js';
import unquotedSubstitution from '../../../src/rules/dockerfile/shell-unquoted-substitution.js';
import unquotedVariable from '../../../src/rules/dockerfile/shell-unquoted-variable.js';
import unsetVariable from '../../../src/rules/dockerfile/shell-unset-variable.js';
import uselessCat from '../../../src/rules/dockerfile/shell-useless-cat.js';
import { testRule } from './shell-support.js';

const debian = (run: string) => `FROM debian:13\n${run}\n`;

describe('shell-unquoted-variable', () =>
  testRule(unquotedVariable, {
    bad: [
      [debian('RUN d="$(cat /d)" && \\\n  rm -rf $d'), '3:10 unquoted d'],
      [debian('ARG MODE\nRUN if [ $MODE = dev ]; then make; fi'), '3:10 unquoted MODE'],
      ['RUN echo $MISSING\n', '1:10 unquoted MISSING'],
    ],
    good: [
      debian('ENV DEPS="a b"\nRUN apt-get install -y $DEPS'),
      debian('ARG VERSION=1\nRUN rm -rf /opt/$VERSION'),
      debian('RUN arch=$(dpkg --print-architecture) && mv x-$arch x'),
      debian('RUN for f in a b; do rm $f; done'),
      debian('RUN x=$(cat y) && z=$x && rm "$x" && echo $((x + 1)) ${#x}'),
    ],
    fixed: [[debian('RUN d="$(cat /d)" && rm -rf ${d}/x'), debian('RUN d="$(cat /d)" && rm -rf "${d}"/x')]],
  }));

describe('shell-unquoted-substitution', () =>
  testRule(unquotedSubstitution, {
    bad: [[debian('RUN cd $(find / -name x) && make'), '2:8 unquoted cd']],
    good: [
      debian('RUN cd "$(find / -name x)" && chown $(id -u) /x && apt-get install -y $(cat list)'),
      debian('RUN x=$(find / -name x)'),
    ],
    fixed: [[debian('RUN cd $(find / -name x) && make'), debian('RUN cd "$(find / -name x)" && make')]],
  }));

describe('shell-cd-unchecked', () =>
  testRule(cdUnchecked, {
    bad: [
      [debian('RUN cd /x; make'), '2:5 goesOn cd'],
      [debian('RUN <<EOF\ncd /x\nmake\nEOF'), '3:1 goesOn cd'],
    ],
    good: [
      debian('RUN cd /x && make'),
      debian('RUN set -e; cd /x; make'),
      debian('RUN cd /x || exit 1; make'),
      debian('RUN make; cd ..; make'),
      debian('RUN make; cd /x'),
      debian('SHELL ["/bin/sh", "-ec"]\nRUN cd /x; make'),
    ],
    fixed: [[debian('RUN cd /x; make'), debian('RUN cd /x || exit 1; make')]],
  }));

describe('shell-unset-variable', () =>
  testRule(unsetVariable, {
    bad: [
      [debian('RUN echo \\\n  "$foo"'), '3:4 unset foo'],
      ['ARG VERSION=1\nFROM debian:13\nRUN echo $VERSION\n', '3:10 outside VERSION'],
      [debian('ENV APP_VERSION=1\nRUN echo $APP_VERSOIN'), '3:10 near APP_VERSOIN APP_VERSION'],
      [debian('RUN cat > /x <<EOF\nproxy $uri;\nEOF'), '3:7 unset uri'],
    ],
    good: [
      debian('ARG foo\nRUN echo $foo'),
      debian('RUN . /etc/os-release && echo $codename'),
      debian('RUN echo ${foo:-x} $HOME $1 $http_proxy'),
      debian("RUN echo '$foo' && awk '{print $x}' f"),
      debian('RUN cat > /x <<"EOF"\nproxy $uri;\nEOF'),
      debian('RUN read -r line < f && for i in a; do echo $line $i; done'),
      'ARG PYTHON_VERSION=3.13\nFROM python:${PYTHON_VERSION}\nRUN echo $PYTHON_VERSION\n',
      debian('RUN echo $JAVA_HOME'),
    ],
  }));

describe('shell-rm-variable', () =>
  testRule(rmVariable, {
    bad: [
      [debian('RUN x=$(cat y) && rm -rf "$x/"*'), '2:26 empty x'],
      [debian('ARG D\nRUN rm -r ${D}/usr'), '3:11 empty D'],
      [debian('RUN rm -rf /usr'), '2:12 system /usr'],
    ],
    good: [
      debian('ENV D=/opt/x\nRUN rm -rf $D/*'),
      debian('RUN rm -rf "${x:?}"/* /tmp/* /var/lib/apt/lists/* $x/build'),
    ],
    fixed: [[debian('ARG D\nRUN rm -rf $D/*'), debian('ARG D\nRUN rm -rf ${D:?}/*')]],
  }));

describe('shell-masked-status', () =>
  testRule(maskedStatus, {
    bad: [[debian('RUN export T="$(curl x)" && make'), '2:12 masked export T curl']],
    good: [debian('RUN T="$(curl x)" && export T'), debian('RUN export A=$(nproc) B="$(uname -m)"')],
    fixed: [[debian('RUN export T="$(curl x)" && make'), debian('RUN T="$(curl x)" && export T && make')]],
  }));

describe('shell-status-check', () =>
  testRule(statusCheck, {
    bad: [[debian('RUN make; if [ $? -eq 0 ]; then true; fi'), '2:16 status']],
    good: [debian('RUN make; s=$?; if [ "$s" = 0 ]; then true; fi')],
  }));

describe('shell-syntax', () =>
  testRule(syntax, {
    bad: [[debian("RUN make && \\\n  echo 'abc"), '3:8 syntax unterminated single quote']],
    good: [
      debian('RUN if true; then echo; fi'),
      debian('RUN echo "a\\"b" && case x in x) ;; esac'),
      debian('RUN <<EOF\nfor i in 1 2; do\n  echo $i\ndone\nEOF'),
    ],
  }));

describe('shell-glob-option', () =>
  testRule(globOption, {
    bad: [[debian('RUN rm *.deb'), '2:8 option rm']],
    good: [debian('RUN rm ./*.deb /x/*.deb "*.deb"; rm -- *.deb; echo *')],
    fixed: [[debian('RUN rm *.deb'), debian('RUN rm ./*.deb')]],
  }));

describe('shell-unquoted-pattern', () =>
  testRule(unquotedPattern, {
    bad: [[debian('RUN find / -iname *.pyc -delete'), '2:19 pattern -iname']],
    good: [debian("RUN find / -name '*.pyc' -o -name \\*.x -o -name y")],
    fixed: [[debian('RUN find / -name *.pyc'), debian('RUN find / -name "*.pyc"')]],
  }));

describe('shell-quoted-tilde', () =>
  testRule(quotedTilde, {
    bad: [[debian('RUN mkdir "~/x"'), '2:11 tilde mkdir']],
    good: [debian('RUN mkdir ~/x "$HOME/x" && echo "~/x"')],
    fixed: [[debian('RUN mkdir "~/x"'), debian('RUN mkdir "$HOME/x"')]],
  }));

describe('shell-useless-cat', () =>
  testRule(uselessCat, {
    bad: [[debian('RUN cat f | grep x'), '2:5 cat grep']],
    good: [debian('RUN cat a b | grep x && cat *.x | sort && cat f')],
  }));

describe('shell-echo-escape', () =>
  testRule(echoEscape, {
    bad: [
      [debian('RUN echo -e "a\\nb" > f'), '2:10 option'],
      [debian('SHELL ["/bin/bash", "-c"]\nRUN echo "a\\nb" > f'), '3:10 escape'],
    ],
    good: [
      debian('RUN echo "a\\nb" > f'),
      'FROM alpine:3.23\nRUN echo -e "a\\nb"\n',
      debian('SHELL ["/bin/bash", "-c"]\nRUN echo -e "a\\nb"'),
    ],
  }));

describe('shell-bashism', () =>
  testRule(bashism, {
    bad: [
      [debian('RUN set -x && \\\n  source x'), '3:3 command source'],
      [debian('RUN if [[ -f x ]]; then true; fi'), '2:8 syntax [[ ]]'],
      [debian('RUN [ "$x" == y ] && echo $RANDOM'), '2:12 syntax == in [ ]', '2:27 variable RANDOM'],
      [debian('RUN set -o pipefail && curl x | sh'), '2:12 command set -o pipefail'],
      [debian('RUN make &> log'), '2:10 syntax &>'],
    ],
    good: [
      debian('SHELL ["/bin/bash", "-c"]\nRUN source x'),
      'FROM alpine:3.23\nRUN set -o pipefail && [[ -f x ]] && source x\n',
      'FROM fedora:43\nRUN source x\n',
      debian('RUN bash -c "source x && [[ -f y ]]"'),
      debian('RUN echo "[[ a ]]" && grep "[[ ]]" x'),
      debian('RUN <<EOF\n#!/bin/bash\nsource x\nEOF'),
      debian('ENV UID=1000\nRUN useradd -u $UID x'),
    ],
  }));
