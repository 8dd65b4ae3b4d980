"""The tables of a built-in gateway, read a second time from its file: written from docs/gateway-file.md."""

import tomllib

from .files import VECTORS

GATEWAYS = VECTORS.parent.parent / "gateways"
CONTENT_TYPES = {"form": "application/x-www-form-urlencoded", "json": "application/json"}


def table_of(id):
    """Everything that is in the tables of a gateway, as `gateways()` gives it."""
    file = tomllib.loads((GATEWAYS / f"{id}.toml").read_text("utf-8"))
    own = Dialect(file, file.get("signing", {}), {}, file["messages"])
    return {
        "id": file["id"],
        "title": file["title"],
        "source": file.get("source", ""),
        "notes": file.get("notes", []),
        "variants": [variant(file, own, one) for one in file.get("variants", [])],
        "messages": own.rows(),
    }


def variant(file, own, one):
    signing = file.get("signing", {}) | one.get("signing", {})
    if "scheme" in one:
        signing["scheme"] = one["scheme"]
    changed = {"scheme": signing["scheme"]} if signing["scheme"] != file["signing"]["scheme"] else {}
    messages = one.get("messages", [message | resigned(message, changed) for message in file["messages"]])
    dialect = Dialect(file, signing, {name: message | resigned(message, changed) for name, message in own.messages.items()}, messages)
    return {
        "id": f"{file['id']}@{one['name']}",
        "name": one["name"],
        "about": one.get("about", ""),
        "scheme": signing["scheme"],
        "messages": dialect.rows(),
    }


def resigned(message, changed):
    """A message that a variant signs by another scheme."""
    signing = message.get("signing", False)
    return {"signing": signing | changed} if isinstance(signing, dict) and changed else {}


class Dialect:
    """The messages that a site speaks."""

    def __init__(self, file, signing, known, messages):
        self.file, self.signing = file, signing
        self.messages, found = {}, dict(known)
        for written in messages:
            message = dict(written)
            if "like" in message:
                like = dict(found[message.pop("like")])
                if message.get("name", like["name"]) != like["name"]:
                    like.pop("aliases", None)
                if message.get("direction", "notification") != "notification":
                    like.pop("ack", None)
                message = like | message
            found[message["name"]] = self.messages[message["name"]] = message

    def rows(self):
        return [self.row(message) for message in self.messages.values()]

    def signing_of(self, message):
        own = message.get("signing", False)
        return None if own is False else self.signing | (own if isinstance(own, dict) else {})

    def reserved(self, signing):
        named = signing.get("reserved")
        if isinstance(named, list):
            return named
        signs_whatever_is_sent = signing["scheme"].startswith("fields all")
        names = []
        for other in self.messages.values():
            is_notification = other["direction"] == "notification" and self.signing_of(other)["scheme"] == signing["scheme"]
            if named == other["name"] or named is None and is_notification and signs_whatever_is_sent:
                names += [field["name"] for field in other["fields"] if field["name"] not in names]
        return names

    def row(self, message):
        signing = self.signing_of(message)
        wire = message["wire"]
        return {
            "name": message["name"],
            "aliases": message.get("aliases", []),
            "title": message.get("title", ""),
            "direction": message["direction"],
            "method": message.get("method", "POST"),
            "path": message.get("path", ""),
            "wire": wire,
            "content_type": CONTENT_TYPES[wire],
            "headers": [self.field(row, None) for row in message.get("headers", [])],
            "carries_secret": message.get("carries_secret", False),
            "stray_percent": message.get("stray_percent", False),
            "leaves_out_empty": message.get("leaves_out_empty", False),
            "signing": signing and {
                "scheme": signing["scheme"],
                "field": signing["field"],
                "sign_type": signing.get("sign_type"),
                "reserved": self.reserved(signing),
            },
            "fields": [self.field(row, signing) for row in message.get("fields", [])],
            "one_of": message.get("one_of", []),
            "answer": message.get("answer"),
            "ack": message.get("ack", ""),
            "success": [{"field": one["field"], "values": one["values"], "code": one.get("code", one["field"])} for one in message.get("success", [])],
            "success_elsewhere": message.get("success_elsewhere", []),
            "error_codes": message.get("error_codes", []),
            "source": message.get("source", self.file.get("source", "")),
        }

    def field(self, row, signing):
        choices = row.get("choices", [])
        if isinstance(choices, str):
            choices = self.file["choices"][choices]
        marked = row.get("marked", row.get("signed", True))
        return {
            "name": row["name"],
            "alias": row.get("alias"),
            "required": row.get("required", False),
            "signed": signing is not None and is_signed(row["name"], marked, signing),
            "marked": marked,
            "kind": row.get("kind", "text"),
            "max_chars": row.get("max_chars"),
            "number": row.get("number", False),
            "rewritten": row.get("rewritten"),
            "choices": [{"value": one["value"], "meaning": one.get("meaning", ""), "status": one.get("status")} for one in choices],
            "role": row.get("role"),
            "stands_in_for": row.get("stands_in_for"),
            "only_with": row.get("only_with"),
            "example": row.get("example", ""),
            "meaning": row.get("meaning", ""),
        }


def is_signed(name, marked, signing):
    """Whether the scheme signs a field of this name."""
    fields = signing["scheme"].split(";")[0].removeprefix("fields ")
    names = [one.strip() for one in fields.removeprefix("all but ").removeprefix("only ").split(",")]
    if name == signing["field"]:
        return False
    if fields == "marked":
        return marked
    return name in names if fields.startswith("only ") else name not in names or fields == "all"


def differences(found, expected, where=""):
    """Yields where a table is not what is expected of it, by the rule of README.md."""
    if isinstance(expected, dict) and isinstance(found, list):
        found = {one["name"]: one for one in found}
    if isinstance(expected, str) and isinstance(found, dict):
        found = found.get("name")
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, part in expected.items():
            if name in found:
                yield from differences(found[name], part, f"{where}.{name}".lstrip("."))
            else:
                yield f"{where}: has no {name!r}"
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for at, (one, part) in enumerate(zip(found, expected)):
            yield from differences(one, part, f"{where}.{at}")
    elif type(found) is not type(expected) or found != expected:
        yield f"{where}: is {found!r}, not {expected!r}"
