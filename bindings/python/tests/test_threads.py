"""Batches, threads, interpreters, laws."""

import gc
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import paysign
from samples import BODY, PARAMS, SECRET, SIGNATURE
from vectors import Case, cases


def same_verdict(one: object, other: object) -> bool:
    if isinstance(one, paysign.Verified):
        return isinstance(other, paysign.Verified) and one == other and one.secret_index == other.secret_index
    assert isinstance(one, paysign.PaysignError) and isinstance(other, paysign.PaysignError)
    facts = [(type(error), str(error), error.field, error.offset) for error in (one, other)]
    return facts[0] == facts[1]


def verdict(case: Case, body: bytes) -> object:
    try:
        return paysign.verify(*case.target, body, case.secrets, **case.options, **case.names)
    except paysign.PaysignError as error:
        return error


def test_a_batch_gives_the_verdicts_of_single_calls() -> None:
    """Every body of the vectors, each in a batch with its neighbours."""
    seen = 0
    for case in [case for case in cases() if case.json["do"] == "verify" and case.json.get("secrets")]:
        if case.expect.get("error") == "invalid_name":
            continue
        bodies = [case.body, BODY, case.body + b"&", b"", case.body]
        batch = paysign.verify_batch(*case.target, bodies, case.secrets, **case.options, **case.names)
        assert len(batch) == len(bodies)
        for body, found in zip(bodies, batch, strict=True):
            assert same_verdict(found, verdict(case, body)), case.id
            seen += 1
    assert seen > 4000


def test_a_batch_keeps_its_bodies_and_takes_any_kind_of_them() -> None:
    bodies = (body for body in (BODY, bytearray(BODY), BODY.decode(), memoryview(BODY), b"pid=%zz"))
    batch = paysign.verify_batch("epay", "notify", bodies, SECRET)
    del bodies
    found = [verdict["money"] for verdict in batch if isinstance(verdict, paysign.Verified)]
    assert found == ["0.1"] * 4 and isinstance(batch[4], paysign.MalformedBody)
    assert paysign.verify_batch("epay", "notify", [], SECRET) == []


def test_the_verdicts_of_a_batch_are_a_list() -> None:
    other = BODY.replace(b"=0.1&", b"=0.2&")
    batch = paysign.verify_batch("epay", "notify", [BODY, other, BODY, b""], SECRET)
    assert type(batch) is list
    codes = [verdict.code if isinstance(verdict, paysign.PaysignError) else "" for verdict in batch]
    assert codes == ["", "mismatch", "", "empty_body"]
    proved = batch[0]
    assert batch[0] is proved and batch.count(proved) == 2 and batch.index(proved, 1) == 2
    # Each is an object of its own, and outlives the list.
    assert len({id(verdict) for verdict in batch}) == 4
    del batch
    assert isinstance(proved, paysign.Verified) and proved["money"] == "0.1" and proved.gateway == "epay"


def test_nothing_is_left_of_a_batch() -> None:
    body = bytes(bytearray(BODY))
    held = sys.getrefcount(body)
    batch = paysign.verify_batch("epay", "notify", [body] * 20, SECRET)
    assert sys.getrefcount(body) > held
    last = batch[-1]
    del batch
    assert sys.getrefcount(body) > held and isinstance(last, paysign.Verified) and last.is_paid
    del last
    assert sys.getrefcount(body) == held


def test_what_is_no_body_ends_a_batch_before_anything_is_verified() -> None:
    wrong: list[list[object]] = [[BODY, 7], [None], [BODY, {"pid": "1"}]]
    for bodies in wrong:
        with pytest.raises(TypeError, match="raw body"):
            paysign.verify_batch("epay", "notify", bodies, SECRET)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        paysign.verify_batch("epay", "notify", 7, SECRET)  # type: ignore[arg-type]


def test_a_batch_without_a_secret_says_so_of_each_body() -> None:
    verdicts = paysign.verify_batch("epay", "notify", [BODY, BODY], [])
    assert [type(verdict) for verdict in verdicts] == [paysign.NoSecret] * 2


def test_threads_share_a_merchant_and_its_results() -> None:
    shop = paysign.Merchant("epay", "152787", SECRET, "https://pay.example.com")
    shared = shop.notice(BODY)
    begin = threading.Barrier(8)

    def work(number: int) -> int:
        begin.wait()
        right = 0
        for _ in range(200):
            right += shared["money"] == "0.1" and shop.notice(BODY) == shared
            right += paysign.sign("epay@code200", "pay", PARAMS, SECRET).signature == SIGNATURE
            right += all(isinstance(one, paysign.Verified) for one in paysign.verify_batch("epay", "notify", [BODY] * 5, SECRET))
        return right

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(work, range(8), timeout=60)) == 8 * 200 * 3


def test_other_threads_run_while_a_batch_is_verified() -> None:
    """With the GIL held, the counter would stand still."""
    counted, done = 0, threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1

    interval = sys.getswitchinterval()
    # A thread that waits for the GIL would get it only after this long.
    sys.setswitchinterval(1)
    bodies = [BODY] * 30_000
    try:
        thread = threading.Thread(target=count)
        thread.start()
        before = counted
        paysign.verify_batch("epay", "notify", bodies, SECRET)
        during = counted - before
    finally:
        done.set()
        sys.setswitchinterval(interval)
    thread.join()
    assert during > 0


def test_a_second_interpreter_is_refused_or_served_but_does_not_crash() -> None:
    code = """
import sys
try:
    import _xxsubinterpreters as interpreters
except ImportError:
    import _interpreters as interpreters
import paysign
other = interpreters.create()
try:
    interpreters.run_string(other, "import paysign; assert paysign.gateways()")
    print("served")
except Exception as error:
    print("refused:", error)
    assert "subinterpreters" in str(error), error
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(("served", "refused")), ran.stdout


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=300, deadline=None)
@given(name=TEXT.filter(bool), extra=TEXT)
def test_what_is_signed_verifies_and_a_changed_byte_does_not(name: str, extra: str) -> None:
    fields = {"memberid": "1", "orderid": name[:20], "amount": "5", "true_amount": "4.98"}
    fields |= {"transaction_id": extra or "T", "datetime": "20230306235024", "returncode": "00"}
    try:
        signed = paysign.sign("payindex", "notify", fields.items(), SECRET)
    except paysign.SignError as error:
        assert error.code in {"ambiguous_field", "value_too_long", "invalid_value", "missing_field"}
        return
    verified = paysign.verify("payindex", "notify", signed.body, SECRET)
    assert verified == {name: value for name, value in fields.items() if value}
    changed = signed.body.replace("4.98", "4.99")
    assert isinstance(paysign.verify_batch("payindex", "notify", [changed], SECRET)[0], paysign.VerifyError)


@settings(max_examples=300, deadline=None)
@given(body=st.binary(max_size=200))
def test_no_body_raises_anything_else_than_its_errors(body: bytes) -> None:
    for gateway, message in (("epay", "notify"), ("epusdt", "notify")):
        with pytest.raises(paysign.VerifyError):
            paysign.verify(gateway, message, body, SECRET)
