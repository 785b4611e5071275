import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import { runRules } from '../../../src/core/run.js';
import type { DockerfileModel } from '../../../src/models/dockerfile.js';
import { RULES_OF_AREA } from '../../../src/rules/dockerfile/index.generated.js';
import { dockerfileModel } from '../../support/lint-dockerfile.js';

const repeat = (count: number, line: (index: number) => string) =>
  `FROM debian:13\n${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`;

/** Text of a size; every kind of instruction that a rule could go over again for each other one. */
const SHAPES: Readonly<Record<string, (count: number) => string>> = {
  junk: (count) => repeat(count, (i) => `junk ${i} here`),
  'one RUN a line': (count) =>
    repeat(count, (i) => `RUN apt-get install p${i} | cat && cd /a && pip install x`),
  'one RUN over all lines': (count) =>
    `FROM debian:13\nRUN true ${Array.from({ length: count }, (_, i) => `\\\n && apt-get install p${i}`).join(' ')}\n`,
  'a heredoc': (count) =>
    `FROM debian:13\nRUN <<EOF\n${'apt-get install x | sh\nrm -rf $A/*\n'.repeat(count / 2)}EOF\n`,
  copies: (count) => repeat(count, (i) => `${i % 2 ? 'COPY' : 'ADD'} f${i} ${i % 3 ? 'g' : '/srv/'}${i}`),
  'copies and installs': (count) =>
    repeat(count, (i) =>
      i % 2 ? `RUN chown -R a /srv/${i} && tar xf f${i}.tar` : `COPY f${i}.tar /srv/${i}/`,
    ),
  variables: (count) => repeat(count, (i) => (i % 2 ? `ENV A${i}=$A${i - 2}` : `ARG B${i}=$B${i - 2}`)),
  'one ENV': (count) =>
    `FROM debian:13\nENV ${Array.from({ length: count }, (_, i) => `A${i}=$A${i - 1}`).join(' ')}\n`,
  labels: (count) => repeat(count, (i) => `LABEL a.b${i % 7}=${i}`),
  stages: (count) =>
    Array.from({ length: count }, (_, i) => `FROM debian:13 AS s${i}\nCOPY --from=s${i - 1} /a /b\n`).join(
      '',
    ),
  'stages upon stages': (count) =>
    Array.from({ length: count }, (_, i) => `FROM ${i ? `s${i - 1}` : 'debian'} AS s${i}\nRUN a\n`).join(''),
  ports: (count) => `FROM debian:13\nEXPOSE ${Array.from({ length: count }, (_, i) => i).join(' ')}\n`,
  'users and folders': (count) =>
    repeat(count, (i) => ['USER root', `WORKDIR d${i}`, 'EXPOSE 22', 'CMD npm start'][i % 4]!),
  health: (count) => repeat(count, (i) => `HEALTHCHECK --interval=${i}x CMD curl localhost:${i}`),
  triggers: (count) => repeat(count, (i) => `ONBUILD RUN cd /a${i}`),
  mounts: (count) => repeat(count, (i) => `RUN --mount=type=cache,target=/c${i} --mount=type=secret,id=x a`),
  'blank lines in a continuation': (count) => `FROM debian:13\nRUN a ${'\\\n\n'.repeat(count)} b\n`,
  comments: (count) => repeat(count, (i) => `# hadolint ignore=DL${3000 + (i % 60)}\nRUN cd x`),
  'one long line': (count) => `FROM debian:13\nRUN echo ${'a b'.repeat(count * 60)}\n`,
  'one long word': (count) =>
    `FROM debian:13\nENV A="${'/'.repeat(count * 60)}x"\nCOPY ${'/'.repeat(count * 60)}x y\n`,
};

const SMALL = 500;
const LARGE = 4 * SMALL;
/** Linear is 4, quadratic 16; below this time of the processor the measurement says nothing. */
const MOST_GROWTH = 10;
const LEAST_MS = 60;

/** Milliseconds of processor time: other programs use the machine too. */
function timeOf(rules: readonly Rule[], model: DockerfileModel): Map<string, number> {
  return new Map(
    rules.map((rule) => {
      const start = process.cpuUsage();
      const { checks } = runRules([rule], [{ file: 'Dockerfile', model }], { today: '2026-11-22' });
      const { user, system } = process.cpuUsage(start);
      expect(checks.map(({ outcome }) => outcome)).not.toContain('error');
      return [rule.id, (user + system) / 1_000];
    }),
  );
}

/** The model with its shell text read, once for all rules. */
function modelOf(text: string): DockerfileModel {
  const model = dockerfileModel(text, { files: ['f1', '.env', 'package.json'], ignore: '*.md' });
  for (const one of model.dockerfile.instructions) model.scriptOf(one);
  return model;
}

describe('every rule takes linear time', () => {
  it.each(Object.entries(SHAPES))('over %s', (_name, make) => {
    const [small, large] = [modelOf(make(SMALL)), modelOf(make(LARGE))];
    const first = timeOf(RULES_OF_AREA, large);
    const suspects = RULES_OF_AREA.filter(({ id }) => first.get(id)! > LEAST_MS);
    // Growth alone decides, at its best of three.
    const slow = suspects.filter((rule) => {
      const growths = [1, 2, 3].map(
        () => timeOf([rule], large).get(rule.id)! / Math.max(timeOf([rule], small).get(rule.id)!, 1),
      );
      return Math.min(...growths) > MOST_GROWTH;
    });
    expect(slow.map(({ id }) => id)).toEqual([]);
  });
});

describe('reading takes linear time', () => {
  it.each(Object.entries(SHAPES))('of %s', (_name, make) => {
    const time = (count: number) => {
      const text = make(count);
      const start = process.cpuUsage();
      modelOf(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1_000;
    };
    const growth = () => time(LARGE) / Math.max(time(SMALL), 10);
    // Measured again only where the first says something.
    const growths = [growth()];
    while (growths.at(-1)! > MOST_GROWTH && growths.length < 3) growths.push(growth());
    expect(growths.at(-1)).toBeLessThan(MOST_GROWTH);
  });

  it('of 20,000 lines', () => {
    const lines = modelOf(SHAPES['one RUN a line']!(20_000)).dockerfile.instructions;
    expect(lines).toHaveLength(20_001);
  });
});
