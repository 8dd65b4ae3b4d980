"""Reading a text back: what the text of an accepted message determines."""

from .functions import ENCODERS, applied, is_normal, may_hold
from .kinds import are_delimited, fits
from .scheme import PLAUSIBLE
from .text import joined, pieces_of

KEEPS_LETTERS = (None, "lower", "upper")


def reader(scheme):
    """Which reader a scheme has: cut, turns, known, list, one or kinds; None if it has none."""
    of = scheme.of
    is_whole = not of or len(of) == 1 and of[0] in (*ENCODERS, "base64") or len(of) == 2 and of[0] in ENCODERS and of[1] == "lower"
    is_framed = any(element == "digest" or isinstance(element, dict) and "field" in element for element in scheme.frame)
    kinds = [item.what for item in scheme.items]
    if not is_whole or is_framed or "each" in scheme.secret or scheme.named_by is not None or "digest" in kinds:
        return None
    functions = {None if scheme.value_part == "value" else scheme.value_part, *(item.function for item in scheme.items)}
    if scheme.name_part is not None:
        if not scheme.joint or set(kinds) - {"field"}:
            return None
        return cut_or_known(scheme, functions)
    if not scheme.is_list or scheme.named is not None:
        return None
    fields = kinds.count("field")
    if scheme.separator:
        misread = functions & {"length", "json"} or "escaped" in functions and scheme.separator.startswith(b"\\")
        misread = misread or any(may_hold(name, scheme.separator[:1]) for name in functions & set(ENCODERS))
        return "list" if scheme.order == "listed" and not scheme.skips and not misread and "starting" not in kinds[:-1] else None
    if "starting" in kinds:
        return None
    if fields == 1:
        return "one"
    is_kinds = fields > 1 and scheme.order == "listed" and not scheme.skips and not scheme.fills and functions <= set(KEEPS_LETTERS)
    return "kinds" if is_kinds and are_delimited(scheme.items) else None


def cut_or_known(scheme, functions):
    if scheme.separator:
        is_cut = scheme.name_part in ("name", *ENCODERS) and not functions & {"escaped", "length", "json"}
        marks = (scheme.separator[:1], scheme.joint[:1])
        is_cut = is_cut and not any(may_hold(name, mark) for name in functions & set(ENCODERS) for mark in marks)
        if scheme.separator == scheme.joint and len(scheme.joint) == 1:
            return "turns" if is_cut and scheme.name_part == "name" and scheme.named is None else None
        named = scheme.named
        is_named = named is None or PLAUSIBLE.fullmatch(named) and is_unchanged(scheme, named) and scheme.separator not in named + scheme.joint
        return "cut" if is_cut and is_named and scheme.separator not in scheme.joint else None
    is_todays = scheme.name_part == "name" and scheme.value_part == "value" and scheme.joint in (b"=", b"=>")
    is_plain = is_todays and functions == {None} and scheme.named is None and scheme.order in ("name", "nocase", "upper", "listed", "sent")
    return "known" if is_plain and scheme.known else None


def is_unchanged(scheme, name):
    return scheme.name_part not in ENCODERS or applied(scheme.name_part, name) == name


def can_be_lengthened(scheme):
    """Whether someone who does not know the secret can go on writing where fields may be."""
    secret = scheme.secret
    if "hmac" in secret or "append" in secret or any(name in ("md5", "sha1", "sha256", "sha512") for name in scheme.of):
        return False
    if scheme.frame:
        kinds = ["secret" if isinstance(element, dict) and "secret" in element else "fields" if element == "fields" else "digest" if element == "digest" else "" for element in scheme.frame]
        if "digest" in kinds or "secret" in kinds[kinds.index("fields") :]:
            return False
    if "each" in secret:
        return False
    if "within" in secret:
        kinds = [item.what for item in scheme.items]
        after = kinds[max((index for index, kind in enumerate(kinds) if kind == "secret"), default=-1) + 1 :]
        return "field" in after or "starting" in after
    return True


def read_back(scheme, canonical):
    """The reader itself: from a text to names and values. For schemes with names."""
    found = []
    if scheme.separator:
        if scheme.is_closed and canonical:
            canonical = canonical[: -len(scheme.separator)]
        if scheme.separator == scheme.joint:
            turns = canonical.split(scheme.joint) if canonical else []
            return list(map(list, zip(turns[::2], turns[1::2], strict=True)))
        for piece in canonical.split(scheme.separator) if canonical else []:
            name, joint, value = piece.partition(scheme.joint)
            if joint and PLAUSIBLE.fullmatch(name) and may_start(scheme, name, found):
                found.append([name, value])
            elif found:
                found[-1][1] += scheme.separator + piece
            else:
                return None
        return found
    at = 0
    while at < len(canonical):
        name = name_at(scheme, canonical, at)
        if name is not None:
            found.append([name, b""])
            at += len(name + scheme.joint)
        elif not found:
            return None
        else:
            found[-1][1] += canonical[at : at + 1]
            at += 1
    return found


