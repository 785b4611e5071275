import * as z from 'zod';
import { judgeValue } from '../syntax/code/judge/index.js';
import { findRefusal } from '../syntax/code/judge/worst.js';
import type { CodeRead } from '../syntax/code/types.js';
import { refusalsOf, refuse, setMeta } from './kinds/common.js';
import type { ContractVariable } from './types.js';

/**
 * A variable whose values are judged by the code that reads it, as `align/type-mismatch` does. Its kind decides only where
 * nothing more than the type of a read is known.
 */
export function judgedByCode(variable: ContractVariable, reads: readonly CodeRead[]): ContractVariable {
  const readers = reads.map((read) => ({ read }));
  const isOpen = (text: string) => reads.some((read) => !read.shape && judgeValue(read, text).ok === null);
  const schema = z.transform<string, unknown>((text, context) => {
    // A reference that is resolved elsewhere is no value yet.
    if (text.includes('$')) return text;
    const found = findRefusal(readers, text);
    const kind = found || isOpen(text) ? variable.schema.safeParse(text) : undefined;
    // Its kind may have words of its own for what is wrong: "is above 20".
    const said = kind?.success === false ? refusalsOf(kind.error) : [];
    const refusals = !found
      ? said
      : said.length > 0
        ? said.map((refusal) => ({ ...refusal, severity: severityOf(found) }))
        : [describe(found)];
    if (refusals.length === 0) return kind?.success ? kind.data : text;
    for (const refusal of refusals) {
      const message = `${refusal.code}: ${refusal.messageId}`;
      context.issues.push({ code: 'custom', message, params: { ...refusal }, input: text });
    }
    return z.NEVER;
  });
  const stops = variable.meta.kind !== 'string' && findRefusal(readers, '')?.refusal.effect === 'raises';
  const meta = { ...variable.meta, ...(stops ? { empty: 'refused' as const } : {}) };
  setMeta(schema, meta);
  return { ...variable, schema, meta };
}

type Found = NonNullable<ReturnType<typeof findRefusal<{ read: CodeRead }>>>;

const severityOf = ({ refusal }: Found) =>
  refusal.effect === 'misread' ? ('warning' as const) : ('error' as const);

function describe(found: Found) {
  const { effect, why } = found.refusal;
  const args = { by: found.reader.read.by, wants: why.code, expected: why.expected ?? '' };
  return refuse('type-mismatch', effect, args, { severity: severityOf(found) }).refusal;
}
