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


def text_of(value):
    """What a decoded JSON value counts as."""
    if value is None:
        return ""
    return value if isinstance(value, str) else shortest(value)


def epay(fields, secret):
    """Epay: the secret after the text, MD5."""
    return hashlib.md5((joined(fields, ("sign", "sign_type")) + secret).encode()).hexdigest()


def epusdt(fields, secret):
    """Epusdt: the token after the text, MD5."""
    texts = {name: text_of(value) for name, value in fields.items()}
    return hashlib.md5((joined(texts, ("signature",)) + secret).encode()).hexdigest()


def epusdt_hmac(fields, secret):
    """Epusdt, the newer server: HMAC-SHA256 of the text, the token is the key."""
    texts = {name: text_of(value) for name, value in fields.items()}
    return hmac.new(secret.encode(), joined(texts, ("signature",)).encode(), hashlib.sha256).hexdigest()
