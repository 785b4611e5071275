import { describe, expect, it } from 'vitest';
import { readProject } from '../../../src/syntax/code/read-project.js';
import { readScript, readWholeScript } from '../../../src/syntax/script/index.js';
import { brief, placesOf, unmark } from '../../support/marked-code.js';

/** Reads of files whose marks are where reads stand. */
function check(marked: Readonly<Record<string, string>>, expected: readonly string[]) {
  const files = Object.entries(marked).map(([path, code]) => ({ path, ...unmark(code) }));
  const found = readProject(files);
  expect(files.flatMap(({ path }) => found.get(path)!.reads.map((read) => `${path} ${brief(read)}`))).toEqual(
    expected,
  );
  for (const { path, ranges } of files) expect(placesOf(found.get(path)!)).toEqual(ranges);
}

describe('schemas of the environment that another file defines', () => {
  const joi =
    "import * as Joi from 'joi';\nexport const validationSchema = Joi.object({ «PORT»: Joi.number().port().default(3000), «KEY»: Joi.string().required() });\n";
  const joiReads = [
    'config/schema.ts PORT=3000 joi integer 0..65535',
    'config/schema.ts KEY joi string required',
  ];

  it.each([
    [
      'forRoot of NestJS',
      "import { validationSchema } from './config/schema';\n@Module({ imports: [ConfigModule.forRoot({ isGlobal: true, validationSchema })] })\nexport class AppModule {}\n",
    ],
    [
      'forRoot with another name',
      "import { validationSchema as s } from './config/schema.js';\nConfigModule.forRoot({ validationSchema: s });\n",
    ],
    [
      'validate',
      "import { validationSchema } from '@/config/schema';\nvalidationSchema.validate(process.env);\n",
    ],
    [
      'attempt',
      "import Joi from 'joi';\nimport * as all from './config/schema';\nJoi.attempt(process.env, all.validationSchema);\n",
    ],
  ])('Joi: %s', (_name, code) => {
    check({ 'app.ts': code, 'config/schema.ts': joi }, joiReads);
  });

  it('Joi: by CommonJS', () => {
    check(
      {
        'app.js': "const schema = require('./schema');\nmodule.exports = schema.validate(process.env);\n",
        'schema.js': "const Joi = require('joi');\nmodule.exports = Joi.object({ «A»: Joi.boolean() });\n",
      },
      ['schema.js A joi boolean'],
    );
  });

  it('zod: through an index, and a name of its own', () => {
    check(
      {
        'env.ts': "import { schema } from './schemas';\nexport const env = schema.parse(process.env);\n",
        'schemas/env.ts':
          "import { z } from 'zod';\nexport const schema = z.object({ «A»: z.coerce.number() });\n",
        'schemas/index.ts': "export * from './others';\nexport * from './env';\n",
        'schemas/others.ts': "import { z } from 'zod';\nexport const other = z.object({ B: z.string() });\n",
      },
      ['schemas/env.ts A zod number required'],
    );
  });

  it('envalid and t3-env', () => {
    check(
      {
        'a.ts': "import specs from './specs';\nexport const env = cleanEnv(process.env, specs);\n",
        'b.ts':
          "import { server } from './server';\nexport const env = createEnv({ server, runtimeEnv: process.env });\n",
        'server.ts': "import { z } from 'zod';\nexport const server = { «B»: z.string() };\n",
        'specs.ts': 'const specs = { «A»: port({ default: 3000 }) };\nexport default specs;\n',
      },
      ['server.ts B t3-env string required', 'specs.ts A=3000 envalid integer'],
    );
  });

  it('reads each once, however many take it', () => {
    const use =
      "import { validationSchema } from './config/schema';\nvalidationSchema.validate(process.env);\n";
    check({ 'a.ts': use, 'b.ts': use, 'config/schema.ts': joi }, joiReads);
  });

  it.each([
    [
      'packages',
      "import { validationSchema } from '@acme/config';\nvalidationSchema.validate(process.env);\n",
    ],
    ['what is not there', "import { nope } from './config/schema';\nnope.validate(process.env);\n"],
    [
      'other values',
      "import { validationSchema } from './config/schema';\nvalidationSchema.validate(body); process.env;\n",
    ],
  ])('takes nothing of %s', (_name, code) => {
    check({ 'app.ts': code, 'config/schema.ts': joi.replaceAll(/[«»]/g, '') }, []);
  });

  it('ends where files import from each other', () => {
    check(
      {
        'a.ts': "export { s } from './b';\nimport { s } from './b';\ns.parse(process.env);\n",
        'b.ts': "export { s } from './a';\n",
      },
      [],
    );
  });
});

describe('what a schema leaves to code', () => {
  it.each([
    [
      "import Joi from 'joi';\nJoi.object({ «A»: Joi.string().when('B', { is: 1, then: Joi.required() }) }).validate(process.env);",
      'A joi string',
    ],
    ['cleanEnv(process.env, { «A»: str({ requiredWhen: (env) => env.B }) });', 'A envalid string'],
    [
      'z.object({ «A»: z.string().refine((x) => x) }).superRefine(f).parse(process.env);',
      'A zod string required',
    ],
    ['z.object({ «A»: z.string().optional() }).refine(f).parse(process.env);', 'A zod string'],
  ])('%s', (code, expected) => {
    const { text, ranges } = unmark(code);
    const found = readScript(text, 'env.ts');
    expect(found.reads.map(brief)).toEqual([expected]);
    expect(placesOf(found)).toEqual(ranges);
  });
});

describe('files with JSX', () => {
  it('are read as others are', () => {
    const { text, ranges } = unmark(
      'export const App = () => <a href={import.meta.env.«VITE_URL» ?? \'/\'} title="process.env.NO">{process.env.«NAME»} process.env.TEXT</a>;\n' +
        'export const More = () => (<>{items.map((one) => <b key={one} {...one}>{`${process.env.«ONE»}`}</b>)}</>);\n',
    );
    for (const file of ['app.jsx', 'app.tsx', 'app.js']) {
      const found = readScript(text, file);
      expect(found.reads.map(brief)).toEqual([
        'VITE_URL=/ import.meta.env string',
        'NAME process.env string',
        'ONE process.env string',
      ]);
      expect(placesOf(found)).toEqual(ranges);
    }
  });
});

describe('servers in a long file', () => {
  it('are found when most of it is left out', () => {
    const filler = Array.from(
      { length: 200 },
      (_, i) => `export function f${i}(a) { return a + ${i}; }\n`,
    ).join('');
    const text = `import OpenAI from 'openai';\nconst port = process.env.PORT || 3000;\n${filler}const client = new OpenAI();\nconst app = make();\napp.listen(port, () => {});\n`;
    const whole = readWholeScript(text, 'a.js');
    expect(whole.listens?.map(({ sources }) => sources.map(({ kind }) => kind))).toEqual([
      ['variable', 'number'],
    ]);
    expect(whole.reads.map(brief)).toEqual(['PORT=3000 process.env string', 'OPENAI_API_KEY openai string']);
    expect(readScript(text, 'a.js')).toEqual(whole);
  });
});
