"""Verification as an expression of Polars: `frame.with_columns(verify("body", "epay", "notify", secret))`.

Needs the package `polars` (`pip install paysign[polars]`).
"""

# What the engine and pyarrow hand out has no types, or some that are partly unknown.
# pyright: basic

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _engine

if TYPE_CHECKING:
    import polars as pl

    from ._paysign import Gateway, Limits, Scheme, Secret

__all__ = ["verify"]


def verify(
    bodies: "str | pl.Expr",
    gateway: "str | Gateway | Scheme",
    message: str | None,
    secret: "Secret | str | bytes | Sequence[Secret | str | bytes]",
    *,
    strict: bool = True,
    limits: "Limits | None" = None,
    scale: int = 8,
    fields: Sequence[str] = (),
) -> "pl.Expr":
    """An expression of what `paysign.columns.verify` finds: a struct named `paysign`.

    `bodies` is a column of bytes or texts. Words are categories.
    """
    import polars as pl

    call = _engine.Call(gateway, message, secret, strict, limits, scale, tuple(fields))

    def found(column: Any) -> Any:
        # A frame, since a series of structs would lose its type where there are no rows.
        return pl.DataFrame(call.columns(column)).to_struct("paysign")

    kind = found(pl.Series("bodies", [], dtype=pl.Binary)).dtype
    expression = pl.col(bodies) if isinstance(bodies, str) else bodies
    return expression.map_batches(found, return_dtype=kind, is_elementwise=True).alias("paysign")
