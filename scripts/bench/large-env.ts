// What a rewrite of an env file of 100,000 lines costs beside only looking at it:
// node scripts/run.js bench/large-env
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { check, type Measure, measure, say } from './support.js';

const LINES = 100_000;
const program = resolve('bin/catalyst.js');
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-bench-env-'));

/** Values that programs read differently, some of which no writing brings to all of them. */
const VALUES = ['a b', '"quoted"', 'plain', 'v # note', 'pa$s', "'single'", 'a#b', 'x\\n'];
/** Lines that fixes change. */
const UNTIDY = [
  (name: string) => `${name} = v`,
  (name: string) => `${name}=v  `,
  (name: string) => `${name}=v`,
];

function write(file: string, line: (i: number) => string): void {
  writeFileSync(join(scratch, file), Array.from({ length: LINES }, (_, i) => `${line(i)}\n`).join(''));
}

/** The time of the processor where it is known: this machine has other work. */
const costOf = ({ cpu, seconds }: Measure) => (cpu > 0 ? cpu : seconds);
const run = (...args: string[]) => {
  const measured = measure(process.execPath, [program, ...args], scratch, 1);
  say(args.join(' '), measured);
  return costOf(measured);
};

try {
  write('values.env', (i) => `NAME_${i}=${VALUES[i % VALUES.length]}`);
  write('untidy.env', (i) => UNTIDY[i % UNTIDY.length]!(`NAME_${i}`));
  check(
    'readers --portable / readers',
    run('readers', 'values.env', '--portable') / run('readers', 'values.env'),
    5,
  );
  check(
    'validate --diff / validate',
    run('validate', 'untidy.env', '--diff') / run('validate', 'untidy.env'),
    5,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
