"""What comes out: mappings, errors, merchants; and that nothing of it shows a secret."""

import copy
import json
import pickle
import traceback
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

import paysign
from paysign import errors
from samples import BODY, PARAMS, SECRET, SIGNATURE

ORDER = "20240125193935458"


def merchant() -> paysign.Merchant[Any]:
    return paysign.Merchant("epay@code200", "152787", SECRET, "https://pay.example.com/")


def test_a_verified_message_is_a_read_only_mapping_of_signed_fields() -> None:
    verified = paysign.verify("epay", "notify", BODY, SECRET)
    assert isinstance(verified, Mapping)
    assert dict(verified) == verified == verified.as_dict() == {**verified}
    assert verified.get("sign") is None and verified.get("sign", "x") == "x" and verified.get("sign", default=7) == 7
    assert "sign" not in verified and 7 not in verified and "\ud800" not in verified
    assert (verified.gateway, verified.message, verified.ack) == ("epay", "notify", "success")
    assert verified.paid_amount == Decimal("0.1") and isinstance(verified.paid_amount, Decimal)
    with pytest.raises(TypeError):
        verified["money"] = "9"
    with pytest.raises(AttributeError):
        verified.order_no = "9"
    with pytest.raises(TypeError):
        hash(verified)
    with pytest.raises(KeyError):
        verified["sign"]
    match verified:
        case {"money": money}:
            assert money == "0.1"
        case _:
            pytest.fail("a mapping matches")


def test_an_unsigned_field_comes_from_the_method_that_says_so_alone() -> None:
    secret = "paebiyya4co5x0231zcm1novl8trustw"
    fields = {"memberid": "1", "orderid": "E1", "amount": "5", "true_amount": "4.98"}
    fields |= {"transaction_id": "T", "datetime": "20230306235024", "returncode": "00"}
    body = paysign.sign("payindex", "notify", fields.items(), secret).body + "&attach=user+7"
    verified = paysign.verify("payindex", "notify", body, secret)
    assert "attach" not in verified and verified.unproved("attach") == "user 7"
    assert verified.unproved_fields() == {"attach": "user 7"} and verified.unproved("amount") is None
    with pytest.raises(KeyError, match="unproved"):
        verified["attach"]


def test_every_code_has_its_class_word_and_number() -> None:
    classes = [getattr(errors, name) for name in errors.__all__ if name != "ErrorCode"]
    of_codes = [kind for kind in classes if "code" in vars(kind)]
    assert len({kind.code for kind in of_codes}) == len({kind.number for kind in of_codes}) == len(of_codes) > 40
    assert set(errors.__all__) <= set(paysign.__all__)
    for kind in classes:
        assert issubclass(kind, paysign.PaysignError) and issubclass(kind, ValueError)
        assert getattr(paysign, kind.__name__) is kind and kind.__doc__
    assert paysign.SignatureMismatch.code == "mismatch" and paysign.SignatureMismatch.number == 16
    assert issubclass(paysign.SignatureMismatch, paysign.VerifyError)
    assert issubclass(paysign.AmbiguousField, paysign.VerifyError) and issubclass(paysign.AmbiguousField, paysign.SignError)


def test_an_error_survives_pickling_and_copying() -> None:
    with pytest.raises(paysign.DuplicateField) as caught:
        paysign.verify("epay", "notify", BODY + b"&money=1", SECRET)
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.deepcopy(caught.value)):
        assert type(again) is paysign.DuplicateField
        assert (again.code, again.field, again.offset) == ("duplicate_field", "money", len(BODY) + 1)
        assert str(again) == str(caught.value)


def test_a_gateways_error_keeps_its_words() -> None:
    with pytest.raises(paysign.GatewayError) as caught:
        merchant().answer("pay", b'{"code":705,"msg":"repeated"}')
    error = pickle.loads(pickle.dumps(caught.value))
    assert (error.gateway_code, error.text, error.said) == ("705", "Duplicate order number", "repeated")


