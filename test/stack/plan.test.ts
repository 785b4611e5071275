import { describe, expect, it } from 'vitest';
import { planWrites } from '../../src/stack/plan.js';

const files = [
  { path: '.env', text: 'A=new\n', mode: 0o600 },
  { path: '.gitignore', text: '.env\n*.pem\n' },
  { path: 'Dockerfile', text: 'FROM a\n' },
  { path: 'compose.yaml', text: 'name: a\n' },
];
const plan = (existing: Record<string, string>, force = false) =>
  planWrites(files, new Map(Object.entries(existing)), force);
const actions = (existing: Record<string, string>, force = false) =>
  Object.fromEntries(plan(existing, force).writes.map(({ path, action }) => [path, action]));

describe('what happens to a file', () => {
  it('is made where it is not, and left where it is the same', () => {
    expect(actions({ Dockerfile: 'FROM a\n' })).toEqual({
      '.env': 'create',
      '.gitignore': 'create',
      Dockerfile: 'same',
      'compose.yaml': 'create',
    });
  });

  it('is a conflict where it differs, unless --force', () => {
    const existing = { Dockerfile: 'FROM b\n', 'compose.yaml': '' };
    expect(plan(existing).conflicts).toEqual(['Dockerfile', 'compose.yaml']);
    expect(plan(existing, true).conflicts).toEqual([]);
    expect(actions(existing, true)).toMatchObject({ Dockerfile: 'replace', 'compose.yaml': 'replace' });
  });

  it('never replaces .env', () => {
    for (const force of [false, true]) {
      expect(actions({ '.env': 'A=old\n' }, force)['.env']).toBe('keep');
      expect(plan({ '.env': 'A=old\n' }, force).conflicts).toEqual([]);
    }
  });

  it('adds to .gitignore, with its own line ends, and says what it lacks', () => {
    expect(plan({ '.gitignore': 'dist\r\n.env' }, true).writes[1]).toMatchObject({
      action: 'extend',
      after: 'dist\r\n.env\r\n*.pem\r\n',
    });
    expect(plan({ '.gitignore': '' }, true).writes[1]!.after).toBe('.env\n*.pem\n');
    expect(actions({ '.gitignore': '*.pem\n# mine\n.env\n' })['.gitignore']).toBe('same');
    expect(plan({ '.gitignore': 'dist\n' }).notes).toEqual([expect.stringContaining('.env')]);
    expect(plan({ '.gitignore': '.env\n' }).notes).toEqual([]);
  });
});
