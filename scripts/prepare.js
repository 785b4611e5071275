// Builds where the package is installed from its repository (pre-commit, `npm install git+https://…`). After `npm ci` in a
// checkout the commands that need dist/ build it themselves.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const isCheckout = process.env.npm_command === 'ci' || existsSync(new URL('../dist/cli.cjs', import.meta.url));
if (!isCheckout) execFileSync(process.execPath, ['scripts/build.js'], { stdio: ['ignore', 'ignore', 'inherit'] });
