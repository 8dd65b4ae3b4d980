"""What all exceptions have in common; one for each code and group is in `errors`."""

from typing import ClassVar


class PaysignError(ValueError):
    """Any error of paysign. It never holds a secret, nor what the right signature would be."""

    code: ClassVar[str]
    """The stable word, the same in every language."""

    number: ClassVar[int]
    """The stable number, the same in every language."""

    field: str | bytes | None
    """The field that it is about; its first 48 bytes."""

    offset: int | None
    """The byte of the body (or the scheme's text) that it is about."""

    def __init__(self, message: str, field: str | bytes | None = None, offset: int | None = None) -> None:
        super().__init__(message)
        self.field = field
        self.offset = offset
