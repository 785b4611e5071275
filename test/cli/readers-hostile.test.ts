import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const SECRET = 'sk-made-up-0123456789abcdefghij';
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** What people and programs send: each is read, or is refused in a sentence. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'many.env': lines(5_000, (i) => `export N${i}="v ${i}" # c`),
  'alike.env': lines(5_000, (i) => `N${i}=v${i}`),
  'open.env': lines(5_000, (i) => `export N${i}='x${i}`),
  'again.env': lines(5_000, (i) => `A="${i} x"`),
  'dollars.env': `A=${'${A:-'.repeat(5_000)}\n`,
  'nested.env': `A=${'${'.repeat(5_000)}B${'}'.repeat(5_000)}\n`,
  'doubles.env': `N0=xx\n${lines(2_000, (i) => `N${i + 1}=\${N${i}}\${N${i}}`)}\n`,
  'commands.env': 'A=$(x\n'.repeat(5_000),
  'run.env': 'A=$(touch ran-1)\nB=`touch ran-2`\ntouch ran-3\nC="$(touch ran-4)"\n',
  'keys.env': '1=2\n'.repeat(5_000),
  'line.env': `A=${'x'.repeat(1_000_000)}`,
  'crlf.env': 'A=1\r\nB="x y"\r\n',
  'nul.env': `A=${SECRET}\0\nB=2\n`,
  'utf16.env': Uint8Array.from([0xff, 0xfe, ...Buffer.from(`A=${SECRET}\n`, 'utf16le')]),
  'binary.env': Uint8Array.from({ length: 4_096 }, (_, i) => (i * 167) % 256),
  'escapes.env': `\u001b]0;title\u0007A=1\nB\u001b[31m="${SECRET}\u001b[2J"\n\u202eC='x' # \u001b[0m\n`,
};

/** What a terminal would act on. */
const ACTS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe('catalyst readers, hostile input', () => {
  it.each(Object.keys(FILES))(
    '%s: an answer, nothing run, nothing told',
    (name) =>
      withFolder({}, (folder) => {
        writeFileSync(join(folder, name), FILES[name]!);
        for (const args of [['-f', 'json', '--readers', 'all'], [], ['--portable']]) {
          const { code, signal, stdout, stderr } = runProgram(['readers', name, ...args], { cwd: folder });
          expect([
            args,
            signal,
            code === 0 || code === 2 || (code === 1 && args[0] === '--portable'),
          ]).toEqual([args, null, true]);
          expect(stderr).not.toContain('internal error');
          if (code === 2) expect(stderr).toContain(name);
          else if (args[0] === '-f') expect(JSON.parse(stdout).file).toBe(name);
          for (const text of [stdout, stderr]) {
            expect(text.includes('sk-made-up')).toBe(false);
            expect(ACTS.test(text)).toBe(false);
          }
        }
        expect(readdirSync(folder)).toEqual([name]);
      }),
    120_000,
  );

  it(
    'says in a sentence what is no file',
    () =>
      withFolder({}, (folder) => {
        mkdirSync(join(folder, 'folder.env'));
        symlinkSync('nowhere', join(folder, 'dangling.env'));
        execFileSync('mkfifo', [join(folder, 'pipe.env')]);
        for (const name of ['folder.env', 'dangling.env', 'pipe.env']) {
          const { code, signal, stdout, stderr } = runProgram(['readers', name], { cwd: folder });
          expect([name, code, signal, stdout]).toEqual([name, 2, null, '']);
          expect(stderr).toContain(name);
          expect(stderr).not.toContain('internal error');
        }
      }),
    60_000,
  );
});
