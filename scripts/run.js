// Runs a script of this folder that is written in TypeScript: node scripts/run.js <name> [arguments]
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [name, ...rest] = process.argv.slice(2);
const root = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(root, 'node_modules', '.catalyst-script-'));
try {
  await build({
    entryPoints: [join(root, 'scripts', `${name}.ts`)],
    outfile: join(folder, 'script.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  process.argv = [process.argv[0], name, ...rest];
  await import(pathToFileURL(join(folder, 'script.mjs')).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
