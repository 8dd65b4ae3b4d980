"""paysign beside careful hand-written Python, interleaved in one run: `sh bindings/python/bench [--short] [--json]` builds it and runs this.

Prints medians, their spread and ratios beside the goals. The machine may be shared: only ratios hold.
"""

import gc  # noqa: F401, what is measured uses it
import hashlib
import hmac
import json
import sys
from decimal import Decimal
from statistics import median
from time import thread_time
from timeit import Timer
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import paysign

# The input is the one of `benches/src/inputs.rs`, as in every language.
KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
NOT_SIGNED = frozenset(["sign", "sign_type"])
MERCHANT_ID = "1001"
ORDER = "20160806151343349"
# The shop's database: what each order costs.
ORDERS = {ORDER: Decimal("1.00"), "another one": Decimal("2.00")}
NOTICE = {
    "pid": MERCHANT_ID,
    "trade_no": "2016080622555342651",
    "out_trade_no": ORDER,
    "type": "alipay",
    "name": "VIP20160806",
    "money": "1.00",
    "trade_status": "TRADE_SUCCESS",
    "param": "userId10023",
}
ESCAPED = "会员充值 100 元"
BATCH = 1000


def canonical(fields: dict[str, str]) -> str:
    return "&".join([f"{name}={fields[name]}" for name in sorted(fields) if fields[name] and name not in NOT_SIGNED])


def verify_by_hand(body: bytes, key: str) -> dict[str, str]:
    pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=256)
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field is there twice")
    expected = hashlib.md5((canonical(fields) + key).encode()).hexdigest()
    if not hmac.compare_digest(expected, fields.get("sign", "").lower()):
        raise ValueError("wrong signature")
    return fields


def route_by_hand(body: bytes, key: str) -> str:
    """The whole route: authentic, this merchant's, of a known order, paid, and the right amount."""
    fields = verify_by_hand(body, key)
    if fields["pid"] != MERCHANT_ID:
        raise ValueError("another merchant's")
    cost = ORDERS[fields["out_trade_no"]]
    if fields["trade_status"] != "TRADE_SUCCESS":
        raise ValueError("not paid")
    if Decimal(fields["money"]) != cost:
        raise ValueError("another amount")
    return "success"


def route(merchant: paysign.Merchant[Any], body: bytes) -> str:
    notice = merchant.notice(body)
    order_no = notice.order_no
    notice.expect(order_no, ORDERS[order_no])
    return notice.ack


def sign_by_hand(params: dict[str, str], key: str) -> dict[str, str]:
    signature = hashlib.md5((canonical(params) + key).encode()).hexdigest()
    return {**params, "sign": signature, "sign_type": "MD5"}


def notification(**changed: str) -> bytes:
    return urlencode(sign_by_hand({**NOTICE, **changed}, KEY), quote_via=quote).encode()


def nothing(gateway: str, message: str, body: Any, secret: Any) -> None:
    """What calling costs by itself."""


def read(fields: Any) -> None:
    fields["out_trade_no"], fields["money"], fields["trade_status"]


def ends_well(call: Any) -> bool:
    try:
        return call() == "success"
    except (ValueError, KeyError, paysign.VerifyError, paysign.ExpectError):
        return False


def calls_in(seconds: float, timer: Timer) -> int:
    """How many calls take so long. To find out warms them up."""
    calls = 1
    while (taken := timer.timeit(calls)) < seconds / 4:
        calls *= 2
    return max(round(calls * seconds / taken), 1)


