import type { Contract, ContractVariable, Environment } from '../types.js';
import { describeType, groupVariables, isRequired, type RenderOptions } from './common.js';

const WIDTH = 96;

/**
 * Characters that every program which reads env files takes as they are: no blanks, quotes, `#`, `$`, backslash or
 * shell metacharacters. Values with others are shown in a comment only.
 */
const PORTABLE = /^[A-Za-z0-9_.,:/@%+=-]*$/;

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line.length + 1 + word.length > WIDTH && line !== '#') {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  // Older systemd joins a comment that ends in a backslash with the next line.
  return line === '#' ? lines : [...lines, line].map((text) => text.replace(/(?<!\\)\\+$/, ''));
}

/** What the value line looks like: active with a value, active and empty, or commented out. */
function renderLine({ name, meta }: ContractVariable, environment: Environment): string {
  const isProduction = environment === 'production' || environment === 'staging';
  if (name === 'ENVIRONMENT' && meta.choices?.includes(environment)) return `${name}=${environment}`;
  const value = meta.recommended ?? meta.default;
  const unfit = isProduction && (meta.secret || /localhost|127\.0\.0\.1/.test(value ?? ''));
  if (value !== undefined && PORTABLE.test(value) && !unfit) return `${name}=${value}`;
  if (isRequired(meta, environment) || meta.requiredWithCompose || meta.provider?.part === 'key')
    return `${name}=`;
  return `# ${name}=${value ?? (meta.secret ? '' : (meta.example ?? ''))}`;
}

function renderVariable(variable: ContractVariable, environment: Environment): string[] {
  const { meta } = variable;
  const line = renderLine(variable, environment);
  const required = isRequired(meta, environment)
    ? 'Required.'
    : meta.requiredWithCompose
      ? 'Required with Compose.'
      : '';
  const type = meta.kind === 'string' && meta.min === undefined ? '' : `(${describeType(meta)})`;
  const isShown = line.endsWith(`=${meta.default}`) || line.endsWith(`=${meta.example}`);
  const hints = [
    meta.default !== undefined && !line.endsWith(`=${meta.default}`) ? `Default: ${meta.default}` : '',
    meta.example !== undefined && !isShown ? `Example: ${meta.example}` : '',
    meta.generate !== undefined ? `Generate with: ${meta.generate}` : '',
  ].filter(Boolean);
  return [
    ...wrap([required, meta.doc, type].filter(Boolean).join(' ')),
    ...hints.map((hint) => `# ${hint}`),
    line,
  ];
}

/**
 * The text of an env template for one environment: sections, what each variable is, defaults, marks of what is
 * required. Secrets are left empty. The text is read alike by every program that reads env files: a value that is not
 * (a JSON list) stands in a comment. Older names and deprecated variables are left out.
 */
export function renderEnvTemplate(contract: Contract, options: RenderOptions = {}): string {
  const environment = options.environment ?? 'development';
  const lines = [
    `# Environment of ${contract.id}, for ${environment}. Written by: catalyst template`,
    '# Copy it to .env and fill in what is empty. A line that starts with # is off.',
  ];
  for (const [group, variables] of groupVariables(contract)) {
    lines.push('', `# --- ${group} ${'-'.repeat(Math.max(3, 60 - group.length))}`);
    for (const variable of variables) lines.push('', ...renderVariable(variable, environment));
  }
  return `${lines.join('\n')}\n`;
}
