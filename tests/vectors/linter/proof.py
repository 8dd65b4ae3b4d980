"""How the claimed signature of a diagnosis was made."""

import base64
import hashlib
import re

from .scheme import Scheme
from .secret import Secret
from .text import digest_of


def percent_decoded_loosely(body):
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), body)


def with_base64_decoded(body):
    """A body, and after it what long texts in Base64 hold: where the message was packed, its signature is there."""
    packed = re.findall(rb"[A-Za-z0-9+/]{64,}={0,2}", body)
    return b"\n".join([body, *(base64.b64decode(text) for text in packed if len(text) % 4 == 0)])


def proved(proof, reading, secret):
    """The signature that a proof makes, as it is written in the message."""
    signed = proof["signed"]
    text = signed.encode() if isinstance(signed, str) else bytes.fromhex(signed["hex"])
    key, place = proof.get("secret", secret), proof.get("secret_place", reading["secret"])
    scheme = Scheme({**reading, "secret": place})
    digest = proof.get("digest", scheme.hash)
    whole = Secret(scheme, key, digest).whole
    digest = digest_of(scheme, text.replace(b"<secret>", whole), key, digest)
    written = proof.get("written")
    if written == "middle":
        return digest[8:24]
    if written == "base64":
        return base64.b64encode(bytes.fromhex(digest)).decode()
    if written == "twice":
        return hashlib.new(scheme.hash, digest.encode(), usedforsecurity=False).hexdigest()
    return digest
