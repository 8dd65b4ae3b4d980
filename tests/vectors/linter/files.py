"""The files of vectors, and their schema."""

import json
from pathlib import Path

VECTORS = Path(__file__).resolve().parent.parent


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(f"a key is twice in {keys}")
    return dict(pairs)


def load(path):
    return json.loads(path.read_bytes().decode(), object_pairs_hook=no_key_twice)


SCHEMA = load(VECTORS / "schema.json")
VERIFY_ERRORS = SCHEMA["$defs"]["verify_error"]["enum"]
