"""What a signature covers."""

from .fields import as_text, Refused
from .mask import masked
from .secret import with_parts
from .text import shown
from .verify import parsed, refuse_nested, with_paths


def explained(scheme, body, secrets, limits):
    if scheme.signature is None:
        raise Refused(1, "unsigned_message")
    top = parsed(scheme, body, limits)
    scheme, inside = with_paths(scheme, top, body)
    fields = [*top, *inside]
    refuse_nested(scheme, fields)
    signed = [scheme.hashed(field) or field for field in scheme.signed(fields)]
    masks = with_parts(scheme, secrets)
    left_out = {masked(field.name, masks).decode(): why for field in fields if (why := scheme.why_left_out(field))}
    included = [as_text(masked(field.name, masks)) for field in signed]
    return {"included": included, "left_out": left_out}, shown(scheme, signed, secrets)
