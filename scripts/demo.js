// Runs the tool on the sample project and makes its report. Finding defects there is the point: the exit code says only
// whether it ran.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = ['--cwd', 'fixtures/sample-backend'];
const page = join(mkdtempSync(join(tmpdir(), 'catalyst-demo-')), 'report.html');

console.log(`$ catalyst doctor ${at.join(' ')}\n`);
run('doctor', ...at, '--format', 'pretty');
console.log('\nThe same as a page to open in a browser:');
console.log(`$ catalyst report ${at.join(' ')} --out ${page}\n`);
run('report', ...at, '--out', page);

function run(...args) {
  const { status } = spawnSync(process.execPath, ['bin/catalyst.js', ...args], { cwd: root, stdio: 'inherit' });
  // Errors were found (1), as the sample is made to have; anything else but 0 means that the tool did not run.
  if (status !== 0 && status !== 1) process.exit(status ?? 2);
}
