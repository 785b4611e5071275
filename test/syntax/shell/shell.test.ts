import { describe, expect, it } from 'vitest';
import type { Range } from '../../../src/core/text.js';
import { buildStageGraph, parseDockerfile } from '../../../src/syntax/dockerfile/index.js';
import {
  createShellReader,
  findCommands,
  hasFlag,
  isOptionOn,
  operands,
  optionValue,
  pipelineMembers,
  type ShellScript,
  subcommand,
  subcommandOperands,
  wrapperOf,
} from '../../../src/syntax/shell/index.js';

/** The script of the last instruction, and how to cut ranges out of the file. */
function open(text: string): { script: ShellScript; cut: (range: Range) => string } {
  const file = parseDockerfile(text);
  const reader = createShellReader(file, buildStageGraph(file));
  const script = reader.read(file.instructions.at(-1)!);
  if (script === undefined) throw new Error('no script');
  return { script, cut: (range) => text.slice(range.start, range.end) };
}

const namesOf = (script: ShellScript) => script.commands.map((command) => command.name);

describe('positions', () => {
  it('points into a RUN of several lines with comments and CRLF', () => {
    const text =
      'RUN apt-get update \\\r\n  # why\r\n\r\n && apt-get install -y \\\r\n    cu\\\r\nrl "$PKG"\r\n';
    const { script, cut } = open(text);
    const install = findCommands(script, 'apt-get')[1]!;
    expect(install.args.map((arg) => arg.display)).toEqual(['install', '-y', 'curl', '$PKG']);
    expect(cut(install.args[2]!.range)).toBe('cu\\\r\nrl');
    expect(cut(install.args[3]!.range)).toBe('"$PKG"');
    expect(cut(script.variables[0]!.range)).toBe('$PKG');
    expect(cut(script.lists[0]!.operatorRanges[0]!)).toBe('&&');
    expect(install.range.start).toBe(text.indexOf('apt-get install'));
  });

  it('points into heredoc bodies, tabs stripped or not', () => {
    for (const [mark, indent] of [
      ['<<EOT', ''],
      ['<<-EOT', '\t\t'],
    ]) {
      const text = `RUN ${mark}\n${indent}set -e\n${indent}curl -fsS "$URL" | tar x\n${indent}EOT\n`;
      const { script, cut } = open(text);
      expect(script.origin).toBe('heredoc');
      expect(namesOf(script)).toEqual(['set', 'curl', 'tar']);
      expect(cut(script.commands[1]!.args[1]!.range)).toBe('"$URL"');
      expect(cut(script.pipelines[0]!.range)).toBe('curl -fsS "$URL" | tar x');
      expect(script.range.start).toBe(text.indexOf('set'));
    }
  });

  it('points into the JSON form, through its escapes', () => {
    const text = 'CMD ["sh", "-c", "echo \\"$X\\" && exec node"]\n';
    const { script, cut } = open(text);
    expect(script.origin).toBe('exec');
    expect(namesOf(script)).toEqual(['sh', 'echo', 'exec', 'node']);
    expect(cut(script.commands[3]!.range)).toBe('node');
    expect(cut(script.variables[0]!.range)).toBe('$X');
    expect(wrapperOf(script, script.commands[1]!)?.name).toBe('sh');
  });

  it('points into sh -c, backticks and substitutions', () => {
    const text = 'RUN bash -lc \'cd /x && make all\' && echo `uname -m` "$(dpkg --print-architecture)"\n';
    const { script, cut } = open(text);
    expect(namesOf(script)).toEqual(['bash', 'cd', 'make', 'echo', 'uname', 'dpkg']);
    expect(script.commands.map((command) => cut(command.range)).slice(1, 3)).toEqual(['cd /x', 'make all']);
    expect(script.commands[4]!.context.nesting).toEqual(['substitution']);
    const echo = script.commands[3]!;
    expect(echo.args.map((arg) => arg.substitutions[0])).toMatchObject([
      { backtick: true, quoted: false, splits: true, commands: [4, 5] },
      { backtick: false, quoted: true, splits: false, commands: [5, 6] },
    ]);
  });

  it('points into nested backticks', () => {
    const { script, cut } = open('RUN echo `basename \\`pwd\\``\n');
    expect(namesOf(script)).toEqual(['echo', 'basename', 'pwd']);
    expect(cut(script.commands[2]!.range)).toBe('pwd');
  });
});

