"""The functions that a scheme sends values, names and whole texts through."""

import base64
import hashlib
import re

from .numbers import sent

SAFE = {"form": b"-_.", "java": b"-_.*", "dotnet": b"-_.!*()", "js": b"-_.!~*'()", "rfc3986": b"-_.~"}
ENCODERS = {  # safe bytes, what a space becomes, how the escape's digits are written
    "form": (SAFE["form"], b"+", "%%%02X"),
    "java": (SAFE["java"], b"+", "%%%02X"),
    "dotnet": (SAFE["dotnet"], b"+", "%%%02x"),
    "js": (SAFE["js"], b"%20", "%%%02X"),
    "rfc3986": (SAFE["rfc3986"], b"%20", "%%%02X"),
    "form-lower": (SAFE["form"], b"+", "%%%02x"),
    "rfc3986-lower": (SAFE["rfc3986"], b"%20", "%%%02x"),
}
FIXED = {"fixed1": 1, "fixed2": 2, "fixed3": 3, "fixed1-2": 2}
OF_NAMES = {*ENCODERS, "lower", "json"}
OF_PAIRS = {*ENCODERS, "lower", "upper", "escaped", "length", "json"}
OF_ITEMS = {*OF_PAIRS, *FIXED, "short", "undotted"}
OF_TEXTS = {*ENCODERS, "lower", "upper", "base64", "md5", "sha1", "sha256", "sha512"}
DECIMAL = re.compile(rb"([0-9]+)(?:\.([0-9]+))?")


def json_quoted(text):
    short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
    return '"' + "".join(short.get(c, f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def encoded(text, safe, space, escape):
    plain = lambda byte: bytes([byte]).isalnum() or byte in safe
    return b"".join(bytes([b]) if plain(b) else space if b == 32 else (escape % b).encode() for b in text)


def fixed(decimal, places):
    """A decimal with exactly that many places; None where digits would be lost."""
    whole, fraction = decimal[1], decimal[2] or b""
    if fraction[places:].strip(b"0"):
        return None
    return whole + b"." + fraction[:places].ljust(places, b"0")


def formatted(name, value):
    """A function for decimals; None where it has no exact result."""
    decimal = DECIMAL.fullmatch(value)
    if not decimal:
        return None
    if name == "short":
        fraction = (decimal[2] or b"").rstrip(b"0")
        return decimal[1] + (b"." + fraction if fraction else b"")
    text = fixed(decimal, FIXED[name])
    return text[:-1] if name == "fixed1-2" and text is not None and text.endswith(b"0") else text


def applied(name, value, separator=b"", is_text=True):
    """What a function makes of a value; without a name, the value."""
    if name is None:
        return value
    if name in ENCODERS:
        return encoded(value, *ENCODERS[name])
    if name == "lower":
        return value.lower()
    if name == "upper":
        return value.upper()
    if name == "escaped":
        special = b"\\" + separator[:1]
        return b"".join(b"\\" * (byte in special) + bytes([byte]) for byte in value)
    if name == "length":
        return str(len(value)).encode() + value
    if name == "json":
        return json_quoted(value.decode("latin-1")).encode("latin-1") if is_text else value
    if name == "undotted":
        return value.replace(b".", b"").replace(b",", b"")
    text = formatted(name, value)
    return value if text is None else text


def applied_to_text(name, text):
    """What a function makes of the whole text before it is hashed."""
    if name == "base64":
        return base64.b64encode(text)
    if name in ("md5", "sha1", "sha256", "sha512"):
        return hashlib.new(name, text, usedforsecurity=False).hexdigest().encode()
    return applied(name, text)


def may_hold(name, byte):
    """Whether what an encoder writes may hold a byte."""
    safe, space, _ = ENCODERS[name]
    return byte.isalnum() or byte in safe + b"%" + space


def is_normal(name, value, kind):
    """Whether what the function wrote determines the value."""
    if name in ("lower", "upper"):
        return applied(name, value) == value
    if name in FIXED or name == "short":
        is_counted = kind is not None and kind.startswith("decimals")  # then its zeros at the end are known
        is_one_text = re.match(rb"0[0-9]", value) is None if is_counted else sent(value, False) == value
        return is_one_text and formatted(name, value) is not None
    if name == "undotted":
        return kind is not None and kind.split(" ")[0] in ("digits", "decimals")  # that it fits is asked for anyway
    return True
