import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/core/rule.js';
import { applyFixes, proposeFixes } from '../../src/fixes/apply.js';
import { verifyCompose } from '../../src/fixes/verify-compose.js';
import configWritable from '../../src/rules/compose/config-mount-writable.js';
import published from '../../src/rules/compose/datastore-published.js';
import credentials from '../../src/rules/compose/default-credentials.js';
import dependsOn from '../../src/rules/compose/depends-on-condition.js';
import logRotation from '../../src/rules/compose/log-rotation.js';
import portQuotes from '../../src/rules/compose/port-quotes.js';
import portsOrder from '../../src/rules/compose/ports-order.js';
import restartMissing from '../../src/rules/compose/restart-missing.js';
import keyOrder from '../../src/rules/compose/service-key-order.js';
import servicesOrder from '../../src/rules/compose/services-order.js';
import topLevelOrder from '../../src/rules/compose/top-level-order.js';
import trailingSpace from '../../src/rules/compose/trailing-space.js';
import volumeQuotes from '../../src/rules/compose/volume-quotes.js';
import { lintCompose } from '../support/lint-compose.js';

const FILE = 'compose.yaml';

/** The text after one pass of a rule's fixes; undefined where there is nothing that may be applied. */
function fix(text: string, rule: Rule): string | undefined {
  const proposals = proposeFixes(lintCompose(text, [rule]), true);
  if (proposals.length === 0) return undefined;
  const { texts, refused } = applyFixes(new Map([[FILE, text]]), proposals, verifyCompose);
  expect(refused.every((one) => proposals.includes(one))).toBe(true);
  return texts.get(FILE);
}

/** Applies until nothing is left, and expects that to come. */
function fixAll(text: string, rule: Rule): string {
  let current = text;
  for (let pass = 0; pass < 5; pass++) {
    const next = fix(current, rule);
    if (next === undefined) return current;
    current = next;
  }
  throw new Error('does not settle');
}

const db = (lines: string) => `services:\n  db:\n    image: postgres:17 # kept\n${lines}`;