def test_nothing_shows_a_secret_or_a_right_signature() -> None:
    held = paysign.Secret(SECRET)
    forged = BODY.replace(b"0.1", b"0.2")
    shown = [repr(held), str(held), f"{held}", repr(merchant()), str(merchant()), repr(vars(paysign))]
    shown.append(repr(merchant().request("pay", PARAMS)))
    shown.append(repr(paysign.sign("epay@code200", "pay", PARAMS, held)))
    shown.append(repr(paysign.verify("epay", "notify", BODY, held)))
    explained = paysign.explain("epay", "notify", forged, held)
    assert isinstance(explained.error, paysign.SignatureMismatch) and not explained.is_valid
    shown.append(f"{explained} {explained!r}")
    with pytest.raises(paysign.SignatureMismatch) as caught:
        merchant().notice(forged)
    report = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    shown += [repr(caught.value), "".join(report.format()), repr(pickle.dumps(caught.value))]
    assert SECRET not in "".join(shown) and SIGNATURE not in "".join(shown)


@pytest.mark.parametrize("make", [lambda: paysign.Secret(SECRET), merchant, lambda: paysign.verify("epay", "notify", BODY, SECRET)])
def test_what_holds_a_secret_is_neither_pickled_nor_made_json(make: Any) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(make())
    with pytest.raises(TypeError):
        json.dumps(make())


def test_a_secret_of_settings_may_be_copied() -> None:
    held = copy.deepcopy({"key": paysign.Secret(SECRET)})
    assert paysign.verify("epay", "notify", BODY, held["key"]).is_paid


def test_a_merchant_makes_requests_reads_answers_and_verifies_notices() -> None:
    shop = merchant()
    request = shop.request("pay", {name: value for name, value in PARAMS.items() if name != "pid"})
    assert (request.method, request.url) == ("POST", "https://pay.example.com/pay/mapi.php")
    assert request.headers == {"Content-Type": "application/x-www-form-urlencoded"}
    assert request.body.startswith(b"pid=152787&type=wxpay") and SIGNATURE.encode() in request.body
    answer = shop.answer("pay", b'{"code":200,"trade_no":"T1","qrcode":"wxp://x","money":"1.01"}')
    assert (answer.pay_url, answer.trade_no, answer.ordered_amount) == ("wxp://x", "T1", Decimal("1.01"))
    assert isinstance(answer, Mapping) and answer["code"] == "200" and not answer.is_proved
    notice = shop.notice(BODY)
    notice.expect(ORDER, "0.10")
    assert notice == shop.notice_of("return", BODY) and notice.is_paid
    with pytest.raises(paysign.OrderDiffers):
        notice.expect("another", "0.10")
    with pytest.raises(paysign.WrongMerchant):
        shop.notice(BODY.replace(b"152787", b"152788"))
    with pytest.raises(paysign.UnknownMessage):
        shop.request("notify", PARAMS)
    with pytest.raises(paysign.MissingField) as caught:
        shop.request("pay", {"type": "wxpay"})
    assert caught.value.field == "out_trade_no"


def test_limits_and_lenient_reading_are_passed_on() -> None:
    with pytest.raises(paysign.BodyTooLong):
        paysign.verify("epay", "notify", BODY, SECRET, limits=paysign.Limits(body_len=10))
    with pytest.raises(paysign.TooManyFields):
        paysign.Merchant("epay", "152787", SECRET, "https://x.example", limits=paysign.Limits(fields=2)).notice(BODY)
    few = [("money", "1")]
    scheme = paysign.gateways()[0].messages[0].signing
    assert scheme is not None
    lenient = paysign.Scheme.parse(scheme.scheme, sign_field="sign", wire="form").sign(few, SECRET).body
    assert paysign.verify("epay", "notify", lenient, SECRET, strict=False) == {"money": "1"}
    with pytest.raises(paysign.MissingField):
        paysign.verify("epay", "notify", lenient, SECRET)


def test_the_tables_are_there_for_tools() -> None:
    gateways = paysign.gateways()
    assert gateways is paysign.gateways() and "epay" in [gateway.id for gateway in gateways]
    for gateway in gateways:
        for message in gateway.messages:
            assert message.fields and all(field.meaning for field in message.fields)
