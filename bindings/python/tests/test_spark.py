"""Spark, in one process of Java; left out where there is none."""

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import paysign
import paysign.spark
from paysign import spark_audit
from samples import BODY, SECRET

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
    # Of Spark's own code.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all of this."""
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def session(log: Path) -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1", SHOP_KEY=SECRET)
    (log / "events").mkdir()
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.eventLog.enabled": "true",
        # So that it can be searched.
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (log / "events").as_uri(),
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": (log / "warehouse").as_uri(),
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
    # What it has written at last.
    for event in (log / "events").rglob("*"):
        assert event.is_dir() or SECRET.encode() not in event.read_bytes()


def notification(index: int, money: str) -> bytes:
    params = {
        "pid": "1001",
        "trade_no": f"T{index}",
        "out_trade_no": f"E{index % 60}",
        "type": "alipay",
        "name": 'VIP, "one"',
        "money": money,
        "trade_status": "TRADE_SUCCESS",
    }
    return urlencode(dict(paysign.sign("epay", "notify", list(params.items()), SECRET))).encode()


@pytest.fixture(scope="module")
def bodies() -> list[bytes | None]:
    """Genuine ones, some repeated with another amount; forged ones, empty ones, damaged ones, none."""
    found: list[bytes | None] = [notification(index, f"{index % 7}.{index % 90 + 10}") for index in range(200)]
    found[3], found[50], found[77], found[150] = b"", b"pid=%zz", None, None
    found[10] = BODY.replace(b"=0.1&", b"=9.1&")
    return found


def test_a_frame_has_the_verdicts_and_no_plan_or_log_the_secret(session: Any, log: Path, bodies: list[bytes | None]) -> None:
    pq.write_table(pa.table({"id": range(200), "body": pa.array(bodies, pa.binary())}), log / "log.parquet")
    frame = session.read.parquet(str(log / "log.parquet"))
    secrets = paysign.spark.environment("SHOP_KEY")
    found = paysign.spark.verify(frame, "epay", "notify", secrets, fields=["name"])
    counts = {row["code"]: row["count"] for row in found.groupBy("paysign.code").count().collect()}
    assert counts == {"ok": 195, "mismatch": 1, "empty_body": 1, "malformed_body": 1, None: 2}
    by_file = log / "key"
    by_file.write_text(SECRET + "\n")
    found = paysign.spark.verify(frame, "epay", "notify", paysign.spark.file(str(by_file)), into="found")
    assert found.where("found.verdict = 0").count() == 195
    with pytest.raises(TypeError, match="a secret itself"):
        paysign.spark.verify(frame, "epay", "notify", SECRET)  # type: ignore[arg-type]

    # Everything that Spark shows and keeps.
    plans = found._jdf.queryExecution().toString()
    address = session.sparkContext.uiWebUrl
    pages = [urlopen(f"{address}{path}", timeout=60).read() for path in ("/environment/", "/SQL/", "/jobs/", "/stages/")]
    api = f"{address}/api/v1/applications/{session.sparkContext.applicationId}"
    pages += [urlopen(f"{api}/{what}", timeout=60).read() for what in ("environment", "sql?details=true", "jobs", "stages")]
    events = [path.read_bytes() for path in (log / "events").rglob("*") if path.is_file()]
    assert "_Verify" in plans and len(pages) == 8 and any(b"SparkListenerJobStart" in event for event in events)
    for shown in [plans.encode(), *pages, *events]:
        assert SECRET.encode() not in shown and SECRET.encode("utf-16-le") not in shown


def test_the_audit_says_what_single_calls_say(session: Any, log: Path, bodies: list[bytes | None]) -> None:
    """Of each format; the program `paysign audit` is compared with it where there is one."""
    (log / "log.csv").write_bytes(
        b"id,body\n" + b"".join(b"%d\n" % i if body is None else b'%d,"%s"\n' % (i, body) for i, body in enumerate(bodies))
    )
    objects = [{"id": 1} if body is None else {"id": 1, "body": body.decode()} for body in bodies]
    (log / "log.jsonl").write_text("\n".join(map(json.dumps, objects)) + "\n")
    first: dict[str, str] = {}
    valid = paid = once = other = 0
    for body in bodies:
        try:
            message = paysign.verify("epay", "notify", body or b"", SECRET)
        except paysign.PaysignError:
            continue
        order_no, cents = str(message.order_no), message.paid_amount_minor(2) or 0
        valid, paid = valid + 1, paid + cents
        once += cents if order_no not in first else 0
        other += first.setdefault(order_no, str(cents)) != str(cents)
    shown = []
    for name in ("log.parquet", "log.csv", "log.jsonl"):
        lists = {what: str(log / f"{name}.{what}") for what in ("failures", "duplicates", "orders")}
        summary = spark_audit.audit(
            session, "epay", "notify", [str(log / name)], paysign.spark.environment("SHOP_KEY"), **lists
        )
        assert summary["bodies"] == 200 and summary["valid_bodies"] == valid and summary["no_body"] == 2
        assert summary["failed"] == {"empty_body": 1, "malformed_body": 1, "mismatch": 1}
        assert summary["paid"] == {"sum": cents_shown(paid), "without_amount": 0, "without_order_no": 0}
        repeats = valid - len(first)
        assert summary["orders"]["sum"] == cents_shown(once) and summary["orders"]["other_amount"] == other
        assert (summary["orders"]["paid"], summary["orders"]["repeats"]) == (len(first), repeats)
        rows = {what: session.read.parquet(path).count() for what, path in lists.items()}
        assert rows == {"failures": 5, "duplicates": repeats, "orders": len(first)}
        shown.append(summary)
    assert shown[0] == shown[1] == shown[2]


def cents_shown(cents: int) -> str:
    text = f"{cents // 100}.{cents % 100:02}"
    return text.rstrip("0").rstrip(".")


def test_an_amount_that_does_not_fit_ends_the_audit_and_is_not_rounded(session: Any, log: Path) -> None:
    pq.write_table(pa.table({"body": pa.array([notification(1, "0.125")], pa.binary())}), log / "fine.parquet")
    secrets = paysign.spark.environment("SHOP_KEY")
    with pytest.raises(OverflowError, match="--scale"):
        spark_audit.audit(session, "epay", "notify", [str(log / "fine.parquet")], secrets, scale=2)


def test_the_program_says_what_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["audit", "epay"], ["audit", "epay", "notify", "log.parquet"]):
        with pytest.raises(SystemExit) as ended, redirect_stdout(io.StringIO()):
            spark_audit.main(words)
        assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
