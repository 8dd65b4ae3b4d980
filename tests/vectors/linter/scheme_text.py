"""A scheme written as text."""

import re

from .cursor import BLANKS, CONTROLS, PRINTABLE, Cursor
from .functions import ENCODERS, OF_ITEMS, OF_NAMES, OF_PAIRS, OF_TEXTS
from .kinds import PATTERNS
from .scheme import WORDS as PAIRS
from .secret import HASHED

AXES = ("fields", "empty", "null", "order", "pair", "separator", "secret", "digest", "hex")
HASHES = ("md5", "sha1", "sha256", "sha384", "sha512")
WORDS = {
    "empty": ("skip", "keep", "fill"),
    "null": ("word", "empty"),
    "order": ("name", "listed", "sent", "nocase", "upper", "pair", "value"),
    "hex": ("lower", "upper"),
}
PLACES = ("prepend", "append", "hmac", "each", "within", "named", "frame")
PAIR = re.compile(
    rf"(?:(?:(name|NAME)|({'|'.join(OF_NAMES)})\(name\))(=>|->|=|:|;|))?(?:(value)|({'|'.join(OF_PAIRS)})\(value\))"
)
WHOLE = re.compile(r"([a-z0-9-]+)\((?:text|([a-z0-9-]+)\(text\))\)")


