import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/syntax/code/judge/cast-parts.js';
import { type Judgement, judgeValue } from '../../../src/syntax/code/judge/index.js';
import type { CodeRead } from '../../../src/syntax/code/types.js';
import { readPython } from '../../../src/syntax/python/index.js';

interface Case {
  readonly library: string;
  readonly read: string;
  readonly text: string | null;
  readonly result: { readonly value: unknown } | { readonly raises: string };
}
const document = JSON.parse(
  readFileSync(process.env.CAST_VECTORS ?? 'test/vectors/config-casts.json', 'utf8'),
) as { readonly heads: Readonly<Record<string, string>>; readonly cases: readonly Case[] };

const readOf = ({ library, read }: Case): CodeRead =>
  readPython(`${document.heads[library]!}x = ${read}\n`).reads.find(({ name }) => name === 'X')!;

/** What is said of the variable as it is set, or of its not being set. */
function predict(read: CodeRead, text: string | null): Judgement {
  if (text !== null) return judgeValue(read, text);
  if (read.required) return { ok: false, effect: 'raises', why: { code: 'missing' } };
  return read.default?.kind === 'nothing' && !/^decouple/.test(read.by)
    ? { ok: true, value: null }
    : { ok: true };
}

/** What a person would call a difference. */
function difference({ result, text }: Case, judged: Judgement): string | undefined {
  if (judged.ok === null) return undefined;
  if ('raises' in result)
    return judged.ok === false && judged.effect === 'raises' ? undefined : `raises ${result.raises}`;
  if (judged.ok === false) {
    if (judged.effect === 'raises') return `is ${JSON.stringify(result.value)}, predicted to raise`;
    // A misread value is one that nobody would have read there.
    const { value } = result;
    const isMeant =
      typeof value === 'boolean' ? meaningOf(text!) === value : Number(text!.replaceAll('_', '')) === value;
    return isMeant ? `is ${JSON.stringify(value)}, predicted to be misread` : undefined;
  }
  const isTold = judged.value !== undefined && JSON.stringify(judged.value) !== JSON.stringify(result.value);
  return isTold ? `is ${JSON.stringify(result.value)}, predicted ${JSON.stringify(judged.value)}` : undefined;
}

const results = document.cases.map((one) => {
  const read = readOf(one);
  const judged = predict(read, one.text);
  return { one, judged, said: difference(one, judged) };
});

describe('judgeValue against Starlette, decouple, environs and django-environ', () => {
  it.each(['starlette', 'decouple', 'environs', 'django-environ'])('%s: agrees in 98 of 100', (library) => {
    const own = results.filter(({ one }) => one.library === library);
    const decided = own.filter(({ judged }) => judged.ok !== null);
    const different = decided.filter(({ said }) => said !== undefined);
    console.info(
      `${library}: ${decided.length - different.length} of ${decided.length} agree, ${own.length - decided.length} undecided`,
    );
    if (process.env.SHOW) {
      for (const { one, said } of different) console.info(`${one.read} ${JSON.stringify(one.text)}: ${said}`);
      for (const { one, judged } of own)
        if (judged.ok === null) console.info(`undecided: ${one.read} ${JSON.stringify(one.text)}`);
    }
    expect(own.length).toBeGreaterThanOrEqual(150);
    expect(different.length / decided.length).toBeLessThanOrEqual(0.02);
    // What only a person, or running the program, would tell.
    expect(decided.length / own.length).toBeGreaterThan(0.8);
  });
});
