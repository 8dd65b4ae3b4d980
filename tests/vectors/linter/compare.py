"""What the file says beside what was computed."""

import json

from .shape import same


def compare(want, got, where=""):
    """Yields the differences between the file (`want`) and what was computed (`got`)."""
    if isinstance(want, dict) and isinstance(got, dict):
        for key in [*want, *(key for key in got if key not in want)]:
            if key not in got:
                yield f"{where}{key} should be absent"
            elif key not in want:
                yield f"{where}{key} is absent and should be {short(got[key])}"
            else:
                yield from compare(want[key], got[key], f"{where}{key}: ")
    elif not same(want, got):
        yield f"{where}{short(want)} should be {short(got)}"


def short(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else text[:297] + "…"
