import { describe, expect, it } from 'vitest';
import { readProject } from '../../../src/syntax/code/read-project.js';
import { readPython } from '../../../src/syntax/python/index.js';
import { brief, unmark } from '../../support/marked-code.js';

const HEAD = 'from pydantic_settings import BaseSettings, SettingsConfigDict\n';

describe('readPython: pydantic-settings', () => {
  it('reads fields with their types, limits and defaults, where they stand', () => {
    const { text, ranges } = unmark(
      `${HEAD}class Level(str, Enum):\n  A = "a"\n  B = "b"\n\nclass Settings(BaseSettings):\n` +
        '  «port»: int = Field(8000, ge=1, lt=65536)\n  «debug»: bool = False\n  «key»: SecretStr\n  «url»: Optional[AnyUrl] = None\n' +
        '  «level»: Level = Level.A\n  «mode»: Literal["x", "y"]\n  «hosts»: List[str] = []\n  «ratio»: Annotated[float, Field(le=1)]\n' +
        '  «root»: Path\n  _private: int = 1\n  CONST: ClassVar[int] = 1\n',
    );
    const { reads } = readPython(text);
    expect(reads.map(brief)).toEqual([
      'PORT=8000 pydantic-settings integer 1..65535',
      'DEBUG=False pydantic-settings boolean',
      'KEY pydantic-settings string required secret',
      'URL=<nothing> pydantic-settings url',
      'LEVEL=<expression> pydantic-settings enum [a b]',
      'MODE pydantic-settings enum [x y] required',
      'HOSTS=<expression> pydantic-settings json',
      'RATIO pydantic-settings number ..1 required',
      'ROOT pydantic-settings path required',
    ]);
    expect(reads.map(({ range }) => ({ ...range }))).toEqual(ranges);
  });

  it('reads what decides how: prefix, case, delimiter, env files, extra', () => {
    const config =
      'env_prefix="APP_", case_sensitive=True, env_nested_delimiter="__", env_file=(".env", ".env.local"), extra="ignore"';
    const text = `${HEAD}class Settings(BaseSettings):\n  model_config = SettingsConfigDict(${config})\n  port: int\n`;
    const [settings] = readPython(text).settings;
    expect(settings).toMatchObject({
      name: 'Settings',
      prefix: 'APP_',
      caseSensitive: true,
      nestedDelimiter: '__',
      envFiles: ['.env', '.env.local'],
      extra: 'ignore',
      unknownBases: [],
    });
    expect(settings!.fields.map(({ name }) => name)).toEqual(['APP_port']);
  });

  it('reads aliases, in order, without the prefix', () => {
    const text = `${HEAD}class Settings(BaseSettings):\n  model_config = {"env_prefix": "APP_", "populate_by_name": True}\n  a: str = Field(alias="X")\n  b: str = Field(validation_alias=AliasChoices("Y", "Z"))\n  c: str\n`;
    expect(readPython(text).reads.map(brief)).toEqual([
      'X|APP_A pydantic-settings string required',
      'Y|Z|APP_B pydantic-settings string required',
      'APP_C pydantic-settings string required',
    ]);
  });

  it('reads version 1: class Config, env=, fields without annotation', () => {
    const text =
      'from pydantic import BaseSettings, Field\nclass Settings(BaseSettings):\n  a: int = Field(1, env="X")\n  b: str = Field(..., env=["Y", "Z"])\n  debug = False\n  c: Optional[int]\n  class Config:\n    env_prefix = "app_"\n    env_file = ".env"\n';
    const { reads, settings } = readPython(text);
    expect(reads.map(brief)).toEqual([
      'X=1 pydantic integer',
      'Y|Z pydantic string required',
      'APP_DEBUG=False pydantic boolean',
      'APP_C pydantic integer',
    ]);
    expect(settings[0]).toMatchObject({ envFiles: ['.env'], extra: 'ignore' });
  });

  it('follows inheritance, in one file and across files', () => {
    const base = `${HEAD}class Base(BaseSettings):\n  model_config = SettingsConfigDict(env_prefix="APP_")\n  port: int = 1\n  host: str\n`;
    const own = 'from app.base import Base\nclass Settings(Base):\n  port: int = 2\n';
    const result = readProject([
      { path: 'src/app/base.py', text: base },
      { path: 'src/app/settings.py', text: own },
    ]);
    const reads = result.get('src/app/settings.py')!.reads;
    expect(reads.map(brief).sort()).toEqual([
      'APP_HOST pydantic-settings string required',
      'APP_PORT=2 pydantic-settings integer',
    ]);
    // What is inherited stands where it is inherited.
    expect(reads.map(({ range }) => own.slice(range.start, range.end))).toEqual(['Settings', 'port']);
    expect(readPython(own).settings).toEqual([]);
  });

  it('says which bases it has not seen, and when a class chooses its own sources', () => {
    const text = `${HEAD}class Settings(Mixin, BaseSettings):\n  a: int\n  @classmethod\n  def settings_customise_sources(cls, *a): ...\n`;
    expect(readPython(text).settings[0]).toMatchObject({ unknownBases: ['Mixin'], ownSources: true });
  });

  it('concludes nothing of a field that a validator sees first', () => {
    const text = `${HEAD}class Settings(BaseSettings):\n  a: int\n  b: List[str]\n  @field_validator("a", "b", mode="before")\n  def v(cls, x): ...\n`;
    expect(readPython(text).reads.map(({ shape }) => shape!.kind)).toEqual(['unknown', 'decoded']);
  });

  it('finds names and objects that other files hold', () => {
    const result = readProject([
      { path: 'app/names.py', text: 'KEY = "API_KEY"\n' },
      { path: 'app/env.py', text: 'from environs import Env\nenv = Env()\n' },
      {
        path: 'app/use.py',
        text: 'import os\nfrom .names import KEY\nfrom . import names\nx = os.getenv(KEY), os.environ[names.KEY]\n',
      },
      { path: 'app/other.py', text: 'from app.env import env\nx = env.int("PORT")\n' },
    ]);
    expect(result.get('app/use.py')!.reads.map(brief)).toEqual([
      'API_KEY os.getenv string',
      'API_KEY os.environ string',
    ]);
    expect(result.get('app/other.py')!.reads.map(brief)).toEqual(['PORT environs integer required']);
  });
});

describe('readPython: settings that are made at run time', () => {
  it('lists fields of an unknown configuration as dynamic, but for those with an alias', () => {
    const text = `${HEAD}class Settings(BaseSettings):\n  model_config = build_config(("a",))\n  port: int = 1\n  host: str = Field(alias="HOST_NAME")\n`;
    const { reads, dynamic } = readPython(text);
    expect(reads.map(brief)).toEqual(['HOST_NAME pydantic-settings string required']);
    expect(dynamic.map(({ range }) => text.slice(range.start, range.end))).toEqual(['port']);
  });
});
