"""Listed names of a JSON message that are paths into its objects."""

from .fields import Refused
from .json_wire import members


def message_fields(scheme, fields, body):
    """The members of the object that is the message, and what says how it is signed, which may be beside it."""
    if scheme.message is None:
        return fields
    object_ = next(path_fields(fields, body, [scheme.message]), None)
    if object_ is None or object_.kind != "nested" or not object_.value.startswith(b"{"):
        raise Refused(8, "missing_field", scheme.message)
    inner = members(body.decode(), object_.place)
    for name in [scheme.signature, *([scheme.sign_type] if scheme.sign_type else [])]:
        own = [field for field in inner if field.name == name]
        if own and name == scheme.signature:
            raise Refused(8, "duplicate_field", name, own[0].offset)
        inner += [] if own else path_fields(fields, body, [name])
    return inner


def path_fields(fields, body, paths):
    """The fields at the paths that the body has; each name is the path."""
    text = body.decode() if paths else ""
    for path in paths:
        own = next((field for field in fields if field.name == path), None)
        if own is not None and b"." in path:
            raise Refused(8, "duplicate_field", path, own.offset)
        at = fields
        found = None
        for index, step in enumerate(path.split(b".")):
            if index:
                if found.kind != "nested" or not found.value.startswith(b"{"):
                    found = None
                    break
                at = members(text, found.place)
            same = [field for field in at if field.name == step]
            if len(same) > 1:
                raise Refused(8, "duplicate_field", path, same[1].offset)
            found = same[0] if same else None
            if found is None:
                break
        if found is not None:
            yield found._replace(name=path)
