"""The built-in gateways and their tables, for tools."""

from __future__ import annotations

from functools import cache

from ._paysign import tables
from .tables import Gateway, gateways_of


def gateways() -> tuple[Gateway, ...]:
    """All built-in gateways."""
    return _gateways()


@cache
def _gateways() -> tuple[Gateway, ...]:
    return gateways_of(tables())
