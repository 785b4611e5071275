// Runs the built tool over a folder of projects: npm run corpus -- <folder> [command…]
// Counts crashes, findings per rule and in how many projects, and the time. Prints no value of any file. With
// migrate-config it counts steps per migration, and fails where a project that is not Catalyst's gets its names.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [folder, ...command] = process.argv.slice(2);
if (!folder) {
  console.error('usage: npm run corpus -- <folder of projects> [command, by default validate]');
  process.exit(2);
}
const program = resolve('bin/catalyst.js');
const args = command.length > 0 ? command : ['validate'];
const projects = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const findings = new Map<string, { count: number; projects: Set<string> }>();
const crashes: string[] = [];
let files = 0;
const start = performance.now();
for (const { name } of projects) {
  const run = spawnSync(
    process.execPath,
    [program, ...args, '--no-config', '-f', 'json', '--cwd', join(folder, name)],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (run.status !== 0 && run.status !== 1) {
    crashes.push(`${name}: exit ${run.status ?? run.signal}: ${run.stderr.trim().split('\n')[0]}`);
    continue;
  }
  if (args[0] === 'migrate-config') {
    countSteps(name, JSON.parse(run.stdout) as MigrationPlan);
    continue;
  }
  const report = JSON.parse(run.stdout) as {
    files: unknown[];
    findings: { rule: string; outcome: string }[];
  };
  files += report.files.length;
  for (const { rule, outcome } of report.findings) {
    if (outcome === 'error') crashes.push(`${name}: ${rule} broke`);
    count(name, rule);
  }
}
/** What `migrate-config -f json` says, as far as it is counted. */
interface MigrationPlan {
  readonly profile: string;
  readonly files: readonly unknown[];
  readonly migrations: readonly { id: string; steps: readonly unknown[]; conflicts: readonly unknown[] }[];
}

function countSteps(name: string, plan: MigrationPlan): void {
  files += plan.files.length;
  // Migrations that hold for any project; the others are of the Catalyst contract.
  const general = /^3-(?:huggingface-host|compose-version|dockerfile-maintainer|docker-compose-command)$/;
  for (const { id, steps, conflicts } of plan.migrations) {
    for (let i = 0; i < steps.length + conflicts.length; i++) count(name, id);
    if (plan.profile !== 'catalyst' && !general.test(id) && steps.length + conflicts.length > 0)
      crashes.push(`${name}: ${id} in a project with the ${plan.profile} profile`);
  }
}

function count(project: string, rule: string): void {
  const entry = findings.get(rule) ?? { count: 0, projects: new Set() };
  entry.count++;
  entry.projects.add(project);
  findings.set(rule, entry);
}

const seconds = (performance.now() - start) / 1000;
const rows = [...findings].sort((a, b) => b[1].projects.size - a[1].projects.size || (a[0] < b[0] ? -1 : 1));
for (const [rule, { count, projects: where }] of rows) {
  console.log(
    `${rule.padEnd(44)} ${String(count).padStart(5)} findings in ${String(where.size).padStart(3)} projects`,
  );
}
console.log(
  `${projects.length} projects, ${files} files, ${crashes.length} crashes, ${seconds.toFixed(1)} s`,
);
for (const crash of crashes) console.log(`  crash  ${crash}`);
if (crashes.length > 0) process.exitCode = 1;
