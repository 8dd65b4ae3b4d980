"""Every case of a file, computed a second time."""

import re
from fractions import Fraction

from .compare import compare, short
from .cursor import SchemeSyntax
from .explain import explained
from .fields import as_text, Field, Refused
from .files import load, VECTORS, VERIFY_ERRORS
from .proof import percent_decoded_loosely, proved, with_base64_decoded
from .raw_cases import raw_faults
from .scheme import PLAUSIBLE, Scheme
from .scheme_print import printed
from .scheme_text import SchemeText
from .secret import with_parts
from .sign import signed_request
from .tables import differences, table_of
from .text import digest_of
from .verify import answered, verified

LIMITS = {"body_len": 65_536, "fields": 256, "depth": 32}
CASES_PER_GATEWAY = 60
LANGUAGES = ("en", "zh")
# What is left where nothing explains a signature.
OPEN = ["wrong_secret", "message_changed"]


def language_faults(finding, lang):
    """Whether what is told to people is in their language."""
    for text in [*finding.get("texts", []), *finding.get("cures", []), *([finding["reason"]] if "reason" in finding else [])]:
        if (lang == "zh") != bool(re.search("[\u4e00-\u9fff]", text)):
            yield f"expect: first: not in the language {lang!r}: {short(text)}"


def with_names(reading, case):
    """The reading of bodies that may hold names beyond it."""
    names = {"shop": case.get("shop_names", []), "added": [*case.get("roles", {}).values(), *case.get("added_names", [])]}
    return reading | {key: of for key, of in names.items() if of}


def id_of(text):
    """What a gateway file says that its id is."""
    found = re.search(r'^id = "([a-z0-9_]+)"|"id": *"([a-z0-9_]+)"', text, re.MULTILINE)
    return found and (found[1] or found[2])


def is_counted(fields, minor, scale):
    """Whether one of the fields is this many units, as an amount in major units or in hundredths."""
    amounts = [Fraction(value) for value in fields.values() if isinstance(value, str) and re.fullmatch(r"[0-9]+(\.[0-9]+)?", value)]
    return any(Fraction(minor) in (amount * 10**scale, amount * 10**scale / 100) for amount in amounts)


