"""A scheme at work."""

import base64
import hashlib
import hmac
import re
from collections import Counter

from .mask import masked
from .numbers import rewritten, sent

# What a name is where a text is cut at a separator.
PLAUSIBLE = re.compile(rb"[A-Za-z0-9_.\[\]-]+")


class Scheme:
    """A reading, and what it says about a list of fields."""

    def __init__(self, reading):
        self.reading = reading
        self.signature = None if reading["signature"] is None else reading["signature"].encode()
        self.table = reading.get("table")
        self.rows = {row["name"].encode(): row for row in self.table or []}
        sign_type = reading.get("sign_type")
        self.sign_type = sign_type["field"].encode() if sign_type else None
        self.digests = sign_type["digests"] if sign_type else {}
        self.is_request = reading.get("request", False)
        self.reserved = [name.encode() for name in reading.get("reserved", [])]
        self.shop = [name.encode() for name in reading.get("shop", [])]
        if self.signature is None:
            return
        fields = reading["fields"]
        self.only = [name.encode() for name in fields.get("only", [])] if isinstance(fields, dict) else []
        self.is_list = isinstance(fields, dict) and "only" in fields
        self.is_all_but = isinstance(fields, dict) and "all_but" in fields
        self.all_but = [name.encode() for name in fields["all_but"]] if self.is_all_but else []
        self.pair = reading["pair"]
        self.joint = {"name=value": b"=", "name=>value": b"=>"}.get(self.pair)
        self.separator = reading["separator"].encode()
        self.taken = set(self.rows) | set(self.only)
        self.known = self.taken | {name.encode() for name in reading.get("added", [])}
        self.skips = reading["empty"] == "skip"
        secret = reading["secret"]
        self.can_be_lengthened = "prepend" in secret and "append" not in secret and "hmac" not in secret

    def faults(self):
        """What in the reading contradicts itself."""
        names = [row["name"] for row in self.table or []]
        yield from (f"the table holds {name!r} twice" for name, times in Counter(names).items() if times > 1)
        if self.table is not None:
            wanted = [self.reading["signature"], *self.reading.get("one_of", []), *([self.reading["sign_type"]["field"]] if self.sign_type else [])]
            wanted += [row["only_with"]["field"] for row in self.table if "only_with" in row]
            yield from (f"{name!r} is not in the table" for name in wanted if name is not None and name not in names)
            rewritten_rows = [row for row in self.table if "rewritten" in row]
            yield from (f"{row['name']!r} is not a JSON number" for row in rewritten_rows if self.reading["wire"] != "json" or not row.get("number"))
        if self.signature is None:
            if self.reserved:
                yield "`reserved` is for what is signed"
            return
        if self.digests and self.reading["digest"] not in self.digests.values():
            yield "`sign_type` does not name the digest of the reading"
        if self.reading["fields"] == "marked" and self.table is None:
            yield "`marked` needs a table"
        if self.reading["order"] == "listed" and not self.is_list:
            yield "`listed` needs `only`"
        if self.reading.get("leaves_out_empty") and not self.skips:
            yield "`leaves_out_empty`: what is empty is signed"
        if self.separator and (self.separator.isalnum() or self.separator in b'=>"'):
            yield "the separator cannot be told from names and joints"

    def uses(self):
        """The names that mean something to the gateway in this message."""
        own = [self.signature, self.sign_type] if self.signature is not None else []
        return {*self.rows, *(name for name in own if name), *self.reserved, *getattr(self, "only", []), *getattr(self, "all_but", [])}

    def why_left_out(self, field):
        """The reason why a field is not signed, or None."""
        if field.name == self.signature:
            return "signature"
        if field.name in self.shop:
            return "shop"
        if self.is_all_but and field.name in self.all_but:
            return "excluded"
        if self.is_list and field.name not in self.only:
            return "unsigned"
        if self.reading["fields"] == "marked" and not self.rows.get(field.name, {"signed": False}).get("signed", True):
            return "unsigned"
        if self.skips and not field.value:
            return "empty"
        return None

    def hashed(self, field):
        """The field as the receiver hashes it; None if it is not known."""
        how = self.rows.get(field.name, {}).get("rewritten")
        if how is None or field.kind != "number":
            return field
        text = rewritten(how, field.value, self.is_request)
        return None if text is None else field._replace(value=text)

    def is_written_so(self, field):
        """Whether a number that is written again has the text in which it is sent."""
        is_rewritten = "rewritten" in self.rows.get(field.name, {}) and field.kind == "number"
        return not is_rewritten or sent(field.value, self.is_request) == field.value

    def signed(self, fields):
        """The signed fields in canonical order."""
        chosen = [field for field in fields if self.why_left_out(field) is None]
        if self.reading["order"] == "listed":
            return sorted(chosen, key=lambda field: self.only.index(field.name))
        return sorted(chosen, key=lambda field: field.name)

    def canonical(self, signed):
        if self.joint is not None:
            pairs = [field.name + self.joint + field.value for field in signed]
        elif self.pair == "namevalue":
            pairs = [field.name + field.value for field in signed]
        else:
            pairs = [field.value for field in signed]
        return self.separator.join(pairs)

    def shown(self, signed, secrets):
        """The canonical string as `explain` shows it."""
        parts, at = [], 0
        for field in signed:
            end = at + len(self.canonical([field]))
            parts += [(at, at + len(field.name))] * (self.pair != "value") + [(end - len(field.value), end)]
            at = end + len(self.separator)
        return masked(self.canonical(signed), secrets, parts)

    def digest_name(self, text):
        """The digest that the text of a `sign_type` field names; that of the reading if there is no text."""
        if not text:
            return self.reading["digest"]
        return next((digest for name, digest in self.digests.items() if name.lower().encode() == text.lower()), None)

    def written(self, digest):
        """The text of a digest in hex, as it is sent."""
        if self.reading["hex"] == "base64":
            return base64.b64encode(bytes.fromhex(digest)).decode()
        return digest.upper() if self.reading["hex"] == "upper" else digest

    def digest(self, canonical, secret, digest):
        parts, key = self.reading["secret"], secret.encode()
        message = canonical
        if "prepend" in parts:
            message = key + parts["prepend"].encode() + message
        if "append" in parts:
            message = message + parts["append"].encode() + key
        if "hmac" in parts:
            return hmac.new(key, message, digest).hexdigest()
        return hashlib.new(digest, message, usedforsecurity=False).hexdigest()

    # Reading back.

    def is_readable(self):
        if self.joint is not None:
            return bool(self.separator or self.known)
        return self.pair == "value" and self.separator != b"" and not self.skips and self.is_list and self.reading["order"] == "listed"

    def read_back(self, canonical):
        """The reader itself: from a canonical string to names and values. For readable schemes with names."""
        found = []
        if self.separator:
            for piece in canonical.split(self.separator) if canonical else []:
                name, joint, value = piece.partition(self.joint)
                if joint and PLAUSIBLE.fullmatch(name) and self.may_start(name, found):
                    found.append([name, value])
                elif found:
                    found[-1][1] += self.separator + piece
                else:
                    return None
            return found
        at = 0
        while at < len(canonical):
            name = self.name_at(canonical, at)
            if name is not None:
                found.append([name, b""])
                at += len(name + self.joint)
            elif not found:
                return None
            else:
                found[-1][1] += canonical[at : at + 1]
                at += 1
        return found

    def may_start(self, name, found):
        """Whether a field of this name may start after those found: after the `?` of a URL in a request, only a taken name."""
        if not found or not self.is_request or self.rows.get(found[-1][0], {}).get("kind") != "url":
            return True
        return b"?" not in found[-1][1] or name in self.taken or name in self.reserved

    def name_at(self, text, at):
        starts = [name for name in self.known if text.startswith(name + self.joint, at)]
        return max(starts, key=len, default=None)

    def first_ambiguous(self, signed, signing=False):
        """The first field in canonical order that does not read back, by its own name or value."""
        at, canonical = 0, self.canonical(signed)
        for index, field in enumerate(signed):
            name, value = field.name, field.value
            padded = self.can_be_lengthened and b"\0" in name + value
            if self.pair == "value":
                bad = self.separator in value
            elif self.separator:
                # The fields before it read back, so it does if the text to its end gives one field more.
                end = at + len(name + self.joint + value)
                found = self.read_back(canonical[:end])
                bad = found is None or len(found) != index + 1 or found[-1] != [name, value]
                at = end + len(self.separator)
            else:
                begin = at + len(name + self.joint)
                bad = name not in self.known or any(
                    self.name_at(canonical, place) is not None for place in range(begin, begin + len(value))
                )
                places = range(begin, begin + len(value)) if signing else ()
                bad = bad or any(canonical.startswith(other + self.joint, at) for at in places for other in self.reserved)
                at = begin + len(value)
            if bad or padded:
                return field
        if self.pair != "value":
            assert self.read_back(canonical) == [[field.name, field.value] for field in signed], "lint.py contradicts itself"
        return None

    def first_missing(self, present, signing=False):
        """The first required name, in the order of the table, that is not in `present`."""
        one_of = [name.encode() for name in self.reading.get("one_of", [])]
        for name, row in self.rows.items():
            required = row.get("required", False)
            if name == self.signature:
                continue
            if signing and name == self.sign_type:
                required = len(self.digests) > 1
            if one_of and name == one_of[0]:
                required = not any(other in present for other in one_of)
            elif name in one_of:
                required = False
            if required and name not in present:
                return name
        if signing and self.table is None and len(self.digests) > 1 and self.sign_type not in present:
            return self.sign_type
        return None
