"""The secret: what counts of the text that is given, and where it is written."""

import base64
import hashlib
import hmac
import re

from .fields import Refused
from .items import deep

HASHED = ("md5", "MD5", "sha1", "SHA1", "sha256", "SHA256", "sha512", "SHA512")


def part_names(scheme):
    """The names of the parts that a scheme's secret has; none where it is one text."""
    places = [item.name for item in deep(scheme.items) if item.what == "secret"]
    places += [element["secret"].encode() for element in scheme.frame if isinstance(element, dict) and isinstance(element.get("secret"), str)]
    return {name for name in places if name}


def cut_in_parts(given, names):
    """`A=…&B=…` as its parts; None if one is missing, empty or there twice."""
    starts = [(found.start(1), found.end(), found[1]) for found in re.finditer(rb"(?:\A|(?<=&))([A-Za-z0-9_-]+)=", given) if found[1] in names]
    ends = [start - 1 for start, _, _ in starts[1:]] + [len(given)]
    parts = {name: given[begin:end] for (_, begin, name), end in zip(starts, ends)}
    return parts if len(parts) == len(starts) == len(names) and all(parts.values()) else None


def made(given, how, digest):
    """The bytes that count of the given text; None if it cannot be decoded."""
    if how is None:
        return given
    if isinstance(how, dict):
        return hmac.new(how["hmac"].encode(), given, digest).digest()
    if how in HASHED:
        text = hashlib.new(how.lower(), given, usedforsecurity=False).hexdigest()
        return (text.upper() if how.isupper() else text).encode()
    try:
        if how == "hex":
            return bytes.fromhex(given.decode()) if re.fullmatch(rb"[0-9A-Fa-f]+", given) else None
        decoded = base64.b64decode(given, validate=True)
        return decoded if decoded and base64.b64encode(decoded) == given else None
    except ValueError:
        return None


class Secret:
    """A given secret as a scheme takes it."""

    def __init__(self, scheme, given, digest):
        names = part_names(scheme)
        self.whole = made(given.encode(), scheme.reading["secret"].get("as"), digest)
        self.parts = cut_in_parts(given.encode(), names) if names else {}
        if self.whole is None or self.parts is None:
            raise Refused(1.5, "malformed_secret")

    def part(self, name):
        return self.parts[name] if name else self.whole


def with_parts(scheme, secrets):
    """The texts that what is shown masks: the secrets, and the parts of each."""
    names = part_names(scheme)
    found = list(secrets)
    for secret in secrets:
        parts = (cut_in_parts(secret.encode(), names) or {}) if names else {}
        found += [part.decode() for part in parts.values()]
    return found
