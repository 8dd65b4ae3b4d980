"""The shape of a file: the part of JSON Schema 2020-12 that schema.json uses."""

import json
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
KEYWORDS = set("""$schema $ref $defs title description type const enum required properties additionalProperties
    propertyNames minProperties maxProperties items minItems maxItems uniqueItems minLength pattern minimum
    allOf if then else""".split())


def has_type(value, name):
    return isinstance(value, TYPES[name]) and not (name == "integer" and isinstance(value, bool))


def same(a, b):
    return type(a) is type(b) and a == b


def shape_faults(value, schema, root, where=""):
    """Yields what in `value` does not fit `schema`."""
    if schema is True:
        return
    if schema is False:
        yield f"{where or 'file'}: does not belong here"
        return
    unknown = set(schema) - KEYWORDS
    assert not unknown, f"schema.json uses {unknown}, which lint.py does not know"
    below = lambda part, sub, step: shape_faults(part, sub, root, f"{where}.{step}".lstrip("."))

    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from shape_faults(value, target, root, where)
    if "type" in schema:
        names = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
        if not any(has_type(value, name) for name in names):
            yield f"{where or 'file'}: is not of type {' or '.join(names)}"
            return
    if "const" in schema and not same(value, schema["const"]):
        yield f"{where}: is not {schema['const']!r}"
    if "enum" in schema and not any(same(value, one) for one in schema["enum"]):
        yield f"{where}: {value!r} is none of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield f"{where}: is too short"
        if "pattern" in schema and not re.search(schema["pattern"].removesuffix("$") + r"\Z", value):
            yield f"{where}: {value!r} does not look like {schema['pattern']}"
    if has_type(value, "integer") and value < schema.get("minimum", value):
        yield f"{where}: is below {schema['minimum']}"
    if isinstance(value, dict):
        if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value)):
            yield f"{where}: has {len(value)} keys"
        for key in schema.get("required", []):
            if key not in value:
                yield f"{where or 'file'}: lacks {key!r}"
        for key, part in value.items():
            if "propertyNames" in schema:
                yield from below(key, schema["propertyNames"], key)
            if key in schema.get("properties", {}):
                yield from below(part, schema["properties"][key], key)
            elif schema.get("additionalProperties", True) is False:
                yield f"{where or 'file'}: has an unknown key {key!r}"
            else:
                yield from below(part, schema.get("additionalProperties", True), key)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: has {len(value)} items"
        if schema.get("uniqueItems") and len({json.dumps(item) for item in value}) < len(value):
            yield f"{where}: holds an item twice"
        for index, item in enumerate(value):
            yield from below(item, schema.get("items", True), index)
    for part in schema.get("allOf", []):
        yield from shape_faults(value, part, root, where)
    if "if" in schema:
        fits = not any(True for _ in shape_faults(value, schema["if"], root, where))
        yield from shape_faults(value, schema.get("then" if fits else "else", True), root, where)
