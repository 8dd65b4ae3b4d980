"""A gateway that is not built in, by the file in the README and the rule of the vendor's page; `hashlib` is the judge."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

import paysign
from samples import BODY, SECRET

README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
FILE = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)[0]
KEY = "192006250b4c09247ec02edce69f6a2d"
URL = "https://api.xunhupay.com"
PAID = {
    "trade_order_id": "E20261130",
    "total_fee": "12.50",
    "transaction_id": "4200002",
    "order_title": "Tea",
    "status": "OD",
    "appid": "2147483647",
    "time": "1796000000",
    "nonce_str": "5f3a",
}


def signature(fields: dict[str, str], joint: str = "") -> str:
    """The page's rule: by name, without empty values, the secret right after them."""
    text = "&".join(f"{name}={fields[name]}" for name in sorted(fields) if fields[name])
    return hashlib.md5(f"{text}{joint}{KEY}".encode()).hexdigest()


def body(fields: dict[str, str], joint: str = "") -> bytes:
    return urlencode({**fields, "hash": signature(fields, joint)}).encode()


def merchant(file: str = FILE) -> paysign.Merchant[str]:
    return paysign.Merchant(paysign.Gateway.parse(file), PAID["appid"], KEY, URL)


def test_the_file_has_about_thirty_lines() -> None:
    assert len(FILE.strip().splitlines()) < 45


def test_a_request_is_made_and_signed_by_the_pages_rule() -> None:
    given = {
        "version": "1.1",
        "trade_order_id": "E20261130",
        "total_fee": "12.50",
        "title": "茶",
        "time": "1796000000",
        "notify_url": "https://shop.example.com/notify",
        "nonce_str": "5f3a",
    }
    request = merchant().request("pay", given)
    assert (request.method, request.url) == ("POST", f"{URL}/payment/do.html")
    sent = dict(parse_qsl(request.body.decode(), keep_blank_values=True))
    assert sent.pop("hash") == signature({**given, "appid": PAID["appid"]})
    assert sent == {**given, "appid": PAID["appid"]}
    with pytest.raises(paysign.MissingField) as caught:
        merchant().request("pay", {**given, "title": ""})
    assert caught.value.field == "title"


def test_a_genuine_notification_is_accepted_and_expected() -> None:
    notice = merchant().notice(body(PAID))
    assert notice == PAID and notice.ack == "success"
    notice.expect("E20261130", "12.5")
    assert (notice.gateway, notice.message, notice.trade_no) == ("xunhupay", "notify", "4200002")
    with pytest.raises(paysign.OrderDiffers):
        notice.expect("E20261131", "12.5")
    with pytest.raises(paysign.PaidTooLittle):
        notice.expect("E20261130", "12.51")
    with pytest.raises(paysign.Pending):
        merchant().notice(body({**PAID, "status": "WP"})).expect("E20261130", "12.5")


def test_what_is_forged_or_cut_again_is_refused() -> None:
    with pytest.raises(paysign.SignatureMismatch):
        merchant().notice(body(PAID).replace(b"12.50", b"0.01"))
    # The same text and the same digest, cut at another place: another order's number.
    cut = {**PAID, "trade_order_id": "E20261130&transaction_id=4200002", "transaction_id": ""}
    assert signature(cut) == signature(PAID)
    with pytest.raises(paysign.AmbiguousField) as caught:
        merchant().notice(body(cut))
    assert caught.value.field == "trade_order_id"


def test_an_acknowledgement_may_repeat_what_is_proved() -> None:
    shop = merchant(FILE.replace('ack = "success"', 'ack = "${trade_order_id}|success"'))
    assert shop.notice(body(PAID)).ack == "E20261130|success"


def test_a_wrong_joint_is_named() -> None:
    gateway = paysign.Gateway.parse(FILE)
    found = paysign.diagnose(gateway, "notify", body(PAID, "&key="), KEY)
    assert found.findings[0].is_certain
    assert [cause.code for cause in found.findings[0].causes] == ["secret_joint"]
    assert "&key=" in str(found)
    document = paysign.diagnose_document(gateway, "notify", PAID, signature(PAID, "&key="), KEY)
    assert [cause.code for cause in document.findings[0].causes] == ["secret_joint"]


