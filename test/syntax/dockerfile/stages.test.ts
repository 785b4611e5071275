import { describe, expect, it } from 'vitest';
import { buildStageGraph, expandVariables, parseDockerfile } from '../../../src/syntax/dockerfile/index.js';
import type { Word } from '../../../src/syntax/dockerfile/types.js';

const graphOf = (text: string) => buildStageGraph(parseDockerfile(text));

describe('stage graph', () => {
  const text = [
    'ARG BASE=python:3.13',
    'FROM ${BASE} AS Base',
    'USER app',
    'WORKDIR /srv',
    'FROM base AS build',
    'WORKDIR app',
    'FROM node:22 AS unused',
    'FROM base',
    'COPY --from=build /a /b',
    'COPY --from=1 /a /b',
    'COPY --from=nginx:1.29 /a /b',
    'RUN --mount=type=bind,from=build,target=/x make',
    'COPY --from=9 /a /b',
    'COPY --from=$x /a /b',
    'COPY --from=3 /a /b',
    'ONBUILD COPY --from=unused /a /b',
    '',
  ].join('\n');

  it('knows bases, references and what the target needs', () => {
    const graph = graphOf(text);
    expect(graph.stages.map((stage) => [stage.name, stage.base])).toEqual([
      ['base', { kind: 'image', reference: 'python:3.13' }],
      ['build', { kind: 'stage', stage: 0 }],
      ['unused', { kind: 'image', reference: 'node:22' }],
      [undefined, { kind: 'stage', stage: 0 }],
    ]);
    expect(graph.stages[3]!.references.map(({ via, target }) => [via, target])).toEqual([
      ['copy', { kind: 'stage', stage: 1 }],
      ['copy', { kind: 'stage', stage: 1 }],
      ['copy', { kind: 'external', name: 'nginx:1.29' }],
      ['mount', { kind: 'stage', stage: 1 }],
      ['copy', { kind: 'missing-index', number: 9 }],
      ['copy', { kind: 'variable' }],
      ['copy', { kind: 'self' }],
      ['copy', { kind: 'stage', stage: 2 }],
    ]);
    expect(graph.target).toBe(3);
    expect(graph.needed).toEqual([0, 1, 3]);
  });

  it('inherits settings through stages', () => {
    const { stages } = graphOf(text);
    expect(stages[3]!.effective.user).toMatchObject({ stage: 0, inherited: true });
    expect(stages[1]!.effective.workdir).toMatchObject({ path: '/srv/app', inherited: false });
    expect(stages[2]!.effective.user).toBeUndefined();
  });

  it('tells self and later stages from earlier ones', () => {
    const graph = graphOf('FROM a AS one\nCOPY --from=one a b\nCOPY --from=TWO a b\nFROM a AS two\n');
    expect(graph.stages[0]!.references.map((reference) => reference.target)).toEqual([
      { kind: 'self' },
      { kind: 'later-stage', stage: 1 },
    ]);
  });

  it('takes a fragment as one stage, and puts aside what stands before FROM', () => {
    const fragment = graphOf('RUN a\nUSER b\n');
    expect(fragment.stages).toHaveLength(1);
    expect(fragment.stages[0]).toMatchObject({ from: undefined, base: { kind: 'none' } });
    const orphaned = graphOf('ARG A\nRUN a\nFROM b\n');
    expect(orphaned.orphans.map((instruction) => instruction.kind)).toEqual(['run']);
    expect(orphaned.globalArgs).toHaveLength(1);
  });

  it('resets an inherited CMD at an ENTRYPOINT', () => {
    const { stages } = graphOf('FROM a AS b\nCMD x\nFROM b\nENTRYPOINT y\nFROM b\nCMD z\nENTRYPOINT y\n');
    expect(stages[1]!.effective.cmd).toBeUndefined();
    expect(stages[2]!.effective.cmd).toMatchObject({ stage: 2 });
  });

  it('shows settings as they are before an instruction', () => {
    const file = parseDockerfile('FROM a\nRUN x\nUSER b\nRUN y\nEXPOSE 1\nUSER c\n');
    const graph = buildStageGraph(file);
    expect(graph.settingsBefore(file.instructions[1]!)?.user).toBeUndefined();
    expect(graph.settingsBefore(file.instructions[3]!)?.user?.instruction.value?.value).toBe('b');
    expect(graph.settingsBefore(file.instructions[3]!)?.expose).toEqual([]);
    expect(graph.settingsBefore(file.instructions[5]!)?.expose).toHaveLength(1);
    expect(graph.stageOf(file.instructions[3]!)?.index).toBe(0);
  });

  it('gathers ports, volumes and labels from below', () => {
    const { stages } = graphOf('FROM a AS b\nEXPOSE 80\nVOLUME /x\nLABEL k=v\nFROM b\nEXPOSE 81\n');
    const { expose, volumes, labels } = stages[1]!.effective;
    expect(expose.map(({ port, inherited }) => [port.port, inherited])).toEqual([
      ['80', true],
      ['81', false],
    ]);
    expect([volumes.length, labels.length]).toEqual([1, 1]);
  });
});