describe('commands', () => {
  it('are found behind wrappers, with who runs them', () => {
    const { script } = open(
      'RUN sudo -u app FOO=1 /usr/bin/apt-get -y install a; env -i B=2 timeout -k 5 30s curl x; find . -name y -exec rm -rf {} + ; ls | xargs -n 1 chmod 777; gosu app nice -n 5 make; exec "$@"\n',
    );
    expect(namesOf(script)).toEqual([
      ...['sudo', 'apt-get', 'env', 'timeout', 'curl', 'find', 'rm', 'ls', 'xargs', 'chmod'],
      ...['gosu', 'nice', 'make', 'exec', ''],
    ]);
    expect(script.commands[1]).toMatchObject({ wrappedBy: 0, assignments: [{ name: 'FOO' }] });
    expect(script.commands[4]).toMatchObject({ wrappedBy: 3 });
    expect(script.commands[6]!.args.map((arg) => arg.value ?? arg.display)).toEqual(['-rf', '{}']);
  });

  it('know their pipeline, list, statement and surroundings', () => {
    const { script } = open(
      'RUN a && b | c || ! d; if e; then f; else g; fi; for i in 1 2; do h "$i"; done; (cd x) &\n',
    );
    const by = (name: string) => findCommands(script, name)[0]!;
    expect(by('b')).toMatchObject({ pipeline: 0, pipelinePosition: 0, list: 0, listPosition: 1 });
    expect(by('c')).toMatchObject({ pipeline: 0, pipelinePosition: 1 });
    expect(script.lists[0]).toMatchObject({ operators: ['&&', '||'], members: [0, 1, 3] });
    expect(pipelineMembers(script, 0).map((command) => command?.name)).toEqual(['b', 'c']);
    expect(by('a').context).toMatchObject({ tested: true, conditional: false });
    expect(by('d')).toMatchObject({ negated: true, context: { tested: true, conditional: true } });
    expect(by('e').context).toMatchObject({ nesting: ['if'], tested: true, conditional: false });
    expect(by('f').context).toMatchObject({ nesting: ['if'], tested: false, conditional: true });
    expect(by('h').context.nesting).toEqual(['loop']);
    expect(by('cd')).toMatchObject({ context: { nesting: ['subshell'] }, background: true });
    expect(by('a').statement).toBe(by('c').statement);
    expect(by('a').statement).not.toBe(by('f').statement);
  });

  it('have redirects, assignments and heredocs', () => {
    const { script, cut } = open('RUN A=1 B+="$C" cat <<X > /etc/y 2>&1\n$D\nX\n');
    const [cat] = script.commands;
    expect(cat!.assignments.map(({ name, append }) => [name, append])).toEqual([
      ['A', false],
      ['B', true],
    ]);
    expect(
      cat!.redirects.map(({ operator, descriptor, target }) => [operator, descriptor, target?.value]),
    ).toEqual([
      ['<<', undefined, undefined],
      ['>', undefined, '/etc/y'],
      ['>&', 2, '1'],
    ]);
    expect(script.heredocs.map((doc) => [doc.name, cut(doc.bodyRange)])).toEqual([['X', '$D\n']]);
    expect(script.variables.map(({ name, splits }) => [name, splits])).toEqual([
      ['C', false],
      ['D', false],
    ]);
  });

  it('are read from a heredoc that feeds a shell, and not from one that feeds a file', () => {
    expect(namesOf(open("RUN bash -e <<'X'\napt-get update\nX\n").script)).toEqual(['bash', 'apt-get']);
    expect(namesOf(open("RUN cat <<'X' > f\napt-get update\nX\n").script)).toEqual(['cat']);
  });
});

describe('words and variables', () => {
  it('are static, quoted, or not', () => {
    const { script } = open('RUN x a"b c" \'d\' "$E" *.f ~/g {h,i} "" \\$j $(k)\n');
    const words = script.commands[0]!.args;
    expect(words.map((word) => word.value)).toEqual([
      'ab c',
      'd',
      undefined,
      undefined,
      undefined,
      undefined,
      '',
      '$j',
      undefined,
    ]);
    expect(words.map((word) => word.quoted)).toEqual([
      'part',
      'all',
      'all',
      'none',
      'none',
      'none',
      'all',
      'none',
      'none',
    ]);
    expect(words.map(({ glob, tilde, brace }) => [glob, tilde, brace].indexOf(true))).toEqual([
      -1, -1, -1, 0, 1, 2, -1, -1, -1,
    ]);
  });

  it('tell where an expansion splits', () => {
    const { script } = open(
      'RUN a $A "$B" ${C:-$D} ${#E} X=$F; G=$H; [[ $I ]]; case $J in *) ;; esac; export K=$L; echo $((M + $N)) >$O\n',
    );
    expect(script.variables.filter((use) => use.splits).map((use) => use.name)).toEqual([
      'A',
      'C',
      'D',
      'F',
      'O',
    ]);
    expect(script.variables.find((use) => use.name === 'C')?.operator).toBe(':-');
    expect(script.variables.find((use) => use.name === 'E')?.length).toBe(true);
  });

  it('tell what is defined', () => {
    const { script } = open(
      'RUN A=1; B=2 cmd; export C=3 D; read -r E F; for G in x; do :; done; local H; : ${I:=1}; ((J = 2)); printf -v K x; getopts ab L\n',
    );
    expect(script.definitions.map(({ name, via }) => [name, via])).toEqual([
      ['A', 'assignment'],
      ['B', 'prefix'],
      ['C', 'declare'],
      ['E', 'read'],
      ['F', 'read'],
      ['G', 'for'],
      ['H', 'declare'],
      ['I', 'other'],
      ['J', 'other'],
      ['K', 'other'],
      ['L', 'other'],
    ]);
  });
});