def test_every_verb_takes_a_gateway_where_it_takes_an_id() -> None:
    gateway, raw = paysign.Gateway.parse(FILE), body(PAID)
    assert paysign.verify(gateway, "notify", raw, KEY) == PAID
    assert paysign.sign(gateway, "notify", PAID, KEY).signature == signature(PAID)
    explained = paysign.explain(gateway, "notify", raw, KEY)
    assert explained.is_valid and explained.left_out == {"hash": "signature"}
    good, bad = paysign.verify_batch(gateway, "notify", [raw, raw.replace(b"12.50", b"0.01")], KEY)
    assert isinstance(good, paysign.Verified) and good == PAID and good.gateway == "xunhupay"
    assert isinstance(bad, paysign.SignatureMismatch)
    with pytest.raises(paysign.UnknownMessage):
        paysign.verify(gateway, "notice", raw, KEY)
    answer = FILE + '''
[[messages]]
name = "pay_answer"
direction = "answer"
wire = "json"
success = [{ field = "errcode", values = ["0"] }]
fields = [{ name = "errcode", required = true }, { name = "url", kind = "url", role = "pay_url" }]
'''
    read = paysign.answer(paysign.Gateway.parse(answer), "pay_answer", b'{"errcode":"0","url":"https://p.example"}')
    assert read.pay_url == "https://p.example"
    wrong: list[Any] = [None, 7, b"epay", FILE.encode()]
    for one in wrong:
        with pytest.raises(TypeError, match="Gateway"):
            paysign.Merchant(one, "1", KEY, URL)
        with pytest.raises(TypeError):
            paysign.Gateway.parse(one)
    none: Any = None
    with pytest.raises(TypeError, match="Gateway"):
        paysign.verify(gateway, none, raw, KEY)


def test_a_variant_of_a_file_is_chosen_by_its_name() -> None:
    joined = FILE + '''
[[variants]]
name = "key"
scheme = 'fields all but hash; empty skip; null empty; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex lower'
'''
    gateway = paysign.Gateway.parse(joined)
    key = gateway.variant("key")
    assert (gateway.id, key.id) == ("xunhupay", "xunhupay@key")
    assert paysign.verify(key, "notify", body(PAID, "&key="), KEY).gateway == "xunhupay@key"
    shop = paysign.Merchant(key, PAID["appid"], KEY, URL)
    assert shop.gateway == "xunhupay@key" and shop.notice(body(PAID, "&key=")).is_paid
    with pytest.raises(paysign.SignatureMismatch):
        paysign.verify(gateway, "notify", body(PAID, "&key="), KEY)
    with pytest.raises(paysign.UnknownGateway):
        gateway.variant("none")


def test_the_tables_of_a_file_are_as_those_of_a_built_in_gateway() -> None:
    folder = Path(__file__).resolve().parents[3] / "gateways"
    for gateway in paysign.gateways():
        loaded = paysign.Gateway.parse((folder / f"{gateway.id}.toml").read_text("utf-8"))
        assert loaded.tables == gateway and loaded.tables is loaded.tables


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (FILE.replace("[[messages]]", "[[messages]", 1), 6),
        (FILE.replace('role = "merchant_id"', 'role = "merchant"', 1), 15),
        (FILE.replace('direction = "notification"', 'direction = "back"'), 27),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(broken: str, line: int) -> None:
    with pytest.raises(paysign.GatewaySyntax, match=f"line {line},") as caught:
        paysign.Gateway.parse(broken)
    assert caught.value.code == "gateway_syntax" and isinstance(caught.value, paysign.ConfigError)


ROUTED = b"route=payment/epay/notify&" + BODY


def test_the_route_of_a_shop_is_named_or_a_mismatch() -> None:
    shop: Callable[..., paysign.Merchant[Any]] = lambda **names: paysign.Merchant("epay", "152787", SECRET, URL, **names)
    with pytest.raises(paysign.SignatureMismatch):
        shop().notice(ROUTED)
    with pytest.raises(paysign.SignatureMismatch):
        paysign.verify("epay", "notify", ROUTED, SECRET)
    for notice in (
        shop(shop_names=["route"]).notice(ROUTED),
        shop(shop_names=("order_id", "route")).notice(b"route=x&order_id=117?" + BODY),
        paysign.verify("epay", "notify", ROUTED, SECRET, shop_names=["route"]),
    ):
        notice.expect("20240125193935458", "0.1")
        assert "route" not in notice and notice.unproved("route") is None
    plain = paysign.verify("epay", "notify", BODY, SECRET)
    assert paysign.verify_batch("epay", "notify", [ROUTED] * 9, SECRET, shop_names=["route"]) == [plain] * 9
    explained = paysign.explain("epay", "notify", ROUTED, SECRET, shop_names=["route"])
    assert explained.is_valid and explained.left_out["route"] == "shop"
    assert paysign.diagnose("epay", "notify", ROUTED, SECRET, shop_names=["route"]).is_valid
    own = paysign.Gateway.parse(FILE)
    routed = b"route=a&" + body(PAID)
    assert paysign.verify(own, "notify", routed, KEY, shop_names=["route"]) == PAID
    assert paysign.Merchant(own, PAID["appid"], KEY, URL, shop_names=["route"]).notice(routed) == PAID


