import { UserError } from '../core/errors.js';
import { printable } from '../core/terminal-text.js';
import { renderStep } from '../migrations/index.js';
import type { PlanOptions, Preference } from '../migrations/types.js';
import { type PlannedProject, planProject } from './migrate-plan.js';
import type { Session } from './session.js';

interface ReviewOptions {
  readonly accept: PlanOptions['accept'];
  readonly prefer: Preference | undefined;
  readonly to: string | undefined;
}

/** `--review`: one migration at a time, with yes or no; plans again with those that were taken. */
export async function reviewPlan(
  session: Session,
  planned: PlannedProject,
  options: ReviewOptions,
): Promise<PlannedProject> {
  const { host } = session;
  if (!host.stdout.isTerminal || !host.stderr.isTerminal)
    throw new UserError('--review asks, and there is no terminal', {
      advice: '--only takes the ids of migrations',
    });
  const taken: string[] = [];
  for (const { id, title, steps } of planned.plan.migrations) {
    const own = steps.filter(({ applied }) => applied);
    if (own.length === 0) continue;
    await host.stderr.write(
      `\n${id}: ${title}\n${own.map((step) => `  ${printable(step.file)}:${step.line} ${printable(renderStep(step))}\n`).join('')}`,
    );
    const answer = await host.ask('apply it? [y/N/q] ');
    if (answer === undefined)
      throw new UserError('the input ended before the last question; nothing was written', {
        advice: '--only takes the ids of migrations',
      });
    if (/^q/i.test(answer)) break;
    if (/^y/i.test(answer)) taken.push(id);
  }
  return planProject(session, host, { ...options, only: taken });
}
