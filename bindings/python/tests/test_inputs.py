"""What comes in from Python: bodies, parameters, secrets, amounts."""

import sys
from collections import OrderedDict, UserDict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

import paysign
from samples import BODY, PARAMS, SECRET, SIGNATURE


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, bytes.decode], ids=lambda kind: kind.__name__)
def test_a_body_comes_as_bytes_bytearray_memoryview_or_str(kind: Any) -> None:
    assert paysign.verify("epay", "notify", kind(BODY), SECRET).order_no == "20240125193935458"


def test_a_memoryview_with_gaps_is_read_as_it_looks() -> None:
    spread = b"".join(bytes([byte, 0]) for byte in BODY)
    assert paysign.verify("epay", "notify", memoryview(spread)[::2], SECRET).is_paid


def test_a_bytearray_may_change_afterwards() -> None:
    body = bytearray(BODY)
    verified = paysign.verify("epay", "notify", body, SECRET)
    body[:] = b"x" * len(body)
    assert verified["money"] == "0.1"


def test_a_subclass_of_bytes_or_str_is_one() -> None:
    class Raw(bytes): ...

    class Text(str): ...

    assert paysign.verify("epay", "notify", Raw(BODY), SECRET).is_paid
    assert paysign.verify("epay", "notify", Text(BODY.decode()), SECRET).is_paid


@pytest.mark.parametrize("body", [{"pid": "1"}, None, 1, [BODY]])
def test_what_a_framework_has_parsed_is_no_body(body: Any) -> None:
    with pytest.raises(TypeError, match="raw body"):
        paysign.verify("epay", "notify", body, SECRET)


def test_a_lone_surrogate_in_a_body_is_malformed() -> None:
    with pytest.raises(paysign.MalformedBody, match="surrogate"):
        paysign.verify("epay", "notify", "pid=\udc80&sign=00", SECRET)


class Headers(Mapping[str, str]):
    """A mapping that is not a dict."""

    def __init__(self, inner: dict[str, str]) -> None:
        self.inner = inner

    def __getitem__(self, key: str) -> str:
        return self.inner[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.inner)

    def __len__(self) -> int:
        return len(self.inner)


class Overriding(dict[str, str]):
    """A dict whose `items` is its own."""

    def items(self) -> Any:
        return PARAMS.items()


@pytest.mark.parametrize(
    "params",
    [
        PARAMS,
        OrderedDict(PARAMS),
        UserDict(PARAMS),
        MappingProxyType(PARAMS),
        Headers(PARAMS),
        Overriding(money="2"),
        list(PARAMS.items()),
        tuple(PARAMS.items()),
        PARAMS.items(),
        [list(pair) for pair in PARAMS.items()],
    ],
    ids=lambda params: type(params).__name__,
)
def test_parameters_come_as_any_mapping_or_as_pairs(params: Any) -> None:
    signed = paysign.sign("epay@code200", "pay", params, SECRET)
    assert signed.signature == SIGNATURE
    assert signed == {**PARAMS, "sign": SIGNATURE, "sign_type": "MD5"}
    assert list(signed) == [*PARAMS, "sign", "sign_type"]


def test_what_is_sent_is_the_text_that_was_signed_whatever_a_subclass_says() -> None:
    class Way(str):
        def __str__(self) -> str:
            return "another text"

    sent = paysign.sign("epay@code200", "pay", {**PARAMS, "type": Way("wxpay")}, SECRET).as_dict()
    assert sent["type"] == "wxpay" and f"{sent['type']}" == "wxpay" and type(sent["type"]) is str
    assert sent["out_trade_no"] is PARAMS["out_trade_no"] and sent["sign"] == SIGNATURE


def test_pairs_may_come_from_a_generator() -> None:
    assert paysign.sign("epay@code200", "pay", (pair for pair in PARAMS.items()), SECRET).signature == SIGNATURE


def test_duplicates_in_pairs_stay_visible() -> None:
    with pytest.raises(paysign.DuplicateField) as caught:
        paysign.sign("epay@code200", "pay", [*PARAMS.items(), ("money", "9")], SECRET)
    assert caught.value.field == "money"


@pytest.mark.parametrize(
    ("value", "hint"),
    [(0.10, "0.10"), (1, "exactly that text"), (Decimal("0.10"), "exactly that text"), (None, "leave"), (True, "text")],
)
def test_a_value_that_is_no_text_is_refused_with_its_name_and_a_hint(value: Any, hint: str) -> None:
    given: Any = {**PARAMS, "money": value}
    for params in (given, list(given.items())):
        with pytest.raises(TypeError, match=f"'money'.*{hint}"):
            paysign.sign("epay@code200", "pay", params, SECRET)


@pytest.mark.parametrize("params", ["pid=1", b"pid=1", 7, None, ["ab"], [("a",)], [("a", "b", "c")], [1]])
def test_what_is_neither_mapping_nor_pairs_is_refused(params: Any) -> None:
    with pytest.raises(TypeError):
        paysign.sign("epay@code200", "pay", params, SECRET)


