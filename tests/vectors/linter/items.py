"""The items of a list: fields, the secret, texts, fields by a prefix, an inner hash."""

from typing import NamedTuple


class Item(NamedTuple):
    what: str  # field, secret, text, starting or digest
    name: bytes = b""  # of a field; the prefix; the part of the secret, empty for the whole
    function: str | None = None
    kind: str | None = None
    text: bytes = b""
    digest: str = ""
    of: tuple = ()


def item_of(reading):
    if isinstance(reading, str):
        return Item("field", reading.encode())
    if "field" in reading:
        return Item("field", reading["field"].encode(), reading.get("as"), reading.get("is"))
    if "secret" in reading:
        return Item("secret", b"" if reading["secret"] is True else reading["secret"].encode())
    if "text" in reading:
        return Item("text", text=reading["text"].encode())
    if "starting" in reading:
        return Item("starting", reading["starting"].encode())
    return Item("digest", digest=reading["digest"], of=tuple(map(item_of, reading["of"])))


def items_of(readings):
    return [item_of(reading) for reading in readings]


def deep(items):
    """All items, also those inside of a hash."""
    for item in items:
        yield item
        yield from item.of
