"""Verification as a function of DataFusion: `SELECT paysign_verify(body)['code'] FROM notices`.

Needs the packages `datafusion` and `pyarrow` (`pip install paysign[datafusion]`).
"""

# What the engine and pyarrow hand out has no types, or some that are partly unknown.
# pyright: basic

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _engine

if TYPE_CHECKING:
    from ._paysign import Gateway, Limits, Scheme, Secret

__all__ = ["udf"]


def udf(
    gateway: "str | Gateway | Scheme",
    message: str | None,
    secret: "Secret | str | bytes | Sequence[Secret | str | bytes]",
    *,
    name: str = "paysign_verify",
    strict: bool = True,
    limits: "Limits | None" = None,
    scale: int = 8,
    fields: Sequence[str] = (),
) -> Any:
    """A function of a column of bytes: a struct of what `paysign.columns.verify` finds.

    `context.register_udf(udf(…))` gives it to SQL; called with a column it is an expression.
    """
    import datafusion
    pa = _engine.arrow()

    call = _engine.Call(gateway, message, secret, strict, limits, scale, tuple(fields))

    def verify(bodies: Any) -> Any:
        return call.plain(bodies)

    # DataFusion reads files into `BinaryView`; other columns of bytes and texts are cast.
    return datafusion.udf(verify, [pa.binary_view()], call.plain_type(pa), volatility="immutable", name=name)
