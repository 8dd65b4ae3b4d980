"""Every shared vector, run by the Python package."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pytest

import paysign
from vectors import Case, as_bytes, cases, cases_by_file, count_by_text, expected_bytes

ALL = list(cases())
RUN: Counter[str] = Counter()


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_a_vector(case: Case) -> None:
    verb = case.json["do"]
    CHECKS[verb](case)
    RUN[verb] += 1


def test_no_vector_was_left_out() -> None:
    """Runs after the others: a runner that skips cases proves nothing."""
    assert sum(RUN.values()) == len(ALL) == count_by_text()
    assert set(RUN) == set(CHECKS), "every verb has vectors"
    print(dict(RUN))


@pytest.mark.parametrize("case", list(cases_by_file()), ids=lambda case: case.id)
def test_a_vector_with_the_gateway_read_from_its_file(case: Case) -> None:
    CHECKS[case.json["do"]](case)


def refused(case: Case, error: paysign.PaysignError) -> None:
    expect = case.expect
    assert error.code == expect.get("error"), str(error)
    # A name in an error is cut after its first 48 bytes, and a field without a name is told by its place.
    found, wanted = as_bytes(error.field), expected_bytes(expect.get("field"))
    assert (found or b"") == (wanted or b"")[:48]
    if "offset" in expect:
        assert error.offset == expect["offset"]
    if "dialect" in expect:
        assert f"`{expect['dialect']}`" in str(error)


def same_canonical(case: Case, body: bytes) -> None:
    if case.canonical is None:
        return
    # What was signed within a limit may be longer once it is written.
    limits = None if case.json["do"] == "sign" else case.limits
    explained = paysign.explain(*case.target, body, case.secrets, limits=limits, **case.names)
    assert explained.canonical == case.canonical


def same_fields(case: Case, what: str, found: Mapping[Any, Any]) -> None:
    def key(name: str) -> bytes:
        return bytes.fromhex(name[4:]) if name.startswith("hex:") else case.repeated(name).encode()

    def value(expected: Any) -> bytes:
        held = expected_bytes(expected)
        assert held is not None
        return held if isinstance(expected, dict) else case.repeated(held.decode()).encode()

    wanted = {key(name): value(expected) for name, expected in case.expect[what].items()}
    assert {as_bytes(name): as_bytes(held) for name, held in found.items()} == wanted, what


def role(case: Case, name: str, found: Any) -> None:
    if isinstance(found, Decimal):
        found = format(found, "f")
    assert as_bytes(found) == expected_bytes(case.expect.get(name)), name


def amount(case: Case, name: str, read: Callable[[], Any]) -> None:
    expected = case.expect.get(name)
    if isinstance(expected, dict):
        with pytest.raises(paysign.InvalidAmount):
            read()
    else:
        role(case, name, read())


def roles(case: Case, found: Any) -> None:
    role(case, "order_no", found.order_no)
    role(case, "trade_no", found.trade_no)
    amount(case, "ordered_amount", lambda: found.ordered_amount)
    amount(case, "paid_amount", lambda: found.paid_amount)
    role(case, "status", None if found.status == "unstated" and "status" not in case.expect else found.status)
    assert found.is_paid == (found.status == "paid")


def verify(case: Case) -> None:
    try:
        same_canonical(case, case.body)
        verified = paysign.verify(*case.target, case.body, case.secrets, **case.arrival, **case.options, **case.names)
    except paysign.PaysignError as error:
        return refused(case, error)
    assert case.expect["valid"] is True
    assert verified.secret_index == case.expect["secret"]
    same_fields(case, "fields", verified)
    same_fields(case, "unproved", verified.unproved_fields())
    for name, value in verified.items():
        assert verified[name] == value and name in verified and verified.unproved(name) is None
    for name, value in verified.unproved_fields().items():
        assert name not in verified and verified.unproved(name) == value
    assert len(verified) == len(list(verified)) == len(verified.keys())
    if "roles" not in case.json and (case.gateway is None or case.direction == "request"):
        return None
    roles(case, verified)
    if case.direction == "notification" or "ack" in case.json:
        role(case, "ack", verified.ack)


def sign_body(case: Case) -> None:
    try:
        headers = case.parsed().sign_body(case.body, case.secrets, **case.arrival)
    except paysign.PaysignError as error:
        return refused(case, error)
    assert [[name, value] for name, value in headers.items()] == case.expect["headers"]


def sign(case: Case) -> None:
    if "raw_scheme" in case.json:
        return sign_body(case)
    try:
        signed = paysign.sign(*case.target, case.params, case.secrets, **case.options)
    except paysign.PaysignError as error:
        return refused(case, error)
    assert signed.signature == case.expect["sign"]
    assert signed.body == case.expect["body"]
    assert signed[signed.signature_field] == signed.signature
    # What is sent of the parameters: in JSON, numbers may have a shorter text, and empty ones may be left
    # out.
    given = dict(case.params)
    texts = re.sub(r'":([0-9.]+)(?=[,}])', r'":"\1"', signed.body)
    sent = json.loads(texts) if signed.body.startswith("{") else given
    assert {name: value for name, value in signed.items() if name in given} == {
        name: value for name, value in sent.items() if name in given
    }
    assert len(signed) == len(signed.as_dict()) == len(list(signed))
    same_canonical(case, signed.body.encode())


def expect(case: Case) -> None:
    want = case.json["want"]
    try:
        verified = paysign.verify(*case.target, case.body, case.secrets, **case.arrival, **case.options, **case.names)
        if "minor" in want:
            verified.expect_minor(want["order_no"], int(want["minor"]), want["scale"])
        else:
            verified.expect(want["order_no"], want["amount"])
            verified.expect(want["order_no"], Decimal(want["amount"]))
    except paysign.PaysignError as error:
        return refused(case, error)
    assert case.expect == {"ok": True}


def minor(case: Case) -> None:
    try:
        verified = paysign.verify(*case.target, case.body, case.secrets, **case.arrival, **case.options, **case.names)
        found = verified.paid_amount_minor(case.json["scale"])
    except paysign.PaysignError as error:
        return refused(case, error)
    assert case.expect == {"minor": None if found is None else str(found)}


def answer(case: Case) -> None:
    try:
        answered = paysign.answer(*case.target, case.body, case.secrets, **case.options)
    except paysign.GatewayError as error:
        assert case.expect["error"] == error.code
        assert case.expect["gateway_code"] == error.gateway_code
        assert case.expect.get("text") == error.text
        return
    except paysign.PaysignError as error:
        return refused(case, error)
    assert case.expect["ok"] is True
    for name, expected in case.expect.get("fields", {}).items():
        assert as_bytes(answered[name]) == expected_bytes(expected), name
    roles(case, answered)
    role(case, "pay_url", answered.pay_url)


def explain(case: Case) -> None:
    same_canonical(case, case.body)
    try:
        explained = paysign.explain(*case.target, case.body, case.secrets, **case.options, **case.names)
    except paysign.PaysignError as error:
        return refused(case, error)
    assert list(explained.included) == case.expect["included"]
    assert explained.left_out == case.expect["left_out"]
    shown = f"{explained} {explained!r}"
    assert not any(secret in shown for secret in case.json.get("secrets", []))


# What a case of a diagnosis may say: a key that nobody looks at would be a case that tests nothing.
CASE = """id why source do gateway message variant scheme sign_field wire reading roles paid_values ack shop_names added_names
    lenient limits secrets other_secrets also lang body body_hex document params expected proof expect"""
EXPECT = "error field offset valid secret first also"
FIRST = "certain causes fields signed reason texts cures"


def diagnose(case: Case) -> None:
    for part, known in ((case.json, CASE), (case.expect, EXPECT), (case.expect.get("first") or {}, FIRST)):
        assert set(part) <= set(known.split())
    told: Any = {"other_secrets": case.other_secrets, "also": case.also, "lang": case.json.get("lang")}
    try:
        if case.json.get("document"):
            found = paysign.diagnose_document(*case.target, case.params, case.json["expected"], case.secrets, **told)
        else:
            found = paysign.diagnose(*case.target, case.body, case.secrets, **told, **case.options, **case.names)
    except paysign.UnknownLanguage as error:
        return refused(case, error)
    assert found.is_valid == case.expect.get("valid", False)
    assert found.secret_index == case.expect.get("secret")
    if found.error is not None:
        refused(case, found.error)
    first = case.expect["first"]
    assert bool(found.findings) == (first is not None)
    if first is not None:
        finding = found.findings[0]
        assert finding.is_certain == first["certain"]
        assert [cause.code for cause in finding.causes] == first["causes"]
        fields = [evidence.field for cause in finding.causes for evidence in cause.evidence if evidence.field is not None]
        assert [as_bytes(field) for field in fields] == [expected_bytes(field) for field in first["fields"]]
        assert finding.signed == expected_bytes(first.get("signed"))
        assert first.get("reason", finding.reason) == finding.reason
        assert first.get("texts", [cause.text for cause in finding.causes]) == [cause.text for cause in finding.causes]
        assert first.get("cures", [cause.cure for cause in finding.causes]) == [cause.cure for cause in finding.causes]
    later = {cause.code for finding in found.findings[1:] for cause in finding.causes}
    assert set(case.expect.get("also", [])) <= later
    for secret in case.json["secrets"] + case.json.get("other_secrets", []):
        assert not any(secret in shown for shown in texts(found))


def texts(found: paysign.Diagnosis) -> list[str]:
    """All that a diagnosis shows."""
    parts: list[Any] = [found, *found.findings]
    for finding in found.findings:
        parts += [finding.reason, finding.signed, *finding.causes]
        for cause in finding.causes:
            parts += [cause.text, cause.cure, cause.detail, *cause.evidence]
            parts += [held for evidence in cause.evidence for held in (evidence.field, evidence.here, evidence.signed)]
    return [f"{part} {part!r}" for part in parts]


def scheme(case: Case) -> None:
    try:
        parsed = case.parsed()
    except (paysign.SchemeSyntax, paysign.InvalidRoles) as error:
        return refused(case, error)
    assert case.expect["ok"] is True
    assert str(parsed) == case.expect["printed"]
    field = "sign" if "scheme" in case.json else None
    assert str(paysign.Scheme.parse(str(parsed), sign_field=field, wire="form")) == str(parsed)


def gateway(case: Case) -> None:
    try:
        parsed = paysign.Gateway.parse(case.json["text"])
    except paysign.GatewaySyntax as error:
        return refused(case, error)
    assert case.expect == {"ok": True, "id": parsed.id}


def tables(case: Case) -> None:
    loaded = case.loaded
    found = loaded.tables if loaded is not None else next(one for one in paysign.gateways() if one.id == case.gateway)
    same_table(json.loads(json.dumps(asdict(found))), case.expect["table"], "table")


def same_table(found: Any, expected: Any, place: str) -> None:
    """By the rule of the vectors' README: what is not named is not compared."""
    if isinstance(expected, dict) and isinstance(found, list):
        found = {one["name"]: one for one in found}
    if isinstance(expected, str) and isinstance(found, dict):
        found = found["name"]
    if isinstance(expected, dict) and isinstance(found, dict):
        for name, part in expected.items():
            assert name in found, f"{place} has no {name}"
            same_table(found[name], part, f"{place}.{name}")
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for at, (one, part) in enumerate(zip(found, expected, strict=True)):
            same_table(one, part, f"{place}.{at}")
    else:
        assert found == expected and type(found) is type(expected), place


CHECKS = {
    "tables": tables,
    "gateway": gateway,
    "minor": minor,
    "verify": verify,
    "sign": sign,
    "expect": expect,
    "answer": answer,
    "explain": explain,
    "diagnose": diagnose,
    "scheme": scheme,
}
