"""Numbers that the receiver writes again."""

import re
from decimal import Decimal

PLAIN_DECIMAL = re.compile(rb"(0|[1-9][0-9]*)(?:\.([0-9]+))?")


def sent(number, is_request):
    """The shortest text of a number, without an exponent; None if it is not known. A shop may write more digits than a
    double keeps; what comes from a gateway was written from one."""
    found = PLAIN_DECIMAL.fullmatch(number)
    if not found:
        return None
    fraction = (found[2] or b"").rstrip(b"0")
    digits = (found[1] + fraction).lstrip(b"0")
    plain = found[1] + (b"." + fraction if fraction else b"")
    if len(digits) <= 15:
        assert format(Decimal(repr(float(number))).normalize(), "f").encode() == plain
    return None if is_request and len(digits) > 15 else plain


def rewritten(how, number, is_request):
    """The text that the receiver writes of a number, and hashes; None if it is not known."""
    plain = sent(number, is_request)
    if plain is None or how == "plain" or not float(plain) or 1e-4 <= float(plain) < 1e6:
        return plain
    digits = Decimal(plain.decode()).normalize().as_tuple()
    text = "".join(map(str, digits.digits))
    return f"{text[0]}{'.' * (len(text) > 1)}{text[1:]}e{digits.exponent + len(text) - 1:+03}".encode()
