"""Messages of Epay: requests of a shop; notifications of its servers, genuine, changed and forged."""

from urllib.parse import quote, quote_plus

import rules
from texts import ADDRESSES, FIELD_INSIDE, TEXTS

PID = "1001"
CHANGED = ("plain", "Chinese", "plus", "space inside", "HTML-escaped")


def encoded(fields, escape=quote_plus):
    return "&".join(f"{name}={escape(text)}" for name, text in fields.items())


def requests(draw, takes, further):
    """Each: kind of input, parameters, and what must come of it: `valid` or a code."""

    def request(**given):
        return {
            "pid": PID,
            "type": draw.choice(["alipay", "wxpay", "qqpay"]),
            "out_trade_no": f"ORD{draw.randrange(10**12)}",
            "notify_url": "https://shop.example.com/notify",
            "return_url": "https://shop.example.com/return",
            "name": "VIP",
            "money": draw.choice(["1.00", "9.90", "98.46", "100.00", "1999.99"]),
            "clientip": "203.0.113.7",
            **further,
            **given,
        }

    for field in takes:
        for kind, texts in TEXTS.items():
            for text in texts:
                yield f"{kind}, in `{field}`", request(**{field: text}), "valid"
        for text in FIELD_INSIDE:
            yield f"a field inside, in `{field}`", request(**{field: text}), "ambiguous_field"
    yield "empty, in `name`", request(name=""), "missing_field"
    if "param" in takes:
        yield "empty, in `param`", request(param=""), "valid"
    for amount in ("0.01", "9.9", "9.90", "10", "99999.99"):
        yield f"amount {amount}", request(money=amount), "valid"
    for kind, texts in ADDRESSES.items():
        for text in texts:
            yield f"{kind}, in `notify_url`", request(notify_url=text), "valid"
            yield f"{kind}, in `return_url`", request(return_url=text), "valid"
    for name in ("type", "trade_status"):
        text = f"https://shop.example.com/?a=1&{name}=TRADE_SUCCESS"
        yield "an address with a parameter of the gateway's", request(return_url=text), "ambiguous_field"


def notifications(draw, secret):
    """Each: kind of input, what was changed, the body, and what must come of it."""

    def genuine(**given):
        fields = {
            "pid": PID,
            "trade_no": f"2026112922{draw.randrange(10**14):014}",
            "out_trade_no": f"ORD{draw.randrange(10**12)}",
            "type": draw.choice(["alipay", "wxpay", "qqpay"]),
            "name": "VIP",
            "money": draw.choice(["1.00", "9.9", "0.01", "98.4600", "100"]),
            "trade_status": "TRADE_SUCCESS",
            **given,
        }
        return {**fields, "sign": rules.epay(fields, secret), "sign_type": "MD5"}

    for field in ("name", "param"):
        for kind, texts in TEXTS.items():
            for text in texts:
                yield f"{kind}, in `{field}`", "none", encoded(genuine(**{field: text})), "valid"
        for text in FIELD_INSIDE:
            yield f"a field inside, in `{field}`", "none", encoded(genuine(**{field: text})), "ambiguous_field"
        yield f"empty, in `{field}`", "none", encoded(genuine(**{field: ""})), "valid"
    for kind in CHANGED:
        for text in TEXTS[kind][:2]:
            for what, body, truth in changed(genuine(name=text, param="user-7"), genuine, secret):
                yield kind, what, body, truth


def changed(sent, genuine, secret):
    """One genuine notification, sent otherwise, changed or forged."""
    signed = {name: text for name, text in sent.items() if name not in ("sign", "sign_type")}

    def other(**given):
        return encoded({**sent, **given})

    def without(name):
        return encoded({key: text for key, text in sent.items() if key != name})

    yield "signature in capitals", other(sign=sent["sign"].upper()), "valid"
    yield "no sign_type", without("sign_type"), "valid"
    yield "sign_type empty", other(sign_type=""), "valid"
    yield "sign_type in lower case", other(sign_type="md5"), "valid"
    yield "another order of the fields", encoded(dict(reversed(sent.items()))), "valid"
    yield "spaces as %20", encoded(sent, lambda text: quote(text, safe="")), "valid"
    yield "an ampersand at the end", encoded(sent) + "&", "valid"
    yield "a further field, signed", encoded(genuine(name=sent["name"], api_trade_no="42000001")), "valid"
    yield "waits for the buyer", encoded(genuine(trade_status="WAIT_BUYER_PAY")), "valid"
    yield "closed", encoded(genuine(trade_status="TRADE_CLOSED")), "valid"

    yield "amount changed", other(money="0.10"), "mismatch"
    yield "order changed", other(out_trade_no="ORD1"), "mismatch"
    waiting = genuine(trade_status="WAIT_BUYER_PAY")
    yield "status changed", encoded({**waiting, "trade_status": "TRADE_SUCCESS"}), "mismatch"
    yield "text changed", other(name=sent["name"] + "。"), "mismatch"
    yield "a field taken away", without("param"), "mismatch"
    yield "a field added", other(buyer="1"), "mismatch"
    if quote_plus(sent["name"]) != sent["name"]:
        yield "encoded twice", encoded({**sent, "name": quote_plus(sent["name"])}), "mismatch"
    yield "another secret", other(sign=rules.epay(signed, secret + "x")), "mismatch"
    yield "no secret", other(sign=rules.epay(signed, "")), "mismatch"
    yield "signature of another message", other(sign=genuine()["sign"]), "mismatch"
    yield "signature cut", other(sign=sent["sign"][:31]), "malformed_signature"
    yield "signature with spaces around", other(sign=f" {sent['sign']} "), "malformed_signature"
    yield "signature empty", other(sign=""), "missing_signature"
    yield "no signature", without("sign"), "missing_signature"
    yield "sign_type RSA", other(sign_type="RSA"), "unsupported_sign_type"
    yield "a field twice, the last one signed", "money=0.10&" + encoded(sent), "duplicate_field"
    yield "a field twice, the first one signed", encoded(sent) + "&money=0.10", "duplicate_field"
    yield "an escape that is none", encoded(sent).replace("&type=", "&buyer=%zz&type=", 1), "malformed_body"

    # The same text, read as other fields: what was a field of its own becomes the end of the one before it.
    whole = genuine(name=sent["name"], nickname="Z")
    folded = {name: text for name, text in whole.items() if name != "nickname"}
    folded["name"] += "&nickname=Z"
    yield "two fields made one", encoded(folded), "ambiguous_field"
    # And the buyer's text becomes a field: the order was CHEAP, its text says VICTIM.
    bought = genuine(name=f"{sent['name']}&out_trade_no=VICTIM&param=", out_trade_no="CHEAP")
    moved = {**bought, "name": sent["name"], "out_trade_no": "VICTIM", "param": "&out_trade_no=CHEAP"}
    yield "the signature moved to another order", encoded(moved), "ambiguous_field"
