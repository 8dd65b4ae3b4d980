"""The wire of JSON."""

import json
import re

from .fields import Field, Refused

JSON_BLANKS = re.compile(r"[ \t\n\r]*")
JSON_UNIT = r"\\u(?:[0-9A-CEFa-cef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}|[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})"
JSON_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|' + JSON_UNIT + ')*"')  # no half of a surrogate pair
JSON_SCALAR = re.compile(JSON_STRING.pattern + r"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")


def json_token(pattern, text, at):
    """Where the token at `at` ends, with the white space after it, and where without."""
    found = pattern.match(text, at)
    if not found:
        raise Refused(5, "malformed_body", offset=len(text[:at].encode()))
    return JSON_BLANKS.match(text, found.end()).end(), found.end()


def json_value(text, at):
    """Reads the value at `at`; gives its end, and how deep objects and arrays are nested in it. No recursion."""
    open_, depth = [], 0

    def name(at):
        if open_[-1] == "}":
            at, _ = json_token(JSON_STRING, text, at)
            at, _ = json_token(re.compile(":"), text, at)
        return at

    while True:
        if text[at : at + 1] in ("{", "["):
            open_.append("}" if text[at] == "{" else "]")
            depth = max(depth, len(open_))
            at = JSON_BLANKS.match(text, at + 1).end()
            if text[at : at + 1] != open_[-1]:
                at = name(at)
                continue
            open_.pop()
            end = at + 1
        else:
            _, end = json_token(JSON_SCALAR, text, at)
        while open_:
            at, end = json_token(re.compile("[,%s]" % re.escape(open_[-1])), text, JSON_BLANKS.match(text, end).end())
            if text[end - 1] == ",":
                at = name(at)
                break
            open_.pop()
        else:
            return end, depth


def json_fields(body, depth_limit):
    try:
        text = body.decode()
    except UnicodeDecodeError as bad:
        raise Refused(5, "malformed_body", offset=bad.start) from None
    byte = lambda at: len(text[:at].encode())
    at = start = JSON_BLANKS.match(text).end()
    if text[at : at + 1] != "{":
        raise Refused(5, "malformed_body", offset=byte(at))
    end, depth = json_value(text, at)
    end = JSON_BLANKS.match(text, end).end()
    if end < len(text):
        raise Refused(5, "malformed_body", offset=byte(end))

    fields = members(text, start)
    if depth > depth_limit:
        raise Refused(6, "too_deep")
    return fields


def members(text, at):
    """The members of the object that begins at `at` in a text that was read once."""
    fields = []
    byte = lambda at: len(text[:at].encode())
    at = JSON_BLANKS.match(text, at + 1).end()
    while text[at] != "}":
        start = at
        at, name_end = json_token(JSON_STRING, text, at)
        at = JSON_BLANKS.match(text, at + 1).end()
        value_end, _ = json_value(text, at)
        raw = text[at:value_end]
        kind = {'"': "text", "{": "nested", "[": "nested", "n": "null", "t": "word", "f": "word"}.get(raw[0], "number")
        value = (json.loads(raw) if kind == "text" else raw).encode()
        fields.append(Field(json.loads(text[start:name_end]).encode(), value, byte(start), kind, at))
        at = JSON_BLANKS.match(text, value_end).end()
        if text[at] == ",":
            at = JSON_BLANKS.match(text, at + 1).end()
    return fields
