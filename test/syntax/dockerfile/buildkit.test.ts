import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildStageGraph, expandVariables, parseDockerfile } from '../../../src/syntax/dockerfile/index.js';
import { normalizeOracle, type OracleResult, readsBytes, summarize } from './summarize.js';

interface Vector {
  readonly input: string | { readonly word: string; readonly escape: '\\' | '`' };
  readonly result: OracleResult;
}

const file = new URL('../../vectors/buildkit-parser.json', import.meta.url);
const { vectors, env } = JSON.parse(readFileSync(file, 'utf8')) as {
  vectors: Vector[];
  env: Record<string, string>;
};

describe("BuildKit's own parser", () => {
  const texts = vectors.filter((vector) => typeof vector.input === 'string');

  it('is asked about enough', () => {
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter(({ result }) => result.error === undefined).length).toBeGreaterThan(200);
  });

  it.each(
    texts.map((vector) => [JSON.stringify(vector.input), vector] as const),
  )('agrees on %s', (_, vector) => {
    if (vector.result.instructions?.some(readsBytes)) return;
    expect(summarize(parseDockerfile(vector.input as string))).toEqual(normalizeOracle(vector.result));
  });
});

describe("BuildKit's expansion", () => {
  const words = vectors.filter((vector) => typeof vector.input !== 'string');

  /** A file in which the word is the path of a WORKDIR, after everything in `env`. */
  function expand(word: string, escapeChar: string): { value: string | undefined; refused: boolean } {
    const head = escapeChar === '`' ? '# escape=`\n' : '';
    const definitions = Object.entries(env).map(([name, value]) => `ENV ${name}='${value}'\n`);
    const text = `${head}FROM scratch\n${definitions.join('')}WORKDIR ${word}`;
    const parsed = parseDockerfile(text);
    const last = parsed.instructions.at(-1)!;
    if (last.kind !== 'workdir' || last.value === undefined) throw new Error('no WORKDIR');
    const { value } = expandVariables(last.value, buildStageGraph(parsed).scopeBefore(last), text);
    return { value, refused: parsed.problems.length > 0 };
  }

  it.each(words.map((vector) => [JSON.stringify(vector.input), vector] as const))('agrees on %s', (_, {
    input,
    result,
  }) => {
    if (typeof input === 'string') throw new Error('not a word');
    // A lone escape character at the end of a line continues it.
    if (input.word.endsWith(input.escape)) return;
    const ours = expand(input.word, input.escape);
    if (result.error !== undefined) expect(ours.refused || ours.value === undefined).toBe(true);
    else expect(ours).toEqual({ value: result.value, refused: false });
  });
});
