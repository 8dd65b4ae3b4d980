"""Verification of a column of a Spark frame, on the workers: `verify(frame, "epay", "notify", environment("KEY"))`.

Needs `pyspark`, and `pyarrow` on the workers (`pip install paysign[spark]`, also there).

The secret is read where it is used: a job carries only where it is, so that it is in no plan, log or page of Spark.
"""

# What the engine and pyarrow hand out has no types, or some that are partly unknown.
# pyright: basic

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import _engine

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from ._paysign import Limits

__all__ = ["environment", "file", "verify"]


class _Environment:
    """Secrets in variables of the worker's environment."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def __call__(self) -> list[str]:
        return [os.environ[name] for name in self.names]


class _File:
    """Secrets in files of the worker, one each; a line feed at the end is not a part of it."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths

    def __call__(self) -> list[str]:
        secrets: list[str] = []
        for path in self.paths:
            with open(path, encoding="utf-8", newline="") as opened:
                secrets.append(opened.read().removesuffix("\n").removesuffix("\r"))
        return secrets


def environment(*names: str) -> Callable[[], list[str]]:
    """The secrets in these variables of the worker's environment, in this order."""
    return _Environment(names)


def file(*paths: str) -> Callable[[], list[str]]:
    """The secrets in these files, which every worker has, in this order."""
    return _File(paths)


def read_secrets(provider: Callable[[], Any]) -> Any:
    """The secrets of a provider, asked for once for each part of a frame and kept no longer."""
    from . import Secret

    given = provider()
    many = [given] if isinstance(given, (str, bytes, Secret)) else given
    return [one if isinstance(one, Secret) else Secret(one) for one in many]


class _Verify:
    """What a worker does: it is what Spark sends, and holds no secret."""

    def __init__(
        self,
        gateway: str,
        message: str,
        provider: Callable[[], Any],
        body: str,
        into: str,
        options: tuple[bool, tuple[int, int, int] | None, int, tuple[str, ...], str],
    ) -> None:
        self.of = (gateway, message)
        self.provider = provider
        self.body, self.into = body, into
        self.options = options

    def call(self, secret: Any) -> _engine.Call:
        strict, sizes, scale, fields, texts = self.options
        return _engine.Call(*target(*self.of), secret, strict, _limits(sizes), scale, fields, texts)

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        pa = _engine.arrow()

        call = self.call(read_secrets(self.provider))
        for batch in batches:
            found = call.plain(batch.column(self.body))
            yield pa.RecordBatch.from_arrays([*batch.columns, found], names=[*batch.schema.names, self.into])


def _limits(sizes: tuple[int, int, int] | None) -> Any:
    from . import Limits

    return None if sizes is None else Limits(body_len=sizes[0], fields=sizes[1], depth=sizes[2])


def target(gateway: str, message: str) -> tuple[Any, str]:
    """A gateway by its name, or by the text of its file, which has more than one line."""
    from . import Gateway

    return (Gateway.parse(gateway) if "\n" in gateway else gateway), message


def verify(
    frame: "DataFrame",
    gateway: str,
    message: str,
    secrets: Callable[[], Any],
    *,
    body: str = "body",
    into: str = "paysign",
    strict: bool = True,
    limits: "Limits | None" = None,
    scale: int = 8,
    fields: Sequence[str] = (),
    texts: str = "utf8",
) -> "DataFrame":
    """The frame with one column more: a struct of what `paysign.columns.verify` finds.

    `gateway` is a name, or the text of a gateway's file. `secrets` says where the workers find them: `environment(…)`,
    `file(…)`, or a function of yours without arguments, which the workers call.
    """
    if not callable(secrets):
        raise TypeError(
            "secrets are given by environment(…), file(…) or a function that the workers call: a secret itself would be in the job"
        )
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import StructField, StructType
    pa = _engine.arrow()

    sizes = None if limits is None else (limits.body_len, limits.fields, limits.depth)
    job = _Verify(gateway, message, secrets, body, into, (strict, sizes, scale, tuple(fields), texts))
    # Of no body, so that no secret is needed.
    kind = job.call("none").plain_type(pa)
    if into in frame.columns:
        raise ValueError(f"the frame has a column {into!r} already: name another one by `into`")
    schema = StructType([*frame.schema.fields, StructField(into, from_arrow_type(kind), nullable=True)])
    return frame.mapInArrow(job, schema)
