import { describe, expect, it } from 'vitest';
import { judgeValue } from '../../../src/syntax/code/judge/index.js';
import { readSource } from '../../../src/syntax/code/read-source.js';

const OS = 'import os\nx = ';
const JOI = (schema: string) => `import Joi from 'joi';\nJoi.object({ A: ${schema} }).validate(process.env);`;
const ENV_VAR = "import env from 'env-var';\nconst x = env.get('A')";
/** File, code, text, and what comes of it: the value, or effect and reason; null where nobody knows. */
const CASES: readonly (readonly [string, string, string, unknown])[] = [
  ['a.py', `${OS}int(os.getenv("A"))`, '50MB', 'raises integer'],
  ['a.py', `${OS}int(os.getenv("A"))`, ' 1_000 ', 1000],
  ['a.py', `${OS}int(os.getenv("A"))`, '1.0', 'raises integer'],
  ['a.py', `${OS}int(os.getenv("A") or 5)`, '', undefined],
  ['a.py', `${OS}float(os.getenv("A"))`, '1e3', 1000],
  ['a.py', `${OS}bool(os.getenv("A"))`, 'false', 'misread boolean'],
  ['a.py', `${OS}os.getenv("A") == "1"`, 'true', 'misread boolean'],
  ['a.py', `${OS}os.getenv("A", "").lower() == "true"`, 'True', true],
  ['a.py', `${OS}os.getenv("A") == "1"`, 'maybe', null],
  ['a.py', 'import os, json\nx = json.loads(os.getenv("A"))', "{'a': 1}", 'raises json'],
  ['a.py', 'from decouple import config\nx = config("A", cast=bool)', 'enabled', 'raises boolean'],
  ['a.py', 'from decouple import config\nx = config("A", cast=bool)', '', false],
  [
    'a.py',
    'from starlette.config import Config\nc = Config()\nx = c("A", cast=bool)',
    'yes',
    'raises boolean',
  ],
  ['a.py', 'from environs import Env\ne = Env()\nx = e.bool("A")', 'yes', true],
  ['a.py', 'import environ\ne = environ.Env()\nx = e.bool("A")', 'enabled', 'misread boolean'],
  ['a.py', 'from decouple import config, Csv\nx = config("A", cast=Csv())', "it's,ok", 'raises quotes'],
  ['a.py', 'from decouple import config, Csv\nx = config("A", cast=Csv())', '"a,b", c # x', ['a,b', 'c']],
  ['a.py', 'from decouple import config, Csv\nx = config("A", cast=Csv(int))', '1, x', 'raises integer'],
  ['a.py', 'from environs import Env\ne = Env()\nx = e.list("A", subcast=int)', '[1, 2]', 'raises integer'],
  ['a.py', 'from environs import Env\ne = Env()\nx = e.url("A")', 'http://cache:6379', 'raises url'],
  ['a.py', 'from environs import Env\ne = Env()\nx = e.int("A", validate=check)', '1', null],
  ['a.py', 'from environs import Env\ne = Env()\nx = e.int("A")', '{{OTHER}}', null],
  ['a.py', 'import environ\ne = environ.Env()\nx = e.float("A")', '50MB', 'misread number'],
  ['a.py', 'import environ\ne = environ.Env()\nx = e.float("A")', '1,000.5', 1000.5],
  [
    'a.py',
    'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n  a: int',
    '50MB',
    'raises integer',
  ],
  [
    'a.py',
    'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n  a: list[str]',
    'a,b',
    'raises json',
  ],
  [
    'a.py',
    'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n  a: list[str]',
    '["a"]',
    ['a'],
  ],
  ['a.py', 'from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n  a: Mystery', 'x', null],
  ['a.ts', 'const x = Number(process.env.A);', '50MB', 'misread number'],
  ['a.ts', 'const x = parseInt(process.env.A!, 10);', '50MB', 'misread integer'],
  ['a.ts', 'const x = parseInt(process.env.A!, 10);', '50', 50],
  ['a.ts', "const x = process.env.A === 'true';", '1', 'misread boolean'],
  ['a.ts', "const x = process.env.A !== 'false';", '0', 'misread boolean'],
  ['a.ts', 'const x = JSON.parse(process.env.A!);', '[1,]', 'raises json'],
  ['a.ts', 'const x = new URL(process.env.A!);', 'localhost', 'raises url'],
  ['a.ts', 'z.object({ A: z.coerce.number().max(10) }).parse(process.env);', '11', 'raises maximum'],
  ['a.ts', 'z.object({ A: z.number() }).parse(process.env);', '11', 'raises number'],
  ['a.ts', 'z.object({ A: z.coerce.boolean() }).parse(process.env);', 'false', 'misread boolean'],
  ['a.ts', "z.object({ A: z.enum(['a', 'b']) }).parse(process.env);", 'c', 'raises choice'],
  ['a.ts', 'cleanEnv(process.env, { A: port() });', '70000', 'raises integer'],
  ['a.ts', `${JOI('Joi.number().max(10)')}`, '11', 'raises maximum'],
  ['a.ts', `${JOI('Joi.number()')}`, '50MB', 'raises number'],
  ['a.ts', `${JOI('Joi.number()')}`, ' 1e3 ', 1000],
  ['a.ts', `${JOI('Joi.boolean()')}`, 'yes', 'raises boolean'],
  ['a.ts', `${JOI("Joi.boolean().truthy('yes')")}`, 'yes', null],
  ['a.ts', `${JOI('Joi.string()')}`, '', 'raises missing'],
  ['a.ts', `${JOI("Joi.string().allow('')")}`, '', null],
  ['a.ts', `${JOI("Joi.string().valid('a', 'b')")}`, 'c', 'raises choice'],
  ['a.ts', `${ENV_VAR}.asPortNumber();`, '70000', 'raises maximum'],
  ['a.ts', `${ENV_VAR}.asInt();`, '007', 'raises integer'],
  ['a.ts', `${ENV_VAR}.asFloat();`, '0x10', 'misread number'],
  ['a.ts', `${ENV_VAR}.asBool();`, 'yes', 'raises boolean'],
  ['a.ts', `${ENV_VAR}.asJsonArray();`, '{}', 'raises json-shape'],
  ['a.ts', `${ENV_VAR}.required().asString();`, ' ', 'raises missing'],
  ['a.ts', `${ENV_VAR}.asArray();`, 'a,,b', ['a', 'b']],
];

describe('judgeValue', () => {
  it.each(CASES)('%s %s: %j', (file, code, text, expected) => {
    const [read] = readSource(file, code).reads;
    const judged = judgeValue(read!, text);
    const said = judged.ok === null ? null : judged.ok ? judged.value : `${judged.effect} ${judged.why.code}`;
    expect(said).toEqual(expected);
  });

  it('puts no part of a value into a reason', () => {
    const secret = 'made-up-secret-value';
    for (const [file, code] of CASES) {
      const [read] = readSource(file, code).reads;
      const judged = judgeValue(read!, secret);
      if (judged.ok === false) expect(JSON.stringify(judged)).not.toContain(secret);
    }
  });
});
