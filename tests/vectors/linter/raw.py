"""Verification and signing by a header, step by step."""

import base64
import hashlib
import hmac
import re

from .fields import as_text, Refused
from .form import form_fields
from .json_wire import json_fields
from .multipart import multipart_fields
from .xml_wire import xml_fields


class Raw:
    """A signature in a header, as the author of the vectors read it."""

    def __init__(self, reading, wire):
        self.reading, self.wire = reading, wire
        self.text, self.signature, self.time = reading["text"], reading["signature"], reading["time"]

    def is_readable(self):
        at = next(index for index, part in enumerate(self.text) if part in ("body", "body_base64"))
        for index, part in enumerate(self.text):
            beside = self.text[index + (1 if index < at else -1)] if index != at else None
            if part == "timestamp" and beside == "body" or index == at or isinstance(part, dict) and "constant" in part:
                continue
            if not isinstance(beside, dict) or not beside.get("constant"):
                return False
        return True

    def header(self, headers, name):
        """The value of a header; empty if it is not there."""
        values = [value for other, value in headers if other.lower() == name.lower()]
        if len(values) > 1:
            raise Refused(1, "repeated_header", name.encode())
        return values[0].strip(" \t\n\r\f") if values else ""

    def items(self, value, key):
        found = []
        for item in value.split(self.signature["separator"]):
            name, joint, text = item.strip(" \t\n\r\f").partition(self.signature["joint"])
            if joint and name == key:
                found.append(text)
        return found

    def claimed(self, headers):
        """The digests that the header claims, in hex."""
        name = self.signature["header"].encode()
        value = self.header(headers, self.signature["header"])
        if not value:
            written = []
        elif "item" in self.signature:
            written = self.items(value, self.signature["item"])
        else:
            before, after = self.signature["before"], self.signature["after"]
            fits = value.startswith(before) and value.endswith(after) and len(value) >= len(before + after)
            written = [value[len(before) : len(value) - len(after)] if fits else ""]
        if not written:
            raise Refused(1, "missing_signature", name)
        digests = list(filter(None, map(self.digest_of, written)))
        if not digests:
            raise Refused(1, "malformed_signature", name)
        return digests

    def digest_of(self, text):
        size = hashlib.new(self.reading["digest"]).digest_size
        if self.reading["hex"] != "base64":
            return text.lower() if re.fullmatch("[0-9A-Fa-f]{%d}" % (2 * size), text) else None
        try:
            digest = base64.b64decode(text, validate=True)
        except ValueError:
            return None
        return digest.hex() if len(digest) == size and base64.b64encode(digest).decode() == text else None

    def told_time(self, headers):
        """The time as it is written, and in seconds."""
        if self.time is None:
            return "", 0
        if "header" in self.time:
            holder = self.time["header"]
            value = self.header(headers, holder)
            if not value:
                raise Refused(1, "missing_header", holder.encode())
        else:
            holder = self.signature["header"]
            found = self.items(self.header(headers, holder), self.time["item"])
            value = found[0] if len(found) == 1 else ""
        if not re.fullmatch("[0-9]{1,15}", value):
            raise Refused(1, "malformed_timestamp", holder.encode())
        return value, int(value) // (1000 if self.time["unit"] == "milliseconds" else 1)

    def pieces(self, body, timestamp, headers):
        pieces = []
        for part in self.text:
            if isinstance(part, dict) and "header" in part:
                value = self.header(headers, part["header"])
                if not value:
                    raise Refused(1, "missing_header", part["header"].encode())
                pieces.append(value.encode())
            elif isinstance(part, dict):
                pieces.append(part["constant"].encode())
            else:
                pieces.append({"body": body, "body_base64": base64.b64encode(body), "timestamp": timestamp.encode()}[part])
        return pieces

    def read_back(self, body, pieces):
        """Refuses what another message could share, by a pattern that reads the text from each side."""
        places = self.reading["secret"]
        is_open = "prepend" in places and "append" not in places and "hmac" not in places
        if is_open and b"\0" in body:
            raise Refused(1, "malformed_body", offset=body.index(b"\0"))
        at = next(index for index, part in enumerate(self.text) if part in ("body", "body_base64"))
        text = b"".join(pieces)
        for index in [*range(at), *range(len(pieces) - 1, at, -1)]:
            piece = pieces[index]
            found = (self.from_left if index < at else self.from_right)(text, index)
            is_header = isinstance(self.text[index], dict) and "header" in self.text[index]
            if found != piece or is_open and is_header and b"\0" in piece:
                raise Refused(1, "ambiguous_field", self.holder(self.text[index]).encode())

    def from_left(self, text, wanted):
        """The piece that a reader from the left finds at this place."""
        for index in range(wanted + 1):
            part, beside = self.text[index], self.text[index + 1]
            if isinstance(part, dict) and "constant" in part:
                cut = len(part["constant"].encode())
            elif beside == "body":
                cut = len(re.match(rb"[0-9]*", text)[0])
            else:
                cut = text.find(beside["constant"].encode())
            piece, text = text[:cut], text[cut:]
        return piece

    def from_right(self, text, wanted):
        """The piece that a reader from the right finds at this place."""
        for index in range(len(self.text) - 1, wanted - 1, -1):
            part, beside = self.text[index], self.text[index - 1]
            if isinstance(part, dict) and "constant" in part:
                cut = len(text) - len(part["constant"].encode())
            elif beside == "body":
                cut = len(text) - len(re.search(rb"[0-9]*\Z", text)[0])
            else:
                mark = beside["constant"].encode()
                cut = text.rfind(mark) + len(mark)
            text, piece = text[:cut], text[cut:]
        return piece

    def holder(self, part):
        if isinstance(part, dict):
            return part["header"]
        return self.time.get("header", self.signature["header"])

    def digest(self, text, secret):
        parts, key = self.reading["secret"], secret.encode()
        if "prepend" in parts:
            text = key + parts["prepend"].encode() + text
        if "append" in parts:
            text = text + parts["append"].encode() + key
        if "hmac" in parts:
            return hmac.new(key, text, self.reading["digest"]).hexdigest()
        return hashlib.new(self.reading["digest"], text, usedforsecurity=False).hexdigest()

    def verified(self, case, body, limits):
        """Verification: what `expect` must be, without roles."""
        strict, headers, now, age = not case.get("lenient", False), case["headers"], case.get("now"), self.reading["age"]
        if strict and not self.is_readable():
            raise Refused(1, "unreadable_scheme")
        if age is not None and now is None:
            raise Refused(1, "no_time")
        if len(body) > limits["body_len"]:
            raise Refused(1, "body_too_long")
        if not body:
            raise Refused(1, "empty_body")
        claimed = self.claimed(headers)
        timestamp, seconds = self.told_time(headers)
        pieces = self.pieces(body, timestamp, headers)
        if strict:
            self.read_back(body, pieces)
        signed = [self.digest(b"".join(pieces), secret) in claimed for secret in case["secrets"]]
        if not any(signed):
            raise Refused(1, "mismatch")
        if age is not None and now - seconds > age["past"]:
            raise Refused(1, "stale")
        if age is not None and seconds - now > age["future"]:
            raise Refused(1, "from_future")
        fields = self.fields(body, limits)
        named = {field.name.decode(): as_text(b"" if field.kind == "null" else field.value) for field in fields}
        return {"valid": True, "secret": signed.index(True), "fields": named, "unproved": {}}

    def fields(self, body, limits):
        if self.wire == "form" and re.match(rb"[?/]|https?://", body):
            raise Refused(1, "not_a_query")
        fields = {
            "form": lambda: form_fields(body),
            "json": lambda: json_fields(body, limits["depth"]),
            "xml": lambda: xml_fields(body, limits["depth"]),
            "multipart": lambda: multipart_fields(body),
        }[self.wire]()
        if len(fields) > limits["fields"]:
            raise Refused(1, "too_many_fields")
        seen = set()
        for field in fields:
            if field.name in seen:
                raise Refused(1, "duplicate_field", field.name, field.offset)
            seen.add(field.name)
        return fields

    def signed(self, case, body):
        """Signing: the headers that carry the signature and the time."""
        if not self.is_readable():
            raise Refused(1, "unreadable_scheme")
        timestamp = ""
        if self.time is not None:
            if "now" not in case:
                raise Refused(1, "no_time")
            timestamp = str(case["now"] * (1000 if self.time["unit"] == "milliseconds" else 1))
            if len(timestamp) > 15:
                raise Refused(1, "malformed_timestamp", self.signature["header"].encode())
        pieces = self.pieces(body, timestamp, case["headers"])
        self.read_back(body, pieces)
        digest = self.digest(b"".join(pieces), case["secrets"][0])
        if self.reading["hex"] == "base64":
            digest = base64.b64encode(bytes.fromhex(digest)).decode()
        digest = digest.upper() if self.reading["hex"] == "upper" else digest
        header = self.signature
        if "item" in header:
            time = f"{self.time['item']}{header['joint']}{timestamp}{header['separator']}" if self.time and "item" in self.time else ""
            value = f"{time}{header['item']}{header['joint']}{digest}"
        else:
            value = header["before"] + digest + header["after"]
        own = [[self.time["header"], timestamp]] if self.time and "header" in self.time else []
        return {"headers": [[header["header"], value], *own]}