describe('variables', () => {
  /** Expands the value of the last ENV. */
  function expandLast(text: string) {
    const file = parseDockerfile(text);
    const last = file.instructions.at(-1)!;
    if (last.kind !== 'env') throw new Error('no ENV');
    const value: Word = last.entries.at(-1)!.value!;
    return expandVariables(value, buildStageGraph(file).scopeBefore(last), text);
  }

  it.each([
    ['ARG V=1\nFROM a\nENV X=$V\n', undefined, ['V']],
    ['ARG V=1\nFROM scratch\nENV X=$V\n', '', ['V']],
    ['ARG V=1\nFROM a\nARG V\nENV X=$V\n', '1', []],
    ['ARG V=1\nFROM a\nARG V=2\nENV X=$V\n', '2', []],
    ['FROM a\nARG V\nENV X=$V\n', undefined, []],
    ['FROM a\nARG V\nENV X=${V:-d}\n', undefined, []],
    ['FROM a\nARG TARGETARCH\nENV X=$TARGETARCH\n', undefined, []],
    ['FROM scratch\nENV X=${V:-d}\n', 'd', ['V']],
    ['FROM a AS b\nENV V=1\nFROM b\nENV X=$V\n', '1', []],
    ['FROM a AS b\nARG V=1\nFROM b\nENV X=$V\n', '1', []],
    ['FROM a AS b\nENV V=1\nFROM c\nENV X=$V\n', undefined, ['V']],
    ['FROM scratch\nENV V=1 X=$V\n', '', ['V']],
    ['FROM scratch\nARG V=1 W=${V}2\nENV X=$W\n', '12', []],
    ['FROM scratch\nENV V=1\nENV V=2\nENV X=$V\n', '2', []],
    ['FROM scratch\nENV X=$PATH\n', undefined, []],
    ['FROM scratch\nENV V=a/b/c X=1\nENV X="${V##*/}-\\$V"\n', 'c-$V', []],
  ])('%j', (text, value, undefinedNames) => {
    expect(expandLast(text)).toMatchObject({ value, undefinedNames });
  });

  it('shows what is unknown as written', () => {
    expect(expandLast('FROM a\nARG V\nENV A=1\nENV X=/opt/$V/${A}\n').symbolic).toBe('/opt/$V/1');
  });

  it('knows where a variable comes from', () => {
    const graph = graphOf('ARG G=1\nFROM a\nARG G\nARG L\nENV E=1\nARG TARGETOS\n');
    const { scope } = graph.stages[0]!;
    expect(scope.list().map((variable) => [variable.name, variable.origin, variable.persists])).toEqual([
      ['G', 'global-arg', false],
      ['L', 'arg', false],
      ['E', 'env', true],
      ['TARGETOS', 'predefined', false],
    ]);
    expect(graph.globalScope.lookup('TARGETPLATFORM')?.origin).toBe('predefined');
    expect(graph.globalScope.lookup('L')).toBeUndefined();
  });
});
