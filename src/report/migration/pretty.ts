import { Chalk } from 'chalk';
import { printable } from '../../core/terminal-text.js';
import type { Migration } from '../../migrations/define.js';
import { sortSteps } from '../../migrations/followers.js';
import { MIGRATIONS, renderStep } from '../../migrations/index.js';
import type { Plan, PlanConflict, PlannedMigration, PlanStep } from '../../migrations/types.js';
import { plural } from '../summary-line.js';

const RISK_WORDS = {
  safe: 'safe: each value stays, under the name or in the form that is read now',
  review: 'to review: a program may do something else afterwards (--unsafe)',
  manual: 'for a person',
} as const;

/** The plan for people: by risk, each step with its place, then what waits for a decision, then the next command. */
export function renderPlan(
  plan: Plan,
  options: { readonly color: boolean; readonly isWritten: boolean },
): string {
  const paint = new Chalk({ level: options.color ? 1 : 0 });
  const steps = plan.migrations.flatMap((migration) => migration.steps);
  const conflicts = plan.migrations.flatMap((migration) => migration.conflicts);
  if (steps.length === 0 && conflicts.length === 0) return 'nothing to migrate\n';
  const blocks = (['safe', 'review', 'manual'] as const).flatMap((risk) => {
    const own = sortSteps(steps.filter((step) => step.risk === risk));
    if (own.length === 0) return [];
    const width = Math.min(Math.max(...own.map((step) => placeOf(step).length)), 48);
    const lines = own.map(
      (step) =>
        `  ${step.applied && options.isWritten ? paint.green('done') : '    '} ${placeOf(step).padEnd(width)}  ${printable(renderStep(step))}`,
    );
    const words = own[0]!.migration === 'collect' ? 'from other files' : RISK_WORDS[risk];
    return [[paint.bold(`${plural(own.length, 'step')} ${words}`), ...lines].join('\n')];
  });
  if (conflicts.length > 0)
    blocks.push(
      [
        paint.bold(`${plural(conflicts.length, 'conflict')}: nothing is changed until you decide`),
        ...conflicts.map(drawConflict),
      ].join('\n'),
    );
  for (const { path, reason } of plan.readOnly) blocks.push(`${printable(path)} is not written: ${reason}`);
  return `${blocks.join('\n\n')}\n`;
}

const placeOf = ({ file, line }: PlanStep) => `${printable(file)}:${line}`;

function drawConflict({ from, to, target, old, new: now }: PlanConflict): string {
  const side = ({ file, line, mask }: PlanConflict['old']) => `${printable(file)}:${line} (${mask})`;
  const differ = `  ${printable(from)} ${side(old)} and ${printable(to)} ${side(now)} differ`;
  return target === undefined
    ? `${differ}: --prefer old or new, or migrations.prefer`
    : `${differ}, and both become ${target}: name the one that counts in migrations.prefer, or take it out`;
}

/** Every migration with its state. */
export function renderList(plan: Plan): string {
  const rows = plan.migrations.map(({ id, state, risk, title }) => [id, state, risk, title] as const);
  const [a, b, c] = [0, 1, 2].map((i) => Math.max(...rows.map((row) => row[i]!.length)));
  return `${rows.map(([id, state, risk, title]) => `${id.padEnd(a!)}  ${state.padEnd(b!)}  ${risk.padEnd(c!)}  ${title}`).join('\n')}\n`;
}

/** The texts of a migration: what, why, what only a person can do. */
export function docsOf({ id }: PlannedMigration): Migration['docs'] {
  const collect: Migration['docs'] = {
    what: 'Keys and settings that lay in older files are in the env file that is read.',
    why: 'A key that lies in a backup or a note is a key that nobody rotates.',
    manual: ['Clean or remove the files that still hold a copy of a key.'],
    verify: 'catalyst probe gives verified for each provider.',
  };
  return MIGRATIONS.find((one) => one.id === id)?.docs ?? collect;
}
