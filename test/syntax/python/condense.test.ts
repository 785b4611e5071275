import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condense } from '../../../src/syntax/python/condense.js';
import { type PythonContext, readPython } from '../../../src/syntax/python/index.js';
import { processorTime } from '../../support/processor-time.js';

/** With a context, though it knows nothing, a file is parsed whole. */
const WHOLE: PythonContext = { constantOf: () => undefined, libraryOf: () => undefined, classes: new Map() };
/** Small files are parsed whole. */
const HEAD = `# ${'-'.repeat(1000)}\n`;

const STATEMENTS = [
  'import os',
  'import os as o, sys',
  'from os import environ as e, path',
  'from decouple import config',
  'import environ',
  'from dotenv import load_dotenv',
  'env = environ.Env(A=(bool, False))',
  'get = os.environ.get',
  'read = get',
  'os = 3',
  'NAME = "B"',
  'NAME = NAME + "C"',
  'NAMES = ["D", "E"]',
  'value = os.getenv(NAME, "1")',
  'value = int(os.environ["F"] or 3)',
  'value = o.getenv("G"); print(value)',
  'raise ValueError("no")',
  'sys.exit(1)',
  'x = read("H")',
  'x = config("I", cast=int)',
  'x = env.bool("J", default=DEFAULT)',
  'DEFAULT = True',
  'x = [e[name] for name in NAMES]',
  'print(f"{NAME} {x!r}", e.get(f"{NAME}_K"))',
  'assert value',
  'load_dotenv(NAME, override=True)',
  '"""os.environ["L"]\n  of a text"""',
  '# between',
  'x = (1,\n2)',
  'x = "a" \\\n  "b"',
  'a: int = 1',
  'b: "Optional[int]" = None',
  'c: Port = Field(DEFAULT, alias=NAME)',
  'Port = conint(ge=1)',
  'model_config = SettingsConfigDict(env_prefix=NAME)',
  'model_config = CONFIG',
  'CONFIG = SettingsConfigDict(env_prefix="M_")',
  'y = lambda e=os.environ: e["N"]',
  'if (z := os.getenv("O")) is None: raise KeyError',
];
const HEADS = [
  'if not value:',
  'if not os.getenv("P"):',
  'def f(self, e=os.environ, NAME="Q"):',
  'def f(a: int, *, value) -> None:',
  'async def f(value):  # one',
  'class A(BaseSettings):',
  'class Config:',
  'class B(A, str):',
  'class Mode(Enum):',
  '@field_validator("a", mode="before")\ndef g(cls, v):',
  'for NAME in NAMES:',
  'for NAME, x in pairs:',
  'while True:',
  'with open(NAME) as e:',
  'try:\n    pass\nexcept KeyError:',
  'try:\n    x = os.environ["R"]\nexcept KeyError:',
  'match value:\n    case 1:\n        pass\nif value:',
];

const lines = (text: string, indent: string) => text.replace(/^/gm, indent);
const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...STATEMENTS),
        fc.tuple(fc.constantFrom(...HEADS), tie('block')).map(([head, body]) => {
          return `${head}\n${lines(body, '    ')}`;
        }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => `${parts.join('\n')}\n0`),
}));

describe('condense', () => {
  it('leaves what is read as it is when the file is parsed whole', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (blocks) => {
        const imports =
          'import os\nfrom enum import Enum\nfrom pydantic_settings import BaseSettings, SettingsConfigDict';
        const text = `${HEAD}${imports}\n${blocks.join('\n')}\n`;
        const { errors: _, ...found } = readPython(text);
        const { errors: __, ...whole } = readPython(text, WHOLE);
        expect(found).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the branch that stops the program without the variable', () => {
    const text = `${HEAD}import os\nx = os.getenv("NAME")\nif not x:\n  log(x)\n  raise ValueError(f"no {x}")\n`;
    expect(readPython(text).reads).toMatchObject([{ name: 'NAME', required: true }]);
  });

  it('keeps all places, and nothing of what does not matter', () => {
    const read = 'value = os.getenv("NAME")';
    const text = `${HEAD}import os\ndef f(a, b=[1, 2]):\n  for c in a:\n    print(c)\n  ${read}\n  return {"a": 1}\n`;
    const short = condense(text)!;
    expect(short).toHaveLength(text.length);
    expect(short.indexOf(read)).toBe(text.indexOf(read));
    expect(short.slice(HEAD.length).replace(/\s+/g, ' ')).toBe(`import os def f( ): 0 ${read} 0 `);
  });

  it.each([
    ['a tab before a line', 'if x:\n\ty = 1\n'],
    ['a bracket that is not closed', 'x = (1\n'],
    ['a text that is not closed', "x = 'a\n"],
    ['a line that is too deep', 'x = 1\n  y = 2\n'],
  ])('%s: the file is parsed whole', (_name, end) => {
    expect(condense(`${HEAD}import os\n${end}`)).toBeUndefined();
  });

  it('takes linear time for names of names', () => {
    const chain = Array.from({ length: 4000 }, (_, i) => `a${i + 1} = a${i}`).join('\n');
    const many = Array.from({ length: 4000 }, (_, i) => `b${i} = os.environ`).join('\n');
    for (const part of [chain, many]) {
      const time = processorTime(() => {
        const { reads } = readPython(`import os\na0 = os.environ\n${part}\nos.getenv("NAME")\n`);
        expect(reads.map(({ name }) => name)).toEqual(['NAME']);
      });
      expect(time).toBeLessThan(5000);
    }
  });
});
