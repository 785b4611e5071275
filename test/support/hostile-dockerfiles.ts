const repeat = (count: number, line: (index: number) => string) =>
  `FROM debian:13\n${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`;

/** Text of a size; every kind of instruction that a rule could go over again for each other one. */
export const HOSTILE_SHAPES: Readonly<Record<string, (count: number) => string>> = {
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
