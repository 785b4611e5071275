import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/syntax/script/index.js';
import { brief, placesOf, unmark } from '../../support/marked-code.js';

const FORMS: readonly (readonly [string, readonly string[]])[] = [
  [
    "const s = z.object({ «PORT»: z.coerce.number().int().min(1).max(65535).default(3000), «URL»: z.string().url(), «MODE»: z.enum(['a', 'b']).optional(), «DEBUG»: z.stringbool() });\nexport const env = s.parse(process.env);",
    [
      'PORT=3000 zod integer 1..65535',
      'URL zod url required',
      'MODE zod enum [a b]',
      'DEBUG zod boolean required',
    ],
  ],
  ['const e = z.object({ "«A»": z.string() }).safeParse({ ...process.env });', ['A zod string required']],
  [
    'const s = z.object({ A: z.string() }); s.parse(body); const x = process.env.«B»;',
    ['B process.env string'],
  ],
  [
    'export const env = createEnv({ server: { «A»: z.string().min(1) }, client: { «B»: z.url().optional() }, runtimeEnv: process.env, emptyStringAsUndefined: true });',
    ['A t3-env string required', 'B t3-env url'],
  ],
  [
    "const env = cleanEnv(process.env, { «PORT»: port({ default: 3000 }), «KEY»: str(), «MODE»: str({ choices: ['a', 'b'] }), «D»: bool({ devDefault: true }) });",
    [
      'PORT=3000 envalid integer',
      'KEY envalid string required',
      'MODE envalid enum [a b] required',
      'D=true envalid boolean required',
    ],
  ],
];

describe('readScript: schemas', () => {
  it.each(FORMS)('%s', (marked, expected) => {
    const { text, ranges } = unmark(marked);
    const found = readScript(text, 'env.ts');
    expect(found.reads.map(brief)).toEqual(expected);
    expect(placesOf(found)).toEqual(ranges);
  });
});
