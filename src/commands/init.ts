import type { GlobalOptions } from '../cli-options.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker } from '../core/mask.js';
import { printable } from '../core/terminal-text.js';
import { type Host, resolvePath } from '../host.js';
import { renderEnvFile } from '../stack/env-file.js';
import { planWrites } from '../stack/plan.js';
import { renderStack } from '../stack/render.js';
import type { StackFile } from '../stack/types.js';
import { wantsJson } from './explain.js';
import { readExisting, writeAll } from './init-files.js';
import { type InitOptions, settleOptions } from './init-options.js';
import { warnOfOpenBackups } from './open-backups.js';
import { renderInitDiffs, renderInitJson, renderNext, renderTree } from './init-output.js';

/** `catalyst init [dir]`: writes the production stack. Asks nothing, and replaces nothing unless it is told to. */
export async function init(
  host: Host,
  folders: readonly string[],
  options: GlobalOptions & InitOptions,
): Promise<number> {
  if (folders.length > 1) throw new UserError('init takes one folder');
  const asJson = wantsJson(options);
  const [label = '.'] = folders;
  if (label === '') throw new UserError('init takes the name of a folder, and "" is none');
  const root = resolvePath(host.cwd, options.cwd ?? '.', label);
  const stat = await host.stat(root);
  if (stat && stat.kind !== 'directory') throw new UserError(`${label} is there, and is no folder`);

  const { stack, notes } = await settleOptions(host, root, options);
  const files: StackFile[] = renderStack(await host.readPackage('templates/stack'), stack);
  const env = renderEnvFile(stack, host.randomBytes);
  // Last: whoever finds it finds the rest of the stack too.
  if (options.withSecrets) files.push({ path: '.env', text: env.text, mode: 0o600 });

  const plan = planWrites(files, await readExisting(host, root, files), options.force === true);
  const mask = createMasker(env.secrets);
  if (options.dryRun) {
    await host.stdout.write(
      asJson
        ? mask(renderInitJson(plan, { isWritten: false, backups: new Map() }))
        : mask(renderTree(plan) + renderInitDiffs(plan, mask)),
    );
    await say(host, options, [...notes, ...plan.notes, 'nothing was written']);
    return EXIT.ok;
  }
  if (plan.conflicts.length > 0) {
    const count = plan.conflicts.length;
    throw new UserError(
      `${count === 1 ? 'a file is' : `${count} files are`} there already, and nothing was written: ${plan.conflicts.join(', ')}`,
      { advice: '--dry-run shows what would change, --force replaces and keeps backups' },
    );
  }
  const backups = await writeAll(host, root, plan);
  const isOpen =
    options.withSecrets === true &&
    plan.writes.some(({ path, action }) => path === '.env' && action === 'create');
  const hasEnv = (await host.list(root)).some(({ name }) => name === '.env');
  await host.stdout.write(
    asJson
      ? renderInitJson(plan, { isWritten: true, backups })
      : renderTree(plan, backups) +
          renderNext(labelFromHere(label, options.cwd), {
            open: isOpen ? env.open : [],
            env: isOpen ? 'written' : hasEnv ? 'there' : 'none',
          }),
  );
  await say(host, options, [...notes, ...plan.notes]);
  await warnOfOpenBackups(host, root, backups.values());
  return EXIT.ok;
}

/** The folder as commands that are typed here name it. */
function labelFromHere(label: string, cwd: string | undefined): string {
  const isAbsolute = resolvePath('/', label) === resolvePath('/elsewhere', label);
  const whole = cwd === undefined || isAbsolute ? label : label === '.' ? cwd : `${cwd}/${label}`;
  // Not an option.
  return whole.startsWith('-') ? `./${whole}` : whole;
}

async function say(host: Host, { quiet }: GlobalOptions, notes: readonly string[]): Promise<void> {
  if (quiet) return;
  for (const note of notes) await host.stderr.write(`catalyst: ${printable(note)}\n`);
}
