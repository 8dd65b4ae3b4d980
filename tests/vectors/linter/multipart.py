"""The wire of multipart/form-data. What is accepted is held against the parser of Python's `email`."""

import re
from email import message_from_bytes, policy

from .fields import Field, Refused

BOUNDARY = "paysign-2b7e151628aed2a6abf7158809cf4f3c"
FIRST = re.compile(rb"--([0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-])\r\n")
TOKEN = rb"[A-Za-z0-9!#$%&'*+.^_`|~-]+"
HEADER = re.compile(rb"(" + TOKEN + rb"):([^\x00-\x08\x0a-\x1f\x7f]*)")
DISPOSITION = re.compile(rb'[ \t]*form-data[ \t]*;[ \t]*name=(?:"([^"\\\x00-\x1f\x7f]*)"|(' + TOKEN + rb"))[ \t]*", re.IGNORECASE)


def multipart_fields(body):
    refused = lambda at: Refused(5, "malformed_body", offset=at)
    first = FIRST.match(body)
    if not first:
        raise refused(0)
    delimiter, at, fields = b"--" + first[1], first.end(), []
    while True:
        part, name = at, None
        while True:
            end = body.find(b"\r\n", at)
            if end < 0:
                raise refused(at)
            line, start, at = body[at:end], at, end + 2
            if not line:
                break
            header = HEADER.fullmatch(line)
            if not header:
                raise refused(start)
            if header[1].lower() == b"content-disposition":
                told = DISPOSITION.fullmatch(header[2])
                if not told or name is not None:
                    raise refused(start)
                group = 1 if told[1] is not None else 2
                name, offset = told[group], start + len(header[1]) + 1 + told.start(group)
            elif header[1].lower() == b"content-transfer-encoding":
                if header[2].strip(b" \t").lower() not in (b"7bit", b"8bit", b"binary"):
                    raise refused(start)
        if name is None:
            raise refused(part)
        end = body.find(delimiter, at)
        if end < 0:
            raise refused(len(body))
        if not body[at:end].endswith(b"\r\n"):
            raise refused(end)
        fields.append(Field(name, body[at : end - 2], offset))
        after = end + len(delimiter)
        if body[after:] in (b"--", b"--\r\n"):
            assert_same(body, first[1], fields)
            return fields
        if body[after : after + 2] != b"\r\n":
            raise refused(end)
        at = after + 2


def assert_same(body, boundary, fields):
    """Whether `email` finds these fields too."""
    head = b'Content-Type: multipart/form-data; boundary="' + boundary + b'"\r\n\r\n'
    message = message_from_bytes(head + body, policy=policy.HTTP)
    theirs = [part.get_payload(decode=True) for part in message.get_payload()]
    assert [field.value for field in fields] == theirs, f"email finds {theirs}"


def multipart_written(params):
    part = lambda name, value: f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
    return "".join(part(name, value) for name, value in params) + f"--{BOUNDARY}--\r\n"


def multipart_holds(name, value):
    return re.search(r'[\x00-\x1f\x7f"\\]', name) is None and BOUNDARY not in value