@pytest.mark.parametrize("names", ["route", b"route", 7, [b"route"], [None]])
@pytest.mark.parametrize("keyword", ["shop_names", "added_names"])
def test_names_are_a_sequence_of_str(keyword: str, names: Any) -> None:
    given: Any = {keyword: names}
    for call in (
        lambda: paysign.Merchant("epay", "1", SECRET, URL, **given),
        lambda: paysign.verify("epay", "notify", BODY, SECRET, **given),
        lambda: paysign.verify_batch("epay", "notify", [BODY], SECRET, **given),
        lambda: paysign.explain("epay", "notify", BODY, SECRET, **given),
        lambda: paysign.diagnose("epay", "notify", BODY, SECRET, **given),
        lambda: paysign.Scheme.parse(SCHEME, sign_field="sign", wire="form", **given),
    ):
        with pytest.raises(TypeError, match=f"{keyword} is a sequence of str"):
            call()


@pytest.mark.parametrize("name", ["money", "sign", "a,b", "", " route", "a b"])
def test_a_name_that_the_gateway_has_a_use_for_or_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(paysign.InvalidName):
        paysign.verify("epay", "notify", BODY, SECRET, shop_names=[name])
    with pytest.raises(paysign.InvalidName):
        paysign.Merchant("epay", "1", SECRET, URL, shop_names=[name])


def test_no_names_are_as_if_none_were_said() -> None:
    for names in ([], (), ["route"]):
        assert paysign.verify("epay", "notify", BODY, SECRET, shop_names=names, added_names=()).is_paid


def test_a_name_that_a_gateway_has_begun_to_send_can_be_added() -> None:
    run_on = FILE.replace('separator "&"', "separator none")
    fields = {**PAID, "channel": "7"}
    text = "".join(f"{name}={fields[name]}" for name in sorted(fields))
    raw = urlencode({**fields, "hash": hashlib.md5((text + KEY).encode()).hexdigest()})
    gateway = paysign.Gateway.parse(run_on)
    with pytest.raises(paysign.AmbiguousField):
        paysign.verify(gateway, "notify", raw, KEY)
    assert paysign.verify(gateway, "notify", raw, KEY, added_names=["channel"]) == fields
    shop = paysign.Merchant(gateway, PAID["appid"], KEY, URL, added_names=["channel"])
    assert shop.notice(raw) == fields


SCHEME = (
    'fields all but sign; empty skip; null word; order name; pair name=value; separator "&";'
    ' secret append "&key="; digest md5; hex upper'
)
ROLES = {"order_no": "order", "paid_amount": "money", "status": "state"}


def scheme(**more: Any) -> paysign.Scheme:
    return paysign.Scheme.parse(SCHEME, sign_field="sign", wire="form", **more)


def signed(text: str) -> str:
    return f"{text}&sign={hashlib.md5(f'{text}&key={KEY}'.encode()).hexdigest().upper()}"


def test_a_scheme_with_roles_can_be_expected_and_acknowledged() -> None:
    own = scheme(roles=ROLES, paid_values=["1", "2"], ack="${order}|success")
    notice = own.verify(signed("money=1.00&order=E1&state=2"), KEY)
    notice.expect("E1", "1")
    assert notice.ack == "E1|success" and notice.is_paid
    with pytest.raises(paysign.NotPaid):
        own.verify(signed("money=1.00&order=E1&state=3"), KEY).expect("E1", "1")
    routed = "route=a&" + signed("money=1.00&order=E1&state=1")
    assert scheme(roles=ROLES, paid_values=["1"], shop_names=["route"]).verify(routed, KEY).is_paid
    with pytest.raises(paysign.SignatureMismatch):
        own.verify(routed, KEY)


def test_nothing_can_be_expected_of_a_scheme_without_roles() -> None:
    with pytest.raises(paysign.NoRoles) as caught:
        scheme().verify(signed("money=1.00&order=E1"), KEY).expect("E1", "1")
    assert caught.value.code == "no_roles" and isinstance(caught.value, paysign.ConfigError)


def test_roles_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="'order' is not a role: order_no, "):
        scheme(roles={"order": "order"})
    for roles, paid in [({"order_no": "sign"}, []), ({"status": "state"}, []), ({"order_no": "a", "trade_no": "a"}, [])]:
        with pytest.raises(paysign.InvalidRoles):
            scheme(roles=roles, paid_values=paid)
    for wrong in ("order_no", ["order_no"], {"order_no": 7}, {7: "order"}):
        with pytest.raises(TypeError, match="roles are"):
            scheme(roles=wrong)
    with pytest.raises(TypeError, match="paid_values is a sequence"):
        scheme(roles=ROLES, paid_values="1")


def test_a_scheme_has_its_names_where_it_is_made() -> None:
    call: Any = paysign.verify
    with pytest.raises(TypeError, match="Scheme.parse"):
        call(scheme(), None, signed("a=1"), KEY, shop_names=["route"])
