import { originalOf } from '../collect/env-copies.js';
import { askGit } from '../collect/git.js';
import { printable } from '../core/terminal-text.js';
import type { Host } from '../host.js';

/** Says of the backups of env files that git does not ignore: a rule for `.env` alone does not cover them. */
export async function warnOfOpenBackups(host: Host, root: string, backups: Iterable<string>): Promise<void> {
  const holding = [...backups].filter((path) => originalOf(path) !== undefined && !path.startsWith('../'));
  if (holding.length === 0) return;
  const states = await askGit(host, root, holding);
  for (const path of holding) {
    const state = states.get(path);
    if (state !== 'untracked' && state !== 'tracked') continue;
    const does = state === 'tracked' ? 'git tracks' : 'git would add';
    const pattern = /\.bak$/.test(path) ? '*.bak' : '*.bak.*';
    await host.stderr.write(
      `catalyst: ${does} ${printable(path)}: it holds the old values; add ${pattern} to .gitignore\n`,
    );
  }
}