describe('fixes of compose rules', () => {
  it.each([
    [
      'quoted',
      db('    ports:\n      - "5432:5432" # open\n'),
      db('    ports:\n      - "127.0.0.1:5432:5432" # open\n'),
    ],
    ['plain', db('    ports:\n      - 5432:5432\n'), db('    ports:\n      - "127.0.0.1:5432:5432"\n')],
    ['single quotes', db("    ports:\n    - '5432'\n"), db("    ports:\n    - '127.0.0.1::5432'\n")],
    [
      'long',
      db('    ports:\n      - target: 5432\n        published: 5432\n'),
      db('    ports:\n      - target: 5432\n        published: 5432\n        host_ip: 127.0.0.1\n'),
    ],
  ])('binds a port, %s', (_, before, after) => {
    expect(fixAll(before, published)).toBe(after);
  });

  it.each([
    ['in brackets', db('    ports: ["5432:5432"]\n')],
    ['with a variable', db('    ports:\n      - "${PORT:-5432}:5432"\n')],
    ['in an anchor', 'x-p: &p\n  - "5432:5432"\nservices:\n  db:\n    image: postgres:17\n    ports: *p\n'],
    ['with an anchor', db('    ports: &p\n      - "5432:5432"\n')],
  ])('only shows it %s', (_, text) => {
    const [finding] = lintCompose(text, [published]);
    expect(finding?.fixes?.map(({ safety }) => safety)).toEqual(['display']);
  });

  it('takes a secret out everywhere, and shows it nowhere', () => {
    const before = `services:
  db:
    image: postgres:17
    environment:
      - POSTGRES_PASSWORD=password22
  api:
    image: example/api:1.0
    environment:
      DATABASE_URL: "postgres://app:password22@db:5432/app"
`;
    const [finding] = lintCompose(before, [credentials]);
    expect(JSON.stringify([finding?.args, finding?.fixes])).not.toContain('password22');
    expect(fixAll(before, credentials)).toBe(before.replaceAll('password22', '${POSTGRES_PASSWORD:?}'));
  });

  it('leaves a secret that a health check repeats', () => {
    const text = `${db('    environment:\n      POSTGRES_PASSWORD: postgres\n    healthcheck:\n      test: psql --password=postgres\n')}`;
    expect(fix(text, credentials)).toBeUndefined();
  });

  it('adds a restart policy and log options to all services, with their line ends', () => {
    const before = 'services:\n  a:\n    image: a:1 # note\n    ports: ["80:80"]\n  b:\n      build: .\n';
    const after =
      'services:\n  a:\n    image: a:1 # note\n    restart: unless-stopped\n    ports: ["80:80"]\n  b:\n      build: .\n      restart: unless-stopped\n';
    expect(fixAll(before, restartMissing)).toBe(after);
    expect(fixAll(before.replaceAll('\n', '\r\n'), restartMissing)).toBe(after.replaceAll('\n', '\r\n'));
    expect(fixAll('services:\n  a:\n    image: a:1\n    restart: always', logRotation)).toBe(
      'services:\n  a:\n    image: a:1\n    restart: always\n    logging:\n      driver: json-file\n      options:\n        max-size: "10m"\n        max-file: "3"',
    );
  });

  const checked =
    '  db:\n    image: postgres:17\n    healthcheck:\n      test: pg_isready\n  cache:\n    image: redis:8\n';
  it.each([
    [
      'a list',
      '      - db # first\n      # then\n      - cache\n',
      '      db: # first\n        condition: service_healthy\n      # then\n      cache:\n        condition: service_started\n',
    ],
    ['a list at the indent of its key', '    - db\n', '      db:\n        condition: service_healthy\n'],
    [
      'a map',
      '      db:\n        condition: service_started\n        restart: true\n',
      '      db:\n        condition: service_healthy\n        restart: true\n',
    ],
  ])('waits for what is healthy, from %s', (_, before, after) => {
    const text = (list: string) =>
      `services:\n  api:\n    image: example/api:1.0\n    depends_on:\n${list}${checked}`;
    expect(fixAll(text(before), dependsOn)).toBe(text(after));
  });

  it('mounts read-only', () => {
    const text = (options: string) =>
      `services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./a.conf:/etc/a.conf${options}\n      - "./b.conf:/etc/b.conf:z"\n`;
    expect(fixAll(text(''), configWritable)).toBe(text(':ro').replace(':z"', ':z,ro"'));
  });
});

describe('style', () => {
  it('moves services with their comments and leaves blank lines where they are', () => {
    const before =
      'services:\n  # the web\n  web:\n    image: a:1\n    # deeper\n\n\n  # the data\n  # in two lines\n  db:\n    image: b:1\nvolumes: {}\n';
    const after =
      'services:\n  # the data\n  # in two lines\n  db:\n    image: b:1\n\n\n  # the web\n  web:\n    image: a:1\n    # deeper\nvolumes: {}\n';
    expect(fixAll(before, servicesOrder)).toBe(after);
    expect(fixAll(before.replaceAll('\n', '\r\n'), servicesOrder)).toBe(after.replaceAll('\n', '\r\n'));
  });
  it('moves keys, texts of several lines included', () => {
    const before = 'services:\n  a:\n    command: |\n      one\n      two\n    image: a:1\n';
    expect(fixAll(before, keyOrder)).toBe(
      'services:\n  a:\n    image: a:1\n    command: |\n      one\n      two\n',
    );
    expect(fixAll('volumes:\n  d:\nname: a\n', topLevelOrder)).toBe('name: a\nvolumes:\n  d:\n');
  });
  it.each([
    ['a comment that stands apart', 'services:\n  b:\n    image: b:1\n  # apart\n\n  a:\n    image: a:1\n'],
    ['an anchor', 'services:\n  b: &b\n    image: b:1\n  a: *b\n'],
    [
      'a merge',
      'x: &x\n  restart: always\nservices:\n  b:\n    <<: *x\n    image: b:1\n  a:\n    image: a:1\n',
    ],
    [
      'the end of a file without a line end',
      'services:\n  b:\n    image: b:1\n    command: |\n      x\n  a:\n    image: a:1',
    ],
    ['brackets', 'services: {b: {image: "b:1"}, a: {image: "a:1"}}\n'],
  ])('does not move past %s', (_, text) => {
    expect(lintCompose(text, [servicesOrder])).toHaveLength(1);
    expect(fix(text, servicesOrder)).toBeUndefined();
  });
  it('quotes, unquotes, sorts and trims', () => {
    const ports = (list: string) => `services:\n  a:\n    image: a:1\n    ports:\n${list}`;
    expect(fixAll(ports('      - 80\n      - 8080:80 # x\n'), portQuotes)).toBe(
      ports('      - "80"\n      - "8080:80" # x\n'),
    );
    expect(fixAll(ports('      - "443:443"\n      # plain\n      - "80:80"\n'), portsOrder)).toBe(
      ports('      # plain\n      - "80:80"\n      - "443:443"\n'),
    );
    const volumes = 'services:\n  a:\n    image: a:1\n    volumes:\n      - \'./x:/x\'\n      - "y #z:/y"\n';
    expect(fixAll(volumes, volumeQuotes)).toBe(volumes.replace("'./x:/x'", './x:/x'));
    expect(
      fixAll('services: \n  a:\n    image: a:1\t\n    command: |\n      kept  \n      end', trailingSpace),
    ).toBe('services:\n  a:\n    image: a:1\n    command: |\n      kept  \n      end');
  });
});

