"""A scheme written as text."""

BLANKS = " \t\n\r"
AXES = ("fields", "empty", "null", "order", "pair", "separator", "secret", "digest", "hex")
WORDS = {
    "empty": ("skip", "keep"),
    "null": ("word", "empty"),
    "order": ("name", "listed"),
    "pair": ("name=value", "name=>value", "namevalue", "value"),
    "digest": ("md5", "sha1", "sha256", "sha384", "sha512"),
    "hex": ("lower", "upper"),
}


class SchemeSyntax(Exception):
    def __init__(self, offset):
        self.offset = offset


class SchemeText:
    """A reader of the text form; `reading` gives it in the terms of README.md."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, at):
        raise SchemeSyntax(len(self.text[:at].encode()))

    def peek(self):
        return self.text[self.at : self.at + 1]

    def run(self, stops):
        """Skips spaces, takes everything up to one of `stops`; gives it and where it begins."""
        while self.peek() and self.peek() in BLANKS:
            self.at += 1
        start = self.at
        while self.peek() and self.peek() not in stops:
            self.at += 1
        return self.text[start : self.at], start

    def word(self, choices):
        word, start = self.run(BLANKS + ';,"+')
        if word not in choices:
            self.fail(start)
        return word

    def ahead(self, char):
        """Takes `char` if it is next, after spaces."""
        self.run(self.text)
        found = self.peek() == char
        self.at += found
        return found

    def names(self):
        names = []
        while True:
            name, start = self.run(BLANKS + ',;"=&' + "".join(map(chr, [*range(32), *range(127, 160)])))
            if not name or name in names:
                self.fail(start)
            names.append(name)
            if not self.ahead(","):
                return names

    def fields(self):
        kind = self.word(("all", "only"))  # `marked` needs a table, and a text has none
        if kind == "only":
            return {"only": self.names()}
        self.run(self.text)
        if self.peek() in ("", ";"):
            return {"all_but": []}
        self.word(("but",))
        return {"all_but": self.names()}

    def quoted(self, allowed, least, most):
        if not self.ahead('"'):
            self.fail(self.at)
        start = self.at
        while (count := self.at - start) < most and self.peek() and self.peek() in allowed:
            self.at += 1
        if count < least or self.peek() != '"':
            self.fail(self.at)
        self.at += 1
        return self.text[start : self.at - 1]

    def separator(self):
        self.run(self.text)
        if self.peek() != '"':
            self.word(("none",))
            return ""
        return self.quoted([chr(c) for c in range(32, 127) if not chr(c).isalnum() and chr(c) not in '=>"'], 1, 1)

    def secret(self):
        parts = {}
        while True:
            kind = self.word({"prepend", "append", "hmac"} - set(parts))
            parts[kind] = True if kind == "hmac" else self.quoted([chr(c) for c in range(32, 127) if chr(c) != '"'], 0, 32)
            if not self.ahead("+"):
                return parts

    def reading(self):
        found, listed_at = {}, None
        while True:
            axis = self.word({*AXES, "base64"} - set(found) - ({"base64", "hex"} if "hex" in found else set()))
            if axis == "base64":  # in place of the axis `hex`
                found["hex"] = "base64"
            elif axis in WORDS:
                found[axis] = self.word(WORDS[axis])
                if found[axis] == "listed":
                    listed_at = self.at - len("listed")
            else:
                found[axis] = getattr(self, axis)()
            if not self.ahead(";"):
                break
        if self.peek() or len(found) < len(AXES):
            self.fail(self.at if self.peek() else len(self.text))
        if listed_at is not None and "only" not in found["fields"]:
            self.fail(listed_at)
        return found


def printed(reading):
    """The text of a reading: every axis, in one order."""
    kind, names = next(iter(reading["fields"].items()))
    texts = {
        **reading,
        "fields": " ".join(["all" if kind == "all_but" else "only", *["but"] * (kind == "all_but" and names != []), ", ".join(names)]).strip(),
        "separator": f'"{reading["separator"]}"' if reading["separator"] else "none",
        "secret": " + ".join(
            part if part == "hmac" else f'{part} "{reading["secret"][part]}"'
            for part in ("prepend", "append", "hmac") if part in reading["secret"]
        ),
    }
    clauses = [f"{axis} {texts[axis]}" for axis in AXES]
    return "; ".join("base64" if clause == "hex base64" else clause for clause in clauses)
