"""Reads cases, one JSON object {"text", "env"} a line, and writes for each what python-dotenv makes of it.

    pip install python-dotenv==1.2.2
    python3 scripts/oracles/python-dotenv.py < cases.jsonl > results.jsonl

Each result is {"load": {"values", "error"}, "values": {"values", "warnings"}}: `load_dotenv` as `os.environ` shows
it afterwards for the keys of the file, and `dotenv_values`. With --vectors FILE the cases are taken from that file
of vectors, and the file is written again with what was read now.

Version 1.2.2 keeps a byte order mark in the first key; the versions after it skip it. The readers do too, so this
script takes it off as they do.
"""

import json
import logging
import os
import sys
import tempfile

import dotenv
import dotenv.parser


class StrippingReader(dotenv.parser.Reader):
    def __init__(self, stream):
        super().__init__(stream)
        self.string = self.string.removeprefix("\ufeff")


dotenv.parser.Reader = StrippingReader


class Warnings(logging.Handler):
    def __init__(self):
        super().__init__()
        self.count = 0

    def emit(self, record):
        self.count += 1


def read_case(path, text, env, warnings):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    os.environ.clear()
    os.environ.update(env)
    warnings.count = 0
    values = dict(dotenv.dotenv_values(path))
    result = {"values": {"values": values, "warnings": warnings.count}}
    error = None
    try:
        dotenv.load_dotenv(path)
    except ValueError as raised:
        error = str(raised)
    loaded = {key: os.environ[key] for key in values if "\0" not in key and key in os.environ}
    result["load"] = {"values": loaded} if error is None else {"values": loaded, "error": error}
    return result


def main():
    warnings = Warnings()
    logger = logging.getLogger("dotenv.main")
    logger.addHandler(warnings)
    logger.propagate = False
    handle, path = tempfile.mkstemp()
    os.close(handle)
    try:
        if len(sys.argv) == 3 and sys.argv[1] == "--vectors":
            with open(sys.argv[2], encoding="utf-8") as file:
                document = json.load(file)
            for vector in document["vectors"]:
                vector["readers"] = read_case(path, vector["text"], vector["env"], warnings)
            with open(sys.argv[2], "w", encoding="utf-8") as file:
                json.dump(document, file, indent=1, ensure_ascii=True)
                file.write("\n")
            return
        for line in sys.stdin:
            case = json.loads(line)
            print(json.dumps(read_case(path, case["text"], case["env"], warnings)))
    finally:
        os.unlink(path)


main()