class SchemeText(Cursor):
    """A reader of the text form; `reading` gives it in the terms of README.md."""

    def name(self, stops):
        name, start = self.run(BLANKS + CONTROLS + stops)
        if not name:
            self.fail(start)
        return name

    def path(self, stops):
        self.skip()
        start, name = self.at, self.name(stops)
        if "." in name and not all(name.split(".")):
            self.fail(start)
        return name

    def names(self):
        names = []
        while True:
            self.skip()
            start, name = self.at, self.name(',;"=&')
            if name in names:
                self.fail(start)
            names.append(name)
            if not self.ahead(","):
                return names

    def is_over(self):
        return self.skip() in ("", ";")

    def but(self):
        """What is left out."""
        if self.is_over():
            return []
        self.word(("but",))
        return self.names()

    def fields(self):
        kind = self.word(("all", "starting", "flat", "only", "named"))  # `marked` needs a table, and a text has none
        if kind == "all":
            word = "" if self.is_over() else self.word(("in", "but"))
            inside = {"in": self.path(',;"=&')} if word == "in" else {}
            return {"all_but": self.names() if word == "but" else self.but() if inside else []} | inside
        if kind == "flat":
            return {"flat_but": self.but()}
        if kind == "starting":
            found = {"starting": self.names()}
            names = self.but()
            return found | ({"but": names} if names else {})
        if kind == "named":
            self.word(("by",))
            return {"named_by": self.name(',;"=&'), "cut": self.quoted(PRINTABLE, 1, 1)}
        self.seen, self.prefixes = set(), []
        return {"only": self.items(False)}

    def items(self, is_inside):
        items = []
        while True:
            items.append(self.item(is_inside))
            if not self.ahead(","):
                return items

    def listed_name(self, is_inside):
        self.skip()
        start, name = self.at, self.name(",;\"'=&()<>*")
        if (name, is_inside) in self.seen and self.peek() not in ("(", "*"):
            self.fail(start)
        return name, start

    def add(self, name, is_inside, start):
        """Notes a listed field; one with a point is a path, which has no empty step."""
        if not all(name.split(".")):
            self.fail(start)
        self.seen.add((name, is_inside))

    def item(self, is_inside):
        if self.is_quote():
            return {"text": self.quoted()}
        if self.peek() == "<":
            return {"secret": self.part()}
        name, start = self.listed_name(is_inside)
        if self.peek() == "*":
            self.at += 1
            if any(name.startswith(other) or other.startswith(name) for other in self.prefixes):
                self.fail(start)
            self.prefixes.append(name)
            return {"starting": name}
        if self.peek() != "(":
            self.add(name, is_inside, start)
            kind = self.kind()
            return {"field": name, "is": kind} if kind else name
        if name not in OF_ITEMS and (name not in HASHES or is_inside):
            self.fail(start)
        self.at += 1
        if name in HASHES:
            item = {"digest": name, "of": self.items(True)}
        else:
            field, start = self.listed_name(is_inside)
            self.add(field, is_inside, start)
            item = {"field": field, "as": name}
        if not self.ahead(")"):
            self.fail(self.at)
        kind = self.kind() if "field" in item else None
        return item | ({"is": kind} if kind else {})

    def kind(self):
        if self.is_over() or self.peek() in ",)":
            return None
        self.word(("is",))
        kind = self.bare((*PATTERNS, "of"))
        if kind == "of":
            words, start = self.run(BLANKS + ";,\"'()")
            split = words.split("|")
            if not all(split) or len(set(split)) < len(split) or not all(char in PRINTABLE for char in words):
                self.fail(start)
            return f"of {words}"
        if kind == "digits" and (self.is_over() or self.peek() in ",)"):
            return kind
        number, start = self.run(BLANKS + ";,\"'()")
        if not re.fullmatch(r"[1-9][0-9]{0,2}", number, re.ASCII):
            self.fail(start)
        return f"{kind} {number}"

    def bare(self, choices):
        """A word that a parenthesis may follow."""
        word, start = self.run(BLANKS + ";,\"'+()")
        if word not in choices:
            self.fail(start)
        return word

    def part(self):
        """`<secret>` or a part of it."""
        found = re.compile("<([A-Za-z0-9_-]+)>").match(self.text, self.at)
        if not found:
            self.fail(self.at)
        self.at = found.end()
        return True if found[1] == "secret" else found[1]

    def pair(self):
        self.skip()
        start = self.at
        text = self.quoted() if self.is_quote() else self.run(BLANKS + ";,\"'+")[0]
        found = PAIR.fullmatch(text)
        if text in PAIRS:
            return text
        if not found:
            self.fail(start)
        plain, function, joint, value, of_value = found.groups()
        name = plain or function
        return ({"name": name, "joint": joint} if name else {}) | {"value": value or of_value}

    def separator(self):
        if self.is_quote():
            start = self.at
            text = self.quoted(PRINTABLE, 1, 8)
            if len(text) == 1 and (text.isalnum() or text in '=>"'):
                self.fail(start + 1)
        else:
            text = {"none": "", "line-feed": "\n"}[self.word(("none", "line-feed"))]
        if self.is_over():
            return text
        self.word(("last",) if text else ())
        return {"text": text, "last": True}

    def secret(self):
        places = {}
        while True:
            used = set(places) | ({"each", "within", "named"} if {"each", "within", "named"} & set(places) else set())
            place = self.word(set(PLACES) - used)
            if place in ("hmac", "within"):
                places[place] = True
            elif place == "named":
                places[place] = self.name(',;"=&')
            elif place == "frame":
                places[place] = self.elements()
            else:
                places[place] = self.quoted(PRINTABLE, 0, 32)
            if not self.ahead("+"):
                break
        if not self.is_over():
            self.word(("as",))
            how = self.word(("hex", "base64", "hmac", *HASHED))
            places["as"] = {"hmac": self.quoted()} if how == "hmac" else how
        return places

    def elements(self):
        elements = []
        while not self.is_over() and self.peek() != "+":
            if self.is_quote():
                elements.append({"text": self.quoted()})
            elif self.peek() == "<":
                elements.append({"secret": self.part()})
            else:
                start = self.at
                word, _ = self.run(BLANKS + ";,\"'+<")
                if word == "as":
                    self.at = start
                    break
                is_second = word != "field" and any(isinstance(element, str) for element in elements)
                if word not in ("fields", "digest", "field") or is_second:
                    self.fail(start)
                elements.append({"field": self.name(',;"=&')} if word == "field" else word)
        if not any(isinstance(element, str) for element in elements):
            self.fail(self.at)
        return elements

    def digest(self):
        name = self.word(HASHES)
        if self.is_over():
            return name
        self.word(("of",))
        text, start = self.run(BLANKS + ";,\"'+")
        found = WHOLE.fullmatch(text)
        outer, inner = found.groups() if found else (None, None)
        if outer not in OF_TEXTS or inner is not None and (outer != "lower" or inner not in ENCODERS):
            self.fail(start)
        return {"hash": name, "of": [*([inner] if inner else []), outer]}

    def reading(self):
        found, places = {}, {}
        while True:
            axis = self.word({*AXES, "base64"} - set(found) - ({"base64", "hex"} if "hex" in found else set()))
            self.skip()
            places[axis] = self.at
            if axis == "base64":  # in place of the axis `hex`
                found["hex"] = "base64"
            elif axis in WORDS:
                found[axis] = self.word(WORDS[axis])
            else:
                found[axis] = getattr(self, axis)()
            if not self.ahead(";"):
                break
        if self.peek() or len(found) < len(AXES):
            self.fail(self.at if self.peek() else len(self.text))
        misfit = self.misfit(found)
        if misfit:
            self.fail(places[misfit])
        return found

    @staticmethod
    def misfit(found):
        """The axis whose value does not go with the others, if there is one."""
        fields, order, secret = found["fields"], found["order"], found["secret"]
        items = fields.get("only", [])
        inside = [one for item in items for one in [item, *(item.get("of", []) if isinstance(item, dict) else [])]]
        is_list = "only" in fields or "named_by" in fields
        if order == "listed" and not is_list or "named_by" in fields and order not in ("name", "nocase", "upper", "listed"):
            return "order"
        if order != "listed" and any(isinstance(item, dict) and "field" not in item for item in items):
            return "order"
        if found["empty"] == "fill" and order != "listed":
            return "empty"
        frame = secret.get("frame")
        marks = [item["secret"] for item in inside if isinstance(item, dict) and "secret" in item]
        framed = [element["secret"] for element in frame or [] if isinstance(element, dict) and "secret" in element]
        parts = {mark for mark in [*marks, *framed] if mark is not True}
        wrong = [
            ("within" in secret) != bool(marks),
            "named" in secret and (order in ("pair", "sent") or order == "listed" and "named_by" not in fields),
            frame is not None and ("append" in secret or "prepend" in secret),
            not (framed or set(secret) - {"frame", "as"}),
            bool(parts) and (True in [*marks, *framed] or bool(set(secret) - {"within", "frame"})),
        ]
        return "secret" if any(wrong) else None
