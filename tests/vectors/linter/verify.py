"""Verification, step by step, and answers."""

import base64
import hashlib
import re

from .fields import as_text, Refused
from .form import form_fields
from .json_wire import json_fields
from .multipart import multipart_fields
from .paths import first_twice, message_inside, path_fields
from .readback import first_ambiguous, reader
from .secret import Secret
from .text import digest_of, shown
from .xml_wire import xml_fields


def parsed(scheme, body, limits):
    """Steps 3 to 8: a body as fields, a JSON null as what it counts as."""
    if len(body) > limits["body_len"]:
        raise Refused(3, "body_too_long")
    if not body:
        raise Refused(4, "empty_body")
    if scheme.reading["wire"] == "form" and re.match(rb"[?/]|https?://", body):
        raise Refused(4, "not_a_query")
    fields = {
        "form": lambda: form_fields(body, scheme.reading.get("stray_percent", False), scheme.shop),
        "json": lambda: json_fields(body, limits["depth"]),
        "xml": lambda: xml_fields(body, limits["depth"]),
        "multipart": lambda: multipart_fields(body),
    }[scheme.reading["wire"]]()
    fields, refused = (fields, None) if scheme.within is None else message_inside(scheme, fields, body)
    if len(fields) > limits["fields"]:
        raise Refused(7, "too_many_fields")
    refused = refused or first_twice(fields)
    if refused is not None:
        raise refused
    return nulls(scheme, fields)


def nulls(scheme, fields):
    """A JSON null as what it counts as."""
    is_empty = lambda field: field.kind == "null" and scheme.reading.get("null") == "empty"
    return [field._replace(value=b"") if is_empty(field) else field for field in fields]


def with_paths(scheme, fields, body):
    """The scheme with the list that the message names, and the fields at the paths of its list."""
    scheme = scheme.bound(fields)
    own = [scheme.signature] if scheme.has_nested_signature() and scheme.within is None else []
    return scheme, nulls(scheme, path_fields(fields, body, list(dict.fromkeys([*scheme.paths(), *own]))))


def refuse_nested(scheme, fields):
    for field in sorted(fields, key=lambda field: field.offset):
        if field.kind == "nested" and (scheme.why_left_out(field) is None or field.name in scheme.controls()):
            raise Refused(12, "nested_value", field.name)


def claimed_digest(scheme, text):
    """The bytes of a signature: hex in either case, or Base64, where a `+` that was not escaped is a space; None if it
    is not written so."""
    try:
        if scheme.reading["hex"] != "base64":
            return bytes.fromhex(text.decode()) if re.fullmatch(rb"[0-9A-Fa-f]*", text) else None
        text = text.replace(b" ", b"+")
        digest = base64.b64decode(text, validate=True)
        return digest if base64.b64encode(digest) == text else None
    except ValueError:
        return None


def verified(scheme, case, body, limits):
    """Verification, step by step: what `expect` must be, and the canonical string."""
    strict = not case.get("lenient", False)
    if scheme.signature is None:
        raise Refused(1, "unsigned_message")
    for secret in case["secrets"]:
        Secret(scheme, secret, scheme.hash)
    if strict and reader(scheme) is None:
        raise Refused(2, "unreadable_scheme")
    top = parsed(scheme, body, limits)
    scheme, inside = with_paths(scheme, top, body)
    fields = [*top, *inside]
    by_name = {field.name: field for field in fields}
    values = {field.name: field.value for field in fields}

    signature = by_name.get(scheme.signature)
    if signature is None or not signature.value or signature.kind == "null":
        raise Refused(9, "missing_signature", scheme.signature)
    sign_type = by_name.get(scheme.sign_type)
    digest = scheme.digest_name(b"" if sign_type is None or sign_type.kind == "null" else sign_type.value)
    if digest is None:
        raise Refused(10, "unsupported_sign_type", scheme.sign_type)
    claimed = claimed_digest(scheme, signature.value) if signature.kind == "text" else None
    if claimed is None or len(claimed) != hashlib.new(digest).digest_size:
        raise Refused(11, "malformed_signature", scheme.signature)
    refuse_nested(scheme, fields)

    covered = scheme.signed(fields)
    signed = [scheme.hashed(field) or field for field in covered]
    try:
        if strict:
            present = {field.name for field in fields if field.value or not scheme.skips}
            missing = scheme.first_missing(present)
            if missing is None:
                missing = scheme.first_unlisted(present)
            if missing is not None:
                raise Refused(13, "missing_field", missing)
        if scheme.first_unnamed(fields) is not None:
            raise Refused(13, "missing_field", scheme.first_unnamed(fields))
        if strict:
            for field in signed:
                if not field.name:
                    raise Refused(14, "empty_name", offset=field.offset)
            if scheme.named in by_name:
                raise Refused(15, "ambiguous_field", scheme.named)
            ambiguous = first_ambiguous(scheme, signed)
            if ambiguous is not None and all(field.name != ambiguous.name for field in covered):  # an empty place
                raise Refused(15, "ambiguous_field", ambiguous.name)
            for field in covered:
                if not scheme.is_written_so(field) or ambiguous is not None and field.name == ambiguous.name:
                    raise Refused(15, "ambiguous_field", field.name)
        for index, secret in enumerate(case["secrets"]):
            if digest_of(scheme, signed, secret, digest, values) == claimed.hex():
                break
        else:
            raise Refused(16, "mismatch")
    except Refused as refused:
        refused.canonical = shown(scheme, signed, case["secrets"])
        raise
    proved = {field.name for field in signed}
    others = [field for field in top if field.name not in proved | {scheme.signature, scheme.sign_type, *scheme.shop}]
    expect = {"valid": True, "secret": index, "fields": named(covered), "unproved": named(others)}
    return expect, shown(scheme, signed, case["secrets"])


def answered(scheme, body, limits):
    """An answer without a signature: the fields of the table that it holds (`data.x` is the `x` inside the object
    `data`), as far as an `expect` of success goes. None where a required one is missing."""
    found = {}

    def collect(fields, prefix):
        for field in fields:
            name = prefix + field.name
            if field.value or field.kind == "text":
                found[name] = field
            if field.value.startswith(b"{") and field.kind == "nested":
                collect(parsed(scheme, field.value, limits), name + b".")

    collect(parsed(scheme, body, limits), b"")
    missing = scheme.first_missing({name for name, field in found.items() if field.value and field.kind != "null"})
    if missing is not None:
        return {"error": "missing_field", "field": as_text(missing)}
    return {"ok": True, "fields": {name.decode(): as_text(field.value) for name, field in found.items() if name in scheme.rows}}


def named(fields):
    return {field.name.decode(): as_text(field.value) for field in fields}
