// Builds where the package is installed from its repository (pre-commit, `npm install git+https://…`). After `npm ci` in a
// checkout the commands that need dist/ build it themselves.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
const isCheckout = process.env.npm_command === 'ci' || existsSync(`${root}dist/cli.cjs`);
if (!isCheckout) {
  // With `npm install -g git+…` npm prepares the clone without installing what building needs.
  if (!existsSync(`${root}node_modules/esbuild`)) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { ...options, env, shell: process.platform === 'win32' });
  }
  execFileSync(process.execPath, ['scripts/build.js'], options);
}
