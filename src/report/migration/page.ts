import type { Migration } from '../../migrations/define.js';

/** The texts of a migration as Markdown: what `catalyst explain <id>` shows and the page of the command lists. */
export function renderMigrationPage({ id, title, risk, scope, docs }: Migration): string {
  const manual = docs.manual.map((text) => `- ${text}\n`).join('');
  return [
    `## ${id}\n\n${title}. Risk: ${risk}${scope === 'any' ? '; in any project' : ''}.\n`,
    `${docs.what} ${docs.why}\n`,
    ...(manual === '' ? [] : [`By hand:\n\n${manual}`]),
    `To verify: ${docs.verify}\n`,
  ].join('\n');
}