def test_a_name_that_is_no_text_is_refused() -> None:
    given: Any = {**PARAMS, 7: "x"}
    with pytest.raises(TypeError, match="name of a field"):
        paysign.sign("epay@code200", "pay", given, SECRET)


def test_a_lone_surrogate_in_a_value_names_the_field() -> None:
    with pytest.raises(paysign.InvalidValue) as caught:
        paysign.sign("epay@code200", "pay", {**PARAMS, "name": "\ud800"}, SECRET)
    assert caught.value.field == "name"


def test_secrets_come_alone_or_several_and_the_result_says_which_one_matched() -> None:
    other = "0" * 32
    held = paysign.Secret(SECRET)
    for secret, index in [
        (SECRET, 0),
        (SECRET.encode(), 0),
        (held, 0),
        ([other, SECRET], 1),
        ((paysign.Secret(other), held.__copy__()), 1),
    ]:
        assert paysign.verify("epay", "notify", BODY, secret).secret_index == index


@pytest.mark.parametrize(
    ("secret", "error"),
    [("", paysign.EmptySecret), ("x\n", paysign.SecretHasBlanks), ("x" * 257, paysign.SecretTooLong), ([], paysign.NoSecret)],
)
def test_a_secret_that_cannot_be_one_is_refused(secret: Any, error: type[paysign.PaysignError]) -> None:
    with pytest.raises(error):
        paysign.verify("epay", "notify", BODY, secret)
    with pytest.raises(error):
        paysign.Merchant("epay", "152787", secret, "https://pay.example.com")


@pytest.mark.parametrize("secret", [None, 1, {"a": 1}.values(), [1], [None]])
def test_a_secret_of_another_type_is_named_by_its_type_alone(secret: Any) -> None:
    with pytest.raises(TypeError, match="a secret is"):
        paysign.verify("epay", "notify", BODY, secret)


@pytest.mark.parametrize("amount", ["0.1", "0.10", Decimal("0.1"), Decimal("0.100"), Decimal("1E-1")])
def test_amounts_compare_as_decimals(amount: Any) -> None:
    paysign.verify("epay", "notify", BODY, SECRET).expect("20240125193935458", amount)


def test_a_decimal_with_an_exponent_is_the_amount_that_it_is() -> None:
    verified = paysign.verify("epay", "notify", BODY, SECRET)
    with pytest.raises(paysign.PaidTooLittle):
        verified.expect("20240125193935458", Decimal("1E+2"))
    with pytest.raises(paysign.PaidTooMuch):
        verified.expect("20240125193935458", Decimal("0.00000001"))


def test_an_int_is_whole_major_units_and_a_float_is_refused_with_a_hint() -> None:
    verified = paysign.verify("epay", "notify", BODY, SECRET)
    with pytest.raises(paysign.PaidTooLittle):
        verified.expect("20240125193935458", 1)
    wrong: list[Any] = [0.1, True, None]
    for amount in wrong:
        with pytest.raises(TypeError, match="Decimal"):
            verified.expect("20240125193935458", amount)
    for text in ["-1", "1e3", "", "NaN", Decimal("NaN"), Decimal(-1), "\ud800"]:
        with pytest.raises(paysign.InvalidAmount):
            verified.expect("20240125193935458", text)


def test_a_value_that_is_not_utf_8_is_bytes() -> None:
    scheme = paysign.Scheme.parse(
        'fields all but sign; empty skip; null word; order name; pair name=value; separator "&";'
        ' secret append "&key="; digest md5; hex upper',
        sign_field="sign",
        wire="form",
    )
    import hashlib

    sign = hashlib.md5(b"a=\xc4\xe3&key=k").hexdigest()
    verified = scheme.verify(f"a=%C4%E3&sign={sign}", "k")
    assert verified["a"] == b"\xc4\xe3"
    assert paysign.verify(scheme, None, f"a=%C4%E3&sign={sign}".encode(), b"k") == verified
    assert scheme.sign({"b": "1"}, "k")["b"] == "1"
    assert scheme.verify(scheme.sign({"b": "1"}, "k").body, "k").gateway is None
    assert scheme.explain("a=1&sign=00", "k").canonical == b"a=1"
    with pytest.raises(TypeError):
        paysign.verify(scheme, "notify", b"", "k")


def test_names_are_found_by_what_they_say_not_by_which_object_they_are() -> None:
    class Name(str):
        pass

    for gateway, message in (("epay", "notify"), ("epay@key", "notify"), ("payindex", "pay"), ("epusdt", "notify")):
        for kind in (str, sys.intern, lambda name: "".join(list(name)), Name):
            with pytest.raises(paysign.EmptyBody):
                paysign.verify(kind(gateway), kind(message), b"", SECRET)
    with pytest.raises(paysign.UnknownMessage):
        paysign.verify("payindex", "mapi", b"", SECRET)
    with pytest.raises(paysign.UnknownGateway):
        paysign.verify("notify", "epay", b"", SECRET)
