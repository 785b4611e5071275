// Installs Microsoft's SARIF validator (npm, Linux, about 100 MB) where test/cli/exchange-formats.test.ts looks for it.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '5.7.0';
const target = new URL('../../node_modules/.cache/sarif-multitool', import.meta.url).pathname;
if (!existsSync(join(target, 'Sarif.Multitool'))) {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-multitool-'));
  try {
    const name = '@microsoft/sarif-multitool-linux';
    const options = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', ...options, `${name}@${VERSION}`], { stdio: 'inherit' });
    cpSync(join(folder, 'node_modules', name), target, { recursive: true });
    chmodSync(join(target, 'Sarif.Multitool'), 0o755);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(join(target, 'Sarif.Multitool'));
