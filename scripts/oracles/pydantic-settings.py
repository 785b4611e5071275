"""Makes settings classes and environments at random, and writes what pydantic-settings makes of each.

    pip install pydantic-settings==2.16.3 email-validator
    python3 scripts/oracles/pydantic-settings.py [--seed 8] [--count 900] > test/vectors/pydantic-settings.json

A case is {"source", "settings", "environment", "file", "result"}: the module that defines the class named by `settings`,
the variables of the process, the text of its .env (or null), and what `Settings()` does there: {"values"} by field,
or {"raises", "errors"} with the fields that it names. Values are shown as JSON; sets are sorted lists, a URL, path or
number of any precision is its text, and a secret (they are made up) is its content.
"""

import argparse
import enum
import importlib.metadata
import json
import math
import os
import platform
import random
import sys
import tempfile
import warnings
from decimal import Decimal
from pathlib import Path

import pydantic
from pydantic_settings import BaseSettings, SettingsError

HEAD = """\
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from typing import Annotated, Any, Dict, FrozenSet, List, Literal, Optional, Set, Tuple, Union
from uuid import UUID

from pydantic import (
    AliasChoices, AnyHttpUrl, AnyUrl, BaseModel, Field, HttpUrl, Json, PositiveInt, PostgresDsn, RedisDsn,
    SecretStr, StrictInt, conint, field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Level(str, Enum):
    DEBUG = "debug"
    INFO = "info"


class Size(IntEnum):
    SMALL = 1
    LARGE = 2


class Mixed(Enum):
    ONE = 1
    WORD = "word"


class Pool(BaseModel):
    size: int = 5
    name: str
    tags: List[str] = []


class Database(BaseModel):
    host: str = "localhost"
    port: int = Field(5432, ge=1, le=65535)
    pool: Optional[Pool] = None


"""

NUMBERS = ["0", "1", "-1", "5", "42", "8000", "65536", "1.0", "1.5", "1.", " 7 ", "+3", "1_000", "1__0", "0x10", "1e3", "", "abc", "50MB", "None", "null", "007", "99999999999999999999", "inf", "nan", "-0", "3,5"]
BOOLEANS = ["true", "false", "True", "FALSE", "1", "0", "yes", "no", "on", "off", "t", "F", "Y", "n", "", "2", "enabled", " true", "None"]
TEXTS = ["a", "hello world", "", "x" * 12, "None", "null", "1", "true", '"quoted"', "äö", "debug"]
URLS = ["http://localhost:8000", "https://example.com/a?b=c", "localhost", "postgresql://u:made-up@db:5432/app", "postgresql+asyncpg://u:made-up@db/app", "postgres://db/app", "redis://cache:6379/0", "rediss://:made-up@cache/1", "redis://", "http://", "", "ftp://x", "http://a:99999", "mysql://u@h/d", "http://exa mple.com", "postgresql://u:ma/de@db/app", "redis://cache:port/0"]
LISTS = ["[]", "[1, 2]", '["a", "b"]', "a,b", "", "null", '["1", 2.0]', "[1.5]", "[true]", '{"a": 1}', "1", '"x"', "[1, 2", "['a']", "[[1]]", '["a", "a"]', "[NaN]", "[null]", " [1] "]
DICTS = ["{}", '{"a": 1}', '{"a": "1", "b": "x"}', '{"1": 2}', "[]", "", "null", "a=1", '{"a": 1.5}', "{'a': 1}", '{"a": null}', '{"a": 1,}', '"x"']
MODELS = ['{"host": "h", "port": 1}', "{}", '{"port": "x"}', '{"port": 70000}', '{"host": "h", "other": 1}', "", "null", "[]", "h:1", '{"pool": {"name": "p"}}', '{"pool": {}}', '{"PORT": 9}', '{"pool": {"name": "p", "tags": ["a"]}}', '{"pool": null}']
LEVELS = ["debug", "DEBUG", "info", "warn", "", " debug", "1", "Level.DEBUG"]

