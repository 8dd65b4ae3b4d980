"""Signing, step by step."""

import re

from .fields import Field, Refused
from .functions import json_quoted
from .multipart import multipart_holds, multipart_written
from .numbers import rewritten, sent
from .readback import first_ambiguous, reader
from .secret import Secret
from .text import digest_of, shown, written
from .xml_wire import xml_holds, xml_written

KINDS = {
    "integer": re.compile(r"[0-9]+"),
    "amount": re.compile(r"[0-9]+(\.[0-9]+)?"),
    "datetime": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}"),
}
JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def is_number(scheme, name):
    """Whether the body that goes out holds this field as a JSON number."""
    return scheme.reading["wire"] == "json" and scheme.rows.get(name.encode(), {}).get("number", False)


def check_param(scheme, name, value):
    """Step 7 of signing, for one parameter. A text of these files is UTF-8, so JSON can hold it."""
    if not name:
        raise Refused(7, "empty_name", b"")
    if name.encode() in scheme.paths():
        raise Refused(7, "unknown_field", name.encode())
    row = scheme.rows.get(name.encode())
    if row is None:
        takes_others = scheme.is_all_but and scheme.separator and name.encode() not in scheme.reserved
        if scheme.table is not None and not takes_others:
            raise Refused(7, "unknown_field", name.encode())
    if not wire_holds(scheme, name, value):
        raise Refused(7, "invalid_value", name.encode())
    if row is not None and value:
        kind = row.get("kind", "text")
        misfits = kind in KINDS and not KINDS[kind].fullmatch(value) or kind == "code" and value not in row["values"]
        how = row.get("rewritten")
        misfits = misfits or how is not None and sent(value.encode(), scheme.is_request) is None
        if misfits or is_number(scheme, name) and not JSON_NUMBER.fullmatch(value):
            raise Refused(7, "invalid_value", name.encode())
        if len(value) > row.get("max", len(value)):
            raise Refused(7, "value_too_long", name.encode())


def wire_holds(scheme, name, value):
    """Whether a body of the wire can hold this field."""
    holds = {"xml": xml_holds, "multipart": multipart_holds}.get(scheme.reading["wire"])
    return holds is None or holds(name, value)


def check_together(scheme, params):
    """Steps 8 and 9: fields that exclude, need or require each other."""
    values = dict(params)
    chosen = [name for name, value in params if name in scheme.reading.get("one_of", []) and value]
    if len(chosen) > 1:
        raise Refused(8, "exclusive_fields", chosen[1].encode())
    for name, value in params:
        rule = scheme.rows.get(name.encode(), {}).get("only_with")
        if value and rule and values.get(rule["field"]) not in rule["values"]:
            raise Refused(8, "field_not_allowed", name.encode())
    missing = scheme.first_missing({name.encode() for name, value in params if value}, signing=True)
    if missing is not None:
        raise Refused(9, "missing_field", missing)


def field_of_secret(scheme, fields):
    """The field that has the name of the secret."""
    return next((field for field in fields if field.name == scheme.named), None)


def percent_encoded(text):
    return "".join(chr(b) if re.match(rb"[A-Za-z0-9._~-]", bytes([b])) else f"%{b:02X}" for b in text.encode())


def body_of(scheme, params):
    """The body that goes out."""
    if scheme.reading["wire"] == "xml":
        return xml_written(params)
    if scheme.reading["wire"] == "multipart":
        return multipart_written(params)
    if scheme.reading["wire"] == "form":
        return "&".join(f"{percent_encoded(name)}={percent_encoded(value)}" for name, value in params)

    def value_text(name, value):
        return value if value and is_number(scheme, name) else json_quoted(value)

    return "{" + ",".join(f"{json_quoted(name)}:{value_text(name, value)}" for name, value in params) + "}"


def signed_request(scheme, case, params, limits):
    """Signing, step by step: what `expect` must be, and the canonical string."""
    strict = not case.get("lenient", False)
    if scheme.signature is None:
        raise Refused(1, "unsigned_message")
    Secret(scheme, case["secrets"][0], scheme.hash)
    if strict and reader(scheme) is None:
        raise Refused(2, "unreadable_scheme")
    names = [name for name, _ in params]
    sign_type = scheme.reading["sign_type"]["field"] if scheme.sign_type else None
    added = []
    if sign_type and sign_type not in names and len(scheme.digests) == 1:
        added = [(sign_type, next(iter(scheme.digests)))]
    if len(params) + 1 + len(added) > limits["fields"]:
        raise Refused(3, "too_many_fields")
    if sum(len((name + value).encode()) for name, value in params) > limits["body_len"]:
        raise Refused(3, "body_too_long")
    for index, name in enumerate(names):
        if name in names[:index]:
            raise Refused(4, "duplicate_field", name.encode())
    sign_field = scheme.reading["signature"]
    if sign_field in names:
        raise Refused(5, "signature_given", scheme.signature)
    digest = scheme.digest_name(b"")
    if sign_type in names:
        text = dict(params)[sign_type]
        digest = scheme.digest_name(text.encode()) if text else None
        if digest is None:
            raise Refused(6, "unsupported_sign_type", scheme.sign_type)
    scheme = scheme.bound([Field(name.encode(), value.encode()) for name, value in params])
    how = {name.decode(): row["rewritten"] for name, row in scheme.rows.items() if "rewritten" in row}
    params = [(name, (sent(value.encode(), scheme.is_request) or value.encode()).decode() if name in how else value) for name, value in params]
    for name, value in params:
        check_param(scheme, name, value)
    if not wire_holds(scheme, sign_field, ""):
        raise Refused(7, "invalid_value", scheme.signature)
    check_together(scheme, params)

    hashed = [(name, (rewritten(how[name], value.encode(), scheme.is_request) or value.encode()).decode() if name in how else value) for name, value in params]
    kind = lambda name, value: "number" if value and is_number(scheme, name) else "text"
    fields = [Field(name.encode(), value.encode(), kind=kind(name, value)) for name, value in [*hashed, *added]]
    signed = scheme.signed(fields)
    values = {field.name: field.value for field in fields}
    missing = scheme.first_unlisted(values) if strict else None
    if missing is None:
        missing = scheme.first_unnamed(fields)
    if missing is not None:
        raise Refused(9, "missing_field", missing)
    ambiguous = field_of_secret(scheme, fields) or first_ambiguous(scheme, signed, signing=True) if strict else None
    if ambiguous is not None:
        refused = Refused(10, "ambiguous_field", ambiguous.name)
        refused.canonical = shown(scheme, signed, case["secrets"])
        raise refused
    sign = written(scheme, digest_of(scheme, signed, case["secrets"][0], digest, values))
    if scheme.reading.get("leaves_out_empty"):
        params = [(name, value) for name, value in params if value]
    return {"sign": sign, "body": body_of(scheme, [*params, (sign_field, sign), *added])}, shown(scheme, signed, case["secrets"])
