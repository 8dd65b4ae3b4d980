"""A signature in a header: what only Python has of it. What is verified is in the shared vectors."""

import hashlib
import hmac
from datetime import datetime
from typing import Any

import pytest

import paysign

FILE = """
id = "hookpay"
title = "Hook Pay"
[[messages]]
name = "notify"
direction = "notification"
wire = "json"
raw = '''text timestamp "." body; secret hmac; digest sha256; hex lower;
    signature Hook-Signature item v1 separator "," joint "="; time item t seconds; age past 300 future 60'''
ack = "OK"
fields = [
    { name = "shop",         required = true, role = "merchant_id" },
    { name = "order.id",     required = true, role = "order_no" },
    { name = "order.paid",   required = true, kind = "amount", role = "paid_amount" },
    { name = "order.status", required = true, role = "status", choices = [{ value = "done", status = "paid" }] },
]
"""
BODY = b'{"shop":"7","order":{"id":"E1","paid":"9.90","status":"done"}}'
NOW = 1_700_000_000


def merchant(merchant_id: str = "7") -> paysign.Merchant[Any]:
    return paysign.Merchant(paysign.Gateway.parse(FILE), merchant_id, paysign.Secret("k3y"), "https://pay.example.com")


def signed(body: bytes, now: int = NOW) -> dict[str, str]:
    digest = hmac.new(b"k3y", b"%d.%s" % (now, body), hashlib.sha256).hexdigest()
    return {"hook-signature": f"t={now},v1={digest}"}


def test_a_merchant_takes_a_notice_with_its_headers() -> None:
    notice = merchant().notice(BODY, signed(BODY), NOW + 1.5)
    notice.expect("E1", "9.9")
    assert (notice.order_no, notice.status, notice.ack) == ("E1", "paid", "OK")
    assert notice["order.id"] == "E1" and notice["shop"] == "7"
    assert merchant().notice_of("notify", BODY, headers=signed(BODY), now=NOW).is_paid


def test_what_is_wrong_is_told_as_of_any_message() -> None:
    with pytest.raises(paysign.Stale):
        merchant().notice(BODY, signed(BODY), NOW + 301)
    with pytest.raises(paysign.FromFuture):
        merchant().notice(BODY, signed(BODY), NOW - 61)
    with pytest.raises(paysign.NoTime):
        merchant().notice(BODY, signed(BODY))
    with pytest.raises(paysign.MissingSignature):
        merchant().notice(BODY)
    with pytest.raises(paysign.WrongMerchant):
        merchant("8").notice(BODY, signed(BODY), NOW)
    short = b'{"shop":"7","order":{"id":"E1"}}'
    with pytest.raises(paysign.MissingField) as missing:
        merchant().notice(short, signed(short), NOW)
    assert missing.value.field == "order.paid"
    with pytest.raises(paysign.SignatureMismatch):
        merchant("8").notice(BODY.replace(b"E1", b"E2"), signed(BODY), NOW)


def test_a_gateway_whose_signature_is_a_field_has_no_use_for_headers() -> None:
    shop = paysign.Merchant("epay", "1001", paysign.Secret("k3y"), "https://pay.example.com")
    given = paysign.sign("epay", "notify", {
        "pid": "1001", "trade_no": "T", "out_trade_no": "E1", "type": "alipay", "money": "1.00", "trade_status": "TRADE_SUCCESS",
    }, paysign.Secret("k3y"))
    assert shop.notice(given.body, {"X": "y"}, NOW).is_paid


@pytest.mark.parametrize("headers", ["a: b", b"a: b", [("a",)], ["ab"], [("a", 1)], 7, {"a": None}])
def test_headers_are_pairs_of_text(headers: Any) -> None:
    with pytest.raises(TypeError):
        merchant().notice(BODY, headers, NOW)


def test_a_character_of_a_header_is_a_byte() -> None:
    scheme = paysign.Scheme.parse(
        'text header X-Id "." body; secret hmac; digest sha256; hex lower; signature X-Sign alone; time none; age any', wire="json"
    )
    sent = "\u00fc".encode()
    digest = hmac.new(b"k3y", sent + b"." + BODY, hashlib.sha256).hexdigest()
    for value in (sent, sent.decode("latin-1")):
        assert scheme.verify(BODY, paysign.Secret("k3y"), headers=[("X-Id", value), ("X-Sign", digest)])["shop"] == "7"


@pytest.mark.parametrize("now", ["1700000000", datetime.fromtimestamp(NOW)])
def test_the_time_is_a_number(now: Any) -> None:
    with pytest.raises(TypeError):
        merchant().notice(BODY, signed(BODY), now)
    with pytest.raises(ValueError):
        merchant().notice(BODY, signed(BODY), -1)


def test_a_scheme_says_what_it_is() -> None:
    text = "text body; secret hmac; digest sha256; hex lower; signature X-Sign alone; time none; age any"
    scheme = paysign.Scheme.parse(text, wire="json")
    assert (str(scheme), scheme.sign_field, repr(scheme)) == (text, "", f"Scheme.parse({text!r}, wire='json')".replace("'", '"'))
    with pytest.raises(paysign.UnsignedMessage):
        scheme.sign({"a": "1"}, paysign.Secret("k3y"))
