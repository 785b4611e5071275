import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/syntax/python/index.js';
import { brief, placesOf, unmark } from '../../support/marked-code.js';

/** Code, with marks around what is read; what is read; prefixes of what only running the program would tell. */
type Form = readonly [code: string, reads: readonly string[], prefixes?: readonly (string | undefined)[]];
const FORMS: readonly Form[] = [
  ['import os\nx = os.getenv("«A»")', ['A os.getenv string']],
  ['import os\nx = os.getenv("«A»", "d")', ['A=d os.getenv string']],
  ['import os\nx = os.getenv(key="«A»", default=None)', ['A=<nothing> os.getenv string']],
  ['import os\nx = os.environ["«A»"]', ['A os.environ string required']],
  ["import os\nx = os.environ.get('«A»', 3)", ['A=3 os.environ string']],
  ['import os\nos.environ.setdefault("«A»", "d")', ['A=d os.environ string']],
  ['import os\nx = os.environ.pop("«A»")', ['A os.environ string required']],
  ['import os\nif "«A»" in os.environ: pass', ['A os.environ string']],
  ['import os\nif "«A»" not in os.environ: pass', ['A os.environ string']],
  ['import os as o\nx = o.environ["«A»"]', ['A os.environ string required']],
  [
    'from os import environ, getenv as g\nx = environ["«A»"], g("«B»")',
    ['A os.environ string required', 'B os.getenv string'],
  ],
  ['from os import (\n  environ as e,\n)\nx = e.get("«A»")', ['A os.environ string']],
  ['from os import *\nx = getenv("«A»")', ['A os.getenv string']],
  ['import os\nenv = os.environ\nx = env.get("«A»")', ['A os.environ string']],
  ['import os\ndef f(env=os.environ):\n  return env["«A»"]', ['A os.environ string required']],
  ['import os\nget = os.environ.get\nx = get("«A»")', ['A os.environ string']],
  ['def f():\n  import os\n  return os.getenv("«A»")', ['A os.getenv string']],
  ['import os\nNAME = "A"\nx = os.getenv(«NAME»)', ['A os.getenv string']],
  ['import os\nP = "APP"\nx = os.getenv(«f"{P}_KEY"»)', ['APP_KEY os.getenv string']],
  ['import os\nx = os.getenv(«"APP_" "KEY"»)', ['APP_KEY os.getenv string']],
  ['import os\nx = os.getenv(«"APP_" + "KEY"»)', ['APP_KEY os.getenv string']],
  ['import os\nfor k in ("A", "B"):\n  os.getenv(«k»)', ['A os.getenv string', 'B os.getenv string']],
  ['import os\nx = os.getenv(«f"APP_{y}"»)', [], ['APP_']],
  ['import os\nx = os.environ[«"APP_" + y»]', [], ['APP_']],
  ['import os\nx = os.environ[«"APP_%s" % y»]', [], ['APP_']],
  ['import os\nx = os.environ[«"APP_{}".format(y)»]', [], ['APP_']],
  ['import os\nx = os.environ[«name»]', [], [undefined]],
  ['import os\nk = "A"\nk = "B"\nx = os.environ[«k»]', [], [undefined]],
  ['import os\nx = int(os.getenv("«A»", "8"))', ['A=8 os.getenv integer']],
  ['import os\nx = int(os.getenv("«A»"))', ['A os.getenv integer required']],
  ['import os\nx = float(os.environ.get("«A»") or 1.5)', ['A=1.5 os.environ number']],
  ['import os\nx = bool(os.getenv("«A»"))', ['A os.getenv boolean']],
  ['import os, json\nx = json.loads(os.environ["«A»"])', ['A os.environ json required']],
  ['from pathlib import Path\nimport os\nx = Path(os.getenv("«A»", "."))', ['A=. os.getenv path']],
  ['import os\nx = os.getenv("«A»", "").split(",")', ["A= os.getenv list ','"]],
  ['import os\nx = os.getenv("«A»", "false").lower() == "true"', ['A=false os.getenv boolean']],
  ['import os\nx = os.getenv("«A»") in ("1", "yes")', ['A os.getenv boolean']],
  ['import os\nx = os.getenv("«A»") or "d"', ['A=d os.getenv string']],
  ['import os\ntry:\n  x = os.environ["«A»"]\nexcept KeyError:\n  x = 1', ['A os.environ string']],
  ['import os\ntry:\n  x = os.environ["«A»"]\nexcept ValueError:\n  x = 1', ['A os.environ string required']],
  ['import os\nx = os.getenv("«A»")\nif not x:\n  raise ValueError("A")', ['A os.getenv string required']],
  ['import os\nif not os.getenv("«A»"):\n  raise ValueError("A")', ['A os.getenv string required']],
  ['import os\nx = os.getenv("«A»")\nif x is None:\n  sys.exit(1)', ['A os.getenv string required']],
  [
    'import os\nif "«A»" in os.environ:\n  x = os.environ["«A»"]',
    ['A os.environ string', 'A os.environ string'],
  ],
  ['import os\nassert "«A»" not in os.environ', ['A os.environ string']],
  ['import os\nif "«A»" not in os.environ:\n  raise ValueError()', ['A os.environ string required']],
  ['import os\nx = constructor(os.getenv("«A»")), toString["B"]', ['A os.getenv string']],
  ['import os\nif (x := os.environ.get("«A»")): pass', ['A os.environ string']],
  ['import os\nx = [os.environ["«A»"] for _ in y]', ['A os.environ string required']],
  ['import os\nos.environ["A"] = "x"\ndel os.environ["B"]', []],
  ['import os\n# os.getenv("A")\nx = "os.getenv(\'A\')"', []],
  ['import os\nx = myos.getenv("A"), settings.environ["B"]', []],
  ['\uFEFFimport os\r\nx = "😀", os.getenv("«A»")\r\n', ['A os.getenv string']],
  ['import os\f\nx = os.getenv(r"«A»")', ['A os.getenv string']],
];

describe('readPython: the standard library', () => {
  it.each(FORMS.map(([code, reads, prefixes = []]) => ({ code, reads, prefixes })))('$code', ({
    code: marked,
    reads: expected,
    prefixes,
  }) => {
    const { text, ranges } = unmark(marked);
    const found = readPython(text);
    expect(found.reads.map(brief)).toEqual(expected);
    expect(found.dynamic.map(({ prefix }) => prefix)).toEqual(prefixes);
    const places = placesOf(found);
    // A loop reads several names in one place.
    expect(places.filter((place, i) => i === 0 || place.start !== places[i - 1]!.start)).toEqual(ranges);
    for (const read of found.reads)
      if (read.default?.kind === 'literal')
        expect(text.slice(read.default.range.start, read.default.range.end)).toContain(read.default.value);
  });

  it('lists the env files that the code loads', () => {
    const text = 'from dotenv import load_dotenv\nload_dotenv(".env.local", override=True)\nload_dotenv()\n';
    expect(readPython(text).loads.map(({ path, override }) => [path, override])).toEqual([
      ['.env.local', true],
      [undefined, false],
    ]);
  });
});
