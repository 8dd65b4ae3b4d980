"""A signature in a header, written as text."""

import re

from .cursor import SchemeSyntax

TOKEN = re.compile(r'[ \t\n\r]*("|[^ \t\n\r,;"]+|[,;]|$)')
NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
MARK = [chr(c) for c in range(32, 127) if not chr(c).isalnum() and chr(c) != '"']
AXES = ("text", "secret", "digest", "hex", "signature", "time", "age")
DIGESTS = ("md5", "sha1", "sha256", "sha384", "sha512")


class RawText:
    """A reader of the text form; `reading` gives it in the terms of README.md."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, at):
        raise SchemeSyntax(len(self.text[:at].encode()))

    def next(self):
        """The next word, or the mark that is next, and where it begins; not taken."""
        found = TOKEN.match(self.text, self.at)
        return found[1], found.start(1)

    def take(self, choices=None):
        word, start = self.next()
        if word in ("", '"', ",", ";") or choices is not None and word not in choices:
            self.fail(start)
        self.at = start + len(word)
        return word

    def ahead(self, word):
        found, start = self.next()
        if found == word:
            self.at = start + len(word)
        return found == word

    def quoted(self):
        word, start = self.next()
        if word != '"':
            self.fail(start)
        end = self.text.find('"', start + 1)
        if end < 0:
            self.fail(len(self.text))
        inside = self.text[start + 1 : end]
        # Bytes are counted, and a character that is not ASCII is wrong in its first one.
        for place, char in enumerate(inside):
            if place >= 64 or not " " <= char <= "~":
                self.fail(start + 1 + place)
        self.at = end + 1
        return inside

    def name(self):
        word, start = self.next()
        if word in ("", '"', ",", ";"):
            self.fail(start)
        good = NAME.match(word)
        if not good or good[0] != word:
            self.fail(start + (good.end() if good else 0))
        return self.take()

    def mark(self):
        _, start = self.next()
        mark = self.quoted()
        if len(mark) != 1 or mark not in MARK:
            self.fail(start)
        return mark

    def number(self):
        word, start = self.next()
        if not re.fullmatch("[0-9]+", word) or int(word) >= 2**32:
            self.fail(start)
        return int(self.take())

    def parts(self):
        parts, (_, begin) = [], self.next()
        while True:
            word, start = self.next()
            if word == '"':
                part = {"constant": self.quoted()}
            else:
                part = self.take(("body", "timestamp", "header", "lf"))
                if part == "body" and self.ahead("base64"):
                    part = "body_base64"
                elif part == "header":
                    part = {"header": self.name()}
                elif part == "lf":
                    part = {"constant": "\n"}
            kind = part[:4] if isinstance(part, str) else None
            if kind and any(isinstance(other, str) and other[:4] == kind for other in parts):
                self.fail(start)
            parts.append(part)
            if self.next()[0] in ("", ";"):
                break
        if not {"body", "body_base64"} & {part for part in parts if isinstance(part, str)}:
            self.fail(begin)
        return parts

    def secret(self):
        # A `+` may stand without spaces around it.
        parts = {}
        while True:
            found = re.compile(r'[ \t\n\r]*([^ \t\n\r,;"+]*)').match(self.text, self.at)
            if found[1] not in {"prepend", "append", "hmac"} - set(parts):
                self.fail(found.start(1))
            self.at = found.end(1)
            parts[found[1]] = True if found[1] == "hmac" else self.quoted()
            plus = re.compile(r"[ \t\n\r]*\+").match(self.text, self.at)
            if not plus:
                return parts
            self.at = plus.end()

    def signature(self):
        header = self.name()
        layout = self.take(("alone", "after", "before", "item"))
        if layout == "item":
            key = self.name()
            self.take(("separator",))
            separator = self.mark()
            self.take(("joint",))
            return {"header": header, "item": key, "separator": separator, "joint": self.mark()}
        before = self.quoted() if layout == "after" else ""
        has_after = layout == "before" or layout == "after" and self.ahead("before")
        return {"header": header, "before": before, "after": self.quoted() if has_after else ""}

    def time(self):
        kind = self.take(("none", "header", "item"))
        return None if kind == "none" else {kind: self.name(), "unit": self.take(("seconds", "milliseconds"))}

    def age(self):
        if self.take(("any", "past")) == "any":
            return None
        past = self.number()
        self.take(("future",))
        return {"past": past, "future": self.number()}

    def reading(self):
        found, begins = {}, {}
        while True:
            axis = self.take({*AXES, "base64"} - set(found) - ({"base64", "hex"} if "hex" in found else set()))
            begins[axis] = self.next()[1]
            if axis == "base64":
                found["hex"] = "base64"
            elif axis == "hex":
                found["hex"] = self.take(("lower", "upper"))
            elif axis == "digest":
                found["digest"] = self.take(DIGESTS)
            else:
                found[axis] = {"text": self.parts}.get(axis, getattr(self, axis, None))()
            if not self.ahead(";"):
                break
        rest, start = self.next()
        if rest:
            self.fail(start)
        if len(found) < len(AXES):
            self.fail(len(self.text))
        has_timestamp = "timestamp" in found["text"]
        if found["time"] is None and has_timestamp:
            self.fail(begins["text"])
        if found["time"] is None and found["age"] is not None:
            self.fail(begins["age"])
        if found["time"] is not None and not has_timestamp:
            self.fail(begins["time"])
        if found["time"] is not None and "item" in found["time"] and "item" not in found["signature"]:
            self.fail(begins["time"])
        return found


def printed(reading):
    """The text of a reading: every axis, in one order."""

    def part(part):
        if isinstance(part, str):
            return part.replace("_", " ")
        if "header" in part:
            return f"header {part['header']}"
        return "lf" if part["constant"] == "\n" else f'"{part["constant"]}"'

    secret, signature, time, age = (reading[axis] for axis in ("secret", "signature", "time", "age"))
    places = [kind if kind == "hmac" else f'{kind} "{secret[kind]}"' for kind in ("prepend", "append", "hmac") if kind in secret]
    if "item" in signature:
        layout = f'item {signature["item"]} separator "{signature["separator"]}" joint "{signature["joint"]}"'
    else:
        around = [("after", signature["before"]), ("before", signature["after"])]
        layout = " ".join(f'{word} "{text}"' for word, text in around if text) or "alone"
    return "; ".join(
        [
            "text " + " ".join(map(part, reading["text"])),
            "secret " + " + ".join(places),
            "digest " + reading["digest"],
            "base64" if reading["hex"] == "base64" else "hex " + reading["hex"],
            f"signature {signature['header']} {layout}",
            "time none" if time is None else "time {} {} {}".format(*next((kind, time[kind]) for kind in time if kind != "unit"), time["unit"]),
            "age any" if age is None else f"age past {age['past']} future {age['future']}",
        ]
    )
