"""Reads cases, one JSON text a line, and writes for each what systemd makes of it: {"values", "dropped"} or {"error"}.

    apt-get install libsystemd-shared
    python3 scripts/oracles/systemd.py < cases.jsonl > results.jsonl

It calls load_env_file() and env_assignment_is_valid() of libsystemd-shared, which is what a unit's EnvironmentFile= does.
"""

import ctypes
import glob
import json
import os
import sys
import tempfile

library = ctypes.CDLL(sorted(glob.glob("/usr/lib/*/systemd/libsystemd-shared-*.so"))[-1])
library.env_assignment_is_valid.argtypes = [ctypes.c_char_p]
library.env_assignment_is_valid.restype = ctypes.c_bool


def read_case(path, text):
    with open(path, "wb") as file:
        file.write(text.encode("utf-8", "surrogatepass"))
    found = ctypes.POINTER(ctypes.c_char_p)()
    status = library.load_env_file(None, path.encode(), ctypes.byref(found))
    if status < 0:
        return {"error": os.strerror(-status)}
    values, dropped = {}, []
    index = 0
    while found and found[index] is not None:
        entry = found[index]
        index += 1
        if library.env_assignment_is_valid(entry):
            key, _, value = entry.decode().partition("=")
            values[key] = value
        else:
            dropped.append(entry.decode())
    return {"values": values, "dropped": dropped}


def main():
    handle, path = tempfile.mkstemp()
    os.close(handle)
    try:
        for line in sys.stdin:
            print(json.dumps(read_case(path, json.loads(line))))
    finally:
        os.unlink(path)


main()
