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
  [
    "import * as Joi from 'joi';\n@Module({ imports: [ConfigModule.forRoot({ validationSchema: Joi.object({ «PORT»: Joi.number().port().default(3000), '«MODE»': Joi.string().valid('dev', 'prod').required(), «DEBUG»: Joi.boolean(), «URL»: Joi.string().uri().required(), «N»: Joi.number().integer().min(1).max(9).required() }) })] })\nexport class AppModule {}",
    [
      'PORT=3000 joi integer 0..65535',
      'MODE joi enum [dev prod] required',
      'DEBUG joi boolean',
      'URL joi url required',
      'N joi integer 1..9 required',
    ],
  ],
  [
    "import Joi from 'joi';\nconst key = Joi.string().min(8).required();\nconst schema = Joi.object<Vars>({ «A»: key }).keys({ «B»: other }).unknown();\nconst { error, value } = schema.validate(process.env, { presence: 'required' });",
    ['A joi string required', 'B joi unknown'],
  ],
  [
    "const Joi = require('@hapi/joi');\nmodule.exports = Joi.attempt(process.env, Joi.object({ «A»: Joi.number() }));",
    ['A joi number'],
  ],
  // NestJS's shorthand.
  [
    "import { object, string } from 'joi';\nconst validationSchema = object({ «A»: string().required() });\nConfigModule.forRoot({ validationSchema, isGlobal: true });",
    ['A joi string required'],
  ],
  // Another body than the environment, another Joi than the library, names that no variable has.
  [
    "import Joi from 'joi';\nJoi.object({ A: Joi.string() }).validate(body); process.env.«B»;",
    ['B process.env string'],
  ],
  ['const Joi = make();\nJoi.object({ A: Joi.string() }).validate(process.env);', []],
  ["import Joi from 'joi';\nJoi.object({ userName: Joi.string() }).validate(process.env);", []],
  [
    "import env from 'env-var';\nconst port = env.get('«PORT»').default('3000').asPortNumber();\nconst key = env.get(\"«KEY»\").required().asString(), mode = env.get('«MODE»').required().asEnum(['a', 'b']), tags = env.get('«TAGS»').asArray(';'), x = env.get('«X»').required(false).example('1').asInt();",
    [
      'PORT=3000 env-var integer 0..65535',
      'KEY env-var string required',
      'MODE env-var enum [a b] required',
      "TAGS env-var list ';'",
      'X env-var integer',
    ],
  ],
  [
    "const { get: read } = require('env-var');\nread('«A»').default(5).required().asFloat();",
    ['A=5 env-var number'],
  ],
  [
    "import * as ev from 'env-var';\nconst env = ev.from(process.env);\nconst N = '«»A';\nexport const a = env.get(«`APP_${x}`»), b = env.get('«B»');".replace(
      "'«»A'",
      "'A'",
    ),
    ['B env-var unknown'],
  ],
  ["const env = new Map();\nenv.get('A').asString();", []],
];

describe('readScript: schemas', () => {
  it.each(FORMS)('%s', (marked, expected) => {
    const { text, ranges } = unmark(marked);
    const found = readScript(text, 'env.ts');
    expect(found.reads.map(brief)).toEqual(expected);
    expect(placesOf(found)).toEqual(ranges);
  });
});
