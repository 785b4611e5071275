import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../../src/host/store.js';
import { applyPlan, recoverRun, rollBack } from '../../../src/migrations/apply/apply.js';
import { withFolder } from '../../support/run-program.js';
import { planOver } from '../support.js';

const TEXTS = { '.env': 'WORKERS=4\n', '.env.production': 'WORKERS=8\n' };
const PLAN = planOver(TEXTS);
const store = createFileStore();
const host = (root: string) => ({ store, root, now: () => new Date('2026-11-22T12:00:00Z'), tool: 'test' });
const put = (root: string, path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');
const hash = (text: string) => store.hash(new TextEncoder().encode(text));

/** A run that was stopped when it had begun to replace files: what lies on the disk then. */
function leaveIntent(
  root: string,
  changes: { targets?: string[]; temps?: string[]; backup?: string } = {},
): void {
  const files = Object.entries(TEXTS).map(([path, text], i) => ({
    path,
    before: hash(text),
    after: hash(text.replace('WORKERS', 'WORKER_PROCESSES')),
    backup: changes.backup ?? `.catalyst/backups/r/00${i + 1}-${path}`,
  }));
  const temps = changes.temps ?? Object.keys(TEXTS).map((path) => `.${path}.catalyst-r.tmp`);
  for (const [i, text] of Object.values(TEXTS).entries())
    put(root, temps[i]!, text.replace('WORKERS', 'WORKER_PROCESSES'));
  const run = { id: 'r', kind: 'migrate', at: '', tool: '', migrations: [], files };
  put(
    root,
    '.catalyst/migrations.pending.json',
    JSON.stringify({
      schema: 1,
      state: 'commit',
      run,
      temps,
      targets: changes.targets ?? Object.keys(TEXTS),
    }),
  );
}

describe('a run that was stopped', () => {
  it('is finished; a file that somebody changed since stays as it is, and is no part of the run', () =>
    withFolder(TEXTS, async (root) => {
      leaveIntent(root);
      put(root, '.env.production', 'OWN=1\n');
      expect(await recoverRun(host(root))).toEqual({ done: 'finished', id: 'r', kept: ['.env.production'] });
      expect([read(root, '.env'), read(root, '.env.production')]).toEqual([
        'WORKER_PROCESSES=4\n',
        'OWN=1\n',
      ]);
      expect(existsSync(join(root, '..env.production.catalyst-r.tmp'))).toBe(false);
    }));

  it.each([
    ['a target outside', { targets: ['../x', '.env'] }],
    ['a temporary file that is none of ours', { temps: ['app.py', '..env.production.catalyst-r.tmp'] }],
    ['a backup elsewhere', { backup: 'src/main.py' }],
    ['a backup on the way out', { backup: '.catalyst/backups/../../x' }],
  ])('is refused where its record names %s', (_what, changes) =>
    withFolder(TEXTS, async (root) => {
      leaveIntent(root, changes);
      await expect(recoverRun(host(root))).rejects.toThrow(/damaged/);
      expect([read(root, '.env'), read(root, '.env.production')]).toEqual(Object.values(TEXTS));
    }));

  it('is not followed through a link that leads out', () =>
    withFolder(TEXTS, (root) =>
      withFolder({ '.env': TEXTS['.env'] }, async (outside) => {
        symlinkSync(outside, join(root, 'out'));
        leaveIntent(root, { targets: ['out/.env', '.env.production'] });
        expect((await recoverRun(host(root)))?.kept).toEqual(['.env']);
        expect(read(outside, '.env')).toBe(TEXTS['.env']);
      }),
    ));
});

describe('the records', () => {
  it('are not written through a link', () =>
    withFolder(TEXTS, (root) =>
      withFolder({}, async (outside) => {
        symlinkSync(outside, join(root, '.catalyst'));
        await expect(applyPlan(PLAN, host(root))).rejects.toThrow(/is a link/);
        expect(read(root, '.env')).toBe(TEXTS['.env']);
      }),
    ));

  it('keep backups out of git whatever .gitignore was there', () =>
    withFolder({ ...TEXTS, '.catalyst/backups/.gitignore': '' }, async (root) => {
      await applyPlan(PLAN, host(root));
      expect(read(root, '.catalyst/backups/.gitignore')).toBe('*\n');
    }));

  it('of a journal that names a place outside are refused', () =>
    withFolder(TEXTS, async (root) => {
      await applyPlan(PLAN, host(root));
      const journal = read(root, '.catalyst/migrations.json').replaceAll('".env"', '"../.env"');
      put(root, '.catalyst/migrations.json', journal);
      await expect(rollBack(host(root))).rejects.toThrow(/damaged/);
    }));
});

describe('a run that comes to nothing', () => {
  const foreign = (root: string) => ({
    ...host(root),
    store: {
      ...store,
      stat: async (path: string) => {
        const stat = await store.stat(path);
        return stat && path.endsWith('/.env.production') ? { ...stat, uid: stat.uid + 1 } : stat;
      },
      setOwner: async () => {
        throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
      },
    },
  });

  it('leaves nothing where a file belongs to another user', () =>
    withFolder(TEXTS, async (root) => {
      await expect(applyPlan(PLAN, foreign(root))).rejects.toThrow(/belongs to another user/);
      expect(readdirSync(root).sort()).toEqual(Object.keys(TEXTS));
      expect(Object.keys(TEXTS).map((path) => read(root, path))).toEqual(Object.values(TEXTS));
    }));

  it('leaves the backups of other runs, and what is somebody else’s', () =>
    withFolder(TEXTS, async (root) => {
      put(root, '.catalyst/backups/.gitignore', '*\n');
      put(root, '.catalyst/backups/before/001-.env', 'OLD=1\n');
      await expect(applyPlan(PLAN, foreign(root))).rejects.toThrow(/belongs to another user/);
      expect(readdirSync(join(root, '.catalyst/backups')).sort()).toEqual(['.gitignore', 'before']);
    }));

  it('takes nothing away through a link', () =>
    withFolder(TEXTS, async (root) => {
      put(root, 'elsewhere/.gitignore', '*.log\n');
      mkdirSync(join(root, '.catalyst'));
      symlinkSync('../elsewhere', join(root, '.catalyst/backups'));
      await expect(applyPlan(PLAN, host(root))).rejects.toThrow(/is a link/);
      expect(read(root, 'elsewhere/.gitignore')).toBe('*.log\n');
    }));

  it('and one that begins while it takes its folder away makes it again', () =>
    withFolder(TEXTS, async (root) => {
      let isFirst = true;
      const slow = {
        ...store,
        create: async (path: string, bytes: Uint8Array) => {
          if (isFirst && path.endsWith('.lock')) await store.removeFolder(join(root, '.catalyst'));
          isFirst = false;
          return store.create(path, bytes);
        },
      };
      await applyPlan(PLAN, { ...host(root), store: slow });
      expect(read(root, '.env')).toBe('WORKER_PROCESSES=4\n');
    }));
});

describe('the lock', () => {
  const gone = () => spawnSync(process.execPath, ['-e', '0']).pid;
  const write = async (root: string, lock: string) => {
    put(root, '.catalyst/migrations.lock', lock);
    await applyPlan(PLAN, host(root));
    return read(root, '.env');
  };

  it.each([
    ['says nothing', () => ''],
    ['is of a process that is gone', () => `${gone()}\n`],
    ['is of another machine, long ago', () => `1\nother\n2026-11-22T11:00:00Z\n`],
  ])('is taken over when it %s', (_what, lock) =>
    withFolder(TEXTS, async (root) => {
      expect(await write(root, lock())).toBe('WORKER_PROCESSES=4\n');
      expect(existsSync(join(root, '.catalyst/migrations.lock'))).toBe(false);
    }));

  it.each([
    ['of a process that runs', () => `${process.ppid}\n${store.machine}\n`],
    ['of another machine, just now', () => `1\nother\n2026-11-22T11:59:00Z\n`],
  ])('holds when it is %s', (_what, lock) =>
    withFolder(TEXTS, async (root) => {
      await expect(write(root, lock())).rejects.toThrow(/is writing here/);
      expect(read(root, '.env')).toBe(TEXTS['.env']);
    }));

  it('lets one of two through that find a lock whose owner is gone', () =>
    withFolder(TEXTS, async (root) => {
      put(root, '.catalyst/migrations.lock', `${gone()}\n`);
      const all = await Promise.allSettled([1, 2, 3].map(() => applyPlan(PLAN, host(root))));
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(read(root, '.env')).toBe('WORKER_PROCESSES=4\n');
    }));
});
