#!/usr/bin/env python3
"""Checks the shared vectors and computes every expected value of theirs a second time.

    python3 tests/vectors/lint.py [FILES]

Needs Python 3.10 and nothing else. Written from README.md alone; shares no code and no table with
the Rust crates: a gateway is known here only by the readings in its file. Prints `file: id: what`
for each difference and ends with status 1 if there is one. It never writes a file.

What it cannot know and so leaves alone: which field plays which role (order number, amounts, status, acknowledgement)
and the words of a gateway's error codes.
"""

import base64
import hashlib
import hmac
import json
import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
LIMITS = {"body_len": 65_536, "fields": 256, "depth": 32}
CASES_PER_GATEWAY = 60


# The shape of a file: the part of JSON Schema 2020-12 that schema.json uses.

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


# A scheme written as text.

BLANKS = " \t\n\r"
AXES = ("fields", "empty", "null", "order", "pair", "separator", "secret", "digest", "hex")
WORDS = {
    "empty": ("skip", "keep"),
    "null": ("word", "empty"),
    "order": ("name", "listed"),
    "pair": ("name=value", "name=>value", "namevalue", "value"),
    "digest": ("md5", "sha256"),
    "hex": ("lower", "upper"),
}


class SchemeSyntax(Exception):
    def __init__(self, offset):
        self.offset = offset


