"""The diagnosis as Python shows it."""

import doctest
import json
import pickle
from pathlib import Path

import pytest

import paysign
from samples import BODY, PARAMS, SECRET, SIGNATURE

ROUTE = b"s=/pay/notify&" + BODY
CLAIMED = "ef2f540e24deea1e1de28865b15a6fb9"


def test_a_diagnosis_names_cause_evidence_and_cure() -> None:
    found = paysign.diagnose("epay", "notify", ROUTE, SECRET)
    assert not found.is_valid and found.secret_index is None and found.is_complete
    assert isinstance(found.error, paysign.SignatureMismatch)
    finding = found.findings[0]
    assert finding.is_certain is True and finding.signed is not None and finding.signed.startswith(b"money=0.1&name=")
    (cause,) = finding.causes
    assert (cause.code, type(cause.number), cause.detail) == ("parameter_added", int, cause.detail)
    assert len(cause.text) > 10 and len(cause.cure) > 10 and cause.text != cause.cure
    assert all(isinstance(place, str) and isinstance(line, str) for place, line in cause.look_for)
    (evidence,) = cause.evidence
    assert (evidence.field, evidence.offset, evidence.here, evidence.signed) == ("s", 0, "/pay/notify", None)
    for shown in ("parameter_added", cause.text, cause.cure, "field `s`"):
        assert shown in str(found) and shown in str(finding) and shown in str(cause) + str(evidence)


def test_a_scheme_stands_for_gateway_and_message() -> None:
    scheme = paysign.Scheme.parse(
        'fields all but sign; empty skip; null word; order name; pair name=value; separator "&";'
        ' secret append "&key="; digest md5; hex upper',
        sign_field="sign",
        wire="form",
    )
    body = "s=1&" + scheme.sign({"a": "1"}, "k").body
    for found in (scheme.diagnose(body, "k"), paysign.diagnose(scheme, None, body, "k")):
        assert [cause.code for cause in found.findings[0].causes] == ["parameter_added"]
    signed = scheme.sign({"a": "1"}, "k").signature
    for found in (scheme.diagnose_document({"a": "1"}, signed, "k"), paysign.diagnose_document(scheme, None, {"a": "1"}, signed, "k")):
        assert found.is_valid and found.error is None and found.findings == ()


def test_another_secret_of_the_merchant_is_named_without_being_shown() -> None:
    found = paysign.diagnose("epay", "notify", BODY, "not-the-right-one", other_secrets=SECRET)
    assert [cause.code for cause in found.findings[0].causes] == ["other_secret"]
    assert SECRET not in str(found)


def test_a_diagnosis_shows_neither_secret_nor_right_signature() -> None:
    forged = BODY.replace(b"money=0.1", b"money=0.2")
    right = paysign.sign("epay", "notify", paysign.verify("epay", "notify", BODY, SECRET).items() | {("sign_type", "MD5")}, SECRET)
    assert right.signature == CLAIMED
    found = [
        paysign.diagnose("epay", "notify", forged, SECRET, other_secrets=[SECRET, "another-one"]),
        paysign.diagnose_document("epay@code200", "pay", PARAMS | {"money": "7"}, "0" * 32, SECRET),
        paysign.diagnose_document("epay@code200", "pay", PARAMS, SIGNATURE.replace("5", "6"), SECRET),
    ]
    shown = "".join(
        f"{part} {part!r}"
        for one in found
        for part in [one, *one.findings, *(cause for finding in one.findings for cause in finding.causes)]
    )
    forged_fields = dict(paysign.verify("epay", "notify", BODY, SECRET).items()) | {"money": "0.2", "sign_type": "MD5"}
    rights = [paysign.sign("epay", "notify", forged_fields, SECRET).signature, SIGNATURE]
    assert not any(hidden in shown for hidden in [SECRET, *rights])
    assert all(one.findings and not one.is_valid for one in found)


@pytest.mark.parametrize("what", ["diagnosis", "finding", "cause", "evidence"])
def test_the_representation_is_short_and_nothing_is_pickled_or_made_json(what: str) -> None:
    found = paysign.diagnose("epay", "notify", ROUTE, SECRET)
    cause = found.findings[0].causes[0]
    one = {"diagnosis": found, "finding": found.findings[0], "cause": cause, "evidence": cause.evidence[0]}[what]
    assert len(repr(one)) < 80 and "money" not in repr(one) and "/pay/notify" not in repr(one)
    with pytest.raises(TypeError):
        pickle.dumps(one)
    with pytest.raises(TypeError):
        json.dumps(one)


def test_the_readmes_example_prints_what_it_shows() -> None:
    readme = Path(__file__).parents[1] / "README.md"
    # The fence after the example is not an output.
    text = readme.read_text("utf-8").replace("```", "")
    example = doctest.DocTestParser().get_doctest(text, {}, "README.md", str(readme), 0)
    assert len(example.examples) > 3
    assert doctest.DocTestRunner().run(example).failed == 0


def test_another_message_is_bytes_or_text_and_one_or_several() -> None:
    changed = BODY.replace(b"money=0.1", b"money=77").replace(b"out_trade_no=2024", b"out_trade_no=2025")
    for also in (BODY, BODY.decode(), bytearray(BODY), [BODY], (changed, BODY)):
        found = paysign.diagnose("epay", "notify", changed, SECRET, also=also, lang="zh")
        (cause,) = found.findings[0].causes
        assert cause.code == "message_changed" and not cause.text.isascii() and cause.cure in str(found)
    for wrong in ({"a": "1"}, 7, [7]):
        with pytest.raises(TypeError):
            paysign.diagnose("epay", "notify", BODY, SECRET, also=wrong)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        paysign.diagnose("epay", "notify", BODY, SECRET, lang=7)  # type: ignore[call-overload]
    with pytest.raises(paysign.UnknownLanguage):
        paysign.diagnose("epay", "notify", BODY, SECRET, lang="fr")  # type: ignore[call-overload]


def test_wrong_types_are_told() -> None:
    with pytest.raises(TypeError):
        paysign.diagnose("epay", "notify", {"a": "1"}, SECRET)  # type: ignore[call-overload]
    with pytest.raises(paysign.UnknownGateway):
        paysign.diagnose("nobody", "notify", BODY, SECRET)  # type: ignore[call-overload]
    assert isinstance(paysign.diagnose("epay", "notify", BODY, []).error, paysign.NoSecret)
