import { findNearest } from '../../core/nearest.js';
import { type CommonOptions, type Reading, refuse, textSchema } from './common.js';

const TRUE = new Set(['true', '1', 'yes', 'on', 't', 'y']);
const FALSE = new Set(['false', '0', 'no', 'off', 'f', 'n']);

/** Reads a boolean as the Python side does: true/false, 1/0, yes/no, on/off, t/f, y/n in any case, no blanks. */
export function readBoolean(text: string): Reading<boolean> {
  const word = text.length > 5 ? '' : text.toLowerCase();
  if (TRUE.has(word)) return { value: true };
  if (FALSE.has(word)) return { value: false };
  return refuse('invalid-type', 'boolean', {});
}

/** A boolean. */
export function boolean<const Options extends CommonOptions>(options: Options) {
  return textSchema<boolean, Options>('boolean', options, {}, readBoolean);
}

export interface ChoiceOptions extends CommonOptions {
  /** A word with a rule of its own, answered with that instead of "none of the choices". */
  readonly forbidden?: { readonly word: string; readonly code: 'jwt-algorithm-none' };
}

/** Reads one of a few words, compared exactly. */
export function readChoice<Choice extends string>(text: string, choices: readonly Choice[]): Reading<Choice> {
  if ((choices as readonly string[]).includes(text)) return { value: text as Choice };
  if (text.length <= 100) {
    const lower = text.trim().toLowerCase();
    const same = choices.find((choice) => choice.toLowerCase() === lower);
    if (same !== undefined) {
      return refuse('invalid-choice', 'letterCase', { choices, nearest: same }, { severity: 'warning' });
    }
    const nearest = findNearest(text.toLowerCase(), choices);
    if (nearest !== undefined) return refuse('invalid-choice', 'near', { choices, nearest });
  }
  return refuse('invalid-choice', 'unknown', { choices });
}

/** One of a few words. */
export function choice<const Choice extends string, const Options extends ChoiceOptions>(
  choices: readonly Choice[],
  options: Options,
) {
  const { forbidden, ...common } = options as ChoiceOptions;
  return textSchema<Choice, Options>('enum', common as Options, { choices }, (text) =>
    forbidden && text.trim().toLowerCase() === forbidden.word
      ? refuse(forbidden.code, 'none', { choices })
      : readChoice(text, choices),
  );
}
