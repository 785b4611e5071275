import { describe, expect, it } from 'vitest';
import { RULES_OF_AREA } from '../../../src/rules/env/index.generated.js';
import type { ReaderId } from '../../../src/syntax/dotenv/readers/types.js';
import { lintEnv } from '../../support/lint-env.js';

/** `rule/messageId at` of what the rules of the area say, without what is off unless selected. */
function said(text: string, slugs: readonly string[], reader: ReaderId = 'python_dotenv') {
  const rules = RULES_OF_AREA.filter(({ id }) => slugs.includes(id.slice('env/'.length)));
  return lintEnv(rules, { text, reader }).findings.map(
    ({ rule, messageId, at }) => `${rule.slice('env/'.length)}/${messageId} ${at}`,
  );
}

describe('one defect, one finding', () => {
  const key = (quote: string) =>
    [
      'API_PORT=1',
      `PRIVATE_KEY=${quote}-----BEGIN RSA PRIVATE KEY-----`,
      'MIIEmadeupmadeupmadeupmadeup0=',
      'madeupmadeup+madeupmadeup/00',
      `-----END RSA PRIVATE KEY-----${quote}`,
      'not an assignment',
      '',
    ].join('\n');
  const slugs = ['not-an-assignment', 'key-without-value'];

  it('a key of several lines without quotes is told where it is assigned', () => {
    const value = `not-an-assignment/keyLines 2:13-2:44`;
    const other = 'not-an-assignment/skipped 6:1-6:18';
    expect(said(key(''), slugs)).toEqual([value, other]);
    expect(said(key('').replaceAll('\n', '\r\n'), slugs)).toEqual([value, other]);
    expect(said(key('"'), slugs)).toEqual([other]);
    const { findings } = lintEnv(RULES_OF_AREA, { text: key(''), reader: 'compose' });
    const found = findings.filter(({ messageId }) => messageId === 'keyLines');
    expect(found.map(({ severity, args }) => [severity, args['name'], args['last']])).toEqual([
      ['error', 'PRIVATE_KEY', 5],
    ]);
  });

  it('what a # leaves of a value is neither weak nor a placeholder', () => {
    const secrets = ['hash-in-value', 'weak-secret', 'placeholder-secret'];
    for (const value of ['abc#123', 'changeme#X9!kQ2vLr8'])
      expect(said(`POSTGRES_PASSWORD=${value}\n`, secrets, 'dotenv')).toEqual([
        `hash-in-value/cut 1:${19 + value.indexOf('#')}-1:${19 + value.length}`,
      ]);
    expect(said('POSTGRES_PASSWORD="changeme"\n', secrets, 'dotenv')).toEqual([
      'placeholder-secret/issued 1:20-1:28',
    ]);
  });

  it('a # behind an @ in the password of a URL is told as that', () => {
    const url = (rest: string) => `DATABASE_URL=postgresql://app:${rest}\n`;
    const slugsOfUrl = ['hash-in-value', 'weak-secret'];
    expect(said(url('p@ss#1@db:5432/app'), slugsOfUrl)).toEqual(['hash-in-value/urlElsewhere 1:35-1:49']);
    expect(said(url('q7Xr2mPz9LtB@db/app#f'), slugsOfUrl)).toEqual(['hash-in-value/elsewhere 1:50-1:52']);
  });
});
