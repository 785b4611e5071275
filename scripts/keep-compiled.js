// Runs the built program once over the sample in the usual ways, and keeps the compiled code for bin/load.js.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { CACHE, createLoader } = createRequire(import.meta.url)('../bin/load.js');
const scripts = new Map();
const load = createLoader(CACHE, (name, script) => scripts.set(name, script));
const { main, createHost } = load('cli.cjs');
const silent = { write: async () => {}, isTerminal: false, columns: 80 };
// Code is kept under the engine's own settings: under others it would not be taken at the next start.
const host = { ...createHost(), stdout: silent, stderr: silent, deferOptimizing: undefined };

for (const args of [
  ['validate', '--cwd', 'fixtures/sample-backend'],
  ['validate', '--cwd', 'fixtures/sample-backend', '-f', 'json'],
  ['validate', '--cwd', 'fixtures/sample-backend', '-f', 'pretty'],
  ['docker', '--cwd', 'fixtures/sample-backend'],
  ['probe', '--cwd', 'fixtures/sample-backend', '--offline'],
  ['doctor', '--cwd', 'fixtures/sample-backend'],
  ['doctor', '--cwd', 'fixtures/sample-backend', '-f', 'json'],
  ['doctor', '--cwd', 'fixtures/sample-backend', '-f', 'pretty'],
  ['explain', 'env/duplicate-key'],
  ['rules'],
]) {
  await main(['node', 'catalyst', ...args], host);
}
process.exitCode = 0;
mkdirSync(CACHE, { recursive: true });
for (const [name, script] of scripts) writeFileSync(join(CACHE, name), script.createCachedData());
