import { describe, expect, it } from 'vitest';
import { refusalsOf, type TextSchema } from '../../src/contract/kinds/common.js';
import {
  boolean,
  bytes,
  choice,
  duration,
  email,
  fernet,
  getMeta,
  host,
  integer,
  list,
  number,
  path,
  port,
  regex,
  string,
  url,
} from '../../src/contract/kinds/index.js';

const doc = '';

/** The typed value, or `code/messageId` of the refusal. */
function read(schema: TextSchema<unknown>, text: string): unknown {
  const result = schema.safeParse(text);
  if (result.success) return result.data;
  return refusalsOf(result.error)
    .map(({ code, messageId }) => `${code}/${messageId}`)
    .join();
}

function refusal(schema: TextSchema<unknown>, text: string) {
  const result = schema.safeParse(text);
  return result.success ? undefined : refusalsOf(result.error)[0];
}

type Row = readonly [text: string, expected: unknown];

function table(name: string, schema: TextSchema<unknown>, rows: readonly Row[]): void {
  describe(name, () => {
    it.each(rows)('%j', (text, expected) => {
      expect(read(schema, text)).toEqual(expected);
    });
  });
}

table('integer', integer({ doc }), [
  ['8000', 8000],
  [' 8000\t', 8000],
  ['1_000', 1000],
  ['+7', 7],
  ['-7', -7],
  ['007', 7],
  ['8000 # http', 'invalid-type/integerWithComment'],
  ['1e3', 'invalid-type/integerWithFraction'],
  ['1.0', 'invalid-type/integerWithFraction'],
  ['1,000', 'invalid-type/integerWithSeparators'],
  ['50MB', 'invalid-type/integerWithUnit'],
  ['30s', 'invalid-type/integerWithUnit'],
  ['1__0', 'invalid-type/integer'],
  ['_1', 'invalid-type/integer'],
  ['0x10', 'invalid-type/integer'],
  ['five', 'invalid-type/integer'],
  ['', 'invalid-type/integer'],
]);

table('integer with bounds', integer({ doc, min: 1, max: 64 }), [
  ['1', 1],
  ['64', 64],
  ['0', 'out-of-range/outside'],
  ['65', 'out-of-range/outside'],
]);

table('integer with a loose upper bound', integer({ doc, min: 1, max: 10, looseMax: true }), [
  ['11', 11],
  ['0', 'out-of-range/belowMin'],
]);

table('number', number({ doc, min: 0, max: 1 }), [
  ['0.7', 0.7],
  ['1.', 1],
  ['.5', 0.5],
  ['5e-1', 0.5],
  [' 0_0.5 ', 0.5],
  ['1.1', 'out-of-range/outside'],
  ['0,7', 'invalid-type/number'],
  ['nan', 'invalid-type/number'],
  ['inf', 'invalid-type/number'],
  ['70%', 'invalid-type/numberWithUnit'],
]);

table('boolean', boolean({ doc }), [
  ...['true', 'True', 'TRUE', '1', 'yes', 'on', 't', 'Y'].map((word): Row => [word, true]),
  ...['false', 'FALSE', '0', 'No', 'off', 'f', 'n'].map((word): Row => [word, false]),
  ['enabled', 'invalid-type/boolean'],
  ['2', 'invalid-type/boolean'],
  [' true', 'invalid-type/boolean'],
  ['wahr', 'invalid-type/boolean'],
]);

table('port', port({ doc }), [
  ['1', 1],
  ['65535', 65535],
  ['0', 'out-of-range/outside'],
  ['65536', 'out-of-range/outside'],
  ['-1', 'out-of-range/outside'],
  ['http', 'invalid-type/port'],
  ['8000 # http', 'invalid-type/integerWithComment'],
]);

table('host', host({ doc }), [
  ['0.0.0.0', '0.0.0.0'],
  ['localhost', 'localhost'],
  ['my_db-1', 'my_db-1'],
  ['::1', '::1'],
  ['[::1]', '::1'],
  ['api.example.com', 'api.example.com'],
  ['256.1.1.1', 'invalid-host/host'],
  ['http://x', 'invalid-host/withScheme'],
  ['x:80', 'invalid-host/withPort'],
  ['a b', 'invalid-host/host'],
  ['-a', 'invalid-host/host'],
  ['a..b', 'invalid-host/host'],
]);

table('url', url({ doc, schemes: ['postgresql', 'sqlite', 'redis'] }), [
  ['postgresql://u:p@db:5432/x', 'postgresql://u:p@db:5432/x'],
  ['postgresql://u:p%40ss@db/x', 'postgresql://u:p%40ss@db/x'],
  ['postgresql:///x?host=/tmp', 'postgresql:///x?host=/tmp'],
  ['sqlite:///./x.db', 'sqlite:///./x.db'],
  ['redis://[::1]:6379/0', 'redis://[::1]:6379/0'],
  ['POSTGRESQL://db/x', 'POSTGRESQL://db/x'],
  ['mysql://db/x', 'invalid-url/wrongScheme'],
  ['db:5432/x', 'invalid-url/noScheme'],
  ['redis://', 'invalid-url/noHost'],
  ['redis://h:notaport/0', 'invalid-url/badPort'],
  ['redis://h:65536/0', 'invalid-url/badPort'],
  ['redis://<host>:6379/0', 'invalid-url/badHost'],
  ['redis://h/0 x', 'invalid-url/blank'],
  ['postgresql://u:p@ss@db/x', 'unencoded-password/password'],
  ['postgresql://u:p/ss@db/x', 'unencoded-password/password'],
  ['postgresql://u:p#ss@db/x', 'unencoded-password/password'],
  ['postgresql://u:100%@db/x', 'unencoded-password/password'],
  ['postgresql://u@n:p@db/x', 'unencoded-password/username'],
]);