# type, defaults, texts, limits that fit
TYPES = [
    ("int", ["8000", "0", '"5"', "None"], NUMBERS, ["ge=1", "gt=0", "le=100", "lt=10", "ge=1, le=65535", "multiple_of=5"]),
    ("float", ["0.5", "1", "2.0"], NUMBERS, ["ge=0", "gt=0.5", "le=1"]),
    ("Decimal", [], NUMBERS, []),
    ("bool", ["True", "False"], BOOLEANS, []),
    ("str", ['"x"', '""', "None"], TEXTS, ["min_length=1", "min_length=3, max_length=8", "max_length=4"]),
    ("SecretStr", ['"made-up-secret"'], TEXTS, ["min_length=8"]),
    ("Optional[int]", ["None", "3"], NUMBERS, ["ge=1"]),
    ("Optional[str]", ["None"], TEXTS, ["min_length=2"]),
    ("Optional[bool]", ["None", "True"], BOOLEANS, []),
    ("float | None", ["None"], NUMBERS, []),
    ("Union[int, str]", ['"a"', "1"], NUMBERS + TEXTS, []),
    ("Union[bool, int]", ["1"], NUMBERS + BOOLEANS, []),
    ("int | float", ["1"], NUMBERS, []),
    ('Literal["debug", "info"]', ['"debug"', '"other"'], LEVELS, []),
    ('Literal["a", 1, True]', [], ["a", "1", "True", "true", "b"], []),
    ('Optional[Literal["debug"]]', ["None"], LEVELS, []),
    ("Level", ["Level.DEBUG", '"debug"'], LEVELS, []),
    ("Size", [], NUMBERS, []),
    ("Mixed", [], ["1", "word", "WORD", ""], []),
    ("Optional[Level]", ["None"], LEVELS, []),
    ("List[str]", ["[]", '["a"]'], LISTS, ["min_length=1", "max_length=1"]),
    ("List[int]", ["[]"], LISTS, ["min_length=1"]),
    ("list[float]", ["[]"], LISTS, []),
    ("list", ["[]"], LISTS, []),
    ("Optional[List[int]]", ["None"], LISTS, []),
    ("List[str] | str", ['"*"'], LISTS + TEXTS, []),
    ("Set[str]", ["set()"], LISTS, []),
    ("FrozenSet[int]", [], LISTS, []),
    ("Tuple[int, str]", [], ["[1, \"a\"]", "[1]", "[\"x\", \"a\"]", "1,a", "[1, 2]"], []),
    ("tuple[int, ...]", [], LISTS, []),
    ("List[Literal[\"a\", \"b\"]]", [], LISTS, []),
    ("List[Level]", [], LISTS + ['["debug"]', '["DEBUG"]'], []),
    ("Dict[str, int]", ["{}"], DICTS, []),
    ("dict", ["{}"], DICTS, []),
    ("Dict[int, str]", [], DICTS, []),
    ("Dict[str, List[int]]", [], DICTS + ['{"a": [1]}', '{"a": ["x"]}'], []),
    ("Database", [], MODELS, []),
    ("Optional[Database]", ["None"], MODELS, []),
    ("Json[List[int]]", [], LISTS, []),
    ("AnyUrl", [], URLS, []),
    ("HttpUrl", [], URLS, []),
    ("Optional[AnyHttpUrl]", ["None"], URLS, []),
    ("PostgresDsn", [], URLS, []),
    ("RedisDsn", [], URLS, []),
    ("Path", ['"."'], TEXTS, []),
    ("UUID", [], ["12345678-1234-5678-1234-567812345678", "x", ""], []),
    ("Any", ["None"], TEXTS + LISTS, []),
    ("PositiveInt", ["1"], NUMBERS, []),
    ("StrictInt", ["1"], NUMBERS, []),
    ("conint(ge=2, le=9)", [], NUMBERS, []),
    ("Annotated[int, Field(ge=10)]", ["12"], NUMBERS, []),
    ("Annotated[List[str], NoDecode]", [], LISTS, []),
]
NAMES = ["port", "debug", "api_key", "workers", "LogLevel", "hosts", "db", "cache_url", "timeout", "name"]
PREFIXES = ["", "", "", "APP_", "my_", "App_"]


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.good = {kind: [text for text in texts if is_taken(kind, text)] for kind, _, texts, _ in TYPES}

    def chance(self, share):
        return self.random.random() < share

    def field(self, name):
        kind, defaults, texts, limits = self.random.choice(TYPES)
        arguments = []
        default = self.random.choice(defaults) if defaults and self.chance(0.6) else None
        if default is not None and self.chance(0.4):
            arguments.append(f"default={default}")
            default = None
        if limits and self.chance(0.4):
            arguments.append(self.random.choice(limits))
        aliases = []
        if self.chance(0.2):
            style = self.random.choice(["alias", "validation_alias", "choices"])
            aliases = [f"{name.upper()}_ALIAS"]
            if style == "choices":
                aliases.append(f"OTHER_{name}")
                listed = ", ".join(f'"{one}"' for one in aliases)
                arguments.append(f"validation_alias=AliasChoices({listed})")
            else:
                arguments.append(f'{style}="{aliases[0]}"')
        if arguments:
            inner = ([default] if default is not None else []) + arguments
            line = f"{name}: {kind} = Field({', '.join(inner)})"
        else:
            line = f"{name}: {kind}" + ("" if default is None else f" = {default}")
        return {"name": name, "line": line, "texts": texts, "aliases": aliases, "kind": kind}

    def config(self):
        options = []
        prefix = self.random.choice(PREFIXES)
        if prefix:
            options.append(f'env_prefix="{prefix}"')
        sensitive = self.chance(0.15)
        if sensitive:
            options.append("case_sensitive=True")
        delimiter = "__" if self.chance(0.35) else None
        if delimiter:
            options.append('env_nested_delimiter="__"')
        if self.chance(0.6):
            options.append('env_file=".env"')
        if self.chance(0.6):
            options.append(f'extra="{self.random.choice(["forbid", "ignore", "allow"])}"')
        if self.chance(0.15):
            options.append("env_ignore_empty=True")
        if self.chance(0.2):
            options.append("populate_by_name=True")
        return options, prefix, sensitive, delimiter

    def variables(self, fields, prefix, sensitive, delimiter, share):
        found = {}
        for field in fields:
            if not self.chance(share):
                continue
            names = field["aliases"] + ([prefix + field["name"]] if not field["aliases"] or self.chance(0.3) else [])
            name = self.random.choice(names)
            if not sensitive:
                name = self.random.choice([name, name.upper(), name.upper(), name.lower()])
            elif self.chance(0.1):
                name = name.swapcase()
            good = self.good[field["kind"]]
            text = self.random.choice(good if good and self.chance(0.75) else field["texts"])
            if delimiter and "Database" in field["kind"] and self.chance(0.7):
                inner = self.random.choice(["HOST", "port", "PORT", "POOL__SIZE", "POOL__NAME", "POOL__TAGS", "POOL", "OTHER"])
                if sensitive:
                    inner = inner.lower()
                found[f"{name}__{inner}"] = self.random.choice(NUMBERS + ["h", '["a"]', '{"name": "n"}'])
                if self.chance(0.5):
                    continue
            if delimiter and "Dict" in field["kind"] and self.chance(0.5):
                found[f"{name}__KEY"] = self.random.choice(NUMBERS + ["[1]"])
                continue
            found[name] = text
        return found

    def case(self):
        count = self.random.randint(1, 4)
        fields = [self.field(name) for name in self.random.sample(NAMES, count)]
        options, prefix, sensitive, delimiter = self.config()
        own = fields
        source = HEAD
        base = "BaseSettings"
        if count > 1 and self.chance(0.25):
            inherited, own = fields[:1], fields[1:]
            base = "Base"
            source += "class Base(BaseSettings):\n" + f"    {inherited[0]['line']}\n\n\n"
        source += f"class Settings({base}):\n"
        if options and self.chance(0.85):
            source += f"    model_config = SettingsConfigDict({', '.join(options)})\n\n"
        elif options:
            pairs = ", ".join(f'"{one.split("=")[0]}": {one.split("=", 1)[1]}' for one in options)
            source += f"    model_config = {{{pairs}}}\n\n"
        source += "".join(f"    {field['line']}\n" for field in own)
        environment = self.variables(fields, prefix, sensitive, delimiter, 0.75)
        has_file = any(one.startswith("env_file") for one in options)
        filed = self.variables(fields, prefix, sensitive, delimiter, 0.5) if has_file else {}
        if has_file and self.chance(0.2):
            filed[self.random.choice(["UNRELATED", prefix + "STRANGER", "port", "EMPTY"])] = self.random.choice(["x", ""])
        lines = [f"{name}={quote(text)}\n" for name, text in filed.items()]
        return source, environment, "".join(lines) if has_file else None


