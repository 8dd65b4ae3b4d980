"""The shared vectors, as every language reads them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import paysign

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "tests" / "vectors"
GATEWAYS = ROOT / "gateways"


def files() -> list[Path]:
    return sorted(path for path in FOLDER.glob("*.json") if path.name != "schema.json")


def cases() -> Iterator["Case"]:
    for path in files():
        data = json.loads(path.read_text("utf-8"))
        for case in data["cases"]:
            yield Case(data, case)


def cases_by_file() -> Iterator["Case"]:
    """The cases of built-in gateways, each of which is to be read from its own file."""
    files = {path.stem: paysign.Gateway.parse(path.read_text("utf-8")) for path in GATEWAYS.glob("*.toml")}
    assert set(files) == {gateway.id for gateway in paysign.gateways()}
    for case in cases():
        if case.gateway in files and "scheme" not in case.json:
            case.loaded = files[case.gateway]
            yield case


def count_by_text() -> int:
    """How many cases there are, counted without reading JSON."""
    return sum(path.read_text("utf-8").count('"why": "') for path in FOLDER.glob("*.json"))


def expected_bytes(expected: Any) -> bytes | None:
    """The bytes of an expected text: a string, or `{"hex": "…"}`."""
    if isinstance(expected, dict):
        return bytes.fromhex(expected["hex"])
    return None if expected is None else str(expected).encode()


def as_bytes(found: str | bytes | None) -> bytes | None:
    return found.encode() if isinstance(found, str) else found


class Case:
    """One case of a file."""

    def __init__(self, file: Any, json: Any) -> None:
        # Broken messages of all gateways are in one file.
        self.gateway: str | None = json.get("gateway", file.get("gateway"))
        self.file = file
        self.json = json
        self.id: str = json["id"]
        self.expect: Any = json["expect"]
        self.strict = not json.get("lenient", False)
        self.loaded: paysign.Gateway | None = None
        if "gateway_file" in file:
            self.loaded = paysign.Gateway.parse((FOLDER / file["gateway_file"]).read_text("utf-8"))

    def repeated(self, text: str) -> str:
        repeat = self.json.get("repeat")
        return text.replace("@@", repeat["text"] * repeat["times"]) if repeat else text

    @property
    def body(self) -> bytes:
        if "body_hex" in self.json:
            return bytes.fromhex(self.json["body_hex"])
        return self.repeated(self.json.get("body", "")).encode()

    @property
    def params(self) -> list[tuple[str, str]]:
        return [(self.repeated(name), self.repeated(value)) for name, value in self.json["params"]]

    @property
    def canonical(self) -> bytes | None:
        if "canonical_hex" in self.json:
            return bytes.fromhex(self.json["canonical_hex"])
        return self.repeated(self.json["canonical"]).encode() if "canonical" in self.json else None

    @property
    def secrets(self) -> list[paysign.Secret]:
        return [paysign.Secret.exact(secret) for secret in self.json.get("secrets", [])]

    @property
    def other_secrets(self) -> list[paysign.Secret]:
        return [paysign.Secret.exact(secret) for secret in self.json.get("other_secrets", [])]

    @property
    def also(self) -> list[bytes]:
        return [body for body in map(expected_bytes, self.json.get("also", [])) if body is not None]

    @property
    def limits(self) -> paysign.Limits | None:
        limits = self.json.get("limits")
        return paysign.Limits(**limits) if limits else None

    @property
    def options(self) -> Any:
        return {"strict": self.strict, "limits": self.limits}

    @property
    def arrival(self) -> Any:
        """What came with the body: headers as a framework has them, and the time."""
        given = {key: self.json[key] for key in ("headers", "now") if key in self.json}
        if self.id.endswith(("1", "4", "7")) and len({name.lower() for name, _ in given.get("headers", [])}) == len(given.get("headers", [])):
            given = {**given, "headers": dict(given["headers"])} if "headers" in given else given
        elif self.id.endswith(("2", "5", "8")) and "headers" in given:
            given["headers"] = [(name.encode(), value.encode()) for name, value in given["headers"]]
        return given

    @property
    def names(self) -> Any:
        """The names beyond the tables; of a scheme they were given when it was parsed."""
        names = {key: self.json[key] for key in ("shop_names", "added_names") if key in self.json}
        return {} if "scheme" in self.json or "raw_scheme" in self.json else names

    def parsed(self) -> paysign.Scheme:
        given = ("roles", "paid_values", "ack", "shop_names", "added_names")
        options = {key: self.json[key] for key in given if key in self.json}
        wire = self.json.get("wire", "form")
        if "raw_scheme" in self.json:
            return paysign.Scheme.parse(self.json["raw_scheme"], wire=wire, **options)
        field = self.json.get("sign_field", "sign")
        return paysign.Scheme.parse(self.json["scheme"], sign_field=field, wire=wire, **options)

    @property
    def target(self) -> tuple[Any, Any]:
        """What is given as gateway and message."""
        if "scheme" in self.json or "raw_scheme" in self.json:
            return self.parsed(), None
        variant = self.json.get("variant")
        if self.loaded is not None:
            return self.loaded.variant(variant) if variant else self.loaded, self.json["message"]
        return f"{self.gateway}@{variant}" if variant else self.gateway, self.json["message"]

    @property
    def direction(self) -> str | None:
        gateway, message = self.target
        if message is None:
            return None
        tables = [gateway.tables] if self.loaded is not None else paysign.gateways()
        table = next(table for table in tables if table.id == self.gateway)
        return next(row.direction for row in table.messages if row.name == message)
