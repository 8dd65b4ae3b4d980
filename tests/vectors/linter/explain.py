"""What a signature covers."""

from .fields import as_text, Refused
from .mask import masked
from .verify import parsed, refuse_nested


def explained(scheme, body, secrets, limits):
    if scheme.signature is None:
        raise Refused(1, "unsigned_message")
    fields = parsed(scheme, body, limits)
    refuse_nested(scheme, fields)
    signed = [scheme.hashed(field) or field for field in scheme.signed(fields)]
    left_out = {masked(field.name, secrets).decode(): why for field in fields if (why := scheme.why_left_out(field))}
    included = [as_text(masked(field.name, secrets)) for field in signed]
    return {"included": included, "left_out": left_out}, scheme.shown(signed, secrets)
