import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/syntax/script/index.js';
import { brief, placesOf, unmark } from '../../support/marked-code.js';

type Form = readonly [code: string, reads: readonly string[], prefixes?: readonly (string | undefined)[]];
const FORMS: readonly Form[] = [
  ['const x = process.env.«A»;', ['A process.env string']],
  ["const x = process.env['«A»'];", ['A process.env string']],
  ['const x = process.env?.«A»!;', ['A process.env string']],
  ['const x = (process.env as any).«A» as string;', ['A process.env string']],
  [
    'const { «A», «B»: b = "x", "«C»": c, ...rest } = process.env;',
    ['A process.env string', 'B=x process.env string', 'C process.env string'],
  ],
  ['function f({ «A» } = process.env) {}', ['A process.env string']],
  ['const { env: { «A» } } = process;', ['A process.env string']],
  ['const { env } = process;\nconst x = env.«A»;', ['A process.env string']],
  ['const env = process.env;\nconst x = env.«A»;', ['A process.env string']],
  ["import { env } from 'node:process';\nconst x = env.«A»;", ['A process.env string']],
  ["import { env as e } from 'process';\nconst x = e.«A»;", ['A process.env string']],
  ["import proc from 'node:process';\nconst x = proc.env.«A»;", ['A process.env string']],
  ['const x = globalThis.process.env.«A»;', ['A process.env string']],
  ['const x = import.meta.env.«VITE_A»;\nconst y = import.meta.env.MODE;', ['VITE_A import.meta.env string']],
  ['const x = Bun.env.«A»;', ['A Bun.env string']],
  ['const x = Deno.env.get("«A»");', ['A Deno.env string']],
  ["if ('«A»' in process.env) {}", ['A process.env string']],
  ["const K = 'A';\nconst x = process.env[«K»];", ['A process.env string']],
  ['const P = "APP";\nconst x = process.env[`«${P}_KEY»`];', ['APP_KEY process.env string']],
  ["for (const k of ['A', 'B']) use(process.env[«k»]);", ['A process.env string', 'B process.env string']],
  ['const x = process.env[«`APP_${y}`»];', [], ['APP_']],
  ["const x = process.env[«'APP_' + y»];", [], ['APP_']],
  ['const x = process.env[«name»];', [], [undefined]],
  ["const x = process.env.«A» ?? 'd';", ['A=d process.env string']],
  ['const x = Number(process.env.«A» || 3000);', ['A=3000 process.env number']],
  ['const x = parseInt(process.env.«A» ?? "5", 10);', ['A=5 process.env integer']],
  ['const x = +process.env.«A»!;', ['A process.env number']],
  ['const x = !!process.env.«A»;', ['A process.env boolean']],
  ["const x = process.env.«A» === 'true';", ['A process.env boolean']],
  ["const x = process.env.«A»?.toLowerCase() !== 'false';", ['A process.env boolean']],
  ["const x = process.env.«A»?.split(',');", ["A process.env list ','"]],
  ['const x = JSON.parse(process.env.«A»!);', ['A process.env json']],
  ['const x = new URL(process.env.«A»!);', ['A process.env url']],
  ["if (!process.env.«A») throw new Error('A');", ['A process.env string required']],
  ["const x = process.env.«A»;\nif (!x) { throw new Error('A'); }", ['A process.env string required']],
  ['process.env.A = "x"; delete process.env.B;', []],
  ['process.env.«A» ||= "x";', ['A=x process.env string']],
  [
    'const x = constructor.prototype, y = toString.A, z = valueOf(process.env.«A»);',
    ['A process.env string'],
  ],
  ['// process.env.A\nconst x = "process.env.B"; const y = { env: 1 }.env; env.C;', []],
  ['\uFEFFconst x = "😀", y = process.env.«A»;\r\n', ['A process.env string']],
];

describe('readScript: process.env and its like', () => {
  it.each(FORMS.map(([code, reads, prefixes = []]) => ({ code, reads, prefixes })))('$code', ({
    code: marked,
    reads: expected,
    prefixes,
  }) => {
    const { text, ranges } = unmark(marked);
    for (const file of ['a.ts', 'a.mts', 'a.tsx']) {
      const found = readScript(text, file);
      expect(found.reads.map(brief)).toEqual(expected);
      expect(found.dynamic.map(({ prefix }) => prefix)).toEqual(prefixes);
      const places = placesOf(found);
      expect(places.filter((place, i) => i === 0 || place.start !== places[i - 1]!.start)).toEqual(ranges);
    }
  });

  it('reads JSX', () => {
    const { text, ranges } = unmark(
      'export const A = () => <a href={process.env.«HREF»}>{process.env.«TEXT» ?? "x"}</a>;',
    );
    expect(placesOf(readScript(text, 'a.jsx'))).toEqual(ranges);
    expect(placesOf(readScript(text, 'a.tsx'))).toEqual(ranges);
  });
});
