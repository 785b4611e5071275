import { printable } from '../../core/terminal-text.js';
import { renderStep } from '../../migrations/index.js';
import type { Plan, PlanStep } from '../../migrations/types.js';
import { docsOf } from './pretty.js';

/** Facts of the run that the guide is about. */
export interface GuideFacts {
  readonly today: string;
  /** Run that wrote; undefined for a plan alone. */
  readonly run: string | undefined;
}

/** The upgrade guide: done, to decide, to do by hand, to verify, the way back. From the texts of the migrations. */
export function renderGuide(plan: Plan, { today, run }: GuideFacts): string {
  const pending = plan.migrations.filter(({ steps, conflicts }) => steps.length > 0 || conflicts.length > 0);
  const steps = pending.flatMap((migration) => migration.steps);
  const done = steps.filter(({ applied }) => applied);
  const review = steps.filter(({ applied, risk }) => !applied && risk !== 'manual');
  const manual = steps.filter(({ applied, risk }) => !applied && risk === 'manual');
  const conflicts = pending.flatMap((migration) => migration.conflicts);
  const sections: (readonly [string, readonly string[]])[] = [
    [run === undefined ? 'What would be done' : 'What was done', done.map(drawStep)],
    [
      'What needs a decision',
      [
        ...conflicts.map(
          ({ from, to, target, old, new: now }) =>
            `- ${code(from)} (${code(`${old.file}:${old.line}`)}, ${old.mask}) and ${code(to)} (${code(`${now.file}:${now.line}`)}, ${now.mask}) differ: ${
              target === undefined
                ? '`--prefer old` keeps the first, `--prefer new` the second.'
                : `both become ${code(target)}; name the one that counts in \`migrations.prefer\`, or take it out.`
            }`,
        ),
        ...review.map((step) => `${drawStep(step)} (\`--unsafe\`)`),
      ],
    ],
    [
      'What only a person can do',
      [
        ...manual.map(drawStep),
        ...pending.flatMap((one) => docsOf(one).manual).map((text) => `- ${escapeText(text)}`),
      ],
    ],
    [
      'Values that were removed or rewritten',
      plan.removed.map(
        ({ file, line, name, why }) =>
          `- ${code(name)} (${code(`${file}:${line}`)}): ${escapeText(why)}${run === undefined ? '' : '; the value is in the backup'}`,
      ),
    ],
    [
      'Why',
      pending.map(
        (one) => `- ${code(one.id)}: ${escapeText(docsOf(one).what)} ${escapeText(docsOf(one).why)}`,
      ),
    ],
    [
      'How to verify',
      [
        '- `catalyst validate` and `catalyst docker` name no older name.',
        ...new Set(pending.map((one) => `- ${escapeText(docsOf(one).verify)}`)),
      ],
    ],
    [
      'How to roll back',
      run === undefined
        ? ['- Nothing was written.']
        : [
            `- \`catalyst migrate-config --rollback ${run}\` gives back every byte, unless a file was changed since; it then names the files.`,
            `- The files of before lie in \`.catalyst/backups/${run}/\`.`,
          ],
    ],
  ];
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}\n`);
  return `# Upgrade guide\n\nMade by \`catalyst migrate-config\`, dates as of ${today}.\n\n${body.join('\n')}`;
}

const drawStep = (step: PlanStep) => `- ${code(`${step.file}:${step.line}`)} ${escapeText(renderStep(step))}`;

function code(text: string): string {
  const plain = printable(text);
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}

const escapeText = (text: string) => printable(text).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
