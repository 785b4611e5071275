import { describe, expect, test } from 'vitest';
import { findHiddenRanges, findHiddenValues } from '../../../src/rules/dockerfile-shared/secret-ranges.js';

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
});
