"""The text of the fields, and what is hashed of it."""

import base64
import hashlib
import hmac

from .fields import Field
from .functions import applied, applied_to_text
from .mask import masked
from .secret import Secret, with_parts

# A segment is what it is (name, value, text, secret or hash) and its bytes: of a secret the name of its part,
# empty for the whole; of a hash that holds a secret, the hash and its segments.


def pair_segments(scheme, field, function):
    value = applied(function, field.value, scheme.separator, field.kind == "text" or not field.value)
    return [*name_segments(scheme, field.name), ("value", value), *each_segments(scheme)]


def name_segments(scheme, name):
    if scheme.name_part is None:
        return []
    if scheme.name_part == "NAME":
        name = name.upper()
    elif scheme.name_part != "name":
        name = applied(scheme.name_part, name)
    return [("name", name), ("text", scheme.joint)]


def each_segments(scheme):
    return [("text", scheme.secret["each"].encode()), ("secret", b"")] if "each" in scheme.secret else []


def separated(scheme, pieces, is_closed=False):
    out = []
    for index, piece in enumerate(pieces):
        out += [("text", scheme.separator)] * (index > 0) + piece
    return out + [("text", scheme.separator)] * (is_closed and bool(pieces))


def item_pieces(scheme, item, by_name):
    if item.what == "text":
        yield [("text", item.text)]
    elif item.what == "secret" or item.name == scheme.named:
        yield [*(name_segments(scheme, item.name) if item.what == "field" else []), ("secret", b"" if item.what == "field" else item.name)]
    elif item.what == "field":
        if item.name in by_name or scheme.fills:
            field = by_name.get(item.name, Field(item.name, b""))
            yield pair_segments(scheme, field, item.function or (None if scheme.value_part == "value" else scheme.value_part))
    elif item.what == "starting":
        for name in sorted(by_name):
            if name not in scheme.only and name.startswith(item.name):
                value = applied(scheme.function_of(name), by_name[name].value, scheme.separator, by_name[name].kind == "text")
                yield [("name", name), ("text", b"="), ("value", value), *each_segments(scheme)]
    else:
        inner = separated(scheme, [piece for one in item.of for piece in item_pieces(scheme, one, by_name)])
        if holds_secret(inner):
            yield [("hash", (item.digest, inner))]
        else:
            yield [("value", hashlib.new(item.digest, joined(inner), usedforsecurity=False).hexdigest().encode())]


def holds_secret(segments):
    return any(what in ("secret", "hash") for what, _ in segments)


def pieces_of(scheme, signed, secret=None):
    """The pieces of the text, each with the field that it is of, if it is of one; of an empty place, with one that is absent."""
    if scheme.order == "listed":
        by_name = {field.name: field for field in signed}
        place = lambda item: by_name.get(item.name) or (Field(item.name, b"", kind="absent") if scheme.fills and item.what == "field" else None)
        return [(piece, place(item)) for item in scheme.items for piece in item_pieces(scheme, item, by_name)]
    entries = [(pair_segments(scheme, field, scheme.function_of(field.name)), field) for field in signed]
    if scheme.named is None:
        return entries
    own = ([*name_segments(scheme, scheme.named), ("secret", b"")], None)
    key = lambda name, value: scheme.sort_key(name, value)
    if scheme.order == "value" and secret is None:  # its place would tell something of the secret
        return [*entries, own]
    mine = key(scheme.named, secret.whole if secret else b"")
    place = next((index for index, field in enumerate(signed) if key(field.name, field.value) > mine), len(signed))
    return [*entries[:place], own, *entries[place:]]


def fields_text(scheme, signed, secret=None):
    return separated(scheme, [piece for piece, _ in pieces_of(scheme, signed, secret)], scheme.is_closed)


def joined(segments, secret=None):
    """The bytes of segments; without a secret, those of segments that hold none."""
    out = b""
    for what, data in segments:
        if what == "secret":
            out += secret.part(data)
        elif what == "hash":
            out += hashlib.new(data[0], joined(data[1], secret), usedforsecurity=False).hexdigest().encode()
        else:
            out += data
    return out


def shown(scheme, signed, secrets):
    """The text of the fields as `explain` shows it."""
    secrets = with_parts(scheme, secrets)
    out, text, parts = b"", b"", []
    for what, data in [*fields_text(scheme, signed), ("secret", None)]:
        if what in ("secret", "hash"):
            out += masked(text, secrets, parts) + (b"" if data is None else b"<secret>")
            text, parts = b"", []
            continue
        if what in ("name", "value"):
            parts.append((len(text), len(text) + len(data)))
        text += data
    return out


def digest_of(scheme, text, given, digest, values=None):
    """The digest in lower hex; `text` is that of the fields, or the signed fields themselves."""
    secret = Secret(scheme, given, digest)
    if not isinstance(text, bytes):
        text = joined(fields_text(scheme, text, secret), secret)
    places = scheme.secret
    if "prepend" in places:
        text = secret.whole + places["prepend"].encode() + text
    if "append" in places:
        text = text + places["append"].encode() + secret.whole
    if "frame" in places:
        text = b"".join(element_text(element, text, secret, digest, values or {}) for element in scheme.frame)
    for name in scheme.of:
        text = applied_to_text(name, text)
    if "hmac" in places:
        return hmac.new(secret.whole, text, digest).hexdigest()
    return hashlib.new(digest, text, usedforsecurity=False).hexdigest()


def element_text(element, text, secret, digest, values):
    if element == "fields":
        return text
    if element == "digest":
        return hashlib.new(digest, text, usedforsecurity=False).hexdigest().encode()
    if "text" in element:
        return element["text"].encode()
    if "field" in element:
        return values.get(element["field"].encode(), b"")
    return secret.part(b"" if element["secret"] is True else element["secret"].encode())


def written(scheme, digest):
    """The text of a digest in hex, as it is sent."""
    if scheme.reading["hex"] == "base64":
        return base64.b64encode(bytes.fromhex(digest)).decode()
    return digest.upper() if scheme.reading["hex"] == "upper" else digest
