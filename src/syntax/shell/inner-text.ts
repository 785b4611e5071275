/** Texts inside words: what `sh -c` gets, what stands between backticks. */
import type { Word, WordPart } from 'unbash';
import { appendMapped, createMappedText, type MappedText } from '../dockerfile/mapped-text.js';
import { type Place, rangeAt } from './walk-types.js';

/** Backticks have an escape level of their own; the tree's positions are offsets of the text without it. */
export function decodeBackticks(place: Place, start: number, end: number, decoded: string): MappedText {
  const builder = createMappedText();
  const { text } = place.text;
  const { start: source } = rangeAt(place, start, start + 1);
  let run = start + 1;
  for (let i = run; i < end - 1; i++) {
    if (text[i] !== '\\') continue;
    const written = builder.length() + (i - run);
    // What an escape yields depends on the quotes around it: the decoded text tells.
    if (decoded[written] === '\\' && text[i + 1] !== '\\') continue;
    appendMapped(builder, place.text, run, i);
    run = ++i;
  }
  appendMapped(builder, place.text, run, end - 1);
  const mapped = builder.build();
  // Where the two readings differ, all of it stands where the substitution does.
  if (mapped.text === decoded) return mapped;
  const starts = Array.from(decoded, (_, i) => i);
  return { text: decoded, starts, sources: starts.map(() => source) };
}

/**
 * The text that a program gets as this word, with the way back to the file; undefined where the word is not text
 * (a substitution in it). Variables stay as written.
 */
export function innerText(place: Place, word: Word): MappedText | undefined {
  const builder = createMappedText();
  const add = (start: number, end: number) => appendMapped(builder, place.text, start, end);
  const addUnescaped = (start: number, end: number, escapable: string | undefined) => {
    let run = start;
    for (let i = start; i < end; i++) {
      if (place.text.text[i] !== '\\' || i + 1 >= end) continue;
      const next = place.text.text[i + 1]!;
      if (escapable !== undefined && !escapable.includes(next)) continue;
      add(run, i);
      run = next === '\n' ? i + 2 : i + 1;
      i++;
    }
    add(run, end);
  };
  const visit = (parts: readonly WordPart[], inQuotes: boolean): boolean =>
    parts.every((part) => {
      switch (part.type) {
        case 'Literal':
          addUnescaped(part.pos, part.end, inQuotes ? '$`"\\\n' : undefined);
          return true;
        case 'SingleQuoted':
          add(part.pos + 1, part.end - 1);
          return true;
        case 'DoubleQuoted':
          return visit(part.parts, true);
        case 'CommandExpansion':
        case 'ProcessSubstitution':
        case 'AnsiCQuoted':
        case 'LocaleString':
          return false;
        default:
          add(part.pos, part.end);
          return true;
      }
    });
  if (word.parts === undefined || word.parts.length === 0) addUnescaped(word.pos, word.end, undefined);
  else if (!visit(word.parts, false)) return undefined;
  return builder.build();
}
