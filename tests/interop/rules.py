"""How servers sign, in a few lines that share nothing with paysign."""

import hashlib
import hmac
from decimal import Decimal


def joined(fields, left_out):
    """`a=1&b=2`, by name, without empty values."""
    signed = sorted((name, text) for name, text in fields.items() if text != "" and name not in left_out)
    return "&".join(f"{name}={text}" for name, text in signed)


def shortest(number):
    """A JSON number as a server writes it that read it as a float: `9.9` for 9.90, `100` for 100.0."""
    text = format(Decimal(repr(float(number))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_exponent(number):
    """The same by Go's `%v`: `1e+06` for 1000000."""
    sign, digits, _ = Decimal(repr(float(number))).normalize().as_tuple()
    power = Decimal(repr(float(number))).adjusted()
    if -4 <= power < 6:
        return shortest(number)
    first, *more = map(str, digits)
    return "-" * sign + first + ("." + "".join(more) if more else "") + f"e{power:+03}"


def texts_of(fields, number=shortest):
    """What decoded JSON values count as."""

    def text(value):
        if value is None:
            return ""
        return value if isinstance(value, str) else number(value)

    return {name: text(value) for name, value in fields.items()}


def epay(fields, secret):
    """Epay: the secret after the text, MD5."""
    return hashlib.md5((joined(fields, ("sign", "sign_type")) + secret).encode()).hexdigest()


def epusdt(fields, secret):
    """Epusdt: the token after the text, MD5."""
    return hashlib.md5((joined(texts_of(fields), ("signature",)) + secret).encode()).hexdigest()


def bepusdt(fields, secret):
    """BEpusdt: the same, with Go's numbers."""
    texts = texts_of(fields, with_exponent)
    return hashlib.md5((joined(texts, ("signature",)) + secret).encode()).hexdigest()


def epusdt_hmac(fields, secret):
    """Epusdt, the newer server: HMAC-SHA256 of the text, the token is the key."""
    text = joined(texts_of(fields), ("signature",))
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()
