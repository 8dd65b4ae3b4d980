"""A place in a text that is read word by word."""

BLANKS = " \t\n\r"
CONTROLS = "".join(map(chr, [*range(32), *range(127, 160)]))
PRINTABLE = "".join(map(chr, range(32, 127)))


class SchemeSyntax(Exception):
    def __init__(self, offset):
        self.offset = offset


class Cursor:
    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, at):
        raise SchemeSyntax(len(self.text[:at].encode()))

    def peek(self):
        return self.text[self.at : self.at + 1]

    def skip(self):
        """Goes over spaces, and gives what is next."""
        while self.peek() and self.peek() in BLANKS:
            self.at += 1
        return self.peek()

    def run(self, stops):
        """Goes over spaces, takes everything up to one of `stops`; gives it and where it begins."""
        self.skip()
        start = self.at
        while self.peek() and self.peek() not in stops:
            self.at += 1
        return self.text[start : self.at], start

    def word(self, choices):
        word, start = self.run(BLANKS + ";,\"'+")
        if word not in choices:
            self.fail(start)
        return word

    def ahead(self, char):
        """Takes `char` if it is next, after spaces."""
        found = self.skip() == char
        self.at += found
        return found

    def is_quote(self):
        return self.skip() in ('"', "'")

    def quoted(self, allowed=PRINTABLE, least=0, most=None):
        if not self.is_quote():
            self.fail(self.at)
        mark = self.peek()
        self.at += 1
        start = self.at
        while self.peek() and self.peek() != mark and self.peek() in allowed and (most is None or self.at - start < most):
            self.at += 1
        if self.at - start < least or self.peek() != mark:
            self.fail(self.at)
        self.at += 1
        return self.text[start : self.at - 1]
