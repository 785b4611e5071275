import type { Rule } from '../core/rule.js';

const LANGUAGE: Readonly<Record<string, string>> = {
  env: 'dotenv',
  provider: 'dotenv',
  dockerfile: 'dockerfile',
  compose: 'yaml',
  project: '',
  align: '',
};

/** The page of a rule: docs/rules, `catalyst explain` and SARIF help are this text. */
export function renderRulePage(rule: Rule): string {
  const language = LANGUAGE[rule.id.split('/')[0]!] ?? '';
  const facts = [
    `severity: ${rule.severity}${rule.inDevelopment ? ` (${rule.inDevelopment} in files for developing or testing)` : ''}`,
    rule.optIn ? 'off unless selected' : undefined,
    rule.status === 'stable' ? undefined : rule.status,
    rule.fix === 'none' ? 'no fix' : `fix: ${rule.fix}`,
    `since ${rule.since}`,
  ].filter((fact) => fact !== undefined);
  const sections = [
    `# ${rule.id}`,
    rule.docs.what,
    facts.join(' · '),
    ...(rule.aliases.length > 0
      ? [`Also known as: ${rule.aliases.map((alias) => `\`${alias}\``).join(', ')}`]
      : []),
    '## Why',
    rule.docs.why,
    '## Reported',
    fence(rule.docs.bad, language),
    '## Right',
    fence(rule.docs.good, language),
    ...(rule.docs.refs?.length ? ['## References', rule.docs.refs.map((ref) => `- ${ref}`).join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${text.replace(/\n$/, '')}\n${mark}`;
}

/** The index of all rule pages. */
export function renderRuleIndex(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const what = rule.docs.what.replaceAll('|', '\\|');
    const marks = [rule.optIn ? 'opt-in' : '', rule.fix === 'none' ? '' : `fix: ${rule.fix}`]
      .filter(Boolean)
      .join(', ');
    return `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${marks} | ${what} |`;
  });
  return `# Rules\n\n| rule | severity | | what it reports |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}
