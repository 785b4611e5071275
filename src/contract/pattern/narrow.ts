import * as z from 'zod';
import { type Refusal, refuse, refusalsOf, type TextSchema } from '../kinds/common.js';
import { PATTERN_INPUT_LIMIT } from '../kinds/texts.js';

/** A schema that takes what another takes and a test accepts too. */
export function matchAlso<Value>(
  schema: TextSchema<Value>,
  matches: (text: string) => boolean,
): TextSchema<Value> {
  return z.transform<string, Value>((text, context) => {
    const add = (refusal: Refusal) => {
      const message = `${refusal.code}: ${refusal.messageId}`;
      context.issues.push({ code: 'custom', message, params: { ...refusal }, input: text });
    };
    const result = schema.safeParse(text);
    if (!result.success) {
      for (const refusal of refusalsOf(result.error)) add(refusal);
      return z.NEVER;
    }
    if (text.length > PATTERN_INPUT_LIMIT) {
      add(refuse('pattern-mismatch', 'tooLongToMatch', { max: PATTERN_INPUT_LIMIT }).refusal);
      return z.NEVER;
    }
    if (matches(text)) return result.data;
    add(refuse('pattern-mismatch', 'mismatch', {}).refusal);
    return z.NEVER;
  });
}
