"""The cases of signatures in a header, computed a second time."""

from .compare import compare
from .cursor import SchemeSyntax
from .fields import Refused
from .files import VERIFY_ERRORS
from .json_wire import json_fields
from .raw import Raw
from .raw_text import printed, RawText


def raw_faults(case, limits):
    """Yields what is wrong with a case that has `raw_scheme`."""
    try:
        reading = RawText(case["raw_scheme"]).reading()
        text = {"ok": True, "printed": printed(reading)}
        assert RawText(text["printed"]).reading() == reading, "lint.py cannot read what it prints"
    except SchemeSyntax as bad:
        reading, text = None, {"error": "scheme_syntax", "offset": bad.offset}
    if case["do"] == "scheme":
        if reading is not None and not roles_fit(case):
            text = {"error": "invalid_roles"}
        yield from compare(case["expect"], text, "expect: ")
        return
    if reading is None:
        yield f"raw_scheme: cannot be read at byte {text['offset']}"
        return
    yield from compare(case["raw_reading"], reading, "raw_reading: ")
    raw = Raw(reading, case.get("wire"))
    body = bytes.fromhex(case["body_hex"]) if "body_hex" in case else case["body"].encode()
    try:
        got = raw.signed(case, body) if case["do"] == "sign" else raw.verified(case, body, limits)
    except Refused as refused:
        yield from compare(case["expect"], refused.shown(case["secrets"]), "expect: ")
        return
    want = case["expect"]
    if case["do"] == "sign":
        yield from compare(want, got, "expect: ")
    elif case["do"] == "verify":
        told = ("order_no", "trade_no", "ordered_amount", "paid_amount", "status", "ack")
        yield from compare({key: want[key] for key in want if key not in told}, got, "expect: ")
        yield from role_faults(case, raw, body)
    elif want.get("error") in VERIFY_ERRORS:
        yield f"expect: the body verifies, so the error cannot be {want['error']}"


def roles_fit(case):
    roles = case.get("roles", {})
    return len(set(roles.values())) == len(roles) and ("status" in roles) == ("paid_values" in case)


def role_faults(case, raw, body):
    """What the fields with roles hold, found by their paths."""
    want, roles = case["expect"], case.get("roles", {})
    for role in ("order_no", "trade_no"):
        found = at_path(raw, body, roles[role]) if role in roles else None
        if found != want.get(role):
            yield f"expect: {role}: is {want.get(role)!r} and should be {found!r}"
    if "status" in roles:
        is_paid = at_path(raw, body, roles["status"]) in case["paid_values"]
        if (want.get("status") == "paid") != is_paid:
            yield f"expect: status: {want.get('status')!r}"


def at_path(raw, body, path):
    """The text of the field at a path; None if there is not exactly one."""
    fields = raw.fields(body, {"fields": 256, "depth": 32})
    while True:
        named = [field for field in fields if field.name.decode() == path]
        if named:
            return named[0].value.decode() if len(named) == 1 else None
        name, dot, path = path.partition(".")
        inner = [field for field in fields if field.name.decode() == name]
        if not dot or len(inner) != 1 or not inner[0].value.startswith(b"{"):
            return None
        fields = json_fields(inner[0].value, 32)
