"""The kinds of listed values: what fits, and where a value ends in a text that runs values together."""

import re

PATTERNS = {
    "digits": lambda n: rb"[0-9]{%d}" % n if n else rb"[0-9]+",
    "decimals": lambda n: rb"[0-9]+\.[0-9]{%d}" % n,
    "letters": lambda n: rb"[A-Za-z]{%d}" % n,
    "hex": lambda n: rb"[0-9A-Fa-f]{%d}" % n,
    "length": lambda n: rb"[\x00-\xff]{%d}" % n,
}


def words(kind):
    """The words of `of`, or none."""
    return kind[3:].encode().split(b"|") if kind and kind.startswith("of ") else []


def number(kind):
    return int(kind.split(" ")[1]) if " " in kind else None


def fits(kind, value):
    if words(kind):
        return value in words(kind)
    return re.fullmatch(PATTERNS[kind.split(" ")[0]](number(kind)), value) is not None


def has_one_length(kind):
    return kind is not None and kind.split(" ")[0] in ("digits", "letters", "hex", "length") and number(kind) is not None


def has_letters(item):
    return item.what == "field" and item.kind is not None and item.kind.startswith("letters")


def is_no_digit(item, at):
    """Whether what an item writes surely has a byte that is not a digit there: 0, where it begins, or -1, where it ends."""
    texts = [item.text] if item.what == "text" else words(item.kind) if item.what == "field" else []
    if has_letters(item):
        return True
    return bool(texts) and all(text and not text[at : at + 1 or None].isdigit() for text in texts)


def ends_from_left(items, index):
    """Whether an item that begins at a known place has a known end."""
    kind = items[index].kind
    if has_one_length(kind) or kind and kind.startswith("decimals"):
        return True
    if words(kind):
        return not any(a != b and b.startswith(a) for a in words(kind) for b in words(kind))
    return kind == "digits" and index + 1 < len(items) and is_no_digit(items[index + 1], 0)


def begins_from_right(items, index):
    """Whether an item that ends at a known place has a known beginning."""
    kind = items[index].kind
    if has_one_length(kind):
        return True
    if words(kind):
        follows_letters = index > 0 and has_letters(items[index - 1]) and not any(re.search(rb"[A-Za-z]", word) for word in words(kind))
        return follows_letters or not any(a != b and b.endswith(a) for a in words(kind) for b in words(kind))
    is_counted = kind == "digits" or kind is not None and kind.startswith("decimals")
    return is_counted and index > 0 and is_no_digit(items[index - 1], -1)


def are_delimited(items):
    """Whether values of these kinds, run together, can be told from each other."""
    first, last = 0, len(items) - 1
    while first <= last and (items[first].what != "field" or ends_from_left(items, first)):
        first += 1
    while last > first and (items[last].what != "field" or begins_from_right(items, last)):
        last -= 1
    return first >= last
