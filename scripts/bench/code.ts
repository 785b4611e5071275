// Reads 2,000 generated files of 300 lines in Python, then in TypeScript, and states CPU time beside a plain read of the
// same bytes, growth from 500 to 2,000 files, and memory. node scripts/run.js bench/code [python|typescript]
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProject } from '../../src/syntax/code/read-project.js';

const LINES = 300;
const [chosen, child] = process.argv.slice(2);
// An @ becomes the numbers of file and line.
const PYTHON = [
  'import os',
  'def handler_@(request, limit=10):',
  '    value = os.getenv("APP_SETTING_@", "default")',
  '    items = [item.name for item in request.items if item.size > limit]',
  '    for index, item in enumerate(items):',
  '        if item.startswith("x") and index % 2 == 0:',
  '            raise ValueError(f"bad item {item} at {index}: {value}")',
  '    return {"count": len(items), "value": value, "items": items[:limit]}',
  '',
  'class Service@(Base):',
  '    name: str = "service-@"',
  '    timeout: float = 1.5',
];
const TYPESCRIPT = [
  'export async function handler@(request: Request, limit = 10): Promise<Result> {',
  "  const value = process.env.APP_SETTING_@ ?? 'default';",
  '  const items = request.items.filter((item) => item.size > limit).map(({ name }) => name);',
  '  for (const [index, item] of items.entries()) {',
  "    if (item.startsWith('x') && index % 2 === 0) throw new Error(`bad item ${item} at ${index}: ${value}`);",
  '  }',
  '  return { count: items.length, value, items: items.slice(0, limit) };',
  '}',
  'export interface Options@ { readonly name: string; readonly timeout?: number }',
  '',
];
const LANGUAGES = { python: [PYTHON, 'py'], typescript: [TYPESCRIPT, 'ts'] } as const;

if (child) run(child);
else
  for (const [language, [pattern, extension]] of Object.entries(LANGUAGES)) {
    if (chosen && chosen !== language) continue;
    const folder = mkdtempSync(join(tmpdir(), 'catalyst-bench-code-'));
    try {
      for (const count of [500, 2000]) write(join(folder, String(count)), count, pattern, extension);
      const [small, large] = ['500', '2000'].map((name) => measure(language, join(folder, name)));
      say(language, small!, large!);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

interface Measure {
  readonly bytes: number;
  readonly reads: number;
  readonly plain: number;
  readonly seconds: number;
  readonly megabytes: number;
}

function write(folder: string, count: number, pattern: readonly string[], extension: string): void {
  mkdirSync(folder);
  for (let file = 0; file < count; file++) {
    const lines = Array.from({ length: LINES }, (_, i) =>
      pattern[i % pattern.length]!.replaceAll('@', `${file}_${i}`),
    );
    writeFileSync(join(folder, `file_${file}.${extension}`), `${lines.join('\n')}\n`);
  }
}

function measure(language: string, folder: string): Measure {
  const script = 'bench/code';
  const output = execFileSync(process.execPath, ['scripts/run.js', script, language, folder], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as Measure;
}

function run(folder: string): void {
  const cpu = <T>(work: () => T): [T, number] => {
    const started = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(started);
    return [result, (user + system) / 1e6];
  };
  const [files, plain] = cpu(() =>
    readdirSync(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  );
  const [result, seconds] = cpu(() => readProject(files));
  const reads = [...result.values()].reduce((sum, one) => sum + one.reads.length, 0);
  const bytes = files.reduce((sum, { text }) => sum + text.length, 0);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ bytes, reads, plain, seconds, megabytes }));
}

function say(language: string, small: Measure, large: Measure): void {
  const growth = large.seconds / small.seconds;
  console.log(
    `${language}: 2,000 files of ${LINES} lines, ${large.bytes} bytes, ${large.reads} reads: ` +
      `${large.seconds.toFixed(2)} s of CPU (a plain read of the same bytes ${large.plain.toFixed(2)} s); ` +
      `2,000 files cost ${growth.toFixed(1)} times as much as 500; at most ${large.megabytes.toFixed(0)} MB of memory`,
  );
  const failed = [
    ...(large.seconds > 8 ? ['more than 8 s'] : []),
    ...(growth > 6 ? ['more than linear'] : []),
    ...(large.megabytes > 400 ? ['more than 400 MB'] : []),
  ];
  for (const reason of failed) console.log(`FAILED ${language}: ${reason}`);
  if (failed.length > 0) process.exitCode = 1;
}
