"""The gateways and their tables, for tools: everything that the vendors' pages say about each field."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from ._paysign import tables as _tables


@dataclass(frozen=True, slots=True)
class Choice:
    """A value with a meaning."""

    value: str
    meaning: str
    status: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a message's table."""

    name: str
    alias: str | None
    required: bool
    signed: bool
    """Whether the signature covers it, by the scheme."""
    marked: bool
    """Whether the page's table marks it as signed."""
    kind: str
    max_chars: int | None
    number: bool
    rewritten: str | None
    """How the receiver writes the number again before it hashes it: `plain` or `with_exponent`."""
    choices: tuple[Choice, ...]
    role: str | None
    stands_in_for: str | None
    """The role that it plays too where a message holds no field of it."""
    only_with: tuple[str, tuple[str, ...]] | None
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Signing:
    """How a message is signed."""

    scheme: str
    field: str
    sign_type_field: str | None
    reserved: tuple[str, ...]
    """Names of the notification that a request cannot hold."""


@dataclass(frozen=True, slots=True)
class Success:
    """What must hold for an answer to be no error."""

    field: str
    values: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class SuccessElsewhere:
    """What means success in another dialect of the gateway."""

    field: str
    value: str
    gateway: str


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code of a gateway."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A kind of message."""

    name: str
    aliases: tuple[str, ...]
    title: str
    direction: str
    method: str
    path: str
    wire: str
    content_type: str
    headers: tuple[Field, ...]
    carries_secret: bool
    stray_percent: bool
    """Whether a `%` that begins no escape means itself."""
    leaves_out_empty: bool
    """Whether parameters without a value are not sent."""
    signing: Signing | None
    fields: tuple[Field, ...]
    one_of: tuple[tuple[str, ...], ...]
    answer: str | None
    ack: str
    success: tuple[Success, ...]
    success_elsewhere: tuple[SuccessElsewhere, ...]
    error_codes: tuple[ErrorCode, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Variant:
    """Another scheme, or another dialect, that some sites of a gateway speak."""

    id: str
    name: str
    about: str
    scheme: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Gateway:
    """A payment gateway."""

    id: str
    title: str
    source: str
    notes: tuple[str, ...]
    variants: tuple[Variant, ...]
    messages: tuple[Message, ...]


def gateways() -> tuple[Gateway, ...]:
    """All built-in gateways."""
    return _gateways()


@cache
def _gateways() -> tuple[Gateway, ...]:
    return tuple(_gateway(**row) for row in _tables())


def _gateway(*, variants: Any, messages: Any, **row: Any) -> Gateway:
    return Gateway(
        variants=tuple(_variant(**variant) for variant in variants),
        messages=tuple(_message(**message) for message in messages),
        **row,
    )


def _variant(*, messages: Any, **row: Any) -> Variant:
    return Variant(messages=tuple(_message(**message) for message in messages), **row)


def _message(
    *, headers: Any, signing: Any, fields: Any, success: Any, success_elsewhere: Any, error_codes: Any, **row: Any
) -> Message:
    return Message(
        headers=tuple(_field(**field) for field in headers),
        signing=None if signing is None else Signing(**signing),
        fields=tuple(_field(**field) for field in fields),
        success=tuple(Success(**each) for each in success),
        success_elsewhere=tuple(SuccessElsewhere(**each) for each in success_elsewhere),
        error_codes=tuple(ErrorCode(**each) for each in error_codes),
        **row,
    )


def _field(*, choices: Any, **row: Any) -> Field:
    return Field(choices=tuple(Choice(**choice) for choice in choices), **row)
