"""`paysign-spark audit`: what `paysign audit` does, on a cluster.

Reads Parquet, CSV or JSON Lines from any place that Spark reads, and prints the summary of `paysign audit --json`.
"""

# What the engine and pyarrow hand out has no types, or some that are partly unknown.
# pyright: basic

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Context, Decimal
from importlib import import_module
from typing import Any, NoReturn

from . import PaysignError, _engine, spark

_NO_BODY = -1
"""The verdict of a place that should hold a body and holds none."""
_BLANK = -2
"""The verdict of a line with nothing in it."""
_EXACT = Context(prec=100)


class _Judge:
    """What a worker does with a part of the log. It holds no secret."""

    def __init__(self, of: tuple[str, str], provider: Callable[[], Any], is_json: str | None, strict: bool, scale: int) -> None:
        self.of, self.provider, self.is_json, self.strict, self.scale = of, provider, is_json, strict, scale

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        pa = _engine.arrow()

        # Its functions are made when it is loaded, so that type checkers see none.
        pc: Any = import_module("pyarrow.compute")
        secrets = spark.read_secrets(self.provider)
        target = spark.target(*self.of)
        call = _engine.Call(*target, secrets, self.strict, None, self.scale, (), "binary")
        for batch in batches:
            bodies, absent = batch.column("body"), None
            if self.is_json is not None:
                bodies, absent = _bodies(pa, bodies.to_pylist(), self.is_json)
            found = call.plain(bodies)
            column = {field.name: found.field(field.name) for field in found.type}
            verdict = column["verdict"]
            verdict = pc.if_else(pc.is_null(verdict), absent if absent is not None else pa.scalar(_NO_BODY, pa.int16()), verdict)
            unfit = pc.and_kleene(
                pc.equal(column["status"], "paid"), pc.equal(column["error_column"], "paid_amount")
            ).fill_null(False)
            if pc.any(unfit).as_py():
                unfit = pa.array([is_error and self._is_amount(target, body.as_py(), secrets)
                                  for is_error, body in zip(unfit.to_pylist(), bodies, strict=True)])
            kept = [verdict, column["code"], column["secret_index"], column["status"], column["order_no"],
                    column["paid_amount"], unfit]
            names = [name for name in batch.schema.names if name != "body"]
            yield pa.RecordBatch.from_arrays(
                [*(batch.column(name) for name in names), *kept],
                names=[*names, "verdict", "code", "secret_index", "status", "order_no", "amount", "unfit"],
            )

    def _is_amount(self, target: Any, body: bytes, secrets: Any) -> bool:
        """Whether an amount that the column could not hold is one at all."""
        import paysign

        verify: Any = paysign.verify
        try:
            return verify(*target, body, secrets, strict=self.strict).paid_amount is not None
        except PaysignError:
            return False


def _bodies(pa: Any, lines: list[str], field: str) -> tuple[Any, Any]:
    """The bodies in objects, and what is where there is none."""
    bodies: list[bytes | None] = []
    absent: list[int] = []
    for line in lines:
        body = None if not line.strip(" \t\n\r\f") else _body(line, field)
        absent.append(_NO_BODY if line.strip(" \t\n\r\f") else _BLANK)
        bodies.append(body)
    return pa.array(bodies, pa.binary()), pa.array(absent, pa.int16())


def _body(line: str, field: str) -> bytes | None:
    """The one text of this name in an object."""

    def once(pairs: list[tuple[str, object]]) -> object:
        named = [value for name, value in pairs if name == field]
        return _Members(named[0] if len(named) == 1 else None)

    def refused(constant: str) -> NoReturn:
        raise ValueError(constant)

    try:
        read = json.loads(line, object_pairs_hook=once, parse_constant=refused)
        body = read.named if isinstance(read, _Members) else None
        return body.encode() if isinstance(body, str) else None
    except (ValueError, RecursionError):
        return None


class _Members:
    """What an object holds under the name that is looked for."""

    def __init__(self, named: object) -> None:
        self.named = named


def _read(session: Any, path: str, kind: str, column: str) -> Any:
    """The bodies of a log and their places."""
    from pyspark.sql import functions as f

    place = [f.col("_metadata.file_path").alias("file"), f.col("_metadata.file_block_start").alias("start")]
    if kind == "parquet":
        frame = session.read.parquet(path)
        row = f.col("_metadata.row_index").alias("row")
        return frame.select(frame[f"`{column}`"].cast("binary").alias("body"), *place[:1], f.lit(0).cast("long").alias("start"), row)
    row = f.monotonically_increasing_id().alias("row")
    if kind == "jsonl":
        frame = session.read.text(path, lineSep="\n")
        return frame.select(f.col("value").alias("body"), *place, row)
    # As Latin-1, in which every byte is a character: so bodies stay the bytes that they are.
    options: Any = {"encoding": "ISO-8859-1", "quote": '"', "escape": '"', "multiLine": True, "mode": "PERMISSIVE"}
    names = session.read.csv(path, header=True, **options).columns
    if column not in names:
        raise ValueError(f"the log {path} has no column `{column}`")
    schema = ", ".join(f"`{name.replace('`', '``')}` STRING" for name in names) + ", `\u0001` STRING"
    frame = session.read.csv(path, header=True, schema=schema, columnNameOfCorruptRecord="\u0001", **options)
    body = f.when(f.col(f"`{column}`").isNull() & f.col("`\u0001`").isNull(), f.lit("")).otherwise(f.col(f"`{column}`"))
    return frame.select(f.encode(body, "ISO-8859-1").alias("body"), *place, row)


