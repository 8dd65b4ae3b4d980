"""A reading, and what it says about a list of fields."""

import copy
import re
from collections import Counter

from .items import Item, deep, items_of
from .numbers import rewritten, sent

# What a name is where a text is cut at a separator.
PLAUSIBLE = re.compile(rb"[A-Za-z0-9_.\[\]-]+")
WORDS = {
    "name=value": {"name": "name", "joint": "=", "value": "value"},
    "name=>value": {"name": "name", "joint": "=>", "value": "value"},
    "namevalue": {"name": "name", "joint": "", "value": "value"},
    "value": {"value": "value"},
}


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
        self.items, self.frame, self.within = [], [], None
        if self.signature is None:
            return
        fields = reading["fields"] if isinstance(reading["fields"], dict) else {}
        self.items = items_of(fields.get("only", []))
        self.named_by = fields["named_by"].encode() if "named_by" in fields else None
        self.is_list = "only" in fields or self.named_by is not None
        self.is_all_but = "all_but" in fields or "flat_but" in fields
        self.is_flat = "flat_but" in fields
        self.within = fields["in"].encode() if "in" in fields else None  # the object whose members are the message
        self.all_but = [name.encode() for key in ("all_but", "flat_but", "but") for name in fields.get(key, [])]
        self.starting = [prefix.encode() for prefix in fields["starting"]] if "starting" in fields else None
        self.order = reading["order"]
        pair = WORDS[reading["pair"]] if isinstance(reading["pair"], str) else reading["pair"]
        self.name_part, self.value_part = pair.get("name"), pair["value"]
        self.joint = pair.get("joint", "").encode()
        separator = reading["separator"]
        self.is_closed = isinstance(separator, dict)  # a separator after the last field too
        self.separator = (separator["text"] if self.is_closed else separator).encode()
        self.skips, self.fills = reading["empty"] == "skip", reading["empty"] == "fill"
        self.secret = reading["secret"]
        self.frame = self.secret.get("frame", [])
        self.named = self.secret["named"].encode() if "named" in self.secret else None
        digest = reading["digest"]
        self.hash, self.of = (digest["hash"], digest["of"]) if isinstance(digest, dict) else (digest, [])
        self.find_names()

    def find_names(self):
        """The names that the list gives, and those that are known where texts have no separator."""
        inside = list(deep(self.items))
        self.only = list(dict.fromkeys(item.name for item in inside if item.what == "field"))
        self.prefixes = [item.name for item in inside if item.what == "starting"]
        self.item_of = {item.name: item for item in reversed(inside) if item.what == "field"}
        self.taken = set(self.rows) | set(self.only)
        self.known = self.taken | {name.encode() for name in self.reading.get("added", [])}

    def bound(self, fields):
        """The scheme with the list that the message names, where it names one."""
        if self.named_by is None:
            return self
        cut = self.reading["fields"]["cut"].encode()
        value = next((field.value for field in fields if field.name == self.named_by and field.kind not in ("nested", "null")), b"")
        there = {field.name for field in fields}
        names = []
        for name in (part.strip(b" \t\n\f\r") for part in value.split(cut)):
            if name and (name not in names or self.fills and name not in there):
                names.append(name)
        bound = copy.copy(self)
        bound.items = [Item("field", name) for name in names]
        bound.find_names()
        return bound

    def paths(self):
        """The listed names that are paths into objects."""
        if self.reading["wire"] != "json" or self.signature is None:
            return []
        return [name for name in self.only if b"." in name]

    def has_nested_signature(self):
        """Whether the name of the signature is a path into objects."""
        return self.reading["wire"] == "json" and b"." in self.signature

    def controls(self):
        """The fields that say how a message is signed: the one that names the list, those in a frame."""
        named_by = [self.named_by] if self.named_by is not None else []
        return named_by + [element["field"].encode() for element in self.frame if isinstance(element, dict) and "field" in element]

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
        if self.digests and self.hash not in self.digests.values():
            yield "`sign_type` does not name the digest of the reading"
        if self.reading["fields"] == "marked" and self.table is None:
            yield "`marked` needs a table"
        if self.order == "listed" and not self.is_list:
            yield "`listed` needs `only`"
        if self.fills and self.order != "listed":
            yield "`fill` needs `listed`"
        if self.reading.get("leaves_out_empty") and not self.skips:
            yield "`leaves_out_empty`: what is empty is signed"
        if len(self.separator) == 1 and (self.separator.isalnum() or self.separator in b'=>"'):
            yield "the separator cannot be told from names and joints"

    def uses(self):
        """The names that mean something to the gateway in this message."""
        if self.signature is None:
            return {*self.rows, *self.reserved}
        own = {self.signature, self.sign_type, self.named} - {None}
        return {*own, *self.rows, *self.reserved, *self.only, *self.all_but, *self.controls()}

    def is_listed(self, name):
        return name in self.only or any(name.startswith(prefix) for prefix in self.prefixes)

    def why_left_out(self, field):
        """The reason why a field is not signed, or None."""
        if field.name == self.signature:
            return "signature"
        if field.name in self.shop:
            return "shop"
        if field.name in self.all_but:
            return "excluded"
        if field.is_beside or field.name == self.named:
            return "unsigned"
        if self.is_list and not self.is_listed(field.name) or self.is_flat and field.kind == "nested":
            return "unsigned"
        if self.starting is not None and not any(field.name.startswith(prefix) for prefix in self.starting):
            return "unsigned"
        if self.reading["fields"] == "marked" and not self.rows.get(field.name, {"signed": False}).get("signed", True):
            return "unsigned"
        if not field.value and (self.skips or self.fills):
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

    def function_of(self, name):
        """What the value of a field goes through."""
        item = self.item_of.get(name)
        own = item.function if item else None
        return own or (None if self.value_part == "value" else self.value_part)

    def signed(self, fields):
        """The signed fields in canonical order."""
        chosen = [field for field in fields if self.why_left_out(field) is None]
        if self.order == "listed":
            inside = list(deep(self.items))
            place = lambda field: next(
                index for index, item in enumerate(inside)
                if item.name == field.name and item.what == "field"
                or item.what == "starting" and field.name not in self.only and field.name.startswith(item.name)
            )
            return sorted(chosen, key=lambda field: (place(field), field.name))
        if self.order == "sent":
            return sorted(chosen, key=lambda field: field.offset)
        return sorted(chosen, key=lambda field: self.sort_key(field.name, field.value))

    def sort_key(self, name, value):
        if self.order == "value":
            return value, name
        if self.order == "nocase":
            return name.lower(), name
        if self.order == "upper":
            return name.upper(), name
        if self.order == "pair":
            pair = (name + self.joint if self.name_part else b"") + value
            return pair.lower(), pair, name
        return (name,)

    def digest_name(self, text):
        """The digest that the text of a `sign_type` field names; that of the reading if there is no text."""
        if not text:
            return self.hash
        return next((digest for name, digest in self.digests.items() if name.lower().encode() == text.lower()), None)

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

    def first_unlisted(self, present):
        """The first name of the list that is not there, where a text of values alone needs each."""
        needs_all = self.is_list and not self.name_part and not self.fills
        return next((name for name in self.only if name not in present), None) if needs_all else None

    def first_unnamed(self, fields):
        """What a message that names its own list lacks: the list, or in it the name of the secret."""
        if self.named_by is None:
            return None
        if not any(field.name == self.named_by and field.value and field.kind != "null" for field in fields):
            return self.named_by
        return self.named if self.named is not None and self.order == "listed" and self.named not in self.only else None
