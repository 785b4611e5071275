// Reads the code of real packages for the variables that it takes from its environment.
// node scripts/run.js code-sample <scratch folder> [--install] [--reads N] [--missed N] [--seed N] [--only a,b]
// --install puts the packages below into the folder first (pip and npm). For each package: files, reads, time, and how
// many of the places that grep finds are found. --reads prints a random sample of reads, --missed what grep alone found.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readProject } from '../src/syntax/code/read-project.js';
import { isSourcePath, isTestCode } from '../src/syntax/code/read-source.js';
import type { CodeReads } from '../src/syntax/code/types.js';
import { indexLines, lineAt, positionAt } from '../src/core/text.js';

const PYTHON = [
  'litellm==1.110.2',
  'langserve==0.3.3',
  'open-webui==0.12.4',
  'celery==5.7.0',
  'gunicorn==27.0.1',
  'mlflow==3.18.0',
  'prefect==3.9.1',
  'sentry-sdk==2.75.0',
  'posthog==7.91.1',
  'chromadb==1.5.9',
  'langfuse==5.0.4',
];
const SCRIPT = [
  'wrangler',
  'vite',
  '@langchain/openai',
  '@langchain/core',
  'n8n-workflow',
  '@n8n/config',
  'drizzle-kit',
  'envalid',
  '@t3-oss/env-core',
];
const LARGEST = 2_000_000;
const GREP =
  /os\.environ\b|\benviron\.get\b|\bgetenv\(|process\.env\b|import\.meta\.env\b|Deno\.env\b|Bun\.env\b/g;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    install: { type: 'boolean' },
    reads: { type: 'string', default: '0' },
    missed: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error(
    'usage: node scripts/run.js code-sample <scratch folder> [--install] [--reads N] [--missed N]',
  );
  process.exit(2);
}
const scratch = resolve(folder);
if (values.install) install();

interface Place {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly said: string;
}

const sample: Place[] = [];
const missed: Place[] = [];
const total = { files: 0, bytes: 0, reads: 0, dynamic: 0, grep: 0, found: 0, seconds: 0 };
for (const [language, root] of [
  ['py', join(scratch, 'py')],
  ['npm', join(scratch, 'npm', 'node_modules')],
] as const) {
  for (const name of packagesOf(language, root))
    if (values.only === undefined || values.only.split(',').includes(name)) readPackage(language, root, name);
}
console.log(JSON.stringify(total));
print('reads', pick(sample, Number(values.reads)));
print('found by grep alone', pick(missed, Number(values.missed)));

function readPackage(language: string, root: string, name: string): void {
  const base = join(root, name);
  const paths = (readdirSync(base, { recursive: true }) as string[])
    .filter((path) => isSourcePath(path) && !path.includes('node_modules/'))
    .filter((path) => statSync(join(base, path)).isFile() && statSync(join(base, path)).size <= LARGEST)
    .sort();
  if (paths.length === 0) return;
  const files = paths.map((path) => ({
    path: `${name}/${path}`,
    text: readFileSync(join(base, path), 'utf8'),
  }));
  const started = process.cpuUsage();
  const result = readProject(files);
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1e6;
  const counts = { files: files.length, bytes: 0, reads: 0, dynamic: 0, grep: 0, found: 0, seconds };
  let tests = 0;
  let broken = 0;
  for (const { path, text } of files) {
    const reads = result.get(path)!;
    counts.bytes += text.length;
    counts.reads += reads.reads.length;
    counts.dynamic += reads.dynamic.length;
    if (isTestCode(path)) tests += reads.reads.length;
    if (reads.errors.length > 0) broken++;
    compare(path, text, reads, counts);
  }
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
  console.log(
    `${language} ${name}: ${counts.files} files, ${(counts.bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s; ` +
      `${counts.reads} reads (${tests} in tests), ${counts.dynamic} dynamic; grep ${counts.grep}, found ${counts.found}; ${broken} files with errors`,
  );
}

/** Places that grep finds on a line on which we found nothing. */
function compare(
  path: string,
  text: string,
  reads: CodeReads,
  counts: { grep: number; found: number },
): void {
  const lines = indexLines(text);
  const lineOf = (offset: number) => positionAt(lines, offset).line;
  const seen = new Set<number>();
  for (const read of [...reads.reads, ...reads.dynamic]) {
    const line = lineOf(read.range.start);
    seen.add(line);
    const said =
      'name' in read
        ? `${read.name} by ${read.by}, ${read.type}${read.required ? ', required' : ''}${read.default ? `, default ${read.default.kind}` : ''}`
        : '';
    if (said !== '')
      sample.push({ file: path, line, text: lineAt(text, lines, line).trim().slice(0, 160), said });
  }
  for (const match of text.matchAll(GREP)) {
    const line = lineOf(match.index);
    const isNear = [line, line + 1, line + 2].some((one) => seen.has(one));
    counts.grep++;
    if (isNear) counts.found++;
    else
      missed.push({
        file: path,
        line,
        text: text.slice(Math.max(0, match.index - 60), match.index + 90).replace(/\s+/g, ' '),
        said: '',
      });
  }
}

function packagesOf(language: string, root: string): string[] {
  if (!existsSync(root)) return [];
  const names = readdirSync(root).filter((name) => !/^[._]|\.dist-info$|^bin$/.test(name));
  if (language === 'py') return names.filter((name) => statSync(join(root, name)).isDirectory());
  const wanted = new Set(SCRIPT);
  return names
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(root, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .filter((name) => wanted.has(name));
}

function install(): void {
  mkdirSync(join(scratch, 'npm'), { recursive: true });
  execFileSync(
    'python3',
    ['-m', 'pip', 'install', '-q', '--no-deps', '--no-compile', '--target', join(scratch, 'py'), ...PYTHON],
    { stdio: 'inherit' },
  );
  execFileSync('npm', ['init', '-y'], { cwd: join(scratch, 'npm'), stdio: 'ignore' });
  execFileSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', ...SCRIPT],
    { cwd: join(scratch, 'npm'), stdio: 'inherit' },
  );
}

/** A random choice that the seed decides. */
function pick(places: readonly Place[], count: number): Place[] {
  let state = Number(values.seed);
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const left = [...places];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(next() * left.length), 1)[0]!,
  );
}

function print(title: string, places: readonly Place[]): void {
  if (places.length === 0) return;
  console.log(`\n${title}:`);
  for (const { file, line, text, said } of places) console.log(`${file}:${line}\n    ${said}\n    ${text}`);
}
