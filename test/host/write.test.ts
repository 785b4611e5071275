import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UserError } from '../../src/core/errors.js';
import { readFileBytes, readTextFile } from '../../src/host/read.js';
import { writeTextFile } from '../../src/host/write.js';

const folder = mkdtempSync(join(tmpdir(), 'catalyst-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const isPosix = process.platform !== 'win32';

it('replaces nothing but files', async () => {
  await expect(writeTextFile(folder, 'x')).rejects.toThrow(UserError);
  const file = join(folder, 'a');
  await writeTextFile(file, 'x');
  await writeTextFile(file, 'y');
  expect(readFileSync(file, 'utf8')).toBe('y');
});

it.runIf(isPosix)('neither waits for a pipe nor puts a file in the place of a device', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const path of [pipe, '/dev/null', '/dev/stdout', '/proc/self/mem'])
    await expect(writeTextFile(path, 'x'), path).rejects.toThrow(UserError);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  expect(() => readTextFile(pipe)).toThrow(UserError);
});

it.runIf(process.platform === 'linux')('reads a file that says it is empty, up to the limit', () => {
  expect(readTextFile('/proc/self/status').text).toContain('Name:');
  expect(() => readTextFile('/proc/self/status', { maxBytes: 10 })).toThrow(UserError);
  expect(readFileBytes('/proc/self/status', 10)).toBeUndefined();
  expect(readFileBytes(join(folder, 'none'), 10)).toBeUndefined();
});
