"""A field of a message, and a step that failed."""

from typing import NamedTuple

from .mask import masked


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
    kind: str = "text"  # of a JSON value: text, number, word (true, false), null, nested; of XML: text, nested
    place: int = 0  # of a JSON value: where it begins, in characters
    is_beside: bool = False  # not in the object whose members are the message


def as_text(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return {"hex": data.hex()}
