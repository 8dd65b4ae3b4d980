"""Compares paysign with the rules, and each peer with paysign: what differs must be in `disagreements.json`.

    python3 judge.py            compares; status 1 where paysign is wrong or the list is not what it was
    python3 judge.py --write    writes the list again, with the reasons of those entries that it had
"""

import json
import re
import sys
from collections import Counter
from urllib.parse import parse_qsl

import cases
import rules
from ask import HERE, ask

LIST = HERE / "disagreements.json"
SIGNATURES = ("sign", "signature")
UNSIGNED = (*SIGNATURES, "sign_type")


def read(body):
    """A genuine body, decoded only by Python."""
    return json.loads(body) if body.startswith("{") else dict(parse_qsl(body, keep_blank_values=True))


def signed_texts(body):
    texts = rules.texts_of(read(body))
    return {name: text for name, text in texts.items() if text and name not in UNSIGNED}


class Judge:
    """What was found: faults of paysign, and what peers do otherwise."""

    def __init__(self):
        self.checked, self.compared = 0, Counter()
        self.faults, self.differences, self.samples = [], Counter(), {}

    def paysign(self, case, answer, body):
        """paysign must say what the rules say, and hand out what was signed."""
        self.checked += 1
        said = answer["code"]
        if said != case["truth"]:
            self.fault(case, f"is {said}, must be {case['truth']}", body)
        elif said == "valid" and answer["fields"] != signed_texts(body):
            self.fault(case, "hands out other values than were signed", body)

    def signing(self, case, answer):
        """What paysign signed must be signed so by the server's rule, over the body as the server reads it."""
        self.checked += 1
        if "body" not in answer:
            if answer["code"] != case["truth"]:
                self.fault(case, f"signing is {answer['code']}, must be {case['truth']}", dict(case["params"]))
        elif case["truth"] != "valid":
            self.fault(case, f"is signed, must be {case['truth']}", answer["body"])
        else:
            sign = cases.RULES[case["rule"]]
            if sign(read(answer["body"]), case["secret"]) != answer["signature"]:
                self.fault(case, "the server's rule gives another signature", answer["body"])

    def fault(self, case, what, body):
        self.faults.append(f"{case['gateway']} {case['message']}, {named(case)}: {what}\n    {body}")

    def peer(self, peer, case, does, answer, agrees, body):
        name = f"{peer['peer']} {peer['version']}, {peer['registry']}"
        self.compared[name] += 1
        if agrees:
            return
        key = (name, f"{case['gateway']} {case['message']}", does, named(case))
        self.differences[key] += 1
        self.samples.setdefault(key, f"{answer.get('refused', '')}\n    {body}")


def named(case):
    change = case.get("change", "none")
    return case["input"] if change == "none" else change


def is_signed(body, case):
    """Whether a request is well formed, and its values are those that its signature is over."""
    if not body.startswith("{") and re.search("%(?![0-9A-Fa-f]{2})", body):
        return False
    fields = read(body)
    claimed = [fields[name] for name in SIGNATURES if name in fields]
    return claimed == [cases.RULES[case["rule"]](fields, case["secret"])]


def is_pinned(peer):
    file, line = {
        "PyPI": ("requirements.txt", "\n{peer}=={version}\n"),
        "crates.io": ("rust/Cargo.toml", '\n{peer} = {{ version = "={version}"'),
        "npm": ("test", "\nnpm={peer}@{version}\n"),
    }[peer["registry"]]
    return line.format(**peer) in (HERE / file).read_text(encoding="utf-8")


