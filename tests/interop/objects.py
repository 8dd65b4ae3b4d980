"""Messages of Epusdt: requests of a shop; notifications of its servers, genuine, changed and forged."""

import json

from texts import ADDRESSES, FIELD_INSIDE, TEXTS

CHANGED = ("plain", "Chinese", "plus", "space inside", "HTML")


def written(fields, **options):
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), **options)


def requests(draw, sign, takes, further):
    """Each: kind of input, parameters, and what must come of it: `valid` or a code."""

    def request(**given):
        return {
            "order_id": f"ORD{draw.randrange(10**12)}",
            "amount": draw.choice(["42", "9.90", "42.00", "28.88", "0.1", "1999.99", "100.50"]),
            "notify_url": "https://shop.example.com/notify",
            "redirect_url": "https://shop.example.com/return",
            **further,
            **given,
        }

    for field in takes:
        for kind, texts in TEXTS.items():
            # An order number has 32 characters at most.
            for text in texts if field != "order_id" else (text for text in texts if len(text) <= 32):
                yield f"{kind}, in `{field}`", request(**{field: text}), "valid"
        for text in ("1+1=2&3=3", "https://x.example/?a=1&b=2"):
            yield f"a field inside, in `{field}`", request(**{field: text}), "ambiguous_field"
    for kind, texts in ADDRESSES.items():
        for text in texts:
            yield f"{kind}, in `notify_url`", request(notify_url=text), "valid"
            yield f"{kind}, in `redirect_url`", request(redirect_url=text), "valid"
    for amount in ("0.01", "1", "1.0", "1.10", "12345.60", "999999.99"):
        yield f"amount {amount}", request(amount=amount), "valid"
    for amount in ("1000000", "12345678.9"):
        yield f"amount {amount}", request(amount=amount), "valid"
    text = "https://shop.example.com/?a=1&status=2"
    yield "an address with a parameter of the gateway's", request(redirect_url=text), "ambiguous_field"


def notifications(draw, sign, secret, further):
    """Each: kind of input, what was changed, the body, and what must come of it."""

    def genuine(**given):
        fields = {
            "trade_id": f"20261129{draw.randrange(10**16):016}",
            "order_id": f"ORD{draw.randrange(10**12)}",
            "amount": draw.choice([42, 9.9, 28.88, 0.01, 1999.99]),
            "actual_amount": draw.choice([6.25, 1.4041, 1217.7225352112678, 3]),
            "token": "TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK",
            "block_transaction_id": f"{draw.randrange(16**64):064x}",
            "status": 2,
            **further,
            **given,
        }
        return {**fields, "signature": sign(fields, secret)}

    for kind, texts in TEXTS.items():
        for text in texts:
            yield f"{kind}, in `order_id`", "none", written(genuine(order_id=text)), "valid"
    for text in FIELD_INSIDE:
        yield "a field inside, in `order_id`", "none", written(genuine(order_id=text)), "ambiguous_field"
    for status in (1, 2, 3, 4, 5, 6):
        body = written(genuine(status=status, block_transaction_id=""))
        yield "status, no transaction yet", "none", body, "valid"
    for amount in (1, 0.1, 12345.6, 999999.99, 0.00012):
        yield "amount", "none", written(genuine(actual_amount=amount)), "valid"
    for amount in (1000000, 12345678.9):
        yield "large amount", "none", written(genuine(amount=amount)), "valid"
    yield "amount as a text", "none", written(genuine(actual_amount="15.6250")), "valid"
    for kind in CHANGED:
        for text in TEXTS[kind][:2]:
            for what, body, truth in changed(genuine(order_id=text), genuine, secret, sign):
                yield kind, what, body, truth


def changed(sent, genuine, secret, sign):
    """One genuine notification, sent otherwise, changed or forged."""
    signed = {name: value for name, value in sent.items() if name != "signature"}

    def other(**given):
        return written({**sent, **given})

    def without(name):
        return written({key: value for key, value in sent.items() if key != name})

    yield "signature in capitals", other(signature=sent["signature"].upper()), "valid"
    yield "another order of the fields", written(dict(reversed(sent.items()))), "valid"
    yield "escapes in the JSON", json.dumps(sent).replace("/", "\\/"), "valid"
    yield "spaces in the JSON", json.dumps(sent, ensure_ascii=False, indent=2), "valid"
    yield "a further field, signed", written(genuine(network="tron")), "valid"
    yield "a further field, null", other(network=None), "valid"
    yield "a further field, empty", other(network=""), "valid"

    yield "amount changed", other(amount=0.02), "mismatch"
    yield "order changed", other(order_id="ORD1"), "mismatch"
    yield "status changed", written({**genuine(status=1), "status": 2}), "mismatch"
    yield "a field added", other(buyer="1"), "mismatch"
    yield "another secret", other(signature=sign(signed, secret + "x")), "mismatch"
    yield "signature of another message", other(signature=genuine()["signature"]), "mismatch"
    yield "signature cut", other(signature=sent["signature"][:-1]), "malformed_signature"
    yield "signature with spaces around", other(signature=f" {sent['signature']} "), "malformed_signature"
    yield "signature empty", other(signature=""), "missing_signature"
    yield "signature null", other(signature=None), "missing_signature"
    yield "signature that is a number", other(signature=0), "malformed_signature"
    yield "no signature", without("signature"), "missing_signature"
    yield "a field twice, the last one signed", '{"amount":0.02,' + written(sent)[1:], "duplicate_field"
    yield "a field twice, the first one signed", written(sent)[:-1] + ',"amount":0.02}', "duplicate_field"
    yield "a list in a further field", other(list=[]), "nested_value"

    # The same text, read as other fields: what was a field of its own becomes the end of the one before it.
    whole = genuine(order_id=sent["order_id"], order_kind="Z")
    folded = {name: value for name, value in whole.items() if name != "order_kind"}
    folded["order_id"] += "&order_kind=Z"
    yield "two fields made one", written(folded), "ambiguous_field"
