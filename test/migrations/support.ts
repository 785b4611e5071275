import { catalystContract } from '../../src/contract/catalyst/index.js';
import { planMigrations } from '../../src/migrations/plan.js';
import type { MigratableFile, MigratableKind, Plan, PlanOptions } from '../../src/migrations/types.js';

export const TODAY = '2026-11-22';

/** A file as the collector would give it. */
export function fileOf(
  path: string,
  text: string,
  readers: MigratableFile['readers'] = ['python_dotenv', 'compose'],
): MigratableFile {
  const kind = kindOf(path);
  const isEnv = kind === 'env' || kind === 'env-template';
  return {
    path,
    kind,
    text,
    readers: isEnv ? readers : [],
    ...(isEnv ? { contract: catalystContract } : {}),
  };
}

function kindOf(path: string): MigratableKind {
  if (/compose[^/]*\.ya?ml$/.test(path)) return 'compose';
  if (/Dockerfile/.test(path)) return 'dockerfile';
  if (/\.(?:py|ts|js|sh)$|\.github\//.test(path)) return 'source';
  return /template|example/.test(path) ? 'env-template' : 'env';
}

/** Plans over texts by path. */
export function planOver(texts: Readonly<Record<string, string>>, options: Partial<PlanOptions> = {}): Plan {
  const files = Object.entries(texts).map(([path, text]) => fileOf(path, text));
  return planMigrations(files, { profile: 'catalyst', today: TODAY, accept: 'review', ...options });
}

/** Texts of the project afterwards. */
export function textsAfter(texts: Readonly<Record<string, string>>, plan: Plan): Record<string, string> {
  return { ...texts, ...Object.fromEntries(plan.files.map(({ path, after }) => [path, after])) };
}

/** Steps that are in the texts, as `file:line:column action from → to`. */
export function appliedSteps(plan: Plan): string[] {
  return plan.migrations.flatMap(({ steps }) => steps.filter(({ applied }) => applied).map(describe));
}

export function openSteps(plan: Plan): string[] {
  return plan.migrations.flatMap(({ steps }) => steps.filter(({ applied }) => !applied).map(describe));
}

type Step = Plan['migrations'][number]['steps'][number];
const describe = ({ file, line, column, action, from = '', to = '', messageId }: Step) =>
  `${file}:${line}:${column} ${action} ${from}>${to} ${messageId}`;
