import { describe, expect, test } from 'vitest';
import {
  findCommandValues,
  findHiddenRanges,
  findHiddenValues,
  findShownMasks,
} from '../../../src/rules/dockerfile-shared/secret-ranges.js';

const hide = (text: string) => {
  let shown = '';
  let at = 0;
  for (const { start, end } of findHiddenRanges(text)) {
    shown += `${text.slice(at, start)}‹›`;
    at = end;
  }
  return shown + text.slice(at);
};

describe('what of a Dockerfile may not be shown', () => {
  test.each([
    ['ENV API_KEY=made-up-value', 'ENV API_KEY=‹›'],
    ['ENV API_KEY made-up value', 'ENV API_KEY ‹›'],
    ['ENV A=b API_KEY="made up" C=d', 'ENV A=b API_KEY=‹› C=d'],
    ['ARG DB_PASSWORD=made-up', 'ARG DB_PASSWORD=‹›'],
    ['LABEL api_token=made-up', 'LABEL api_token=‹›'],
    ['ONBUILD ENV API_KEY=made-up', 'ONBUILD ENV API_KEY=‹›'],
    [
      'RUN TOKEN=made-up ./a --password made-up-2 --token=made-up-3',
      'RUN TOKEN=‹› ./a --password ‹› --token=‹›',
    ],
    [
      'RUN curl -H "Authorization: Bearer made-up-token" https://user:made-up@example.com/',
      'RUN curl -H "Authorization: Bearer ‹›" https://user:‹›@example.com/',
    ],
    ['RUN a && PGPASSWORD=made-up psql -h db', 'RUN a && PGPASSWORD=‹› psql -h db'],
    ['RUN export SSHPASS="made up"; env DB_PASS=made-up x', 'RUN export SSHPASS=‹›; env DB_PASS=‹› x'],
    [
      'CMD redis-server --requirepass made-up --masterauth b-1',
      'CMD redis-server --requirepass ‹› --masterauth ‹›',
    ],
    ['CMD ["redis-server", "--requirepass", "made-up"]', 'CMD ["redis-server", "--requirepass", "‹›"]'],
    ['ENTRYPOINT ["x","--key=made up","--port","80"]', 'ENTRYPOINT ["x","--key=‹›","--port","80"]'],
    ['CMD ["sh", "-c", "PGPASSWORD=made-up psql"]', 'CMD ["sh", "-c", "PGPASSWORD=‹›"]'],
    ['RUN x --password \\\n  made-up', 'RUN x --password \\\n  ‹›'],
    ['RUN x --key /run/k --token-file t --cert a', 'RUN x --key /run/k --token-file t --cert a'],
    ['ENV X=sk-ant-a1b2c3d4e5f6g7h8i9j0', 'ENV X=‹›'],
    ['RUN apt-get install -y curl=8.1', 'RUN apt-get install -y curl=8.1'],
    ['ENV PATH=/a:$PATH PUBLIC_KEY=x', 'ENV PATH=/a:$PATH PUBLIC_KEY=x'],
  ])('%s', (text, expected) => {
    expect(hide(`FROM a:1\n${text}\n`)).toBe(`FROM a:1\n${expected}\n`);
  });

  test('short values and variables are no secrets of their own', () => {
    expect(findHiddenValues('FROM a:1\nENV API_KEY=$API_KEY TOKEN=abc SECRET="made-up-value"\n')).toEqual([
      'made-up-value',
    ]);
  });

  test('what may be one is looked for where it does not read like words', () => {
    expect(
      findHiddenValues('FROM a:1\nRUN x -p Vq7madeup1212 && mkdir -p Vq7folder99 && curl -u root x\n'),
    ).toEqual(['Vq7madeup1212']);
  });

  test('the command of a service is read as typed and as a list', () => {
    expect(findCommandValues('redis-server --requirepass made-up-1')).toEqual(['made-up-1']);
    expect(findCommandValues('["CMD","redis-cli","-a","Vq7madeup1"]')).toEqual(['Vq7madeup1']);
  });
});

describe('what is hidden in a line that is shown', () => {
  test.each([
    ['ENV GREETING=Zq7aXvbKmWtR PORT=8000', ['Zq7aXvbKmWtR']],
    ['LABEL a="rev Zq7aXvbKmWtR of docs"', ['Zq7aXvbKmWtR']],
    ['# rotate Zq7aXvbKmWtR\nFROM a', ['Zq7aXvbKmWtR']],
    ['RUM add Zq7aXvbKmWtR', ['Zq7aXvbKmWtR']],
    ['ENV PATH=/opt/venv/bin:$PATH NODE_VERSION=20.11.1\nRUM apt-get install python3-minimal', []],
    ['FROM python:3.13-slim\nRUN sha256sum 0123456789abcdef.txt', []],
  ])('%s', (text, hidden) => {
    expect(findShownMasks(text).map(({ start, end }) => text.slice(start, end))).toEqual(hidden);
  });
});
