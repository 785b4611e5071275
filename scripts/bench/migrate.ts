// Plans the migration of 1,000 env files of 200 lines with the built tool, side by side with `node -e 0`.
// node scripts/run.js bench/migrate
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const FILES = 1_000;
const LINES = 200;
const RUNS = 5;
const program = resolve('bin/catalyst.js');
const scratch = mkdtempSync(join(tmpdir(), 'catalyst-bench-migrate-'));

/** Settings of schema 1 and 2 among 200 lines, as an old file has them: no two files hold the same values. */
const old = (service: number) => [
  `JWT_SECRET_KEY=made-up-signing-key-of-service-${service}`,
  `CORS_ORIGINS=["https://a${service}.made-up.test","https://b.made-up.test"]`,
  'MAX_FILE_SIZE=50MB',
  'OPENAI_DEFAULT_MODEL=gpt-4-turbo-preview',
  `HF_TOKEN=made-up-token-of-service-${service}`,
  `OLLAMA_HOST=0.0.0.0:${11_000 + service}`,
  `DATABASE_URL=postgres://app:made-up-${service}@db/app`,
  `SMTP_USER="mailer of ${service}" # who sends`,
  'PORT=8000',
];

try {
  writeFileSync(join(scratch, 'catalyst.config.json'), '{"profile":"catalyst"}');
  for (let i = 0; i < FILES; i++) {
    const folder = join(scratch, `service-${i}`);
    mkdirSync(folder);
    const settings = old(i);
    const lines = Array.from({ length: LINES }, (_, at) =>
      at % 20 === 3
        ? (settings[(at - 3) / 20] ?? '')
        : at % 9 === 0
          ? `# part ${at}`
          : `SETTING_${at}=value-${i}-${at}`,
    );
    writeFileSync(join(folder, '.env'), `${lines.join('\n')}\n`);
  }
  const args = [program, 'migrate-config', '--check', '--unsafe', '-f', 'json'];
  const own: number[] = [];
  const node: number[] = [];
  let megabytes = 0;
  for (let i = 0; i < RUNS; i++) {
    node.push(time(['-e', '0']).seconds);
    const run = time(args);
    if (run.status !== 1) throw new Error(`exit code ${run.status}: ${run.stderr}`);
    const { files } = JSON.parse(run.stdout) as { files: unknown[] };
    if (files.length !== FILES) throw new Error(`${files.length} files would change, not ${FILES}`);
    own.push(run.seconds);
    megabytes = Math.max(megabytes, run.megabytes);
  }
  const ratio = median(own) / median(node);
  console.log(
    `node -e 0: ${(median(node) * 1000).toFixed(0)} ms; plan: ${(median(own) * 1000).toFixed(0)} ms, ${megabytes.toFixed(0)} MB`,
  );
  const isMet = ratio <= 25;
  console.log(
    `${isMet ? 'ok  ' : 'FAIL'} ${FILES} env files of ${LINES} lines planned in ${ratio.toFixed(1)} x node -e 0 (limit 25)`,
  );
  if (!isMet) process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function time(args: readonly string[]) {
  const watch =
    'process.on("exit",()=>require("node:fs").writeSync(2,`peak ${process.resourceUsage().maxRSS}\\n`))';
  const hook = join(scratch, 'peak.cjs');
  writeFileSync(hook, watch);
  const start = performance.now();
  const run = spawnSync(process.execPath, ['-r', hook, ...args], {
    cwd: scratch,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Number(/peak (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024;
  return { seconds, megabytes, status: run.status, stdout: run.stdout, stderr: run.stderr };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
