"""Columns of Arrow, and the engines that are built on them."""

import subprocess
import sys
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import paysign
from paysign import columns
from samples import BODY, SECRET
from vectors import cases

FORGED = BODY.replace(b"=0.1&", b"=9.1&")
BODIES = [BODY, b"x", None, BODY, FORGED]
CODES = [("mismatch", 1, None), ("missing_signature", 1, None), ("ok", 2, Decimal("0.2")), (None, 1, None)]


def rows(bodies: Any, **options: Any) -> list[Any]:
    """Each body's columns; `None` for a null body."""
    found: list[Any] = pa.array(columns.verify("epay", "notify", bodies, SECRET, **options)).to_pylist()
    return found


def test_a_column_holds_what_a_message_says() -> None:
    proved, refused, absent, _, forged = rows(pa.array(BODIES), fields=["type"])
    message = paysign.verify("epay", "notify", BODY, SECRET)
    facts = message.facts()
    assert (proved["verdict"], proved["code"], proved["secret_index"]) == (0, "ok", 0)
    for name in facts._fields:
        assert proved[name] == getattr(facts, name) == getattr(message, name, proved[name]), name
    assert proved["fields"] == {"type": message["type"]} and proved["error"] is None
    assert refused["code"] == "missing_signature" and refused["order_no"] is None and refused["fields"] is None
    assert absent is None and forged["code"] == "mismatch" and forged["verdict"] == paysign.SignatureMismatch.number


@pytest.mark.parametrize("kind", ["binary", "large_binary", "binary_view", "string", "large_string", "string_view"])
def test_all_types_of_bytes_and_texts_are_bodies(kind: str) -> None:
    array = pa.array([body and body.decode() for body in BODIES], getattr(pa, kind)())
    assert rows(array) == rows(pa.array(BODIES)) and rows(array[1:4]) == rows(pa.array(BODIES[1:4]))
    whole = columns.verify("epay", "notify", pa.chunked_array([array[:2], array[2:]]), SECRET)
    assert isinstance(whole, columns.ChunkedColumns) and len(whole) == len(BODIES)
    assert pa.table(whole).column("code").to_pylist() == ["ok", "missing_signature", None, "ok", "mismatch"]


def test_every_vector_has_the_verdict_that_a_single_call_gives() -> None:
    seen = 0
    for case in [case for case in cases() if case.json["do"] == "verify" and case.json.get("secrets")]:
        if case.expect.get("error") == "invalid_name":
            continue
        bodies = pa.array([case.body, None, BODY])
        verify: Any = columns.verify
        found = pa.array(verify(*case.target, bodies, case.secrets, **case.options, **case.names, texts="binary")).to_pylist()
        for body, row in zip((case.body, BODY), (found[0], found[2]), strict=True):
            try:
                message = paysign.verify(*case.target, body, case.secrets, **case.options, **case.names)
            except paysign.PaysignError as error:
                assert (row["code"], row["verdict"], row["status"]) == (error.code, error.number, None), case.id
            else:
                order_no = message.order_no
                expected = order_no.encode() if isinstance(order_no, str) else order_no
                assert (row["verdict"], row["order_no"], row["status"]) == (0, expected, message.status), case.id
            seen += 1
    assert seen > 1500


def test_what_is_no_column_of_bodies_is_refused() -> None:
    for wrong in (pa.array([1]), [BODY], pa.table({"body": [BODY]})):
        with pytest.raises(TypeError):
            rows(wrong)
    for options in ({"scale": 39}, {"fields": ["a", "a"]}, {"texts": "latin1"}):
        with pytest.raises(ValueError):
            rows(pa.array([BODY]), **options)


def test_columns_need_no_other_package() -> None:
    words = "import sys, paysign.columns; sys.exit(any(name in sys.modules for name in ('pyarrow', 'polars', 'numpy')))"
    assert subprocess.run([sys.executable, "-I", "-c", words], check=False).returncode == 0


def test_verdicts_are_not_looked_at_by_the_collector() -> None:
    import gc

    verdicts = paysign.verify_batch("epay", "notify", [BODY] * 10, SECRET)
    assert not any(gc.is_tracked(verdict) for verdict in verdicts)


def test_duckdb(tmp_path: Any) -> None:
    import duckdb

    import paysign.duckdb

    pq.write_table(pa.table({"body": pa.array(BODIES, pa.binary())}), tmp_path / "log.parquet")
    connection = duckdb.connect()
    paysign.duckdb.register(connection, "epay", "notify", SECRET, fields=["type"])
    log = connection.read_parquet(str(tmp_path / "log.parquet"))
    found = log.query("log", "SELECT found.code, count(*), sum(found.paid_amount) FROM (SELECT paysign_verify(body) AS found FROM log) GROUP BY ALL ORDER BY ALL")
    assert found.fetchall() == CODES


def test_polars() -> None:
    import polars as pl

    import paysign.polars

    frame = pl.DataFrame({"body": BODIES}, schema={"body": pl.Binary}).lazy()
    frame = frame.with_columns(paysign.polars.verify("body", "epay", "notify", SECRET)).unnest("paysign")
    amount = pl.col("paid_amount").sum()
    found = frame.group_by(pl.col("code").cast(pl.String)).agg(pl.len(), amount).sort("code", nulls_last=True).collect()
    assert found.rows() == [(code, count, amount or Decimal(0)) for code, count, amount in CODES]


def test_datafusion(tmp_path: Any) -> None:
    import datafusion

    import paysign.datafusion

    pq.write_table(pa.table({"body": pa.array(BODIES, pa.binary())}), tmp_path / "log.parquet")
    context = datafusion.SessionContext()
    context.register_udf(paysign.datafusion.udf("epay", "notify", SECRET))
    context.register_parquet("log", str(tmp_path / "log.parquet"))
    query = "SELECT v['code'] AS code, count(*) AS count, sum(v['paid_amount']) AS sum FROM (SELECT paysign_verify(body) AS v FROM log) GROUP BY 1 ORDER BY 1 NULLS LAST"
    found = pa.Table.from_batches(context.sql(query).collect()).to_pylist()
    assert [(row["code"], row["count"], row["sum"]) for row in found] == CODES
