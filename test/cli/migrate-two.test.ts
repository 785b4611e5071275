import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../support/run-program.js';
import { startProgram } from '../support/start-program.js';

const OLD = '# settings\nJWT_SECRET_KEY=made-up-signing-key-0000\nMAX_FILE_SIZE=50MB\n';
const NEW = '# settings\nSECRET_KEY=made-up-signing-key-0000\nMAX_FILE_SIZE=52428800\n';
const NAMES = Array.from({ length: 20 }, (_, i) => `.env.s${i}`);
const FILES = {
  'catalyst.config.json': '{"profile":"catalyst"}',
  ...Object.fromEntries(NAMES.map((name) => [name, OLD])),
};
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Two runs, the second begun a little later. */
async function runTwo(folder: string, delay: number, ...args: string[]) {
  const start = () => startProgram(['migrate-config', ...args], { cwd: folder }).ended;
  const first = start();
  await wait(delay);
  return Promise.all([first, start()]);
}

function look(folder: string) {
  const all = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path !== '.catalyst');
  return {
    texts: [...new Set(NAMES.map((name) => readFileSync(join(folder, name), 'utf8')))],
    left: all.filter((path) => /\.tmp$|\.lock|pending/.test(path)),
    runs: JSON.parse(readFileSync(join(folder, '.catalyst/migrations.json'), 'utf8')).runs as {
      kind: string;
    }[],
  };
}

/** One run has done it; the other says why it has not, or found it done. */
function expectOneOfTwo(runs: Awaited<ReturnType<typeof runTwo>>): void {
  for (const { code, signal, stderr } of runs) {
    expect([code, signal]).toEqual([code === 0 ? 0 : 2, null]);
    expect(stderr).not.toMatch(/\n\s+at |made-up/);
    if (code === 2)
      expect(stderr).toMatch(/another run .*(?:writing|begun)|changed meanwhile; nothing was written|no run/);
  }
  expect(runs.some(({ code }) => code === 0)).toBe(true);
}

describe('two runs of migrate-config at once', () => {
  it.each([0, 20, 60, 120])('--write, %s ms apart: one writes, the other says so, nothing is torn', (delay) =>
    withFolder(FILES, async (folder) => {
      expectOneOfTwo(await runTwo(folder, delay, '--write', '--unsafe'));
      expect(look(folder)).toMatchObject({ texts: [NEW], left: [], runs: [{ kind: 'migrate' }] });
    }));

  it('--rollback: one gives every byte back', () =>
    withFolder(FILES, async (folder) => {
      await startProgram(['migrate-config', '--write', '--unsafe'], { cwd: folder }).ended;
      expectOneOfTwo(await runTwo(folder, 0, '--rollback'));
      expect(look(folder)).toMatchObject({
        texts: [OLD],
        left: [],
        runs: [{ kind: 'migrate' }, { kind: 'rollback' }],
      });
    }));
});
