import { readCollectSources } from '../collect/collect-sources.js';
import { collectMigrationFiles } from '../collect/migration-files.js';
import { planCollect, type CollectPlan } from '../migrations/collect/plan.js';
import { printable } from '../core/terminal-text.js';
import type { MigratableFile, Preference } from '../migrations/types.js';
import type { PlannedProject } from './migrate-plan.js';
import type { Session } from './session.js';

/** A plan that fills the project's env file, with what was found. */
export interface CollectedProject extends PlannedProject {
  readonly offers: CollectPlan;
}

/** Plans `--collect`: into the project's own env file, `.env` where there is none. */
export async function collectProject(
  session: Session,
  paths: readonly string[],
  prefer: Preference | undefined,
  asks: boolean,
): Promise<CollectedProject> {
  const { host, root, config } = session;
  const { files, notes, inUse } = await collectMigrationFiles(host, root, config);
  const known = chooseTarget(files);
  const target: MigratableFile = known ?? {
    path: '.env',
    kind: 'env',
    text: '',
    readers: ['python_dotenv', 'compose'],
  };
  const sources = await readCollectSources(host, root, paths, { target: target.path, inUse });
  const settled = prefer ?? config.migrations?.prefer;
  const preferenceFor = (name: string) => (typeof settled === 'object' ? settled[name] : settled);
  const first = planCollect(target, known === undefined, sources, { preferenceFor });
  const chosen = asks ? await askForSources(session, target, first) : undefined;
  const offers = chosen?.size
    ? planCollect(target, known === undefined, sources, { preferenceFor, chosen })
    : first;
  const read: readonly MigratableFile[] = sources.map(({ path, kind, text }) => ({
    path,
    kind: kind === 'compose' ? 'compose' : 'env',
    text,
    readers: ['python_dotenv'],
  }));
  return { plan: offers.plan, files: [...files, ...read], notes, offers };
}

/** Asks, on a terminal, which of several values counts: by place, no value is shown. */
async function askForSources(
  { host }: Session,
  target: MigratableFile,
  { plan, offers }: CollectPlan,
): Promise<Map<string, string>> {
  const chosen = new Map<string, string>();
  if (!host.stdout.isTerminal || !host.stderr.isTerminal) return chosen;
  // A conflict names what is in the file, which may be an older name: the offer has the contract's.
  const names = plan.migrations.flatMap(({ conflicts }) =>
    conflicts.map(
      ({ from, to, old }) =>
        offers.find(
          ({ name, under, file, line }) => file === old.file && line === old.line && (under ?? name) === from,
        )?.name ?? to,
    ),
  );
  for (const name of names) {
    const places = offers
      .filter((one) => one.name === name && (one.state === 'differs' || one.state === 'contradicted'))
      .map(({ file, line }) => `${file}:${line}`);
    const list = places.map((place, i) => `  ${i + 1}  ${printable(place)}\n`).join('');
    await host.stderr.write(`\n${name} has several values:\n${list}`);
    const answer = await host.ask(
      `number of the one that counts, or Enter to leave ${target.path} as it is: `,
    );
    if (answer === undefined) break;
    const place = /^\d{1,4}$/.test(answer) ? places[Number(answer) - 1] : undefined;
    if (place !== undefined) chosen.set(name, place);
  }
  return chosen;
}

/** `.env` at the top, else the env file nearest to it. */
function chooseTarget(files: readonly MigratableFile[]): MigratableFile | undefined {
  const own = files.filter(({ kind }) => kind === 'env');
  const depth = (path: string) => path.split('/').length;
  return (
    own.find(({ path }) => path === '.env') ??
    [...own].sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1))[0]
  );
}