def measure(rounds: int, sample: float) -> dict[str, list[float]]:
    """Nanoseconds per message: the samples of each, of so many seconds, taken in turn."""
    secret = paysign.Secret(KEY)
    body, escaped = notification(), notification(name=ESCAPED)
    text = body.decode()
    # Of different lengths.
    orders = [(f"2016080615134{index:04}", f"user{index ** (index % 5)}") for index in range(BATCH)]
    bodies = [notification(out_trade_no=order, param=param) for order, param in orders]
    signed_text = (canonical(NOTICE) + KEY).encode()
    for genuine in (body, escaped):
        proved = {name: value for name, value in verify_by_hand(genuine, KEY).items() if name not in NOT_SIGNED}
        assert paysign.verify("epay", "notify", genuine, secret) == proved
    assert paysign.sign("epay", "notify", NOTICE, secret) == sign_by_hand(NOTICE, KEY)
    assert all(isinstance(one, paysign.Verified) for one in paysign.verify_batch("epay", "notify", bodies, secret))

    merchant = paysign.Merchant("epay", MERCHANT_ID, secret, "https://pay.example.com")
    others = [{"pid": "1002"}, {"out_trade_no": "unknown"}, {"trade_status": "TRADE_CLOSED"}, {"money": "1.01"}]
    refused_routes = [notification(**changed) for changed in others] + [body.replace(b"money=1.00", b"money=1.01")]
    for one, is_right in [(body, True), (escaped, True), *((one, False) for one in refused_routes)]:
        assert ends_well(lambda one=one: route(merchant, one)) is is_right, one
        assert ends_well(lambda one=one: route_by_hand(one, KEY)) is is_right, one

    def refused() -> None:
        try:
            paysign.verify("epay", "notify", b"", secret)
        except paysign.VerifyError:
            pass

    def batch_by_hand() -> list[dict[str, str] | ValueError]:
        verdicts: list[dict[str, str] | ValueError] = []
        for one in bodies:
            try:
                verdicts.append(verify_by_hand(one, KEY))
            except ValueError as error:
                verdicts.append(error)
        return verdicts

    verbs = {"verify": paysign.verify, "sign": paysign.sign, "verify_batch": paysign.verify_batch}
    names = {**globals(), **locals(), **verbs}
    # Name, what is measured, how many messages a call.
    measured: list[tuple[str, str, int]] = [
        ("MD5 of the signed text by hashlib", "hashlib.md5(signed_text).digest()", 1),
        ("nothing: an empty Python function", "nothing('epay', 'notify', [], secret)", 1),
        ("a batch of no bodies", "verify_batch('epay', 'notify', [], secret)", 1),
        ("an empty body, refused and caught", "refused()", 1),
        ("the route by hand", "route_by_hand(body, KEY)", 1),
        ("the route", "route(merchant, body)", 1),
        ("verify by hand", "verify_by_hand(body, KEY)", 1),
        ("verify", "verify('epay', 'notify', body, secret)", 1),
        ("verify a str", "verify('epay', 'notify', text, secret)", 1),
        ("verify, the secret a str", "verify('epay', 'notify', body, KEY)", 1),
        ("verify by hand, read three fields", "read(verify_by_hand(body, KEY))", 1),
        ("verify, read three fields", "read(verify('epay', 'notify', body, secret))", 1),
        ("verify by hand, an escaped name", "verify_by_hand(escaped, KEY)", 1),
        ("verify, an escaped name", "verify('epay', 'notify', escaped, secret)", 1),
        ("sign by hand", "sign_by_hand(NOTICE, KEY)", 1),
        ("sign", "sign('epay', 'notify', NOTICE, secret)", 1),
        ("sign, then its dict", "sign('epay', 'notify', NOTICE, secret).as_dict()", 1),
        ("sign by hand, then the body", "urlencode(sign_by_hand(NOTICE, KEY))", 1),
        ("sign, then the body", "sign('epay', 'notify', NOTICE, secret).body", 1),
        ("batch by hand, per message", "batch_by_hand()", BATCH),
        ("batch, per message", "verify_batch('epay', 'notify', bodies, secret)", BATCH),
    ]
    # The time of only this thread: a sample that others interrupt takes no longer. `timeit` stops the
    # collector, which a shop has running.
    timers = [(name, Timer(call, "gc.enable()", thread_time, names), messages) for name, call, messages in measured]
    # Samples take equally long, so that what disturbs them disturbs all alike.
    counts = [calls_in(sample, timer) for _, timer, _ in timers]
    times: dict[str, list[float]] = {name: [] for name, *_ in measured}
    for _ in range(rounds):
        for (name, timer, messages), count in zip(timers, counts, strict=True):
            times[name].append(timer.timeit(count) * 1e9 / count / messages)
    return times


# Our row, the row by hand, the goal, and the name in `--json`.
COMPARED = [
    ("the route", "the route by hand", 10, "python.route"),
    ("verify", "verify by hand", 40, "python.verify"),
    ("verify, read three fields", "verify by hand, read three fields", None, None),
    ("verify, an escaped name", "verify by hand, an escaped name", None, "python.verify_escaped"),
    ("sign", "sign by hand", 6, "python.sign"),
    ("sign, then its dict", "sign by hand", None, "python.sign_dict"),
    ("sign, then the body", "sign by hand, then the body", None, "python.sign_body"),
    ("batch, per message", "batch by hand, per message", 100, "python.batch"),
]


def main() -> None:
    options = sys.argv[1:]
    times = measure(*((7, 0.001) if "--short" in options else (101, 0.005)))

    def middle_half(name: str) -> tuple[float, float]:
        ordered = sorted(times[name])
        return ordered[len(ordered) // 4], ordered[3 * len(ordered) // 4]

    def ratio(ours: str, by_hand: str) -> float:
        return median(slow / fast for slow, fast in zip(times[by_hand], times[ours], strict=True))

    if "--json" in options:
        for ours, by_hand, _, name in COMPARED:
            if name is not None:
                low, high = middle_half(ours)
                ns = median(times[ours])
                spread, vs_hand = round((high - low) / ns, 3), round(ratio(ours, by_hand), 1)
                print(json.dumps({"name": name, "ns": round(ns, 1), "spread": spread, "vs_hand": vs_hand}))
        return

    print(f"{'':36} median ns  middle half")
    for name, found in times.items():
        low, high = middle_half(name)
        print(f"{name:36} {median(found):9.0f}  {low:.0f} to {high:.0f}")

    print("\nhow many times as fast as by hand")
    for ours, by_hand, goal, _ in COMPARED:
        print(f"  {ours:32} {ratio(ours, by_hand):6.1f}  {f'goal: {goal}' if goal else ''}")

    pairs = zip(times["a batch of no bodies"], times["nothing: an empty Python function"], strict=True)
    border = median(crossed - called for crossed, called in pairs)
    print(
        f"\nthe border by itself: {border:.0f} ns. That is a batch of no bodies less an empty Python function: the same four arguments are"
        "\nread, the message and the secret found, the GIL given away and taken again, and a list and what its verdicts share are made; nothing"
        "\nis verified."
        "\nA refused body says less, since making and catching an exception costs more than all of that."
    )


if __name__ == "__main__":
    main()
