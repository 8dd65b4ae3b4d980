"""The wire of forms."""

import re
from itertools import takewhile

from .fields import Field, Refused


def percent_decoded(body, start, end, stray_percent=False):
    """The bytes of `body[start:end]` with `%XX` and `+` decoded once."""
    out, at = bytearray(), start
    while at < end:
        if body[at] == ord("%"):
            digits = body[at + 1 : min(at + 3, end)]
            if not re.fullmatch(rb"[0-9A-Fa-f]{2}", digits):
                if stray_percent:
                    out += b"%"
                    at += 1
                    continue
                raise Refused(5, "malformed_body", offset=at)
            out += bytes([int(digits, 16)])
            at += 3
        else:
            out += b" " if body[at] == ord("+") else body[at : at + 1]
            at += 1
    return bytes(out)


def form_fields(body, stray_percent=False, shop=()):
    """The parameters. Where the shop's own come first and a `?` is in the value of their last one, the gateway's begin
    after it."""
    own = list(takewhile(lambda field: field.name in shop, pieces(body, stray_percent)))
    if own:
        begin = own[-1].offset
        end = body.find(b"&", begin)
        found = re.search(rb"\A[^=]*=[^?]*(\?)[A-Za-z0-9_.\[\]-]+=", body[begin : None if end < 0 else end])
        if found:
            body = body[: begin + found.start(1)] + b"&" + body[begin + found.end(1) :]
    return list(pieces(body, stray_percent))


def pieces(body, stray_percent):
    start = 0
    decoded = lambda start, end: percent_decoded(body, start, end, stray_percent)
    while start <= len(body):
        end = body.find(b"&", start)
        end = len(body) if end < 0 else end
        if end > start:
            cut = body.find(b"=", start, end)
            cut = end if cut < 0 else cut
            yield Field(decoded(start, cut), decoded(min(cut + 1, end), end), start)
        start = end + 1
