import { findPlaceholder } from '../providers/placeholder.js';
import type { CommonOptions, TextSchema } from './kinds/common.js';
import { getMeta } from './kinds/common.js';
import { boolean, port, string, url } from './kinds/index.js';
import { isSecretName } from './secret-names.js';
import { readTemplateEntries, type TemplateEntry } from './template-entries.js';
import type { Contract, ContractVariable } from './types.js';

/** A value that a template gives as a default; a reference or a placeholder is none. */
function isRealValue(value: string): boolean {
  return value.trim() !== '' && !value.includes('$') && findPlaceholder(value) === undefined;
}

/** How loudly the absence of a variable is worth a word: only where the template shows that it must be filled in. */
function expectationOf(entry: TemplateEntry): 'warning' | 'info' | undefined {
  if (entry.commented || entry.mark === 'optional') return undefined;
  const isMarked = entry.mark === 'required';
  if (isRealValue(entry.value) || entry.value.includes('$')) return isMarked ? 'info' : undefined;
  return !isMarked && entry.value.trim() === '' ? 'info' : 'warning';
}

/** A schema for a guessed kind. Only forms that a program cannot do without: everything else is a string. */
function guessSchema({ key, value }: TemplateEntry, options: CommonOptions): TextSchema<unknown> {
  const guessed = { ...options, guessed: true };
  // DEBUG is often a list of topics.
  if (/^(?:true|false)$/i.test(value) && key !== 'DEBUG') return boolean(guessed);
  if (/(?:^|_)PORT$/.test(key) && /^\d{2,5}$/.test(value)) return port(guessed);
  if (/(?:^|_)UR[IL]$/.test(key) && /^https?:\/\/[^\s,]+$/.test(value) && isRealValue(value)) {
    return url(guessed);
  }
  return string(options);
}

function makeVariable(entry: TemplateEntry): ContractVariable {
  const expected = expectationOf(entry);
  const schema = guessSchema(entry, {
    doc: '',
    ...(isSecretName(entry.key) && { secret: true }),
    ...(expected && { expected }),
  });
  const meta = getMeta(schema);
  return { name: entry.key, schema, meta: { kind: 'string', doc: '', ...meta, group: 'Project' } };
}

/**
 * The contract of a project that has no other: its own template file. A key with a value that looks like a default is
 * optional; one that is empty or holds a placeholder is expected, and worth no more than a warning when it is missing;
 * what is commented out is known and optional. Words such as `optional` and `required` in the comments are honoured.
 * @param text The template's text; an empty one gives a contract that knows nothing and finds nothing.
 */
export function contractFromTemplate(text: string): Contract {
  const variables = new Map<string, ContractVariable>();
  for (const entry of readTemplateEntries(text)) {
    const known = variables.get(entry.key);
    if (!known || (!entry.commented && !known.meta.expected)) variables.set(entry.key, makeVariable(entry));
  }
  return { id: 'template', variables, checks: [], closed: false, providers: [] };
}
