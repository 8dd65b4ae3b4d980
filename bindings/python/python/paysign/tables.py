"""What is in the tables of a gateway, for tools: everything that the vendors' pages say about each field."""

from __future__ import annotations

from dataclasses import dataclass
from json import loads
from typing import Any, TypeGuard


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
    only_with: OnlyWith | None
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class OnlyWith:
    """The field with whose values another one is allowed."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignTypeChoice:
    """A text that names a digest."""

    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class SignType:
    """The field that names the digest, and what it may hold."""

    field: str
    choices: tuple[SignTypeChoice, ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """How a message is signed."""

    scheme: str
    field: str
    """The field that holds the signature."""
    sign_type: SignType | None
    reserved: tuple[str, ...]
    """Names of the notification that a request cannot hold."""


@dataclass(frozen=True, slots=True)
class Success:
    """What must hold for an answer not to be an error."""

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
    raw: str | None
    """How a header signs its raw body, as text."""
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


# Of each class the members that hold rows, and the class of these.
_ROWS: dict[type, dict[str, type]] = {
    Gateway: {"variants": Variant, "messages": Message},
    Variant: {"messages": Message},
    Message: {
        "headers": Field,
        "signing": Signing,
        "fields": Field,
        "success": Success,
        "success_elsewhere": SuccessElsewhere,
        "error_codes": ErrorCode,
    },
    Signing: {"sign_type": SignType},
    SignType: {"choices": SignTypeChoice},
    Field: {"choices": Choice, "only_with": OnlyWith},
}


def gateway_of(text: str) -> Gateway:
    """A gateway whose tables are this JSON, as the core writes it."""
    gateway: Gateway = _row(Gateway, loads(text))
    return gateway


def gateways_of(text: str) -> tuple[Gateway, ...]:
    """All gateways of a list in JSON."""
    return tuple(_row(Gateway, row) for row in loads(text))


def _row(kind: type, row: dict[str, Any]) -> Any:
    rows = _ROWS.get(kind, {})
    return kind(**{name: _value(rows.get(name), value) for name, value in row.items()})


def _value(kind: type | None, value: Any) -> Any:
    if _is_list(value):
        return tuple(_value(kind, each) for each in value)
    return _row(kind, value) if kind is not None and _is_row(value) else value


def _is_list(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _is_row(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)
