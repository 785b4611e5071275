import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/rule.js';
import { runRules } from '../../../src/core/run.js';
import type { EnvFile } from '../../../src/models/env.js';
import { RULES_OF_AREA } from '../../../src/rules/env/index.generated.js';
import { buildModels } from '../../support/lint-env.js';

const STRONG = 'fT7mQ2xLp9Wz4Kd8RvB3Nc6Hs1Yg5Jt0';
const SECRET = `API_PORT=1\nSECRET_KEY=${STRONG}\n`;

function check(slug: string, text: string, facts: Partial<EnvFile>) {
  const rule: Rule = RULES_OF_AREA.find(({ id }) => id === `env/${slug}`)!;
  const model = buildModels([{ text }])[0]!;
  const file = { ...model.file, ...facts };
  const { findings } = runRules([rule], [{ file: '.env', model: { ...model, file } }], {
    today: '2026-11-22',
  });
  return findings.map(({ messageId, severity, args, range }) => ({
    messageId,
    severity,
    args,
    start: range?.start,
  }));
}

describe('env/tracked-secret', () => {
  const tracked = { git: 'tracked' } as const;

  it('reports real secrets in a file that git tracks, by name', () => {
    const args = { names: ['SECRET_KEY'], count: 1 };
    expect(check('tracked-secret', SECRET, tracked)).toEqual([
      { messageId: 'tracked', severity: 'error', args, start: 11 },
    ]);
  });

  it.each([
    'SECRET_KEY=change_this_in_production\n',
    'POSTGRES_PASSWORD=postgres\n',
    'API_PORT=1\n',
    'REDIS_URL=redis://redis:6379/0\n',
  ])('says nothing of %j', (text) => expect(check('tracked-secret', text, tracked)).toEqual([]));

  it('says nothing of an ignored file, and nothing at all without git', () => {
    expect(check('tracked-secret', SECRET, { git: 'ignored' })).toEqual([]);
    expect(check('tracked-secret', SECRET, { git: 'unknown' })).toEqual([]);
  });

  it('is milder where secrets are those of a test suite', () => {
    const [finding] = check('tracked-secret', SECRET, { ...tracked, environment: 'testing' });
    expect(finding?.severity).toBe('warning');
  });
});

describe('env/unignored-secret', () => {
  it('reports a file with secrets that the next git add takes', () => {
    expect(check('unignored-secret', SECRET, { git: 'untracked' })).toMatchObject([
      { messageId: 'unignored', args: { count: 1 } },
    ]);
    expect(check('unignored-secret', SECRET, { git: 'ignored' })).toEqual([]);
    expect(check('unignored-secret', 'API_PORT=1\n', { git: 'untracked' })).toEqual([]);
  });
});

describe('env/loose-permissions', () => {
  it('reports what others can read or write', () => {
    expect(check('loose-permissions', SECRET, { mode: 0o100644 })).toMatchObject([
      { messageId: 'readable', severity: 'info', args: { mode: '644' } },
    ]);
    expect(check('loose-permissions', SECRET, { mode: 0o100644, environment: 'production' })).toMatchObject([
      { messageId: 'readable', severity: 'warning' },
    ]);
    expect(check('loose-permissions', SECRET, { mode: 0o100666 })).toMatchObject([
      { messageId: 'writable', severity: 'warning' },
    ]);
  });

  it('says nothing of a private file, of one without secrets, of one that git checks out', () => {
    expect(check('loose-permissions', SECRET, { mode: 0o100640 })).toEqual([]);
    expect(check('loose-permissions', 'API_PORT=1\n', { mode: 0o100644 })).toEqual([]);
    expect(check('loose-permissions', SECRET, { mode: 0o100644, git: 'tracked' })).toEqual([]);
    expect(check('loose-permissions', SECRET, {})).toEqual([]);
  });
});

describe('env/in-docker-context', () => {
  const copied = { copiedBy: ['backend/Dockerfile'] };

  it('reports a file that an image would hold', () => {
    const args = { dockerfile: 'backend/Dockerfile', count: 1 };
    expect(check('in-docker-context', SECRET, copied)).toMatchObject([
      { messageId: 'secrets', severity: 'error', args },
    ]);
    expect(check('in-docker-context', 'SECRET_KEY=changeme\n', copied)).toMatchObject([
      { messageId: 'file', severity: 'warning' },
    ]);
  });

  it('says nothing of a file without secrets, or one that no image holds', () => {
    expect(check('in-docker-context', 'API_PORT=1\n', copied)).toEqual([]);
    expect(check('in-docker-context', SECRET, {})).toEqual([]);
  });
});

describe('encodings', () => {
  it('env/utf-16 and env/invalid-utf8 go by the bytes', () => {
    const utf16 = { encoding: { name: 'utf-16le', bom: true } } as const;
    expect(check('utf-16', 'A=1\n', utf16)).toMatchObject([{ messageId: 'utf16', severity: 'error' }]);
    expect(check('bom', '\ufeffA=1\n', utf16)).toEqual([]);
    expect(check('utf-16', 'A=1\n', {})).toEqual([]);
    const invalid = { encoding: { name: 'utf-8', bom: false, invalidAt: 2 } } as const;
    expect(check('invalid-utf8', 'A=\ufffd\n', invalid)).toMatchObject([{ messageId: 'invalid', start: 2 }]);
    expect(check('invalid-utf8', 'A=1\n', {})).toEqual([]);
  });
});
