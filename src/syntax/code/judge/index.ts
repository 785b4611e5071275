import { own } from '../own.js';
import type { Shape } from '../shape.js';
import type { CodeRead } from '../types.js';
import { asBoolean } from './cast-parts.js';
import { CASTS } from './casts.js';
import { beforeCast } from './config-casts.js';
import { decoding } from './decode.js';
import { parsePythonJson } from './python-json.js';
import { type Judgement, type Outcome, toJson } from './types.js';
import { validate } from './validate.js';
import { validateZod } from './zod.js';

export type { Judgement, Why } from './types.js';

/**
 * What the program does with `text` as the value of the variable that `read` reads: takes it, stops over it, or goes on
 * with something that was not meant. Pure; the text is never executed, and no part of it is in `why`.
 * @param text the value as the program gets it; set, maybe empty
 */
export function judgeValue(read: CodeRead, text: string): Judgement {
  if (text === '' && read.emptyIsUnset) return { ok: true };
  const { shape } = read;
  if (shape?.kind === 'words') {
    const change = (word: string) => (shape.ignoreCase ? word.toLowerCase() : word);
    const isWord = shape.words.some((word) => change(word) === change(text));
    return asBoolean(isWord !== shape.negated, text, shape.words.join(', '));
  }
  if (shape && /^(?:zod|t3-env|envalid|joi|env-var)$/.test(read.by)) return told(validateZod(shape, text));
  if (shape) return told(validateText(shape, text));
  if (read.cast === 'unknown') return { ok: null };
  const before = beforeCast(read, text);
  if (before) return before;
  const cast = own(CASTS, read.cast);
  if (cast) return cast(text, read);
  return read.type === 'string' || read.type === 'list' || read.type === 'path' ? { ok: true } : { ok: null };
}

/** A field of pydantic-settings: collections are decoded as JSON first. */
function validateText(shape: Shape, text: string): Outcome {
  const how = decoding(shape);
  if (how === 'unknown') return { ok: null };
  if (how === 'no') return validate(shape, text, true);
  const json = parsePythonJson(text);
  if (json === 'too-deep') return { ok: null };
  if (json === 'invalid') {
    if (how === 'union') return validate(shape, text, true);
    return { ok: false, why: { code: 'json', expected: wanted(shape) }, path: [] };
  }
  // `null` is as good as unset.
  return json.value === null ? { ok: null } : validate(shape, json.value, true);
}

const wanted = ({ kind }: Shape): string =>
  kind === 'dict' || kind === 'model' ? 'dict' : kind === 'decoded' ? '' : 'list';

function told(outcome: Outcome): Judgement {
  if (outcome.ok === null) return outcome;
  if (!outcome.ok) return { ok: false, effect: 'raises', why: outcome.why };
  const value = outcome.value === undefined ? undefined : toJson(outcome.value);
  return value === undefined ? { ok: true } : { ok: true, value };
}
