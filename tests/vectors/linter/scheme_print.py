"""A reading of a scheme as its text: every axis, in one order."""

from .scheme_text import AXES, PLACES


def quoted(text):
    return f"'{text}'" if '"' in text else f'"{text}"'


def printed(reading):
    texts = {
        **reading,
        "fields": fields(reading["fields"]),
        "pair": pair(reading["pair"]),
        "separator": separator(reading["separator"]),
        "secret": secret(reading["secret"]),
        "digest": digest(reading["digest"]),
    }
    clauses = [f"{axis} {texts[axis]}" for axis in AXES]
    return "; ".join("base64" if clause == "hex base64" else clause for clause in clauses)


def fields(of):
    if "only" in of:
        return "only " + ", ".join(map(item, of["only"]))
    if "named_by" in of:
        return f"named by {of['named_by']} {quoted(of['cut'])}"
    names = of.get("all_but", of.get("flat_but", of.get("but", [])))
    start = "all" + (f" in {of['in']}" if "in" in of else "") if "all_but" in of else "flat" if "flat_but" in of else "starting " + ", ".join(of["starting"])
    return start + (f" but {', '.join(names)}" if names else "")


def item(of):
    if isinstance(of, str):
        return of
    if "field" in of:
        name = f"{of['as']}({of['field']})" if "as" in of else of["field"]
        return name + (f" is {of['is']}" if "is" in of else "")
    if "digest" in of:
        return f"{of['digest']}({', '.join(map(item, of['of']))})"
    return f"{of['starting']}*" if "starting" in of else element(of)


def pair(of):
    if isinstance(of, str):
        return of
    name = of.get("name")
    value = "value" if of["value"] == "value" else f"{of['value']}(value)"
    text = value if name is None else (name if name in ("name", "NAME") else f"{name}(name)") + of["joint"] + value
    return quoted(text) if ";" in text else text


def separator(of):
    if isinstance(of, dict):
        return separator(of["text"]) + " last"
    return {"": "none", "\n": "line-feed"}.get(of) or quoted(of)


def secret(of):
    def place(name):
        if name in ("hmac", "within"):
            return name
        if name == "named":
            return f"named {of[name]}"
        return "frame " + " ".join(map(element, of[name])) if name == "frame" else f"{name} {quoted(of[name])}"

    how = of.get("as")
    end = "" if how is None else f" as hmac {quoted(how['hmac'])}" if isinstance(how, dict) else f" as {how}"
    return " + ".join(place(name) for name in PLACES if name in of) + end


def element(of):
    if isinstance(of, str):
        return of
    if "text" in of:
        return quoted(of["text"])
    if "field" in of:
        return f"field {of['field']}"
    return "<secret>" if of["secret"] is True else f"<{of['secret']}>"


def digest(of):
    if isinstance(of, str):
        return of
    text = "text"
    for name in of["of"]:
        text = f"{name}({text})"
    return f"{of['hash']} of {text}"