class SchemeText:
    """A reader of the text form; `reading` gives it in the terms of README.md."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, at):
        raise SchemeSyntax(len(self.text[:at].encode()))

    def peek(self):
        return self.text[self.at : self.at + 1]

    def run(self, stops):
        """Skips blanks, takes everything up to one of `stops`; gives it and where it begins."""
        while self.peek() and self.peek() in BLANKS:
            self.at += 1
        start = self.at
        while self.peek() and self.peek() not in stops:
            self.at += 1
        return self.text[start : self.at], start

    def word(self, choices):
        word, start = self.run(BLANKS + ';,"+')
        if word not in choices:
            self.fail(start)
        return word

    def ahead(self, char):
        """Takes `char` if it is next, after blanks."""
        self.run(self.text)
        found = self.peek() == char
        self.at += found
        return found

    def names(self):
        names = []
        while True:
            name, start = self.run(BLANKS + ',;"=&' + "".join(map(chr, [*range(32), *range(127, 160)])))
            if not name or name in names:
                self.fail(start)
            names.append(name)
            if not self.ahead(","):
                return names

    def fields(self):
        kind = self.word(("all", "only"))  # `marked` needs a table, and a text has none
        if kind == "only":
            return {"only": self.names()}
        self.run(self.text)
        if self.peek() in ("", ";"):
            return {"all_but": []}
        self.word(("but",))
        return {"all_but": self.names()}

    def quoted(self, allowed, least, most):
        if not self.ahead('"'):
            self.fail(self.at)
        start = self.at
        while (count := self.at - start) < most and self.peek() and self.peek() in allowed:
            self.at += 1
        if count < least or self.peek() != '"':
            self.fail(self.at)
        self.at += 1
        return self.text[start : self.at - 1]

    def separator(self):
        self.run(self.text)
        if self.peek() != '"':
            self.word(("none",))
            return ""
        return self.quoted([chr(c) for c in range(32, 127) if not chr(c).isalnum() and chr(c) not in '=>"'], 1, 1)

    def secret(self):
        parts = {}
        while True:
            kind = self.word({"prepend", "append", "hmac"} - set(parts))
            parts[kind] = True if kind == "hmac" else self.quoted([chr(c) for c in range(32, 127) if chr(c) != '"'], 0, 32)
            if not self.ahead("+"):
                return parts

    def reading(self):
        found, listed_at = {}, None
        while True:
            axis = self.word(set(AXES) - set(found))
            if axis in WORDS:
                found[axis] = self.word(WORDS[axis])
                if found[axis] == "listed":
                    listed_at = self.at - len("listed")
            else:
                found[axis] = getattr(self, axis)()
            if not self.ahead(";"):
                break
        if self.peek() or len(found) < len(AXES):
            self.fail(self.at if self.peek() else len(self.text))
        if listed_at is not None and "only" not in found["fields"]:
            self.fail(listed_at)
        return found


def printed(reading):
    """The text of a reading: every axis, in one order."""
    kind, names = next(iter(reading["fields"].items()))
    texts = {
        **reading,
        "fields": " ".join(["all" if kind == "all_but" else "only", *["but"] * (kind == "all_but" and names != []), ", ".join(names)]).strip(),
        "separator": f'"{reading["separator"]}"' if reading["separator"] else "none",
        "secret": " + ".join(
            part if part == "hmac" else f'{part} "{reading["secret"][part]}"'
            for part in ("prepend", "append", "hmac") if part in reading["secret"]
        ),
    }
    return "; ".join(f"{axis} {texts[axis]}" for axis in AXES)


# The wires.

class Refused(Exception):
    """A step that failed; `step` is its number in the table of verification or signing."""

    def __init__(self, step, code, field=None, offset=None):
        self.step = step
        self.code, self.field, self.offset = code, field, offset

    def shown(self, secrets):
        """The error, which masks the secrets."""
        error = {"error": self.code}
        if self.field is not None:
            error["field"] = as_text(masked(self.field, secrets))
        if self.offset is not None:
            error["offset"] = self.offset
        return error


class Field(NamedTuple):
    name: bytes
    value: bytes
    offset: int = 0
    kind: str = "text"  # of a JSON value: text, number, word (true, false), null, nested


def as_text(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"hex": data.hex()}


def percent_decoded(body, start, end, stray_percent=False):
    """The bytes of `body[start:end]` with `%XX` and `+` decoded once."""
    out, at = bytearray(), start
    while at < end:
        if body[at] == ord("%"):
            digits = body[at + 1 : min(at + 3, end)]
            if not re.fullmatch(rb"[0-9A-Fa-f]{2}", digits):
                if stray_percent:
                    out += b"%"
                    at += 1
                    continue
                raise Refused(5, "malformed_body", offset=at)
            out += bytes([int(digits, 16)])
            at += 3
        else:
            out += b" " if body[at] == ord("+") else body[at : at + 1]
            at += 1
    return bytes(out)


def form_fields(body, stray_percent=False):
    fields, start = [], 0
    decoded = lambda start, end: percent_decoded(body, start, end, stray_percent)
    while start <= len(body):
        end = body.find(b"&", start)
        end = len(body) if end < 0 else end
        if end > start:
            cut = body.find(b"=", start, end)
            cut = end if cut < 0 else cut
            fields.append(Field(decoded(start, cut), decoded(min(cut + 1, end), end), start))
        start = end + 1
    return fields


JSON_BLANKS = re.compile(r"[ \t\n\r]*")
JSON_UNIT = r"\\u(?:[0-9A-CEFa-cef][0-9A-Fa-f]{3}|[Dd][0-7][0-9A-Fa-f]{2}|[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})"
JSON_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|' + JSON_UNIT + ')*"')  # no half of a surrogate pair
JSON_SCALAR = re.compile(JSON_STRING.pattern + r"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")


def json_token(pattern, text, at):
    """Where the token at `at` ends, with the blanks after it, and where without."""
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
    at = JSON_BLANKS.match(text).end()
    if text[at : at + 1] != "{":
        raise Refused(5, "malformed_body", offset=byte(at))
    end, depth = json_value(text, at)
    end = JSON_BLANKS.match(text, end).end()
    if end < len(text):
        raise Refused(5, "malformed_body", offset=byte(end))

    fields = []
    at = JSON_BLANKS.match(text, at + 1).end()
    while text[at] != "}":
        start = at
        at, name_end = json_token(JSON_STRING, text, at)
        at = JSON_BLANKS.match(text, at + 1).end()
        value_end, _ = json_value(text, at)
        raw = text[at:value_end]
        kind = {'"': "text", "{": "nested", "[": "nested", "n": "null", "t": "word", "f": "word"}.get(raw[0], "number")
        value = (json.loads(raw) if kind == "text" else raw).encode()
        fields.append(Field(json.loads(text[start:name_end]).encode(), value, byte(start), kind))
        at = JSON_BLANKS.match(text, value_end).end()
        if text[at] == ",":
            at = JSON_BLANKS.match(text, at + 1).end()
    if depth > depth_limit:
        raise Refused(6, "too_deep")
    return fields


# Numbers that the receiver writes again.

PLAIN_DECIMAL = re.compile(rb"(0|[1-9][0-9]*)(?:\.([0-9]+))?")


def sent(number, is_request):
    """The shortest text of a number, without an exponent; None if it is not known. A shop may write more digits than a
    double keeps; what comes from a gateway was written from one."""
    found = PLAIN_DECIMAL.fullmatch(number)
    if not found:
        return None
    fraction = (found[2] or b"").rstrip(b"0")
    digits = (found[1] + fraction).lstrip(b"0")
    plain = found[1] + (b"." + fraction if fraction else b"")
    if len(digits) <= 15:
        assert format(Decimal(repr(float(number))).normalize(), "f").encode() == plain
    return None if is_request and len(digits) > 15 else plain


def rewritten(how, number, is_request):
    """The text that the receiver writes of a number, and hashes; None if it is not known."""
    plain = sent(number, is_request)
    if plain is None or how == "plain" or not float(plain) or 1e-4 <= float(plain) < 1e6:
        return plain
    digits = Decimal(plain.decode()).normalize().as_tuple()
    text = "".join(map(str, digits.digits))
    return f"{text[0]}{'.' * (len(text) > 1)}{text[1:]}e{digits.exponent + len(text) - 1:+03}".encode()


# What is shown masks the secrets.

ENTITIES = {b"&": ["&amp;"], b"<": ["&lt;"], b">": ["&gt;"], b'"': ["&quot;", "&#34;"], b"'": ["&#039;", "&#39;", "&#x27;", "&apos;"]}


def spellings(core):
    """Patterns of the ways in which a text may hold a secret."""
    each = [bytes([byte]) for byte in core]
    url = [[f"%{byte[0]:02X}", *["+"] * (byte == b" "), *[byte] * (byte != b"%")] for byte in each]
    html = [[*ENTITIES.get(byte, []), *[byte] * (byte != b"&")] for byte in each]
    slashed = [[*[b"\\" + byte] * (byte in b"\"'/\\"), *[byte] * (byte != b"\\")] for byte in each]
    for spelling in ([[byte] for byte in each], url, html, slashed):
        choices = ([re.escape(choice if isinstance(choice, bytes) else choice.encode()) for choice in byte] for byte in spelling)
        yield re.compile(b"".join(b"(?:" + b"|".join(byte) + b")" for byte in choices), re.IGNORECASE | re.DOTALL)


def masked(text, secrets, parts=None):
    """The text with `<secret>` for every secret; `parts` are the places of its names and values, all of it if absent."""
    places = []
    for secret in secrets:
        core = secret.encode().strip(b" \t\n\f\r") or secret.encode()
        for pattern in spellings(core):
            if len(core) >= 4:
                found = re.finditer(b"(?=(" + pattern.pattern + b"))", text, pattern.flags)
                places += [match.span(1) for match in found]
            places += [(start, end) for start, end in parts or [(0, len(text))] if pattern.fullmatch(text[start:end])]
    united = []
    for start, end in sorted(places):
        if united and start < united[-1][1]:
            united[-1][1] = max(united[-1][1], end)
        else:
            united.append([start, end])
    for start, end in reversed(united):
        text = text[:start] + b"<secret>" + text[end:]
    return text


# A scheme at work.

# What a name is where a text is cut at a separator.
PLAUSIBLE = re.compile(rb"[A-Za-z0-9_.\[\]-]+")


class Scheme:
    """A reading, and what it says about a list of fields."""

    def __init__(self, reading):
        self.reading = reading
        self.signature = None if reading["signature"] is None else reading["signature"].encode()
        self.table = reading.get("table")
        self.rows = {row["name"].encode(): row for row in self.table or []}
        sign_type = reading.get("sign_type")
        self.sign_type = sign_type["field"].encode() if sign_type else None
        self.digests = sign_type["digests"] if sign_type else {}
        self.is_request = reading.get("request", False)
        self.reserved = [name.encode() for name in reading.get("reserved", [])]
        if self.signature is None:
            return
        fields = reading["fields"]
        self.only = [name.encode() for name in fields.get("only", [])] if isinstance(fields, dict) else []
        self.is_list = isinstance(fields, dict) and "only" in fields
        self.is_all_but = isinstance(fields, dict) and "all_but" in fields
        self.all_but = [name.encode() for name in fields["all_but"]] if self.is_all_but else []
        self.pair = reading["pair"]
        self.joint = {"name=value": b"=", "name=>value": b"=>"}.get(self.pair)
        self.separator = reading["separator"].encode()
        self.known = set(self.rows) | set(self.only)
        self.skips = reading["empty"] == "skip"
        secret = reading["secret"]
        self.can_be_lengthened = "prepend" in secret and "append" not in secret and "hmac" not in secret

    def faults(self):
        """What in the reading contradicts itself."""
        names = [row["name"] for row in self.table or []]
        yield from (f"the table holds {name!r} twice" for name, times in Counter(names).items() if times > 1)
        if self.table is not None:
            wanted = [self.reading["signature"], *self.reading.get("one_of", []), *([self.reading["sign_type"]["field"]] if self.sign_type else [])]
            wanted += [row["only_with"]["field"] for row in self.table if "only_with" in row]
            yield from (f"{name!r} does not stand in the table" for name in wanted if name is not None and name not in names)
            rewritten_rows = [row for row in self.table if "rewritten" in row]
            yield from (f"{row['name']!r} is no JSON number" for row in rewritten_rows if self.reading["wire"] != "json" or not row.get("number"))
        if self.signature is None:
            if self.reserved:
                yield "`reserved` is for what is signed"
            return
        if self.digests and self.reading["digest"] not in self.digests.values():
            yield "`sign_type` does not name the digest of the reading"
        if self.reading["fields"] == "marked" and self.table is None:
            yield "`marked` needs a table"
        if self.reading["order"] == "listed" and not self.is_list:
            yield "`listed` needs `only`"
        if self.reading.get("leaves_out_empty") and not self.skips:
            yield "`leaves_out_empty`: what is empty is signed"
        if self.separator and (self.separator.isalnum() or self.separator in b'=>"'):
            yield "the separator cannot be told from names and joints"

    def why_left_out(self, field):
        """The reason why a field is not signed, or None."""
        if field.name == self.signature:
            return "signature"
        if self.is_all_but and field.name in self.all_but:
            return "excluded"
        if self.is_list and field.name not in self.only:
            return "unsigned"
        if self.reading["fields"] == "marked" and not self.rows.get(field.name, {"signed": False}).get("signed", True):
            return "unsigned"
        if self.skips and not field.value:
            return "empty"
        return None

    def hashed(self, field):
        """The field as the receiver hashes it; None if it is not known."""
        how = self.rows.get(field.name, {}).get("rewritten")
        if how is None or field.kind != "number":
            return field
        text = rewritten(how, field.value, self.is_request)
        return None if text is None else field._replace(value=text)

    def is_written_so(self, field):
        """Whether a number that is written again has the text in which it is sent."""
        is_rewritten = "rewritten" in self.rows.get(field.name, {}) and field.kind == "number"
        return not is_rewritten or sent(field.value, self.is_request) == field.value

    def signed(self, fields):
        """The signed fields in canonical order."""
        chosen = [field for field in fields if self.why_left_out(field) is None]
        if self.reading["order"] == "listed":
            return sorted(chosen, key=lambda field: self.only.index(field.name))
        return sorted(chosen, key=lambda field: field.name)

    def canonical(self, signed):
        if self.joint is not None:
            pairs = [field.name + self.joint + field.value for field in signed]
        elif self.pair == "namevalue":
            pairs = [field.name + field.value for field in signed]
        else:
            pairs = [field.value for field in signed]
        return self.separator.join(pairs)

    def shown(self, signed, secrets):
        """The canonical string as `explain` shows it."""
        parts, at = [], 0
        for field in signed:
            end = at + len(self.canonical([field]))
            parts += [(at, at + len(field.name))] * (self.pair != "value") + [(end - len(field.value), end)]
            at = end + len(self.separator)
        return masked(self.canonical(signed), secrets, parts)

    def digest_name(self, text):
        """The digest that the text of a `sign_type` field names; that of the reading if there is no text."""
        if not text:
            return self.reading["digest"]
        return next((digest for name, digest in self.digests.items() if name.lower().encode() == text.lower()), None)

    def digest(self, canonical, secret, digest):
        parts, key = self.reading["secret"], secret.encode()
        message = canonical
        if "prepend" in parts:
            message = key + parts["prepend"].encode() + message
        if "append" in parts:
            message = message + parts["append"].encode() + key
        if "hmac" in parts:
            return hmac.new(key, message, digest).hexdigest()
        return hashlib.new(digest, message, usedforsecurity=False).hexdigest()

    # Reading back.

    def is_readable(self):
        if self.joint is not None:
            return bool(self.separator or self.known)
        return self.pair == "value" and self.separator != b"" and not self.skips and self.is_list and self.reading["order"] == "listed"

    def read_back(self, canonical):
        """The reader itself: from a canonical string to names and values. For readable schemes with names."""
        found = []
        if self.separator:
            for piece in canonical.split(self.separator) if canonical else []:
                name, joint, value = piece.partition(self.joint)
                if joint and PLAUSIBLE.fullmatch(name) and self.may_start(name, found):
                    found.append([name, value])
                elif found:
                    found[-1][1] += self.separator + piece
                else:
                    return None
            return found
        at = 0
        while at < len(canonical):
            name = self.name_at(canonical, at)
            if name is not None:
                found.append([name, b""])
                at += len(name + self.joint)
            elif not found:
                return None
            else:
                found[-1][1] += canonical[at : at + 1]
                at += 1
        return found

    def may_start(self, name, found):
        """Whether a field of this name may start after those found: after the `?` of a URL in a request, only a taken name."""
        if not found or not self.is_request or self.rows.get(found[-1][0], {}).get("kind") != "url":
            return True
        return b"?" not in found[-1][1] or name in self.known or name in self.reserved

    def name_at(self, text, at):
        starts = [name for name in self.known if text.startswith(name + self.joint, at)]
        return max(starts, key=len, default=None)

    def first_ambiguous(self, signed, signing=False):
        """The first field in canonical order that does not read back, by its own name or value."""
        at, canonical = 0, self.canonical(signed)
        for index, field in enumerate(signed):
            name, value = field.name, field.value
            padded = self.can_be_lengthened and b"\0" in name + value
            if self.pair == "value":
                bad = self.separator in value
            elif self.separator:
                # The fields before it read back, so it does if the text to its end gives one field more.
                end = at + len(name + self.joint + value)
                found = self.read_back(canonical[:end])
                bad = found is None or len(found) != index + 1 or found[-1] != [name, value]
                at = end + len(self.separator)
            else:
                begin = at + len(name + self.joint)
                bad = name not in self.known or any(
                    self.name_at(canonical, place) is not None for place in range(begin, begin + len(value))
                )
                places = range(begin, begin + len(value)) if signing else ()
                bad = bad or any(canonical.startswith(other + self.joint, at) for at in places for other in self.reserved)
                at = begin + len(value)
            if bad or padded:
                return field
        if self.pair != "value":
            assert self.read_back(canonical) == [[field.name, field.value] for field in signed], "lint.py contradicts itself"
        return None

    def first_missing(self, present, signing=False):
        """The first required name, in the order of the table, that is not in `present`."""
        one_of = [name.encode() for name in self.reading.get("one_of", [])]
        for name, row in self.rows.items():
            required = row.get("required", False)
            if name == self.signature:
                continue
            if signing and name == self.sign_type:
                required = len(self.digests) > 1
            if one_of and name == one_of[0]:
                required = not any(other in present for other in one_of)
            elif name in one_of:
                required = False
            if required and name not in present:
                return name
        if signing and self.table is None and len(self.digests) > 1 and self.sign_type not in present:
            return self.sign_type
        return None


def parsed(scheme, body, limits):
    """Steps 3 to 8: a body as fields, a JSON null as what it counts as."""
    if len(body) > limits["body_len"]:
        raise Refused(3, "body_too_long")
    if not body:
        raise Refused(4, "empty_body")
    if scheme.reading["wire"] == "form" and re.match(rb"[?/]|https?://", body):
        raise Refused(4, "not_a_query")
    fields = form_fields(body, scheme.reading.get("stray_percent", False)) if scheme.reading["wire"] == "form" else json_fields(body, limits["depth"])
    if len(fields) > limits["fields"]:
        raise Refused(7, "too_many_fields")
    seen = set()
    for field in fields:
        if field.name in seen:
            raise Refused(8, "duplicate_field", field.name, field.offset)
        seen.add(field.name)
    if scheme.reading.get("null") == "empty":
        fields = [field._replace(value=b"") if field.kind == "null" else field for field in fields]
    return fields


def refuse_nested(scheme, fields):
    for field in fields:
        if field.kind == "nested" and scheme.why_left_out(field) is None:
            raise Refused(12, "nested_value", field.name)


def verified(scheme, case, body, limits):
    """Verification, step by step: what `expect` must be, and the canonical string."""
    strict = not case.get("lenient", False)
    if scheme.signature is None:
        raise Refused(1, "unsigned_message")
    if strict and not scheme.is_readable():
        raise Refused(2, "unreadable_scheme")
    fields = parsed(scheme, body, limits)
    by_name = {field.name: field for field in fields}

    signature = by_name.get(scheme.signature)
    if signature is None or not signature.value or signature.kind == "null":
        raise Refused(9, "missing_signature", scheme.signature)
    sign_type = by_name.get(scheme.sign_type)
    digest = scheme.digest_name(b"" if sign_type is None or sign_type.kind == "null" else sign_type.value)
    if digest is None:
        raise Refused(10, "unsupported_sign_type", scheme.sign_type)
    if signature.kind != "text" or not re.fullmatch(rb"[0-9A-Fa-f]{%d}" % (hashlib.new(digest).digest_size * 2), signature.value):
        raise Refused(11, "malformed_signature", scheme.signature)
    refuse_nested(scheme, fields)

    shown = scheme.signed(fields)
    signed = [scheme.hashed(field) or field for field in shown]
    canonical = scheme.canonical(signed)
    try:
        if strict:
            missing = scheme.first_missing({field.name for field in fields if field.value or not scheme.skips})
            if missing is None and scheme.pair == "value":
                missing = next((name for name in scheme.only if name not in by_name), None)
            if missing is not None:
                raise Refused(13, "missing_field", missing)
            for field in signed:
                if not field.name:
                    raise Refused(14, "empty_name", offset=field.offset)
            ambiguous = scheme.first_ambiguous(signed)
            for field in shown:
                if not scheme.is_written_so(field) or ambiguous is not None and field.name == ambiguous.name:
                    raise Refused(15, "ambiguous_field", field.name)
        for index, secret in enumerate(case["secrets"]):
            if scheme.digest(canonical, secret, digest).encode() == signature.value.lower():
                break
        else:
            raise Refused(16, "mismatch")
    except Refused as refused:
        refused.canonical = scheme.shown(signed, case["secrets"])
        raise
    proved = {field.name for field in signed}
    others = [field for field in fields if field.name not in proved | {scheme.signature, scheme.sign_type}]
    expect = {"valid": True, "secret": index, "fields": named(shown), "unproved": named(others)}
    return expect, scheme.shown(signed, case["secrets"])


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


# Signing.

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
    """Step 7 of signing, for one parameter. A text of these files is UTF-8, so nothing is to be checked there."""
    if not name:
        raise Refused(7, "empty_name", b"")
    row = scheme.rows.get(name.encode())
    if row is None:
        takes_others = scheme.is_all_but and scheme.separator and name.encode() not in scheme.reserved
        if scheme.table is not None and not takes_others:
            raise Refused(7, "unknown_field", name.encode())
        return
    if value:
        kind = row.get("kind", "text")
        misfits = kind in KINDS and not KINDS[kind].fullmatch(value) or kind == "code" and value not in row["values"]
        how = row.get("rewritten")
        misfits = misfits or how is not None and sent(value.encode(), scheme.is_request) is None
        if misfits or is_number(scheme, name) and not JSON_NUMBER.fullmatch(value):
            raise Refused(7, "invalid_value", name.encode())
        if len(value) > row.get("max", len(value)):
            raise Refused(7, "value_too_long", name.encode())


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


def percent_encoded(text):
    return "".join(chr(b) if re.match(rb"[A-Za-z0-9._~-]", bytes([b])) else f"%{b:02X}" for b in text.encode())


def json_quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    return '"' + "".join(short.get(c, f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def written(scheme, params):
    """The body that goes out."""
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
    if strict and not scheme.is_readable():
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
    how = {name.decode(): row["rewritten"] for name, row in scheme.rows.items() if "rewritten" in row}
    params = [(name, (sent(value.encode(), scheme.is_request) or value.encode()).decode() if name in how else value) for name, value in params]
    for name, value in params:
        check_param(scheme, name, value)
    check_together(scheme, params)

    hashed = [(name, (rewritten(how[name], value.encode(), scheme.is_request) or value.encode()).decode() if name in how else value) for name, value in params]
    fields = [Field(name.encode(), value.encode()) for name, value in [*hashed, *added]]
    signed = scheme.signed(fields)
    canonical = scheme.canonical(signed)
    if strict:
        missing = next((name for name in scheme.only if name.decode() not in names), None) if scheme.pair == "value" else None
        if missing is not None:
            raise Refused(9, "missing_field", missing)
        ambiguous = scheme.first_ambiguous(signed, signing=True)
        if ambiguous is not None:
            refused = Refused(10, "ambiguous_field", ambiguous.name)
            refused.canonical = scheme.shown(signed, case["secrets"])
            raise refused
    sign = scheme.digest(canonical, case["secrets"][0], digest)
    if scheme.reading["hex"] == "upper":
        sign = sign.upper()
    if scheme.reading.get("leaves_out_empty"):
        params = [(name, value) for name, value in params if value]
    return {"sign": sign, "body": written(scheme, [*params, (sign_field, sign), *added])}, scheme.shown(signed, case["secrets"])


# Diagnosis.

def percent_decoded_loosely(body):
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), body)


def proved(proof, reading, secret):
    """The signature that a proof makes, as it is written in the message."""
    signed = proof["signed"]
    text = signed.encode() if isinstance(signed, str) else bytes.fromhex(signed["hex"])
    key, place = proof.get("secret", secret), proof.get("secret_place", reading["secret"])
    scheme = Scheme({**reading, "secret": place})
    digest = scheme.digest(text.replace(b"<secret>", key.encode()), key, proof.get("digest", reading["digest"]))
    written = proof.get("written")
    if written == "middle":
        return digest[8:24]
    if written == "base64":
        return base64.b64encode(bytes.fromhex(digest)).decode()
    if written == "twice":
        return hashlib.new(reading["digest"], digest.encode(), usedforsecurity=False).hexdigest()
    return digest


# Cases.

def explained(scheme, body, secrets, limits):
    if scheme.signature is None:
        raise Refused(1, "unsigned_message")
    fields = parsed(scheme, body, limits)
    refuse_nested(scheme, fields)
    signed = [scheme.hashed(field) or field for field in scheme.signed(fields)]
    left_out = {masked(field.name, secrets).decode(): why for field in fields if (why := scheme.why_left_out(field))}
    included = [as_text(masked(field.name, secrets)) for field in signed]
    return {"included": included, "left_out": left_out}, scheme.shown(signed, secrets)


def compare(want, got, where=""):
    """Yields the differences between the file (`want`) and what was computed (`got`)."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key in [*want, *(key for key in got if key not in want)]:
            if key not in got:
                yield f"{where}{key} should be absent"
            elif key not in want:
                yield f"{where}{key} is absent and should be {short(got[key])}"
            else:
                yield from compare(want[key], got[key], f"{where}{key}: ")
    elif not same(want, got):
        yield f"{where}{short(want)} should be {short(got)}"