class Linter:
    def __init__(self, name, content):
        self.name, self.content = name, content
        self.readings = content.get("messages", {})

    def faults(self):
        """Yields (id, what) for a whole file whose shape is right."""
        cases = self.content["cases"]
        if "gateway" in self.content:
            if not self.readings:
                yield "-", "a gateway file needs `messages`"
            if "gateway_file" in self.content:
                yield from (("-", fault) for fault in self.file_faults())
            elif len(cases) < CASES_PER_GATEWAY:
                yield "-", f"has {len(cases)} cases; a gateway has at least {CASES_PER_GATEWAY}"
        for name, reading in self.readings.items():
            yield from ((f"messages.{name}", fault) for fault in Scheme(reading).faults())
            yield from ((f"messages.{name}", fault) for fault in self.reserved_faults(name, reading))
        last = 0
        for case in cases:
            stem, number = case["id"].rsplit("-", 1)
            if stem != self.name:
                yield case["id"], f"the id does not begin with {self.name!r}"
            if int(number) <= last:
                yield case["id"], "the ids do not rise"
            last = int(number)
            try:
                yield from ((case["id"], fault) for fault in self.case_faults(case))
            except (AssertionError, UnicodeError) as trouble:
                yield case["id"], f"cannot be computed: {trouble}"

    def reserved_faults(self, name, reading):
        """What is reserved is the table of the notification of the same variant."""
        if "reserved" in reading:
            notify = self.readings.get("@".join(["notify", *name.split("@")[1:]]), {"table": []})
            if reading["reserved"] != [row["name"] for row in notify["table"]]:
                yield "`reserved` is not what the notification holds"

    def file_faults(self):
        """Its file is there, and is that gateway's."""
        path = VECTORS / self.content["gateway_file"]
        if not path.is_file():
            yield f"there is no {path.name}"
        elif id_of(path.read_text("utf-8")) != self.content["gateway"]:
            yield f"{path.name} is of another gateway"

    def case_faults(self, case):
        if "raw_scheme" in case:
            yield from raw_faults(case, {**LIMITS, **case.get("limits", {})})
            return
        if case["do"] == "scheme":
            yield from self.scheme_faults(case)
            return
        if case["do"] == "gateway":
            if "id" in case["expect"]:
                yield from compare(case["expect"]["id"], id_of(case["text"]), "expect: id: ")
            return
        if case["do"] == "tables":
            yield from (f"expect: table: {fault}" for fault in differences(table_of(case["gateway"]), case["expect"]["table"]))
            return
        if case["do"] == "diagnose":
            yield from self.diagnose_faults(case)
            return
        reading = self.reading_of(case)
        if reading is None:
            yield f"`messages` has no reading for {case['message']!r}, variant {case.get('variant')!r}"
            return
        if "scheme" in case:
            yield from self.text_faults(case)
        taken = self.refused_name(case, reading)
        if taken is not None:
            yield from compare(case["expect"], {"error": "invalid_name", "field": taken}, "expect: ")
            return
        scheme = Scheme(with_names(reading, case))
        faults = list(scheme.faults())
        if faults:
            yield from faults
            return

        limits = {**LIMITS, **case.get("limits", {})}
        repeat = case.get("repeat")
        grown = lambda data: data.replace("@@", repeat["text"] * repeat["times"]) if repeat else data
        if case["do"] == "sign":
            params = [(name, grown(value)) for name, value in case["params"]]
            work = lambda: signed_request(scheme, case, params, limits)
        else:
            body = bytes.fromhex(case["body_hex"]) if "body_hex" in case else case["body"].encode()
            if repeat:
                body = body.replace(b"@@", (repeat["text"] * repeat["times"]).encode())
            if case["do"] == "explain":
                work = lambda: explained(scheme, body, case.get("secrets", []), limits)
            elif case["do"] == "answer" and scheme.signature is None:
                work = lambda: (answered(scheme, body, limits), None)
            else:
                work = lambda: verified(scheme, case, body, limits)
        try:
            got, canonical = work()
            step = None
            if case["do"] == "sign" and scheme.within is not None:
                # Nothing that verifies goes out: the shop puts the parameters into the object first.
                canonical = None
        except Refused as refused:
            got, canonical, step = refused.shown(with_parts(scheme, case.get("secrets", []))), getattr(refused, "canonical", None), refused.step
        yield from self.canonical_faults(case, canonical, step)
        yield from self.expect_faults(case, got, step)

    def diagnose_faults(self, case):
        """The verdict, by verification; and that what a certain cause describes gives the claimed signature."""
        if case.get("lang", "en") not in LANGUAGES:
            yield from compare(case["expect"], {"error": "unknown_language"}, "expect: ")
            return
        gateway = case.get("gateway")
        readings = load(VECTORS / f"{gateway}.json")["messages"] if gateway else self.readings
        reading = case.get("reading") or readings.get(case["message"] + (f"@{case['variant']}" if "variant" in case else ""))
        if reading is None:
            yield f"{gateway} has no reading for {case['message']!r}"
            return
        scheme, want = Scheme(with_names(reading, case)), case["expect"]
        limits = {**LIMITS, **case.get("limits", {})}
        if "document" in case:
            claimed = case["expected"]
            fields = scheme.signed([Field(name.encode(), value.encode()) for name, value in case["params"]])
            digests = [digest_of(scheme, fields, secret, scheme.hash) for secret in case["secrets"]]
            got = {"valid": True, "secret": digests.index(claimed.lower())} if claimed.lower() in digests else {"error": "mismatch"}
        else:
            body = bytes.fromhex(case["body_hex"]) if "body_hex" in case else case["body"].encode()
            claimed = percent_decoded_loosely(with_base64_decoded(body)).decode(errors="replace")
            try:
                got = {key: value for key, value in verified(scheme, case, body, limits)[0].items() if key in ("valid", "secret")}
            except Refused as refused:
                got = refused.shown([*case["secrets"], *case.get("other_secrets", [])])
        verdict = {key: want[key] for key in want if key not in ("first", "also")}
        if got.get("error") == "malformed_body" and reading["wire"] == "json":
            verdict.pop("offset", None)
            got = {"error": "malformed_body"}
        yield from compare(verdict, got, "expect: ")
        if want["first"] is not None:
            yield from language_faults(want["first"], case.get("lang", "en"))
        if "also" in case and not want.get("valid") and want["first"]["causes"][0] in OPEN:
            yield from compare(want["first"]["causes"], self.left_open(scheme, case, limits), "expect: first: causes: ")
        is_certain = want["first"] is not None and want["first"]["certain"]
        if is_certain != ("proof" in case):
            yield "proof: a certain cause has one, and no other"
        elif is_certain:
            proof = case["proof"]
            yield from compare(want["first"]["signed"], proof["signed"], "expect: first: signed: ")
            if not any(proved(proof, reading, secret) in claimed.lower() or proved(proof, reading, secret) in claimed for secret in case["secrets"]):
                yield f"proof: its digest is not the claimed one"

    @staticmethod
    def left_open(scheme, case, limits):
        """Which of the two causes other messages leave, where nothing explains the signature."""
        own = bytes.fromhex(case["body_hex"]) if "body_hex" in case else case.get("body", "").encode()
        told = set()
        for other in case["also"]:
            body = bytes.fromhex(other["hex"]) if isinstance(other, dict) else other.encode()
            try:
                told |= set() if body == own else {verified(scheme, case, body, limits)[0]["valid"]}
            except Refused as refused:
                told |= {False} if refused.step == 16 else set()
        return ["message_changed"] if True in told else ["wrong_secret"] if told else OPEN

    @staticmethod
    def roles_fit(case, reading):
        """Whether each role has a signed field of its own, and values mean paid where there is a status."""
        roles = case.get("roles", {})
        scheme = Scheme(reading | {"wire": case["wire"], "signature": case["sign_field"]})
        are_signed = all(scheme.why_left_out(Field(name.encode(), b"x")) is None for name in roles.values())
        return are_signed and len(set(roles.values())) == len(roles) and ("status" in roles) == ("paid_values" in case)

    def refused_name(self, case, reading):
        """The first name of the case that cannot be the shop's, or be added."""
        own = Scheme(reading)
        here = own.uses() | {name.encode() for name in case.get("roles", {}).values()}
        everywhere = here.union(*(Scheme(other).uses() for other in self.readings.values()))
        for key, taken in (("shop_names", everywhere), ("added_names", here | {name.encode() for name in case.get("shop_names", [])})):
            names = case.get(key, [])
            for index, name in enumerate(names):
                if not PLAUSIBLE.fullmatch(name.encode()) or name in names[:index] or name.encode() in taken:
                    return name
        return None

    def scheme_faults(self, case):
        try:
            reading = SchemeText(case["scheme"]).reading()
            got = {"ok": True, "printed": printed(reading)}
            assert SchemeText(got["printed"]).reading() == reading, "lint.py cannot read what it prints"
            if "sign_field" in case and not self.roles_fit(case, reading):
                got = {"error": "invalid_roles"}
        except SchemeSyntax as bad:
            got = {"error": "scheme_syntax", "offset": bad.offset}
        yield from compare(case["expect"], got, "expect: ")

    def text_faults(self, case):
        """The text form of a scheme and the reading beside it must say the same."""
        try:
            reading = SchemeText(case["scheme"]).reading()
        except SchemeSyntax as bad:
            yield f"scheme: cannot be read at byte {bad.offset}"
            return
        reading |= {"wire": case["wire"], "signature": case["sign_field"]}
        yield from compare(case["reading"], reading, "reading: ")

    def canonical_faults(self, case, canonical, step):
        given = case["canonical"].encode() if "canonical" in case else None
        if "canonical_hex" in case:
            given = bytes.fromhex(case["canonical_hex"])
            if isinstance(as_text(given), str):
                yield "canonical_hex: is UTF-8, so write it as `canonical`"
        if canonical is None:
            if given is not None and case["do"] != "answer":
                yield "canonical: the message is refused before there is one"
        elif given is not None:
            if given != canonical:
                yield f"canonical: {short(as_text(given))} should be {short(as_text(canonical))}"
        elif case["do"] in ("verify", "sign", "explain") and step in (None, 16):
            yield f"canonical: is absent and should be {short(as_text(canonical))}"

    def expect_faults(self, case, got, step):
        want, do = case["expect"], case["do"]
        if do == "minor" and step is None:
            if want.get("minor") is not None and not is_counted(got["fields"], want["minor"], case["scale"]):
                yield "expect: no signed field is this number of units"
            if want.get("error") in VERIFY_ERRORS:
                yield f"expect: the body verifies, so the error cannot be {want['error']}"
            return
        if do == "expect" and step is None:
            if want.get("ok") and case["want"]["order_no"] not in got["fields"].values():
                yield "expect: ok, but no signed field holds the order number"
            if step is None and "error" in want and want["error"] in VERIFY_ERRORS:
                yield f"expect: the body verifies, so the error cannot be {want['error']}"
            return
        if do == "answer" and want.get("error") in ("gateway_error", "other_dialect"):
            if step is not None and step <= 8:
                yield f"expect: the answer cannot be read: {short(got)}"
            return  # no reading says which codes are errors
        if do == "answer" and "ok" in want:
            want = {key: want[key] for key in want if key in ("ok", "fields", "unproved", "secret")}
            if "valid" in got:
                got = {key: True if key == "ok" else got[key] for key in want}
        if got.get("error") == "malformed_body" and self.reading_of(case)["wire"] == "json":
            want = {key: want[key] for key in want if key != "offset"}  # where a JSON reader stops is its own affair
            got = {"error": "malformed_body"}
        if step is None and do == "verify":
            want = {key: want[key] for key in want if key in got or key == "error"}
        yield from compare(want, got, "expect: ")

    def reading_of(self, case):
        if "reading" in case:
            return case["reading"]
        return self.readings.get(case["message"] + (f"@{case['variant']}" if "variant" in case else ""))
