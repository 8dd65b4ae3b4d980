"""Listed names of a JSON message that are paths into its objects."""

from .fields import Refused
from .json_wire import members


def path_fields(fields, body, paths):
    """The fields at the paths that the body has; each name is the path."""
    text = body.decode() if paths else ""
    for path in paths:
        own = next((field for field in fields if field.name == path), None)
        if own is not None:
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