def compare(judge, peer):
    if not is_pinned(peer):
        sys.exit(f"{peer['peer']}: not pinned to {peer['version']}, as peers.json says")
    requests, notifications = cases.of(peer)
    # A peer without a verification of notifications signs what paysign signed.
    notifications = notifications if peer.get("verifies") != "requests" else []
    driver = peer["driver"]
    made = ask(driver, [{**case, "do": "request"} for case in requests])
    heard = ask(driver, [{**case, "do": "verify"} for case in notifications])

    sent = [(case, answer["body"]) for case, answer in zip(requests, made) if "body" in answer]
    ours = ask(
        "paysign",
        [{**case, "do": "request"} for case in requests]
        + [{**case, "do": "verify", "body": body} for case, body in sent]
        + [{**case, "do": "verify"} for case in notifications],
    )
    signed, rest = ours[: len(requests)], ours[len(requests) :]
    accepted, verified = rest[: len(sent)], rest[len(sent) :]

    for case, answer in zip(requests, made):
        does = "makes a request that is refused" if "body" in answer else "makes no request"
        agrees = ("body" in answer) == (case["truth"] == "valid")
        judge.peer(peer, case, does, answer, agrees, dict(case["params"]))
    for (case, body), answer in zip(sent, accepted):
        if is_signed(body, case):
            judge.paysign(case, answer, body)
        else:
            judge.peer(peer, case, "sends other values than it signs", {}, False, body)
            if answer["code"] == "valid":
                judge.fault(case, "is valid, and its signature is not", body)
    for case, answer in zip(requests, signed):
        judge.signing(case, answer)
    passed = [(case, answer["body"]) for case, answer in zip(requests, signed) if "body" in answer]
    judged = ask(driver, [{**case, "do": "verify", "body": body} for case, body in passed])
    for (case, body), answer in zip(passed, judged):
        judge.peer(peer, case, "refuses a request", answer, "valid" in answer, body)
    for case, answer, theirs in zip(notifications, verified, heard):
        judge.paysign(case, answer, case["body"])
        does = "accepts a notification" if "valid" in theirs else "refuses a notification"
        agrees = ("valid" in theirs) == (case["truth"] == "valid")
        judge.peer(peer, case, does, theirs, agrees, case["body"])


def listed():
    """The list as what is compared, and the reason of each."""
    reasons, counts = {}, Counter()
    for entry in json.loads(LIST.read_text(encoding="utf-8")) if LIST.exists() else []:
        for case, count in entry["cases"].items():
            key = (entry["peer"], entry["message"], entry["does"], case)
            reasons[key], counts[key] = (entry["kind"], entry["reason"]), count
    return reasons, counts


def write(differences, reasons):
    entries = {}
    for (peer, message, does, case), count in sorted(differences.items()):
        kind, reason = reasons.get((peer, message, does, case), ("", ""))
        entry = {"peer": peer, "message": message, "does": does, "kind": kind, "reason": reason, "cases": {}}
        entries.setdefault((peer, message, does, kind, reason), entry)["cases"][case] = count
    LIST.write_text(json.dumps(list(entries.values()), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main():
    judge = Judge()
    for peer in json.loads((HERE / "peers.json").read_text(encoding="utf-8")):
        compare(judge, peer)
    reasons, before = listed()
    if "--write" in sys.argv:
        write(judge.differences, reasons)
        reasons, before = listed()
    faults = [f"paysign: {fault}" for fault in judge.faults]
    for key in sorted(judge.differences.keys() | before.keys()):
        now, then = judge.differences[key], before[key]
        if now != then:
            faults.append(f"{', '.join(key)}: {now} times, the list says {then}: {judge.samples.get(key, '')}")
        elif not all(reasons[key]):
            faults.append(f"{', '.join(key)}: no reason in the list: {judge.samples[key]}")
    for fault in faults:
        print(fault)
    print(f"paysign: {judge.checked} checked against the rules, {len(judge.faults)} wrong")
    for peer, count in judge.compared.items():
        print(f"{peer}: {count} compared")
    total, differ = judge.compared.total(), judge.differences.total()
    print(f"peers of other authors: {total - differ} of {total} verdicts agree, {differ} differ")
    print(f"{total + judge.checked - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


sys.exit(main())