def may_start(scheme, name, found):
    """Whether a field of this name may start after those found: after the `?` of a URL in a request, only a taken name."""
    if not found or not scheme.is_request or scheme.rows.get(found[-1][0], {}).get("kind") != "url":
        return True
    return b"?" not in found[-1][1] or name in scheme.taken or name == scheme.named or name in scheme.reserved


def name_at(scheme, text, at):
    starts = [name for name in scheme.known if text.startswith(name + scheme.joint, at)]
    return max(starts, key=len, default=None)


def is_off(scheme, field):
    """Whether a field by itself is not as the text determines it."""
    item = scheme.item_of.get(field.name)
    kind = item.kind if item else None
    if not is_normal(scheme.function_of(field.name), field.value, kind) or kind is not None and not fits(kind, field.value):
        return True
    if "lower" in scheme.of and (field.name + field.value).lower() != field.name + field.value:
        return True
    return can_be_lengthened(scheme) and b"\0" in field.name + field.value


def first_ambiguous(scheme, signed, signing=False):
    """The first field in canonical order that does not read back, by its own name or value."""
    how = reader(scheme)
    blank = ("text", b"x")  # the secret is known to who reads, whatever it holds
    pieces = [([blank if what == "secret" else (what, data) for what, data in piece], field) for piece, field in pieces_of(scheme, signed)]
    texts = [joined(piece) for piece, _ in pieces]
    bad = None
    for index, (piece, field) in enumerate(pieces):
        if field is None and scheme.order == "listed" and piece and piece[0][0] == "name" and how == "list":
            name = piece[0][1]
            field = next(one for one in signed if one.name == name)
            is_bad = is_off(scheme, field) or not PLAUSIBLE.fullmatch(name) or has_separator(scheme, texts[index])
        elif field is None:
            continue
        elif field.kind == "absent":
            is_bad = how in ("cut", "turns") and is_cut_badly(scheme, texts, pieces, index)
        elif how == "list":
            is_bad = is_off(scheme, field) or scheme.function_of(field.name) != "escaped" and has_separator(scheme, texts[index])
        elif how in ("cut", "turns"):
            is_bad = is_off(scheme, field) or is_cut_badly(scheme, texts, pieces, index)
        elif how == "known":
            is_bad = is_off(scheme, field) or is_found_badly(scheme, texts, index, field, signing)
        else:
            is_bad = is_off(scheme, field)
        if is_bad:
            bad = field
            break
    if bad is None and how in ("cut", "turns", "known"):
        end = scheme.separator if scheme.is_closed and texts else b""
        assert read_back(scheme, scheme.separator.join(texts) + end) == [name_and_value(piece) for piece, _ in pieces], "lint.py contradicts itself"
    return bad


def name_and_value(piece):
    return [piece[0][1], piece[-1][1]]


def has_separator(scheme, text):
    """Whether the separator begins in a piece and what follows it, anywhere but at its end."""
    return (text + scheme.separator).find(scheme.separator) != len(text)


def is_cut_badly(scheme, texts, pieces, index):
    field = pieces[index][1]
    if field.name == scheme.named or not is_unchanged(scheme, field.name):
        return True
    if scheme.separator == scheme.joint:
        return not PLAUSIBLE.fullmatch(field.name) or scheme.separator in pieces[index][0][-1][1]
    if len(scheme.separator) > 1:
        return not PLAUSIBLE.fullmatch(field.name) or has_separator(scheme, texts[index])
    # The fields before it read back, so it does if the text to its end gives one field more.
    end = scheme.separator if scheme.is_closed else b""
    found = read_back(scheme, scheme.separator.join(texts[: index + 1]) + end)
    return found is None or len(found) != index + 1 or found[-1] != name_and_value(pieces[index][0])


def is_found_badly(scheme, texts, index, field, signing):
    canonical = b"".join(texts)
    begin = sum(map(len, texts[:index])) + len(field.name + scheme.joint)
    places = range(begin, begin + len(field.value))
    if field.name not in scheme.known or any(name_at(scheme, canonical, place) is not None for place in places):
        return True
    return signing and any(canonical.startswith(other + scheme.joint, at) for at in places for other in scheme.reserved)