def audit(
    session: Any,
    gateway: str,
    message: str,
    paths: Sequence[str],
    secrets: Callable[[], Any],
    *,
    kind: str | None = None,
    body: str = "body",
    strict: bool = True,
    scale: int = 8,
    failures: str | None = None,
    duplicates: str | None = None,
    orders: str | None = None,
    allow_empty: bool = False,
) -> dict[str, Any]:
    """Audits logs, writes the lists that are asked for as Parquet, and returns the summary.

    Raises `OverflowError` where a paid amount has more digits than the scale: nothing is rounded.
    """
    from functools import reduce

    from pyspark import StorageLevel
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    read = [
        _read(session, path, kind or kind_of(path), body).withColumn("log", f.lit(index)) for index, path in enumerate(paths)
    ]
    judged = []
    for path, frame in zip(paths, read, strict=True):
        field = body if (kind or kind_of(path)) == "jsonl" else None
        job = _Judge((gateway, message), secrets, field, strict, scale)
        rest = ", ".join(f"{name} {type_}" for name, type_ in frame.dtypes if name != "body")
        schema = (
            f"{rest}, verdict SMALLINT, code STRING, secret_index INT, status STRING, order_no BINARY, "
            f"amount DECIMAL(38, {scale}), unfit BOOLEAN"
        )
        judged.append(frame.mapInArrow(job, schema))
    rows = reduce(lambda one, other: one.unionByName(other), judged).persist(StorageLevel.DISK_ONLY)
    try:
        counted = rows.groupBy("verdict", "code", "secret_index", "status").agg(
            f.count("*").alias("count"),
            f.sum("amount").alias("sum"),
            f.sum(f.col("amount").isNull().cast("long")).alias("without_amount"),
            f.sum(f.col("order_no").isNull().cast("long")).alias("without_order_no"),
            f.sum(f.col("unfit").cast("long")).alias("unfit"),
        ).orderBy("code", "status").collect()
        unfit = sum(row["unfit"] for row in counted)
        if unfit:
            raise OverflowError(f"{unfit} paid amounts do not fit {scale} digits after the point: give more by --scale")
        place = f.struct("log", "file", "start", "row")
        paid = rows.where("verdict = 0 AND status = 'paid' AND order_no IS NOT NULL").select(
            "order_no", "amount", place.alias("place")
        )
        by_order = Window.partitionBy("order_no").orderBy("place")
        first = f.first(f.struct("place", "amount")).over(by_order)
        ranked = paid.select("*", f.row_number().over(by_order).alias("rank"), first.alias("first"))
        repeats = ranked.where("rank > 1")
        grouped = ranked.groupBy("order_no").agg(
            f.count("*").alias("bodies"), f.sum("amount").alias("sum"), f.first("first").alias("first"),
            f.sum(((f.col("rank") > 1) & ~f.col("amount").eqNullSafe(f.col("first.amount"))).cast("long")).alias("other"),
        )
        text = f.col("order_no").cast("string").alias("order_no")
        if failures is not None:
            # A place without a body has no code.
            rows.where("verdict > 0 OR verdict = -1").select("file", "start", "row", "code").write.mode("overwrite").parquet(failures)
        if duplicates is not None:
            repeats.select(text, "place.file", "place.start", "place.row", "amount", "first").write.mode("overwrite").parquet(duplicates)
        if orders is not None:
            grouped.select(text, "bodies", "sum", "first").write.mode("overwrite").parquet(orders)
        [totals] = grouped.agg(
            f.count("*").alias("paid"),
            f.sum("first.amount").alias("sum"),
            f.sum((f.col("bodies") > 1).cast("long")).alias("repeated"),
            f.sum(f.col("bodies") - 1).alias("repeats"),
            f.sum("other").alias("other_amount"),
        ).collect()
    finally:
        rows.unpersist()
    return _summary(counted, totals, len(spark.read_secrets(secrets)), allow_empty)


