import type { Contract, ContractVariable } from '../types.js';
import { describeRequired, describeType, groupVariables } from './common.js';

function escapeCell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function code(text: string): string {
  return text === '' ? '' : `\`${text.replaceAll('`', "'")}\``;
}

function renderRow({ name, meta }: ContractVariable): string {
  const notes = [
    meta.doc,
    meta.generate ? `Make one: ${code(meta.generate)}.` : '',
    meta.aliases && meta.aliases.length > 0
      ? `Formerly or elsewhere ${meta.aliases.map((alias) => code(alias.name)).join(', ')}.`
      : '',
  ];
  const cells = [
    code(name),
    `${describeType(meta)}${meta.secret ? ' (secret)' : ''}`,
    code(meta.default ?? ''),
    describeRequired(meta),
    notes.filter(Boolean).join(' '),
  ];
  return `| ${cells.map(escapeCell).join(' | ')} |`;
}

/** The contract as Markdown: one table for each section. */
export function renderMarkdown(contract: Contract): string {
  const sections = [...groupVariables(contract)].map(([group, variables]) =>
    [
      `## ${group}`,
      '',
      '| Name | Type | Default | Required | Notes |',
      '|---|---|---|---|---|',
      ...variables.map(renderRow),
      '',
    ].join('\n'),
  );
  return `# Environment of ${contract.id}\n\n${sections.join('\n')}`;
}
