import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condense } from '../../../src/syntax/script/condense.js';
import { readScript, readWholeScript } from '../../../src/syntax/script/index.js';

/** Small files are parsed whole. */
const HEAD = `// ${'-'.repeat(1000)}\n`;

const STATEMENTS = [
  "const NAME = 'A';",
  "let NAME = 'B'",
  "const NAMES = ['C', 'D'];",
  'const e = process.env;',
  'const { env: e } = process',
  'const p = process;',
  'const f: any = (e as any)',
  "import { env as e } from 'node:process';",
  "import { z } from 'zod';",
  'const value = process.env.E ?? NAME;',
  'const value = Number(process.env[NAME])',
  'if (!value) throw new Error(`no ${value}`);',
  'if (!value) { log(value); process.exit(1) }',
  'const { F, G = 1, ["H"]: h } = process.env;',
  'call(e.I, p.env.J, f.K)',
  'call(function (e) { log(1); return e.L; })',
  'const inner = (NAME: string): { a: string; b: number } => { log(NAME); return process.env[NAME]; };',
  'const schema = z.object({ M: z.string().min(2), N: z.coerce.number().default(LIMIT) });',
  'const LIMIT = 3;',
  'const config = schema.parse(process.env);',
  'const config = schema.extend({ O: z.string() }).safeParse({ ...process.env, P: 1 });',
  'const config = createEnv({ server: shared, runtimeEnv: process.env });',
  'const shared = { Q: z.string(), R: z.enum(["a", "b"]).optional() };',
  'const list = cleanEnv(process.env, spec)',
  'const spec = { S: str(), T: port({ default: 80 }) };',
  'dotenv.config({ path: NAME, override: true });',
  'delete process.env.U;',
  "process.env.V ||= 'x'",
  'const ratio = a / b / c, re = /[/\'"`{]+/g;',
  "const text = 'it\\'s; process.env.W {';",
  'const text = `${a ? `${b}` : "}"} process.env.X ${process.env.Y}`;',
  "// don't { process.env.Z",
  '/* a; } `\n*/',
  'if (NAME in process.env) go(); else stop();',
  'do go(); while (NAME in process.env);',
  'return { value, NAME, e };',
  'const arrow = ({ NAME }, [e]) => NAME + e',
  'x = y\n(NAME)',
  'const g = Deno.env.get(NAME)!;',
  'type T = { a: string; env: string }\n',
  'interface Env { a: string; readonly b?: number; call(a: string): void }',
  'label: for (;;) break label;',
];
const HEADS = [
  'function f(NAME, { e }) {',
  'export async function f<T>(a: { b: T }): Promise<T> {',
  'if (process.env.AA) {',
  'if (value) {',
  'for (const NAME of NAMES) {',
  "for (const NAME of ['BB', 'CC']) {",
  'call(async (a, NAME) => {',
  'switch (process.env.DD) { case 1: {',
  'try {',
  'class A { private value = process.env.EE; f(e) { go(); return e.FF; } static {',
  'module.exports = { a: 1, f() {',
  'const o = { a: [1, 2, 3], f(NAME) {',
];
const ENDS: Readonly<Record<string, string>> = {
  call: '})',
  switch: '} }',
  try: '} catch (e) { go(); log(e); }',
};
const endOf = (head: string) => {
  const word = /^\w+/.exec(head)![0];
  return Object.hasOwn(ENDS, word) ? ENDS[word]! : /^(?:class|module|const)/.test(word) ? '} }' : '}';
};

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...STATEMENTS),
        fc
          .tuple(fc.constantFrom(...HEADS), tie('block'))
          .map(([head, body]) => `${head}\n  ${body}\n${endOf(head)}`),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .chain((parts) => fc.constantFrom('\n', '\n\n', ';\n', ' ;').map((between) => parts.join(between))),
}));

describe('condense', () => {
  it.each([
    'a.ts',
    'a.tsx',
    'a.js',
  ])('leaves what is read as it is when the file is parsed whole: %s', (file) => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
        const text = `${HEAD}${blocks.join('\n')}\n`;
        const { errors, ...whole } = readWholeScript(text, file);
        fc.pre(errors.length === 0);
        const { errors: _, ...found } = readScript(text, file);
        expect(found).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps all places, and nothing of what does not matter', () => {
    const read = "const value = process.env.NAME ?? 'x';";
    const text = `${HEAD}export function f(a: A): B {\n  go(1);\n  ${read}\n  for (const b of a) { go(b); }\n  return { value };\n}\nconst c = [1, 2];\n`;
    const short = condense(text, 'a.ts')!;
    expect(short).toHaveLength(text.length);
    expect(short.indexOf(read)).toBe(text.indexOf(read));
    expect(short.slice(HEAD.length).replace(/\s+/g, ' ')).toBe(` { a:a; ${read} a:a; } a:a; `);
  });

  it.each([
    [
      'the branch that stops the program',
      'const x = process.env.NAME;\nif (!x) { log(x); throw new Error("no"); }',
    ],
    ['the same inside', 'if (!process.env.NAME) { log(x); go(); throw new Error("no"); }'],
  ])('keeps %s', (_name, text) => {
    expect(readScript(`${HEAD}${text}\n`, 'a.ts').reads).toMatchObject([{ name: 'NAME', required: true }]);
  });

  it('knows a name that is declared twice, once as a parameter far away', () => {
    const text = `${HEAD}const KEY = 'A';\ngo();\nfunction f(a, KEY) { go(); stop(); }\nuse(process.env[KEY]);\n`;
    expect(readScript(text, 'a.ts').reads).toEqual([]);
    expect(readScript(text, 'a.ts').dynamic).toHaveLength(1);
  });

  it.each([
    ['a bracket that is not closed', 'go(process.env.A\n'],
    ['a text that is not closed', "const a = 'it\n"],
    ['a template that is not closed', 'const a = `it\n'],
    ['a slash after a brace', 'const a = {} / 2\n'],
  ])('%s: the file is parsed whole', (_name, end) => {
    expect(condense(`${HEAD}${end}`, 'a.ts')).toBeUndefined();
  });

  it('an element of JSX: the file is parsed whole', () => {
    const text = `${HEAD}const a = <p>don't {process.env.A}</p>;\n`;
    expect(condense(text, 'a.tsx')).toBeUndefined();
    expect(readScript(text, 'a.tsx').reads).toMatchObject([{ name: 'A' }]);
  });

  it('takes linear time for names of names, deep brackets and many templates', () => {
    const chain = Array.from({ length: 4000 }, (_, i) => `const a${i + 1} = a${i};`).join('\n');
    const many = Array.from({ length: 4000 }, (_, i) => `const b${i} = process.env;`).join('\n');
    const deep = `go(${'(['.repeat(4000)}${'])'.repeat(4000)});`;
    const holes = `go(${'`${a}`, '.repeat(8000)}1);`;
    for (const part of [chain, many, deep, holes]) {
      const started = performance.now();
      const { reads } = readScript(`const a0 = process.env;\n${part}\ngo(process.env.NAME);\n`, 'a.ts');
      expect(reads.map(({ name }) => name)).toContain('NAME');
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
