import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/syntax/python/index.js';
import { brief, placesOf, unmark } from '../../support/marked-code.js';

const FORMS: readonly (readonly [string, readonly string[]])[] = [
  ['from decouple import config\nX = config("«A»")', ['A decouple string required']],
  ['from decouple import config\nX = config("«A»", default=False, cast=bool)', ['A=False decouple boolean']],
  ['from decouple import config, Csv\nX = config("«A»", cast=Csv())', ["A decouple list ',' required"]],
  [
    'from decouple import AutoConfig\nc = AutoConfig()\nX = c("«A»", cast=int)',
    ['A decouple integer required'],
  ],
  [
    'from environs import Env\nenv = Env()\nX = env.int("«A»", 3), env("«B»")',
    ['A=3 environs integer', 'B environs string required'],
  ],
  [
    'from environs import Env\nenv = Env()\nwith env.prefixed("APP_"):\n  X = env.bool("«A»")',
    ['APP_A environs boolean required'],
  ],
  [
    'import environ\nenv = environ.Env(DEBUG=(bool, False))\nX = env("«DEBUG»")',
    ['DEBUG=False django-environ boolean'],
  ],
  [
    'import environ\nenv = environ.Env()\nX = env.list("«A»", default=[])',
    ["A=<expression> django-environ list ','"],
  ],
  [
    'import environ\nenv = environ.Env()\nX = env.db("«DATABASE_URL»")',
    ['DATABASE_URL django-environ url required'],
  ],
  [
    'from starlette.config import Config\nconfig = Config(".env")\nX = config("«A»", cast=bool, default=False)',
    ['A=False starlette boolean'],
  ],
  [
    'from starlette.config import Config\nfrom starlette.datastructures import Secret\nc = Config()\nX = c("«A»", cast=Secret)',
    ['A starlette string required secret'],
  ],
  [
    'from decouple import config, Csv\nX = config("«A»", default="1;2", cast=Csv(int, delimiter=";"))',
    ["A=1;2 decouple list ';'"],
  ],
  [
    'from decouple import config, Choices\nX = config("«A»", cast=Choices(["a", "b"]))',
    ['A decouple enum [a b] required'],
  ],
  // int(None) stops the program.
  [
    'from decouple import config\nX = config("«A»", default=None, cast=int)',
    ['A=<nothing> decouple integer required'],
  ],
  [
    'from decouple import config\nX = config("«A»", default="x", cast=float)',
    ['A=x decouple number required'],
  ],
  [
    'from decouple import config\nX = config("«A»", cast=lambda v: v.split(","))',
    ['A decouple unknown required'],
  ],
  [
    'from starlette.config import Config\nc = Config()\nX = c("«A»", cast=int, default=None)',
    ['A=<nothing> starlette integer'],
  ],
  [
    'from starlette.config import Config\nfrom starlette.datastructures import CommaSeparatedStrings\nc = Config()\nX = c("«A»", cast=CommaSeparatedStrings)',
    ["A starlette list ',' required"],
  ],
  [
    'from environs import Env\nenv = Env()\nX = env.list("«A»", subcast=int, delimiter=" ")',
    ["A environs list ' ' required"],
  ],
  // The type of the default is what it is converted to.
  [
    'import environ\nenv = environ.Env()\nX = env("«A»", default=8000), env("«B»", default=True), env("«C»", default=0.5)',
    ['A=8000 django-environ integer', 'B=True django-environ boolean', 'C=0.5 django-environ number'],
  ],
];

describe('readPython: libraries', () => {
  it.each(FORMS)('%s', (marked, expected) => {
    const { text, ranges } = unmark(marked);
    const found = readPython(text);
    expect(found.reads.map(brief)).toEqual(expected);
    expect(placesOf(found)).toEqual(ranges);
  });
});
