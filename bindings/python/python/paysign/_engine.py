"""What the adapters for engines share: one call of the kernel, whose words are plain texts.

Engines differ in what they make of dictionaries: for some they are categories, for others an error.
"""

# What the engine and pyarrow hand out has no types, or some that are partly unknown.
# pyright: basic

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from . import columns


def arrow() -> Any:
    """The package `pyarrow`, which has no types: so nobody's type checker looks for them."""
    return import_module("pyarrow")


class Call:
    """What is asked of each array of bodies."""

    def __init__(
        self,
        gateway: Any,
        message: str | None,
        secret: Any,
        strict: bool,
        limits: Any,
        scale: int,
        fields: tuple[str, ...],
        texts: str = "utf8",
    ) -> None:
        self._of = (gateway, message)
        self._secret = secret
        self._options = {"strict": strict, "limits": limits, "scale": scale, "fields": fields, "texts": texts}

    def columns(self, bodies: Any) -> Any:
        """What the kernel finds."""
        verify: Any = columns.verify
        return verify(*self._of, bodies, self._secret, **self._options)

    def plain(self, bodies: Any) -> Any:
        """What the kernel finds as an array of pyarrow, or a chunked one, with words as texts."""
        pa = arrow()

        found = self.columns(bodies)
        if isinstance(found, columns.Columns):
            return _without_dictionaries(pa, pa.array(found))
        batches = pa.RecordBatchReader.from_stream(found)
        structs = (pa.StructArray.from_arrays(batch.columns, fields=list(batch.schema)) for batch in batches)
        chunks = [_without_dictionaries(pa, struct) for struct in structs]
        return pa.chunked_array(chunks, type=self.plain_type(pa))

    def plain_type(self, pa: Any) -> Any:
        """The type of what `plain` gives."""
        return _without_dictionaries(pa, pa.array(self.columns(pa.array([], pa.binary())))).type


def _without_dictionaries(pa: Any, found: Any) -> Any:
    def plain(field: Any) -> Any:
        is_words = pa.types.is_dictionary(field.type)
        return pa.field(field.name, field.type.value_type if is_words else field.type)

    kind = pa.struct([plain(field) for field in found.type])
    children = [child.cast(field.type) for child, field in zip(_children(found), kind, strict=True)]
    return pa.StructArray.from_arrays(children, fields=list(kind), mask=found.is_null() if found.null_count else None)


def _children(found: Any) -> Iterable[Any]:
    """The columns of a struct. A null body has only null columns, so that its own mask need not be asked."""
    return (found.field(index) for index in range(found.type.num_fields))
