"""One job in every engine, beside a function that a shop writes by hand: count and sum what a Parquet file of bodies proves.

    python bench_columns.py [--rows 1000000] [--rounds 3] [--spark] [--file FILE]

Writes a table: rows a second, and the counts and the sum, which are the same in every row or the program fails.
"""

import argparse
import hmac
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from hashlib import md5
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import paysign
from paysign import columns

SECRET = "7a3b1053780db61ebd3d7123e1b8d6c4"

Answer = tuple[int, int, Decimal] | None
"""Proved ones, refused ones, and what was paid; nothing of a job that only reads."""


def by_hand(body: bytes) -> Decimal | None:
    """What a shop writes: the amount of a genuine notification."""
    fields = dict(parse_qsl(body.decode(), keep_blank_values=True))
    signed = sorted((name, value) for name, value in fields.items() if value and name not in ("sign", "sign_type"))
    text = "&".join(f"{name}={value}" for name, value in signed) + SECRET
    if not hmac.compare_digest(md5(text.encode()).hexdigest(), fields.get("sign", "")):
        return None
    return Decimal(fields["money"])


def write(path: Path, rows: int) -> None:
    """Ordinary notifications, one in a hundred forged; those of one in a thousand orders twice."""
    writer = None
    for start in range(0, rows, 50_000):
        bodies = []
        for index in range(start, min(start + 50_000, rows)):
            params = {
                "money": f"{index % 500}.{index % 100:02}",
                "name": "VIP",
                "out_trade_no": f"20261130{index - index % 1000 // 999:09}",
                "pid": "1001",
                "trade_no": f"20261130220014{index:012}",
                "trade_status": "TRADE_SUCCESS",
                "type": "alipay",
            }
            text = "&".join(f"{name}={value}" for name, value in params.items())
            sign = md5((text + ("no secret" if index % 100 == 7 else SECRET)).encode()).hexdigest()
            bodies.append(urlencode({**params, "sign": sign, "sign_type": "MD5"}).encode())
        table = pa.table({"body": pa.array(bodies, pa.binary())})
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


def of_table(found: Any) -> Answer:
    verdict, amount = found.column("verdict"), found.column("paid_amount")
    proved = pc.sum(pc.equal(verdict, 0)).as_py() or 0
    return proved, len(found) - proved, pc.sum(amount).as_py() or Decimal(0)


def kernel(path: Path) -> Answer:
    return of_table(pa.table(columns.verify("epay", "notify", pq.read_table(path).column("body"), SECRET)))


def of_batch(path: Path) -> Answer:
    verdicts = paysign.verify_batch("epay", "notify", pq.read_table(path).column("body").to_pylist(), SECRET)
    paid = [verdict.facts().paid_amount or Decimal(0) for verdict in verdicts if isinstance(verdict, paysign.Verified)]
    return len(paid), len(verdicts) - len(paid), sum(paid, Decimal(0))


def hand_written(path: Path) -> Answer:
    amounts = [by_hand(body) for body in pq.read_table(path).column("body").to_pylist()]
    paid = [amount for amount in amounts if amount is not None]
    return len(paid), len(amounts) - len(paid), sum(paid, Decimal(0))


def duckdb_(path: Path) -> Answer:
    import duckdb

    import paysign.duckdb

    connection = duckdb.connect()
    paysign.duckdb.register(connection, "epay", "notify", SECRET)
    query = "SELECT count(*) FILTER (v.verdict = 0), count(*) FILTER (v.verdict <> 0), sum(v.paid_amount) FROM (SELECT paysign_verify(body) AS v FROM read_parquet(?))"
    proved, refused, paid = connection.execute(query, [str(path)]).fetchall()[0]
    return proved, refused, paid


def polars_(path: Path) -> Answer:
    import polars as pl

    import paysign.polars

    frame = pl.scan_parquet(path).select(paysign.polars.verify("body", "epay", "notify", SECRET)).unnest("paysign")
    is_proved = pl.col("verdict") == 0
    found = frame.select(is_proved.sum().alias("a"), (~is_proved).sum().alias("b"), pl.col("paid_amount").sum().alias("c"))
    proved, refused, paid = found.collect().row(0)
    return proved, refused, paid