describe('any services in any order', () => {
  const block = fc.record({
    name: fc.stringMatching(/^[a-z]{1,4}$/),
    comment: fc.constantFrom('', '  # note\n', '  # one\n  # two\n'),
    blank: fc.constantFrom('', '\n', '\n\n'),
    keys: fc.shuffledSubarray(
      [
        '    image: a:1\n',
        '    ports:\n      - 8080:80\n',
        '    restart: always\n',
        '    command: |\n      x\n',
      ],
      { minLength: 1 },
    ),
    tail: fc.constantFrom('', '    # deeper\n'),
  });
  const file = fc
    .uniqueArray(block, { selector: ({ name }) => name, minLength: 2, maxLength: 6 })
    .map(
      (blocks) =>
        `services:\n${blocks.map(({ name, comment, keys, tail, blank }) => `${comment}  ${name}:\n${keys.join('')}${tail}${blank}`).join('')}`,
    );
  it('ends in order, with the same data and the same lines', () => {
    fc.assert(
      fc.property(file, fc.boolean(), (lf, crlf) => {
        const text = crlf ? lf.replaceAll('\n', '\r\n') : lf;
        const after = fixAll(fixAll(text, servicesOrder), keyOrder);
        expect(after.split('\n').sort()).toEqual(text.split('\n').sort());
        expect(verifyCompose(FILE, text, after, [])).toBe(true);
        expect(lintCompose(after, [servicesOrder, keyOrder])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('verifyCompose', () => {
  const check = (before: string, after: string, ...changes: string[]) =>
    verifyCompose('', before, after, changes);
  it('holds a fix to its promise', () => {
    expect(check('a:\n  b: 1\n', 'a:\n  b: 2\n', 'a.b')).toBe(true);
    expect(check('a:\n  b: 1\n', 'a:\n  b: 2\n', 'a.c')).toBe(false);
    expect(check('a: 1\n', 'a: 1\nb: 2\n')).toBe(false);
    expect(check('a: [1, 2]\n', 'a: [2, 1]\n', 'order:a')).toBe(true);
    expect(check('a: [1, 2]\n', 'a: [2, 2]\n', 'order:a')).toBe(false);
    expect(check('a: [80]\n', 'a: ["80"]\n', 'text:a.0')).toBe(true);
    expect(check('a: 1 # note\n', 'a: 1\n')).toBe(false);
    expect(check('a: 1\nb: 2\n', 'b: 2\na: 1\n')).toBe(true);
    expect(check('a: &x 1\nb: *x\n', 'a: &x 2\nb: *x\n', 'a')).toBe(false);
  });
});
