"""The wire of flat XML. What is accepted is held against expat, a reader of another author."""

import re
from xml.etree import ElementTree

from .fields import Field, Refused

CHARACTERS = re.compile("[\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
SPACE = re.compile(r"[ \t\n\r]*")
NAME = r"([A-Za-z_][A-Za-z0-9_.-]*)[ \t\n\r]*"
XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
DECLARATION = re.compile(
    r"""<\?xml[ \t\n\r]+version[ \t\n\r]*=[ \t\n\r]*(?:"1\.0"|'1\.0')"""
    r"""(?:[ \t\n\r]+encoding[ \t\n\r]*=[ \t\n\r]*(?:"[Uu][Tt][Ff]-?8"|'[Uu][Tt][Ff]-?8'))?"""
    r"""(?:[ \t\n\r]+standalone[ \t\n\r]*=[ \t\n\r]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\n\r]*\?>"""
)
COMMENT = re.compile(r"<!--(?:(?!--).)*-->", re.DOTALL)
START = re.compile("<" + NAME + "(/?)>")
END = re.compile("</" + NAME + ">")
SECTION = re.compile(r"<!\[CDATA\[((?:(?!\]\]>).)*)\]\]>", re.DOTALL)
REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9A-Fa-f]+));")
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
LEVELS = 32


class Document:
    def __init__(self, text):
        self.text, self.at = text, 0

    def malformed(self, at=None):
        at = self.at if at is None else at
        return Refused(5, "malformed_body", offset=len(self.text[:at].encode()))

    def take(self, pattern):
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def need(self, pattern):
        found = self.take(pattern)
        if not found:
            raise self.malformed()
        return found

    def between(self):
        """Steps over white space and comments."""
        self.take(SPACE)
        while self.text.startswith("<!--", self.at):
            self.need(COMMENT)
            self.take(SPACE)


def line_ends(text):
    return text.replace("\r\n", "\n").replace("\r", "\n")


def xml_fields(body, limit):
    levels = min(limit, LEVELS)
    text = body.decode("utf-8", "surrogateescape")
    fits = CHARACTERS.match(text).end()
    if fits < len(text):
        raise Refused(5, "malformed_body", offset=len(text[:fits].encode()))
    document = Document(text)
    document.take(re.compile("\ufeff"))
    if text.startswith("<?", document.at):
        document.need(DECLARATION)
    document.between()
    root = document.need(START)
    if levels == 0:
        raise Refused(6, "too_deep")
    fields = []
    if not root[2]:
        document.between()
        while not text.startswith("</", document.at):
            fields.append(field(document, levels))
            document.between()
        close(document, root[1])
    document.between()
    if document.at < len(text):
        raise document.malformed()
    assert_same(body, fields)
    return fields


def close(document, name):
    start = document.at
    if document.need(END)[1] != name:
        raise document.malformed(start)


def field(document, levels):
    offset = len(document.text[: document.at + 1].encode())
    tag = document.need(START)
    start, out, is_nested = document.at, [], False
    open_ = [] if tag[2] else [tag[1]]
    end = start
    while open_:
        text, at = document.text, document.at
        if text.startswith("</", at):
            end = at
            close(document, open_.pop())
        elif text.startswith("<![CDATA[", at):
            out.append(line_ends(document.need(SECTION)[1]))
        elif text.startswith("<", at):
            inner = document.need(START)
            if len(open_) + 1 > levels:
                raise Refused(6, "too_deep")
            is_nested = True
            open_ += [] if inner[2] else [inner[1]]
        elif text.startswith("&", at):
            named = document.need(REFERENCE)
            number = int(named[2]) if named[2] else int(named[3], 16) if named[3] else None
            character = ENTITIES[named[1]] if number is None else chr(number) if number < 0x110000 else "\0"
            if not re.fullmatch(CHARACTERS, character):
                raise document.malformed(at)
            out.append(character)
        else:
            run = document.take(re.compile(r"(?:(?!\]\]>)[^<&])+"))
            if not run:
                raise document.malformed()
            out.append(line_ends(run[0]))
    if is_nested:
        return Field(tag[1].encode(), document.text[start:end].encode(), offset, "nested")
    return Field(tag[1].encode(), "".join(out).encode(), offset)


def assert_same(body, fields):
    """Whether expat finds these fields too."""
    root = ElementTree.fromstring(re.sub(rb"utf8", b"utf-8", body, count=1, flags=re.IGNORECASE) if b"<?xml" in body[:8] else body)
    theirs = [(child.tag, None if len(child) else child.text or "") for child in root]
    ours = [(one.name.decode(), None if one.kind == "nested" else one.value.decode()) for one in fields]
    assert ours == theirs, f"expat finds {theirs}"


def xml_written(params):
    escapes = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
    escaped = lambda text: "".join(escapes.get(character, character) for character in text)
    return "<xml>" + "".join(f"<{name}>{escaped(value)}</{name}>" for name, value in params) + "</xml>"


def xml_holds(name, value):
    return XML_NAME.fullmatch(name) is not None and CHARACTERS.fullmatch(value) is not None
