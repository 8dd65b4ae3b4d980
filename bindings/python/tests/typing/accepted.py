"""A shop's code that the type checkers accept."""

import os
from decimal import Decimal
from typing import TypedDict

from typing_extensions import assert_type

import paysign
from paysign.messages import EpayCode200PayRequest, EpayPayRequest
from paysign.tables import Gateway

merchant = paysign.Merchant("epay", "152787", "7a3b1053780db61ebd3d7123e1b8d6c4", "https://pay.example.com")
order: EpayPayRequest = {
    "type": "wxpay",
    "out_trade_no": "E1",
    "notify_url": "https://shop.example.com/notify",
    "return_url": "https://shop.example.com/thanks",
    "name": "An Oreo",
    "money": "1.00",
    "clientip": "203.0.113.7",
}
request = merchant.request("pay", order)
assert_type(request.body, bytes)
merchant.request("standard_pay", order)
other: EpayCode200PayRequest = {
    "type": "wxpay",
    "out_trade_no": "E1",
    "notify_url": "https://shop.example.com/notify",
    "return_url": "https://shop.example.com/thanks",
    "name": "An Oreo",
    "money": "1.00",
    "ext": "user 7",
}
paysign.Merchant("epay@code200", "152787", "k", "https://pay.example.com").request("pay", other)
merchant.request("pay", [("type", "wxpay"), ("a_field_that_the_page_does_not_list", "1")])

notice = merchant.notice(b"")
notice.expect("E1", Decimal("1.00"))
notice.expect("E1", "1.00")
notice.expect("E1", 1)
assert_type(notice.paid_amount, Decimal | None)
assert_type(notice["money"], str | bytes)
assert_type(notice.ack, str)

signed = paysign.sign(
    "epay@key",
    "pay",
    {
        "pid": "1",
        "type": "alipay",
        "out_trade_no": "E1",
        "notify_url": "1",
        "return_url": "2",
        "name": "x",
        "money": "1",
        "clientip": "203.0.113.7",
    },
    paysign.Secret("k"),
)
assert_type(signed["sign"], str)
for verdict in paysign.verify_batch("epay", "notify", [b"", bytearray()], ["a", b"b"]):
    assert_type(verdict, paysign.Verified | paysign.PaysignError)
configured = os.environ.get("GATEWAY", "payindex")
paysign.Merchant(configured, "1", "k", "https://pay.example.com").request("pay", {"pay_orderid": "1"})

own = paysign.Gateway.parse("")
assert_type(own.variant("key").id, str)
assert_type(own.tables, Gateway)
paysign.Merchant(own, "1", "k", "https://pay.example.com", shop_names=["route"]).request("pay", {"order": "1"})
paysign.verify(own, "notify", b"", "k", shop_names=("route",), added_names=[])
paysign.sign(own, "pay", {"order": "1"}, "k")


class OwnPay(TypedDict):
    """As `paysign gateway types` prints one. To a type checker its values are objects."""

    order: str


typed: OwnPay = {"order": "1"}
paysign.Merchant(own, "1", "k", "https://pay.example.com").request("pay", typed)
paysign.sign(own, "pay", typed, "k")
paysign.Merchant("epay", "1", "k", "https://pay.example.com", shop_names=["route"]).notice(b"")
paysign.Scheme.parse("", sign_field="sign", wire="json", roles={"order_no": "order"}, ack="ok", shop_names=["route"])
