"""Makes reads of one variable at random, and writes what Starlette, python-decouple, environs and django-environ make of each.

    pip install starlette==1.10.0 python-decouple==3.8 environs==15.2.0 django-environ==0.14.0 dj-database-url==3.1.2 django==5.2.19
    python3 scripts/oracles/config-casts.py [--seed 8] [--count 800] > test/vectors/config-casts.json

A case is {"library", "read", "text", "result"}: the expression that reads the variable X after the lines of `heads`, the text
of X (null where it is not set), and {"value"} or {"raises"} with the name of the exception. Values are shown as JSON; what JSON
does not have is {"as": its class, "text"}. Secrets are made up, and shown as their content.
"""

import argparse
import importlib.metadata
import json
import math
import os
import platform
import random
import sys
import warnings

from starlette.datastructures import CommaSeparatedStrings, Secret

HEADS = {
    "starlette": "from starlette.config import Config\nfrom starlette.datastructures import URL, CommaSeparatedStrings, Secret\n\nconfig = Config()\n",
    "decouple": "from decouple import Choices, Csv, config\n",
    "environs": "from environs import Env\n\nenv = Env()\n",
    "django-environ": "import environ\n\nenv = environ.Env()\n",
}

NUMBERS = ["0", "1", "-1", "5", "8000", "1.0", "1.5", "1.", ".5", " 7 ", "+3", "1_000", "1__0", "0x10", "1e3", "", "abc", "50MB", "None", "007", "99999999999999999999", "inf", "nan", "-0", "3,5", "1,000.5", "1 000", "٣", "\t4", "1e400"]
BOOLEANS = ["true", "false", "True", "FALSE", "tRue", "1", "0", "yes", "no", "on", "off", "t", "F", "Y", "n", "", "2", "enabled", "disabled", " true", "None", "ok", "oN", "OFF", "00", "-1", "1.0"]
TEXTS = ["a", "hello world", "", "None", "null", "1", "true", '"quoted"', "äö", "made-up-secret", "#x", "{{Y}}"]
LISTS = ["a,b", "a, b", "", "1,2", "1, x", "[]", '["a", "b"]', "it's,ok", '"a,b",c', "a,,b", ",", "a;b", "1;2", " 1 , 2 ", "a#b,c", "a\\,b", "x\\", "'", "1.5,2", "localhost,127.0.0.1", "a b,c", "null", "\n", "a, ", "true,no"]
JSONS = ["{}", '{"a": 1}', "[1, 2]", '"x"', "1", "null", "true", "", "{'a': 1}", "a,b", "NaN", '{"a": 1,}', "[1", " [1] ", "1e400", '{"a": 1, "a": 2}']
DICTS = ["a=1", "a=1,b=2", "", "a", "a=b=c", "{}", '{"a": 1}', "a=1,", "1=2,b=x", "a=1;b=2"]
URLS = ["http://localhost:8000", "https://example.com/a?b=c", "localhost", "postgresql://u:made-up@db:5432/app", "redis://cache:6379/0", "", "ftp://x", "example.com", "http://", "http://a:99999", "http://db:port/x", "http://exa mple.com", "//x", "sqlite:///db.sqlite3", "http://[::1]/", "https://127.0.0.1", "http://a_b.c", "HTTP://EXAMPLE.COM", "http://my-service/", "ftps://a.example"]
DATABASES = ["postgresql://u:made-up@db:5432/app", "postgres://db/app", "mysql://u@h/d", "sqlite:///db.sqlite3", "sqlite://:memory:", "redis://cache/0", "localhost", "", "postgresql+asyncpg://u:made-up@db/app", "postgres://db:port/app", "oracle://u:made-up@h:1521/d", "postgis://h/d", "mongodb://h/d"]
LEVELS = ["debug", "DEBUG", "info", "10", "x", "", "WARN", "1.5"]
PATHS = ["a/b", "", "/tmp", "."]