describe('which shell', () => {
  it.each([
    ['FROM a\nRUN x\n', 'sh', 'parsed'],
    ['FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN x\n', 'bash', 'parsed'],
    ['FROM a AS b\nSHELL ["bash", "-c"]\nFROM b\nRUN x\n', 'bash', 'parsed'],
    ['FROM a AS b\nSHELL ["bash", "-c"]\nFROM a\nRUN x\n', 'sh', 'parsed'],
    ['FROM a\nRUN x\nSHELL ["pwsh"]\nRUN x\n', 'powershell', 'skipped'],
    ['FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN x\n', 'cmd', 'skipped'],
    ['# escape=`\nFROM a\nRUN dir C:\\\n', 'cmd', 'skipped'],
    ['FROM a\nSHELL ["C:\\\\x\\\\PowerShell.exe", "-c"]\nRUN x\n', 'powershell', 'skipped'],
    ['FROM a\nSHELL ["python3", "-c"]\nRUN x\n', 'unknown', 'skipped'],
    ['FROM a\nRUN <<A\n#!/bin/bash -e\nx\nA\n', 'bash', 'parsed'],
    ['FROM a\nRUN <<A\n#!/usr/bin/env python3\nprint("(")\nA\n', 'unknown', 'skipped'],
    ['FROM a\nRUN ["x"]\n', 'none', 'parsed'],
  ])('%j', (text, name, status) => {
    const { script } = open(text);
    expect([script.shell.name, script.status]).toEqual([name, status]);
    expect(script.commands.length > 0).toBe(status === 'parsed');
  });

  it('knows options of SHELL and of set', () => {
    const { script } = open(
      'FROM a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a; set -u +o pipefail; b\n',
    );
    expect(script.shell.options).toEqual({ pipefail: true, errexit: true, nounset: false });
    const on = (name: string) => isOptionOn(script, findCommands(script, name)[0]!, 'pipefail');
    expect([on('a'), on('b')]).toEqual([true, false]);
    expect(script.settings.map(({ option, on }) => [option, on])).toEqual([
      ['nounset', true],
      ['pipefail', false],
    ]);
  });

  it('reads ONBUILD triggers, HEALTHCHECK and ENTRYPOINT', () => {
    expect(namesOf(open('ONBUILD RUN a && b\n').script)).toEqual(['a', 'b']);
    expect(namesOf(open('HEALTHCHECK CMD curl -f x || exit 1\n').script)).toEqual(['curl', 'exit']);
    expect(namesOf(open('HEALTHCHECK CMD ["curl", "x"]\n').script)).toEqual(['curl']);
    expect(namesOf(open('ENTRYPOINT exec top -b\n').script)).toEqual(['exec', 'top']);
  });
});

describe('errors', () => {
  it.each([
    ['RUN if a; then b\n', /fi/],
    ['RUN a && && b\n', /&&/],
    ['RUN echo "a\n', /double quote/],
    ['RUN a | | b\n', /\|/],
  ])('of %j have a code and a place', (text, code) => {
    const { script } = open(text);
    expect(script.errors[0]!.code).toMatch(code);
    expect(script.errors[0]!.range.end).toBeLessThanOrEqual(text.length);
  });
  it('say nothing from the file', () => {
    const { script } = open('RUN for made-up-secret in a; do ; done ) made-up-secret\n');
    expect(script.errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(script.errors)).not.toContain('made-up');
  });
});

describe('queries', () => {
  const only = (line: string) => open(`RUN ${line}\n`).script.commands[0]!;

  it('find flags in clusters, long names and after values', () => {
    const command = only('apt-get -qy --no-install-recommends -t stable install curl=1.2 -- -y');
    expect(hasFlag(command, 'y', 'yes')).toBe(true);
    expect(hasFlag(command, 'no-install-recommends')).toBe(true);
    expect(hasFlag(command, 'x')).toBe(false);
    expect(hasFlag(only('a -- -y'), 'y')).toBe(false);
    expect(optionValue(command, 't', 'target-release')).toBe('stable');
    expect(optionValue(only('pip install --index-url=x a'), 'index-url')).toBe('x');
    expect(optionValue(only('make -j4'), 'j')).toBe('4');
  });

  it('tell operands from options', () => {
    const command = only('apt-get -qt stable -o A=b install -y curl "$P" -- -z');
    expect(subcommand(command, ['t', 'o'])).toBe('install');
    expect(subcommandOperands(command, ['t', 'o']).map((word) => word.display)).toEqual(['curl', '$P', '-z']);
    expect(operands(only('a -x b --y=c d')).map((word) => word.value)).toEqual(['b', 'd']);
  });
});