def _summary(counted: list[Any], totals: Any, secrets: int, allow_empty: bool) -> dict[str, Any]:
    """The object that `paysign audit --json` prints."""

    def counts(name: str, rows: list[Any]) -> dict[str, int]:
        # The rows come by name, which decides among equals.
        found: Counter[str] = Counter()
        for row in rows:
            found[row[name]] += row["count"]
        return dict(found.most_common())

    def total(rows: list[Any], name: str = "count") -> int:
        return sum(row[name] for row in rows)

    valid = [row for row in counted if row["verdict"] == 0]
    failed = [row for row in counted if row["verdict"] > 0]
    no_body = total([row for row in counted if row["verdict"] == _NO_BODY])
    paid = [row for row in valid if row["status"] == "paid"]
    bodies = total(valid) + total(failed) + no_body
    is_wrongly_empty = bodies == 0 and not allow_empty
    amount = Decimal(0)
    for row in paid:
        amount = _EXACT.add(amount, row["sum"] or Decimal(0))
    return {
        "valid": total(failed) + no_body == 0 and not is_wrongly_empty,
        **({"empty": True} if bodies == 0 else {}),
        "bodies": bodies,
        "blank_lines": total([row for row in counted if row["verdict"] == _BLANK]),
        "valid_bodies": total(valid),
        "by_secret": [total([row for row in valid if row["secret_index"] == index]) for index in range(secrets)],
        "failed_bodies": total(failed) + no_body,
        "failed": counts("code", failed),
        "no_body": no_body,
        "status": counts("status", valid),
        "paid": {
            "sum": _shown(amount),
            "without_amount": total(paid, "without_amount"),
            "without_order_no": total(paid, "without_order_no"),
        },
        "orders": {
            "paid": totals["paid"],
            "sum": _shown(totals["sum"] or Decimal(0)),
            "repeated": totals["repeated"] or 0,
            "repeats": totals["repeats"] or 0,
            "other_amount": totals["other_amount"] or 0,
        },
    }


def _shown(amount: Decimal) -> str:
    """Without zeros at the end of the fraction."""
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def kind_of(path: str) -> str:
    """How a log holds bodies, by the ending of its name."""
    name = path.rstrip("/").removesuffix(".gz").lower()
    for ending, kind in ((".jsonl", "jsonl"), (".ndjson", "jsonl"), (".json", "jsonl"), (".csv", "csv")):
        if name.endswith(ending):
            return kind
    return "parquet"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="paysign-spark", description="Audits logs of stored notifications on Spark.")
    job = parser.add_subparsers(dest="job", required=True).add_parser(
        "audit",
        help="verify all bodies, and print the summary of `paysign audit --json`",
        epilog="Exit status: 0 all bodies are valid; 1 at least one is not, or there is none; 2 no verdict.",
    )
    job.add_argument("gateway", help="the gateway's id, such as epay; with --gateway-file any word")
    job.add_argument("message", help="the message, such as notify")
    job.add_argument("logs", nargs="+", metavar="LOG", help="a file, a folder or a pattern, wherever Spark reads")
    job.add_argument("--gateway-file", metavar="FILE", help="a gateway's file, of which the message is")
    job.add_argument("--format", choices=["parquet", "csv", "jsonl"], help="by default by the ending of each log's name")
    job.add_argument("--body-column", default="body", metavar="NAME", help="the column or field that holds the body")
    given = job.add_mutually_exclusive_group(required=True)
    given.add_argument("--secret-env", action="append", metavar="NAME", help="a variable of the workers' environment")
    given.add_argument("--secret-file", action="append", metavar="FILE", help="a file that every worker has")
    job.add_argument("--scale", type=int, default=8, metavar="DIGITS", help="digits of amounts after the point")
    job.add_argument("--lenient", action="store_true", help="accept messages that are not the only ones of their signature")
    job.add_argument("--failures", metavar="FOLDER", help="list what is not valid, as Parquet")
    job.add_argument("--duplicates", metavar="FOLDER", help="list the bodies of orders that were paid before, as Parquet")
    job.add_argument("--orders", metavar="FOLDER", help="list the paid orders, as Parquet")
    job.add_argument("--allow-empty", action="store_true", help="end with 0 even if no log holds a body")
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """The program; Spark is set up by `spark-submit` or its usual variables."""
    given = _parser().parse_args(words)
    from pyspark.sql import SparkSession

    secrets = spark.environment(*given.secret_env) if given.secret_env else spark.file(*given.secret_file)
    gateway = given.gateway
    if given.gateway_file:
        with open(given.gateway_file, encoding="utf-8") as opened:
            gateway = opened.read()
    session = SparkSession.builder.appName("paysign audit").getOrCreate()
    try:
        summary = audit(
            session, gateway, given.message, given.logs, secrets, kind=given.format, body=given.body_column,
            strict=not given.lenient, scale=given.scale, failures=given.failures, duplicates=given.duplicates,
            orders=given.orders, allow_empty=given.allow_empty,
        )
    except (OverflowError, ValueError, KeyError, OSError) as error:
        print(json.dumps({"error": str(error)}))
        return 2
    finally:
        session.stop()
    print(json.dumps(summary, separators=(",", ":"), ensure_ascii=False))
    return 0 if summary["valid"] or (summary["bodies"] == 0 and given.allow_empty) else 1


if __name__ == "__main__":
    sys.exit(main())
