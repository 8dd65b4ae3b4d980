"""Where a field is in the objects of a JSON message."""

from .fields import Refused
from .json_wire import members


def at_path(fields, text, path):
    """The field at a path, named by the path; None where the body has none. A step that is there twice is refused."""
    found = None
    for index, step in enumerate(path.split(b".")):
        if index:
            if found.kind != "nested" or not found.value.startswith(b"{"):
                return None
            fields = members(text, found.place)
        same = [field for field in fields if field.name == step]
        if len(same) > 1:
            raise Refused(8, "duplicate_field", path, same[1].offset)
        if not same:
            return None
        found = same[0]
    return found._replace(name=path)


def path_fields(fields, body, paths):
    """The fields at the paths that the body has. Of several that have two meanings, the first in the body is refused."""
    text = body.decode() if paths else ""
    found, twice = [], []
    for path in paths:
        twice += [Refused(8, "duplicate_field", path, field.offset) for field in fields if b"." in path and field.name == path]
        try:
            found.append(at_path(fields, text, path))
        except Refused as refused:
            twice.append(refused)
    if twice:
        raise min(twice, key=lambda refused: refused.offset)
    return [field for field in found if field is not None]


def first_twice(fields, names=()):
    """The refusal of the first field whose name is that of one before it, or in `names`."""
    seen = set(names)
    for field in fields:
        if field.name in seen:
            return Refused(8, "duplicate_field", field.name, field.offset)
        seen.add(field.name)
    return None


def message_inside(scheme, top, body):
    """The members of the object that a scheme signs, and beside it the signature and the field that names its digest;
    and what is there twice, if anything is."""
    if scheme.reading["wire"] == "form":
        raise Refused(8, "missing_field", scheme.within)
    beside = [field for field in top if field.name in (scheme.signature, scheme.sign_type)]
    inner, twice = [], [first_twice(beside)]
    try:
        if scheme.has_nested_signature():
            beside += path_fields(top, body, [scheme.signature])
    except Refused as refused:
        twice.append(refused)
    try:
        found = at_path(top, body.decode(), scheme.within)
        is_object = found is not None and found.kind == "nested" and found.value.startswith(b"{")
        inner = members(body.decode(), found.place) if is_object else None
    except Refused as refused:
        twice.append(refused)
    twice.append(first_twice(inner or [], [scheme.signature]))
    twice = [refused for refused in twice if refused is not None]
    if inner is None and not twice:
        raise Refused(8, "missing_field", scheme.within)
    return [*(inner or []), *(field._replace(is_beside=True) for field in beside)], min(twice, key=lambda refused: refused.offset, default=None)
