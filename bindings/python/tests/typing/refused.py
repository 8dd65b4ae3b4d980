"""Mistakes that the type checkers must find: one in each line that is marked."""

import paysign

merchant = paysign.Merchant("epay", "1", "k", "https://pay.example.com")
base = {"type": "wxpay"}
merchant.request("pay", {"type": "wxpay", "out_trade_no": "1"})  # WRONG: required fields are missing
merchant.request("pai", {"type": "wxpay"})  # WRONG: no such message
paysign.sign("epay", "pay", {"pid": "1"}, "k")  # WRONG: required fields are missing
paysign.sign("epay", "submit", {"pid": "1", "type": "x", "out_trade_no": "1", "notify_url": "1", "return_url": "1", "name": "x", "money": 1.0}, "k")  # WRONG: a float
paysign.sign("epya", "pay", [("pid", "1")], "k")  # WRONG: no such gateway
paysign.verify("epay", "notify", {"pid": "1"}, "k")  # WRONG: a parsed body
merchant.notice("").expect("1", 0.1)  # WRONG: a float
merchant.notice("")["money"] = "2"  # WRONG: read-only
paysign.Scheme.parse("")  # WRONG: the field of the signature is not given
paysign.Scheme.parse("", sign_field="sign", wire="form", roles={"order": "order"})  # WRONG: no such role
paysign.verify(paysign.Gateway.parse(""), None, b"", "k")  # WRONG: a gateway has several messages
paysign.verify("epay", "notify", b"", "k", shop_names=[1])  # WRONG: a name is a text
