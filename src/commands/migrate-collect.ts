import { readCollectSources } from '../collect/collect-sources.js';
import { collectMigrationFiles } from '../collect/migration-files.js';
import { planCollect, type CollectPlan } from '../migrations/collect/plan.js';
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
  const offers = planCollect(target, known === undefined, sources, { prefer });
  const read: readonly MigratableFile[] = sources.map(({ path, kind, text }) => ({
    path,
    kind: kind === 'compose' ? 'compose' : 'env',
    text,
    readers: ['python_dotenv'],
  }));
  return { plan: offers.plan, files: [...files, ...read], notes, offers };
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