def datafusion_(path: Path) -> Answer:
    import datafusion

    import paysign.datafusion

    context = datafusion.SessionContext()
    context.register_udf(paysign.datafusion.udf("epay", "notify", SECRET))
    context.register_parquet("log", str(path))
    query = "SELECT count(*) FILTER (WHERE v['verdict'] = 0) AS a, count(*) FILTER (WHERE v['verdict'] <> 0) AS b, sum(v['paid_amount']) AS c FROM (SELECT paysign_verify(body) AS v FROM log)"
    [row] = pa.Table.from_batches(context.sql(query).collect()).to_pylist()
    return row["a"], row["b"], row["c"]


def spark_jobs() -> dict[str, Callable[[Path], Answer]]:
    """Spark's jobs: the kernel, and the function by hand as a UDF."""
    import os

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1", SHOP_KEY=SECRET)
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as f
    from pyspark.sql.types import DecimalType

    import paysign.spark

    session = SparkSession.builder.master("local[2]").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()

    def ours(path: Path) -> Answer:
        frame = session.read.parquet(str(path))
        found = paysign.spark.verify(frame, "epay", "notify", paysign.spark.environment("SHOP_KEY"))
        [row] = found.agg(
            f.sum(f.expr("cast(paysign.verdict = 0 AS long)")).alias("a"),
            f.sum(f.expr("cast(paysign.verdict <> 0 AS long)")).alias("b"),
            f.sum("paysign.paid_amount").alias("c"),
        ).collect()
        return row["a"], row["b"], row["c"]

    def nothing(path: Path) -> Answer:
        frame = session.read.parquet(str(path))
        frame.mapInArrow(lambda batches: batches, frame.schema).agg(f.count("*")).collect()
        return None

    def by_udf(path: Path) -> Answer:
        amount = f.udf(lambda body: by_hand(bytes(body)), DecimalType(38, 8))
        found = session.read.parquet(str(path)).select(amount("body").alias("paid"))
        [row] = found.agg(f.count("paid").alias("a"), f.count("*").alias("all"), f.sum("paid").alias("c")).collect()
        return row["a"], row["all"] - row["a"], row["c"]

    return {"Spark, only passed to Python and back": nothing, "Spark, local, two cores": ours, "Spark, a UDF by hand": by_udf}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spark", action="store_true", help="Spark too, which needs Java")
    parser.add_argument("--file", type=Path, help="write the table there as well")
    given = parser.parse_args()
    jobs: dict[str, Callable[[Path], Answer]] = {
        "kernel, one thread": kernel,
        "`verify_batch` and `facts()`": of_batch,
        "DuckDB": duckdb_,
        "Polars": polars_,
        "DataFusion": datafusion_,
        "by hand, in Python": hand_written,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.parquet"
        write(path, given.rows)
        if given.spark:
            jobs |= spark_jobs()
        times: dict[str, list[float]] = {name: [] for name in jobs}
        answers: dict[str, Answer] = {}
        # Side by side, so that what else the machine does is in all of them.
        for _ in range(given.rounds):
            for name, job in jobs.items():
                begin = time.perf_counter()
                answers[name] = job(path)
                times[name].append(time.perf_counter() - begin)
    if len({answer for answer in answers.values() if answer is not None}) > 1:
        sys.exit(f"the jobs do not agree: {answers}")
    lines = ["| job, from Parquet to a count and a sum | rows a second | proved | refused | paid |", "|---|---|---|---|---|"]
    for name, seconds in times.items():
        answer = answers[name]
        shown = "| | |" if answer is None else f"{answer[0]:,} | {answer[1]:,} | {answer[2]:,.2f} |"
        lines.append(f"| {name} | {given.rows / statistics.median(seconds):,.0f} | {shown}")
    table = "\n".join(lines) + "\n"
    print(table, end="")
    if given.file is not None:
        given.file.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
