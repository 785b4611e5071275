import { groupVariables } from '../contract/render/common.js';
import type { Contract, ContractVariable, VariableMeta } from '../contract/types.js';

const WIDTH = 110;

/**
 * A module with a Zod schema for a contract: one typed field a variable, with its default, in the order of the contract.
 * What is set to nothing counts as not set.
 */
export function renderNodeSettings(contract: Contract): string {
  const groups = [...groupVariables(contract)].map(
    ([group, variables]) => `  // ${group}\n${variables.map(renderField).join('\n')}`,
  );
  return `/** What the environment may say: made from the contract by catalyst init. */
import * as z from 'zod';

const flag = z
  .string()
  .toLowerCase()
  .transform((text, context) => {
    if (['true', '1', 'yes', 'on', 't', 'y'].includes(text)) return true;
    if (['false', '0', 'no', 'off', 'f', 'n'].includes(text)) return false;
    context.addIssue({ code: 'custom', message: 'true or false' });
    return z.NEVER;
  });

/** A list is written with commas, or as a JSON array. */
const list = z.string().transform((text, context): string[] => {
  if (!text.trim().startsWith('[')) {
    return text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'a list with commas, or a JSON array of texts' });
    return z.NEVER;
  }
});

const UNITS = ['', 'K', 'M', 'G'];

/** Bytes, or a size such as 100MB; a unit counts 1024. */
const size = z
  .string()
  .regex(/^\\d+\\s*[KMG]?i?B?$/i)
  .transform((text) => {
    const unit = /[KMG]/i.exec(text)?.[0].toUpperCase() ?? '';
    return Number.parseInt(text, 10) * 1024 ** UNITS.indexOf(unit);
  });

const settingsSchema = z.object({
${groups.join('\n\n')}
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Reads the settings of this process.
 * @throws {Error} with the names of what is missing or wrong, never with a value
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = settingsSchema.safeParse(filled);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map(({ path }) => path.join('.')))];
  throw new Error(\`missing or wrong in the environment: \${names.join(', ')}\`);
}
`;
}

function renderField({ name, meta }: ContractVariable): string {
  const comment = `  /** ${meta.doc} */`;
  const lines = comment.length <= WIDTH ? [comment] : wrapComment(meta.doc);
  return [...lines, `  ${name}: ${renderType(meta)}${renderPresence(meta)},`].join('\n');
}

function wrapComment(text: string): string[] {
  const lines = ['  /**'];
  let line = '   *';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '   *';
    }
    line += ` ${word}`;
  }
  return [...lines, line, '   */'];
}

function renderType({ kind, choices, secret, min, max }: VariableMeta): string {
  if (choices && kind === 'enum') return `z.enum([${choices.map(quote).join(', ')}])`;
  const bounds = `${min === undefined ? '' : `.min(${min})`}${max === undefined ? '' : `.max(${max})`}`;
  switch (kind) {
    case 'port':
      return 'z.coerce.number().int().min(1).max(65535)';
    case 'integer':
      return `z.coerce.number().int()${bounds}`;
    case 'number':
    case 'duration':
      return `z.coerce.number()${bounds}`;
    case 'boolean':
      return 'flag';
    case 'bytes':
      return 'size';
    case 'list':
      return 'list';
    default:
      return secret && min !== undefined ? `z.string().min(${min})` : 'z.string()';
  }
}

function renderPresence({ kind, choices, required, default: text }: VariableMeta): string {
  if (text === undefined) {
    if (kind === 'list') return '.default([])';
    return required === true ? '' : '.optional()';
  }
  if (choices) return `.default(${quote(text)})`;
  if (kind === 'bytes' || kind === 'list' || kind === 'boolean') return `.prefault(${quote(text)})`;
  const isNumber = ['integer', 'port', 'number', 'duration'].includes(kind);
  return `.default(${isNumber ? String(Number(text)) : quote(text)})`;
}

const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
