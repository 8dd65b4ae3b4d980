"""Verification as a function of DuckDB: `SELECT paysign_verify(body).code FROM notices`.

Needs the packages `duckdb` and `pyarrow` (`pip install paysign[duckdb]`).
"""

# What the engine and pyarrow hand out has no types, or some that are partly unknown.
# pyright: basic

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _engine

if TYPE_CHECKING:
    from ._paysign import Gateway, Limits, Scheme, Secret

__all__ = ["register"]


def register(
    connection: Any,
    gateway: "str | Gateway | Scheme",
    message: str | None,
    secret: "Secret | str | bytes | Sequence[Secret | str | bytes]",
    *,
    name: str = "paysign_verify",
    strict: bool = True,
    limits: "Limits | None" = None,
    scale: int = 8,
    fields: Sequence[str] = (),
) -> None:
    """Adds a function to a connection: of a BLOB, a struct of what `paysign.columns.verify` finds.

    The secret stays in this process: no query, plan or table holds it. A text is given as `body::BLOB`.
    """
    import duckdb
    pa = _engine.arrow()

    call = _engine.Call(gateway, message, secret, strict, limits, scale, tuple(fields))

    def verify(bodies: Any) -> Any:
        return call.plain(bodies)

    takes, gives = [duckdb.sqltype("BLOB")], _written(call.plain_type(pa))
    connection.create_function(name, verify, takes, gives, type="arrow", null_handling="special")


def _written(kind: Any) -> Any:
    """A type of Arrow as DuckDB writes it."""
    import duckdb
    pa = _engine.arrow()

    def written(kind: Any) -> str:
        if pa.types.is_struct(kind):
            members = (f'"{field.name.replace(chr(34), chr(34) * 2)}" {written(field.type)}' for field in kind)
            return f"STRUCT({', '.join(members)})"
        if pa.types.is_decimal(kind):
            return f"DECIMAL({kind.precision}, {kind.scale})"
        return {"int16": "SMALLINT", "int32": "INTEGER", "string": "VARCHAR", "binary": "BLOB"}[str(kind)]

    return duckdb.sqltype(written(kind))