def short(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else text[:297] + "…"


class Linter:
    def __init__(self, name, content):
        self.name, self.content = name, content
        self.readings = content.get("messages", {})

    def faults(self):
        """Yields (id, what) for a whole file whose shape is right."""
        cases = self.content["cases"]
        if "gateway" in self.content:
            if not self.readings:
                yield "-", "a gateway file needs `messages`"
            if len(cases) < CASES_PER_GATEWAY:
                yield "-", f"has {len(cases)} cases; a gateway has at least {CASES_PER_GATEWAY}"
        for name, reading in self.readings.items():
            yield from ((f"messages.{name}", fault) for fault in Scheme(reading).faults())
            yield from ((f"messages.{name}", fault) for fault in self.reserved_faults(name, reading))
        last = 0
        for case in cases:
            stem, number = case["id"].rsplit("-", 1)
            if stem != self.name:
                yield case["id"], f"the id does not begin with {self.name!r}"
            if int(number) <= last:
                yield case["id"], "the ids do not rise"
            last = int(number)
            try:
                yield from ((case["id"], fault) for fault in self.case_faults(case))
            except (AssertionError, UnicodeError) as trouble:
                yield case["id"], f"cannot be computed: {trouble}"

    def reserved_faults(self, name, reading):
        """What is reserved is the table of the notification of the same variant."""
        if "reserved" in reading:
            notify = self.readings.get("@".join(["notify", *name.split("@")[1:]]), {"table": []})
            if reading["reserved"] != [row["name"] for row in notify["table"]]:
                yield "`reserved` is not what the notification holds"

    def case_faults(self, case):
        if case["do"] == "scheme":
            yield from self.scheme_faults(case)
            return
        if case["do"] == "diagnose":
            yield from self.diagnose_faults(case)
            return
        reading = self.reading_of(case)
        if reading is None:
            yield f"`messages` has no reading for {case['message']!r}, variant {case.get('variant')!r}"
            return
        if "scheme" in case:
            yield from self.text_faults(case)
        scheme = Scheme(reading)
        faults = list(scheme.faults())
        if faults:
            yield from faults
            return

        limits = {**LIMITS, **case.get("limits", {})}
        repeat = case.get("repeat")
        grown = lambda data: data.replace("@@", repeat["text"] * repeat["times"]) if repeat else data
        if case["do"] == "sign":
            params = [(name, grown(value)) for name, value in case["params"]]
            work = lambda: signed_request(scheme, case, params, limits)
        else:
            body = bytes.fromhex(case["body_hex"]) if "body_hex" in case else case["body"].encode()
            if repeat:
                body = body.replace(b"@@", (repeat["text"] * repeat["times"]).encode())
            if case["do"] == "explain":
                work = lambda: explained(scheme, body, case.get("secrets", []), limits)
            elif case["do"] == "answer" and scheme.signature is None:
                work = lambda: (answered(scheme, body, limits), None)
            else:
                work = lambda: verified(scheme, case, body, limits)
        try:
            got, canonical = work()
            step = None
        except Refused as refused:
            got, canonical, step = refused.shown(case.get("secrets", [])), getattr(refused, "canonical", None), refused.step
        yield from self.canonical_faults(case, canonical, step)
        yield from self.expect_faults(case, got, step)

    def diagnose_faults(self, case):
        """The verdict, by verification; and that what a certain cause describes gives the claimed signature."""
        gateway = case.get("gateway")
        readings = load(HERE / f"{gateway}.json")["messages"] if gateway else {}
        reading = case.get("reading") or readings.get(case["message"] + (f"@{case['variant']}" if "variant" in case else ""))
        if reading is None:
            yield f"{gateway} has no reading for {case['message']!r}"
            return
        scheme, want = Scheme(reading), case["expect"]
        limits = {**LIMITS, **case.get("limits", {})}
        if "document" in case:
            claimed = case["expected"]
            fields = scheme.signed([Field(name.encode(), value.encode()) for name, value in case["params"]])
            digests = [scheme.digest(scheme.canonical(fields), secret, reading["digest"]) for secret in case["secrets"]]
            got = {"valid": True, "secret": digests.index(claimed.lower())} if claimed.lower() in digests else {"error": "mismatch"}
        else:
            body = bytes.fromhex(case["body_hex"]) if "body_hex" in case else case["body"].encode()
            claimed = percent_decoded_loosely(body).decode(errors="replace")
            try:
                got = {key: value for key, value in verified(scheme, case, body, limits)[0].items() if key in ("valid", "secret")}
            except Refused as refused:
                got = refused.shown([*case["secrets"], *case.get("other_secrets", [])])
        verdict = {key: want[key] for key in want if key not in ("first", "also")}
        if got.get("error") == "malformed_body" and reading["wire"] == "json":
            verdict.pop("offset", None)
            got = {"error": "malformed_body"}
        yield from compare(verdict, got, "expect: ")
        is_certain = want["first"] is not None and want["first"]["certain"]
        if is_certain != ("proof" in case):
            yield "proof: a certain cause has one, and no other"
        elif is_certain:
            proof = case["proof"]
            yield from compare(want["first"]["signed"], proof["signed"], "expect: first: signed: ")
            if not any(proved(proof, reading, secret) in claimed.lower() or proved(proof, reading, secret) in claimed for secret in case["secrets"]):
                yield f"proof: its digest is not the claimed one"

    def scheme_faults(self, case):
        try:
            reading = SchemeText(case["scheme"]).reading()
            got = {"ok": True, "printed": printed(reading)}
            assert SchemeText(got["printed"]).reading() == reading, "lint.py cannot read what it prints"
        except SchemeSyntax as bad:
            got = {"error": "scheme_syntax", "offset": bad.offset}
        yield from compare(case["expect"], got, "expect: ")

    def text_faults(self, case):
        """The text form of a scheme and the reading beside it must say the same."""
        try:
            reading = SchemeText(case["scheme"]).reading()
        except SchemeSyntax as bad:
            yield f"scheme: cannot be read at byte {bad.offset}"
            return
        reading |= {"wire": case["wire"], "signature": case["sign_field"]}
        yield from compare(case["reading"], reading, "reading: ")

    def canonical_faults(self, case, canonical, step):
        given = case["canonical"].encode() if "canonical" in case else None
        if "canonical_hex" in case:
            given = bytes.fromhex(case["canonical_hex"])
            if isinstance(as_text(given), str):
                yield "canonical_hex: is UTF-8, so write it as `canonical`"
        if canonical is None:
            if given is not None and case["do"] != "answer":
                yield "canonical: the message is refused before there is one"
        elif given is not None:
            if given != canonical:
                yield f"canonical: {short(as_text(given))} should be {short(as_text(canonical))}"
        elif case["do"] in ("verify", "sign", "explain") and step in (None, 16):
            yield f"canonical: is absent and should be {short(as_text(canonical))}"

    def expect_faults(self, case, got, step):
        want, do = case["expect"], case["do"]
        if do == "expect" and step is None:
            if want.get("ok") and case["want"]["order_no"] not in got["fields"].values():
                yield "expect: ok, but no signed field holds the order number"
            if step is None and "error" in want and want["error"] in VERIFY_ERRORS:
                yield f"expect: the body verifies, so the error cannot be {want['error']}"
            return
        if do == "answer" and want.get("error") in ("gateway_error", "other_dialect"):
            if step is not None and step <= 8:
                yield f"expect: the answer cannot be read: {short(got)}"
            return  # which codes are errors stands in no reading
        if do == "answer" and "ok" in want:
            want = {key: want[key] for key in want if key in ("ok", "fields", "unproved", "secret")}
            if "valid" in got:
                got = {key: True if key == "ok" else got[key] for key in want}
        if got.get("error") == "malformed_body" and self.reading_of(case)["wire"] == "json":
            want = {key: want[key] for key in want if key != "offset"}  # where a JSON reader stops is its own affair
            got = {"error": "malformed_body"}
        if step is None and do == "verify":
            want = {key: want[key] for key in want if key in got or key == "error"}
        yield from compare(want, got, "expect: ")

    def reading_of(self, case):
        if "reading" in case:
            return case["reading"]
        return self.readings.get(case["message"] + (f"@{case['variant']}" if "variant" in case else ""))


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(f"a key stands twice in {keys}")
    return dict(pairs)


def load(path):
    return json.loads(path.read_bytes().decode(), object_pairs_hook=no_key_twice)


SCHEMA = load(HERE / "schema.json")
VERIFY_ERRORS = SCHEMA["$defs"]["verify_error"]["enum"]


def main(args):
    every = sorted(path for path in HERE.glob("*.json") if path.name != "schema.json")
    chosen = [Path(arg).resolve() for arg in args] or every
    ids, whys, counts, faults = {}, {}, {}, []
    for path in [*every, *(path for path in chosen if path not in every)]:
        found = []
        try:
            content = load(path)
            found += [("-", fault) for fault in shape_faults(content, SCHEMA, SCHEMA)]
        except (ValueError, OSError) as trouble:
            content, found = {"cases": []}, [("-", f"cannot be read: {trouble}")]
        if not found:
            found += Linter(path.stem, content).faults()
            for case in content["cases"]:
                for key, seen in ((case["id"], ids), (" ".join(case["why"].lower().split()), whys)):
                    if key in seen:
                        found.append((case["id"], f"the {'id' if seen is ids else 'why'} is also that of {seen[key]}"))
                    seen[key] = f"{path.name}: {case['id']}"
            counts[path] = Counter(case["do"] for case in content["cases"])
        if path in chosen:
            faults += [(path.name, *fault) for fault in found]

    for file, where, what in faults:
        print(f"{file}: {where}: {what}")
    for path in chosen:
        by_do = counts.get(path, Counter())
        print(f"{path.name}: {by_do.total()} cases" + "".join(f", {by_do[do]} {do}" for do in sorted(by_do)))
    print(f"total: {sum(counts.get(path, Counter()).total() for path in chosen)} cases, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