# expression up to its arguments, arguments beside the name, defaults, texts
READS = {
    "starlette": [
        ("config(", "cast=bool", ["False", "True", '"yes"', "None", "0", '"true"'], BOOLEANS),
        ("config(", "cast=int", ["8000", '"5"', "None", '"x"', "True"], NUMBERS),
        ("config(", "int", ["8000"], NUMBERS),
        ("config.get(", "cast=float", ["0.5", "None"], NUMBERS),
        ("config(", "cast=str", ['"x"', "None"], TEXTS),
        ("config(", "", ['"x"', "None", "1"], TEXTS),
        ("config(", "cast=Secret", ['"made-up"', "None"], TEXTS),
        ("config(", "cast=CommaSeparatedStrings", ['"a,b"', '["a"]', "None"], LISTS),
        ("config(", "cast=URL", ['"http://a"', "None"], URLS),
        ("config(", "cast=list", ["[]"], LISTS),
    ],
    "decouple": [
        ("config(", "cast=bool", ["False", "True", '"yes"', "None", '"maybe"', "0", "2"], BOOLEANS),
        ("config(", "cast=int", ["8000", '"5"', "None", '"x"', "1.5"], NUMBERS),
        ("config(", "cast=float", ["0.5", "None", '"1"'], NUMBERS),
        ("config(", "cast=str", ['"x"', "None"], TEXTS),
        ("config(", "", ['"x"', "None", "3"], TEXTS),
        ("config(", "cast=Csv()", ['"a,b"', '""', "None"], LISTS),
        ("config(", "cast=Csv(int)", ['"1,2"', '"a"'], LISTS),
        ("config(", "cast=Csv(cast=float)", ['""'], LISTS),
        ("config(", 'cast=Csv(delimiter=";")', ['"a;b"'], LISTS),
        ("config(", "cast=Csv(post_process=tuple)", [], LISTS),
        ("config(", 'cast=Choices(["debug", "info"])', ['"debug"', '"other"'], LEVELS),
        ("config(", "cast=Choices([10, 20], cast=int)", ["10"], LEVELS + NUMBERS),
        ("config(", "cast=lambda v: v.split(',')", ['"a"'], LISTS),
    ],
    "environs": [
        ("env.bool(", "", ["False", "True", '"yes"', "None", '"maybe"'], BOOLEANS),
        ("env.int(", "", ["8000", '"x"', "None"], NUMBERS),
        ("env.int(", "strict=True", ["1"], NUMBERS),
        ("env.float(", "", ["0.5", "None"], NUMBERS),
        ("env.decimal(", "", ["None"], NUMBERS),
        ("env.str(", "", ['"x"', "None"], TEXTS),
        ("env(", "", ['"x"', "None"], TEXTS),
        ("env.list(", "", ["[]", '["a"]', "None", '"a,b"'], LISTS),
        ("env.list(", "subcast=int", ["[]", "[1]"], LISTS),
        ("env.list(", "subcast=float", ["[]"], LISTS),
        ("env.list(", "subcast=bool", [], LISTS),
        ("env.list(", "subcast=str", [], LISTS),
        ("env.list(", 'delimiter=";"', ["[]"], LISTS),
        ("env.json(", "", ["{}", "None"], JSONS),
        ("env.dict(", "", ["{}"], DICTS),
        ("env.url(", "", ['"http://a"', "None"], URLS),
        ("env.path(", "", ['"."', "None"], PATHS),
        ("env.dj_db_url(", "", ['"sqlite://"'], DATABASES),
        ("env.log_level(", "", ['"INFO"', "None"], LEVELS),
    ],
    "django-environ": [
        ("env.bool(", "", ["False", "True", '"maybe"', "None"], BOOLEANS),
        ("env(", "cast=bool", ["False"], BOOLEANS),
        ("env(", "bool", ["True"], BOOLEANS),
        ("env.int(", "", ["8000", "None", '"x"'], NUMBERS),
        ("env(", "cast=int", ["1"], NUMBERS),
        ("env.float(", "", ["0.5", "None"], NUMBERS),
        ("env.str(", "", ['"x"', "None"], TEXTS),
        ("env(", "", ['"x"', "None"], TEXTS),
        ("env.list(", "", ["[]", '["a"]', "None"], LISTS),
        ("env(", "default=8000", [], NUMBERS),
        ("env(", "default=True", [], BOOLEANS),
        ("env(", "default=0.5", [], NUMBERS),
        ("env.list(", "cast=int", ["[]"], LISTS),
        ("env(", "cast=[int]", ["[]"], LISTS),
        ("env.tuple(", "", ["()"], LISTS),
        ("env.json(", "", ["{}", "None"], JSONS),
        ("env.dict(", "", ["{}"], DICTS),
        ("env.url(", "", ['"http://a"', "None"], URLS),
        ("env.db(", "", ['"sqlite:///x"'], DATABASES),
    ],
}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def case(self):
        library = self.random.choice(list(READS))
        opening, extra, defaults, texts = self.random.choice(READS[library])
        arguments = ['"X"'] + ([extra] if extra else [])
        if defaults and self.random.random() < 0.4:
            arguments.append(f"default={self.random.choice(defaults)}")
        text = None if self.random.random() < 0.2 else self.random.choice(texts)
        return library, f"{opening}{', '.join(arguments)})", text


def show(value):
    if isinstance(value, Secret):
        return str(value)
    if isinstance(value, CommaSeparatedStrings):
        return list(value)
    if isinstance(value, float) and not math.isfinite(value):
        return {"as": "float", "text": str(value)}
    if isinstance(value, int) and abs(value) > 2**53 - 1:
        return {"as": "int", "text": str(value)}
    if type(value) in (list, tuple):
        return [show(item) for item in value]
    if type(value) is dict:
        return {str(key): show(item) for key, item in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return {"as": type(value).__name__, "text": str(value)}


def ask(library, read, text):
    os.environ.clear()
    if text is not None:
        os.environ["X"] = text
    space = {}
    # A module of its own for each case: the objects keep what they were asked.
    exec(HEADS[library], space)
    try:
        return {"value": show(eval(read, space))}
    except Exception as error:
        return {"raises": type(error).__name__}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--count", type=int, default=800)
    options = parser.parse_args()
    print(f"seed {options.seed}", file=sys.stderr)
    warnings.simplefilter("ignore")
    maker = Maker(options.seed)
    cases, seen = [], set()
    while len(cases) < options.count:
        made = maker.case()
        if made in seen:
            continue
        seen.add(made)
        library, read, text = made
        cases.append({"library": library, "read": read, "text": text, "result": ask(*made)})
    names = ["starlette", "python-decouple", "environs", "marshmallow", "django-environ", "dj-database-url", "django"]
    versions = {name: importlib.metadata.version(name) for name in names}
    versions["python"] = platform.python_version()
    document = {"versions": versions, "seed": options.seed, "heads": HEADS, "cases": cases}
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