def is_taken(kind, text):
    source = f"{HEAD}class Settings(BaseSettings):\n    x: {kind}\n"
    return "values" in ask(source, {"x": text}, None)


def quote(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def show(value):
    if isinstance(value, enum.Enum):
        return show(value.value)
    if isinstance(value, pydantic.SecretStr):
        return value.get_secret_value()
    if isinstance(value, pydantic.BaseModel):
        return {name: show(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    if isinstance(value, (set, frozenset)):
        return sorted((show(item) for item in value), key=str)
    if isinstance(value, (list, tuple)):
        return [show(item) for item in value]
    if isinstance(value, dict):
        return {str(key): show(item) for key, item in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def field_of(settings, name):
    """The field that an error is about: pydantic says its alias."""
    for field, info in settings.model_fields.items():
        alias = info.validation_alias
        names = alias.choices if isinstance(alias, pydantic.AliasChoices) else [alias]
        if name == field or name in names:
            return field
    return str(name)


def ask(source, environment, file):
    with tempfile.TemporaryDirectory() as folder:
        before = Path.cwd()
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        try:
            if file is not None:
                Path(".env").write_text(file, encoding="utf-8")
            space = {"__name__": "made_up"}
            try:
                exec(compile(source, "settings.py", "exec"), space)
            except Exception:
                return None
            settings = space["Settings"]
            try:
                made = settings()
            except pydantic.ValidationError as error:
                errors = sorted({field_of(settings, one["loc"][0]) if one["loc"] else "" for one in error.errors()})
                return {"raises": "ValidationError", "errors": errors}
            except SettingsError as error:
                return {"raises": "SettingsError", "errors": [str(error).split('"')[1]]}
            return {"values": {name: show(getattr(made, name)) for name in settings.model_fields}}
        finally:
            os.chdir(before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--count", type=int, default=900)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    maker = Maker(options.seed)
    cases = []
    while len(cases) < options.count:
        source, environment, file = maker.case()
        result = ask(source, environment, file)
        if result is None:
            continue
        cases.append(
            {"source": source[len(HEAD) :], "environment": environment, "file": file, "result": result}
        )
    names = ["pydantic", "pydantic-core", "pydantic-settings", "python-dotenv"]
    versions = {name: importlib.metadata.version(name) for name in names}
    versions["python"] = platform.python_version()
    document = {"versions": versions, "seed": options.seed, "head": HEAD, "cases": cases}
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