table('url of the web', url({ doc }), [
  ['https://api.example.com/@scope/x', 'https://api.example.com/@scope/x'],
  ['ftp://x', 'invalid-url/wrongScheme'],
]);

table('email', email({ doc }), [
  ['a.b+c@example.com', 'a.b+c@example.com'],
  ['a@localhost', 'a@localhost'],
  ['a', 'invalid-email/email'],
  ['a@', 'invalid-email/email'],
  ['@b', 'invalid-email/email'],
  ['A <a@b.c>', 'invalid-email/email'],
  ['a@b@c.d', 'invalid-email/email'],
]);

table('enum', choice(['development', 'production'], { doc }), [
  ['production', 'production'],
  ['Production', 'invalid-choice/letterCase'],
  ['prodution', 'invalid-choice/near'],
  ['prod', 'invalid-choice/unknown'],
]);

table('list', list({ doc }), [
  ['a, b,c', ['a', 'b', 'c']],
  ['a,,b,', ['a', 'b']],
  ['["a","b"]', ['a', 'b']],
  ['[]', []],
  ["['a']", 'invalid-list/badJson'],
  ['["a"', 'invalid-list/badJson'],
  ['[1]', 'invalid-list/notStrings'],
  ['{"a":1}', 'invalid-list/notArray'],
]);

table('list of typed settings', list({ doc, json: 'required' }), [
  ['["pdf","txt"]', ['pdf', 'txt']],
  ['pdf,txt', 'list-not-json/commaList'],
]);

table('list with items', list({ doc, item: (item) => item.length === 1 }), [
  ['a,b', ['a', 'b']],
  ['a,bc', 'invalid-list/badItem'],
]);

table('duration', duration({ doc }), [
  ['30', 30],
  ['1.5', 1.5],
  ['30s', 30],
  ['250ms', 0.25],
  ['1h30m', 5400],
  ['2 days', 172800],
  ['5 parsecs', 'invalid-type/durationUnit'],
  ['soon', 'invalid-type/duration'],
]);

table('duration in plain seconds', duration({ doc, plain: true, min: 0 }), [
  ['30', 30],
  ['30s', 'invalid-type/numberWithUnit'],
  ['-1', 'out-of-range/belowMin'],
]);

table('bytes', bytes({ doc, max: 2 ** 30 }), [
  ['1048576', 1048576],
  ['100MB', 104857600],
  ['1.5 kib', 1536],
  ['2GB', 'out-of-range/aboveMax'],
  ['5XB', 'invalid-type/bytesUnit'],
  ['-5MB', 'invalid-type/bytes'],
  ['much', 'invalid-type/bytes'],
]);

table('path', path({ doc }), [
  ['./logs/x y', './logs/x y'],
  ['a\nb', 'invalid-type/path'],
]);

table('path of a URL', path({ doc, ofUrl: true }), [
  ['/health', '/health'],
  ['health', 'invalid-type/urlPath'],
  ['/health?x', 'invalid-type/urlPath'],
]);

table('regex', regex({ doc }), [
  ['^a+$', '^a+$'],
  ['(?P<year>\\d+)', '(?P<year>\\d+)'],
  ['(?i)abc', '(?i)abc'],
  ['(a', 'invalid-regex/regex'],
]);

const madeUpKey = `${'A1-_'.repeat(10)}A1w=`;
table('fernet', fernet({ doc }), [
  [madeUpKey, madeUpKey],
  [madeUpKey.slice(1), 'invalid-fernet-key/length'],
  [madeUpKey.replaceAll('-', '+'), 'invalid-fernet-key/standardBase64'],
  [madeUpKey.replace('A', '!'), 'invalid-fernet-key/alphabet'],
]);

table('string', string({ doc, minLength: 3, maxLength: 5 }), [
  ['abc', 'abc'],
  ['ab', 'out-of-range/tooShort'],
  ['abcdef', 'out-of-range/tooLong'],
]);

table('secret', string({ doc, secret: true, minLength: 32 }), [
  ['s'.repeat(32), 's'.repeat(32)],
  ['s'.repeat(31), 'weak-secret/tooShort'],
]);

describe('refusals', () => {
  it('say what to write instead of a size', () => {
    expect(refusal(integer({ doc, counts: 'bytes' }), '50MB')?.args).toEqual({
      unit: 'MB',
      instead: '52428800',
    });
    expect(refusal(integer({ doc }), '50mb')?.args).toEqual({ unit: 'MB', instead: null });
  });

  it('point into the value', () => {
    expect(refusal(integer({ doc }), '8000 # http')?.within).toEqual({ start: 5, end: 11 });
    expect(refusal(url({ doc }), ' http://u:a@b@h')?.within).toEqual({ start: 11, end: 12 });
    expect(refusal(url({ doc }), 'ftp://x')?.within).toEqual({ start: 0, end: 3 });
  });

  it('suggest only words of the contract', () => {
    expect(refusal(choice(['chroma', 'pinecone'], { doc }), 'pinecoen')?.args).toEqual({
      choices: ['chroma', 'pinecone'],
      nearest: 'pinecone',
    });
  });
});

describe('getMeta', () => {
  it('gives what the options said', () => {
    expect(getMeta(integer({ doc: 'Workers.', min: 1, default: '4' }))).toEqual({
      kind: 'integer',
      group: '',
      doc: 'Workers.',
      min: 1,
      default: '4',
    });
  });
});
