// Runs dclint and our rules of the same names over the compose files of a folder, and prints per rule what both find, in
// how many files, and what only one of them finds: node scripts/run.js dclint <folder> [--show <rule>]
// docs/conformance.md explains the differences. dclint is installed into a scratch folder; no value of a file is printed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { isComposeName } from '../src/syntax/compose/index.js';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node scripts/run.js dclint <folder of projects> [--show <rule>]');
  process.exit(2);
}
const shown = rest[0] === '--show' ? rest[1] : undefined;
const RULES = [
  'no-build-and-image',
  'no-duplicate-container-names',
  'no-duplicate-exported-ports',
  'no-quotes-in-volumes',
  'no-unbound-port-interfaces',
  'no-version-field',
  'require-project-name-field',
  'require-quotes-in-ports',
  'service-container-name-regex',
  'service-dependencies-alphabetical-order',
  'service-image-require-explicit-tag',
  'service-keys-order',
  'service-ports-alphabetical-order',
  'services-alphabetical-order',
  'top-level-properties-order',
  'invalid-yaml',
  'invalid-schema',
] as const;

const scratch = mkdtempSync(join(tmpdir(), 'catalyst-dclint-'));
try {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(isComposeName).sort();
  const theirs = runDclint(files);
  const ours = runOurs();
  console.log(`${files.length} compose files`);
  console.log(`${'rule'.padEnd(42)} files: both  only dclint  only ours   findings: dclint  ours`);
  for (const rule of RULES) {
    const [a, b] = [theirs.get(rule) ?? [], ours.get(rule) ?? []];
    const [inA, inB] = [new Set(a.map(({ file }) => file)), new Set(b.map(({ file }) => file))];
    const both = [...inA].filter((file) => inB.has(file));
    const onlyA = [...inA].filter((file) => !inB.has(file));
    const onlyB = [...inB].filter((file) => !inA.has(file));
    const numbers = [both.length, onlyA.length, onlyB.length].map((count) => String(count).padStart(10));
    console.log(
      `${rule.padEnd(42)} ${numbers.join(' ')} ${String(a.length).padStart(17)} ${String(b.length).padStart(5)}`,
    );
    if (shown !== rule) continue;
    for (const file of onlyA) console.log(`  only dclint  ${file}:${linesIn(a, file)}`);
    for (const file of onlyB) console.log(`  only ours    ${file}:${linesIn(b, file)}`);
    for (const file of both)
      if (linesIn(a, file) !== linesIn(b, file))
        console.log(`  other lines  ${file}: ${linesIn(a, file)} / ${linesIn(b, file)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

interface Place {
  readonly file: string;
  readonly line: number;
}

function linesIn(places: readonly Place[], file: string): string {
  const lines = places.filter((place) => place.file === file).map(({ line }) => line);
  return [...new Set(lines)].sort((a, b) => a - b).join(',');
}

function runDclint(files: readonly string[]): Map<string, Place[]> {
  execFileSync('npm', ['--prefix', scratch, 'install', '--silent', 'dclint@3.1.0'], { stdio: 'ignore' });
  const program = join(scratch, 'node_modules/dclint/bin/dclint.cjs');
  const out = join(scratch, 'out.json');
  const paths = files.map((file) => join(resolve(folder!), file));
  // To a file: the program ends before a pipe has taken all.
  spawnSync(process.execPath, [program, ...paths, '-f', 'json', '-o', out], { cwd: scratch });
  const found = new Map<string, Place[]>();
  type Result = { readonly filePath: string; readonly messages: readonly { rule: string; line: number }[] };
  for (const { filePath, messages } of JSON.parse(readFileSync(out, 'utf8')) as readonly Result[]) {
    const file = relative(resolve(folder!), filePath);
    for (const { rule, line } of messages) add(found, rule, { file, line });
  }
  return found;
}

function runOurs(): Map<string, Place[]> {
  const select = RULES.map((rule) => `dclint:${rule}`).join(',');
  const run = spawnSync(
    process.execPath,
    [
      resolve('bin/catalyst.js'),
      'docker',
      '--only',
      'compose',
      '--no-config',
      '-f',
      'json',
      '--select',
      select,
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const found = new Map<string, Place[]>();
  type Row = { aliases: readonly string[]; file?: string; range?: { start: { line: number } } };
  for (const { aliases, file, range } of (JSON.parse(run.stdout) as { findings: readonly Row[] }).findings) {
    const names = aliases.filter((alias) => alias.startsWith('dclint:'));
    for (const name of names)
      if (file) add(found, name.slice('dclint:'.length), { file, line: range?.start.line ?? 1 });
  }
  return found;
}

function add(found: Map<string, Place[]>, rule: string, place: Place): void {
  const places = found.get(rule) ?? [];
  places.push(place);
  found.set(rule, places);
}
