"""The groups of exceptions, by the verb that may raise them; a code that two verbs raise belongs to two groups."""

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


class VerifyError(PaysignError):
    """The message is not accepted: answer 400, process nothing."""


class BodyError(VerifyError):
    """The body cannot be read."""


class SignatureError(VerifyError):
    """The signature is missing, malformed, or another one."""


class SignError(PaysignError):
    """The parameters are not those of the message, so nothing is signed."""


class ExpectError(PaysignError):
    """The message is authentic, and no reason to deliver."""


class ConfigError(PaysignError):
    """The program passes something that cannot work, whatever the gateway sends."""
