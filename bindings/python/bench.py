"""paysign beside careful hand-written Python, interleaved in one run: `python bench.py [--short]`.

Prints medians, their spread and ratios. The machine may be shared: only ratios hold. Build the wheel with `--release`.
"""

import hashlib
import hmac
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any
from urllib.parse import parse_qsl

import paysign

KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
NOT_SIGNED = frozenset(["sign", "sign_type"])
NOTIFICATION = (
    b"pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay"
    b"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS"
    b"&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
)
PARAMS = {
    "pid": "152787",
    "type": "wxpay",
    "out_trade_no": "20240125193935458",
    "notify_url": "https://shop.example.com/notify",
    "return_url": "https://shop.example.com/thanks",
    "name": "测试支付20240125193935458",
    "money": "0.1",
}
BATCH = 1000


def canonical(fields: dict[str, str]) -> str:
    return "&".join([f"{name}={fields[name]}" for name in sorted(fields) if fields[name] and name not in NOT_SIGNED])


def verify_by_hand(body: bytes, key: str) -> dict[str, str]:
    pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=256)
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a field stands twice")
    expected = hashlib.md5((canonical(fields) + key).encode()).hexdigest()
    if not hmac.compare_digest(expected, fields.get("sign", "").lower()):
        raise ValueError("wrong signature")
    return fields


def sign_by_hand(params: dict[str, str], key: str) -> dict[str, str]:
    signature = hashlib.md5((canonical(params) + key).encode()).hexdigest()
    return {**params, "sign": signature, "sign_type": "MD5"}


def main() -> None:
    rounds, calls = (7, 300) if "--short" in sys.argv[1:] else (41, 3000)
    secret = paysign.Secret(KEY)
    bodies = [NOTIFICATION] * BATCH
    text = (canonical(dict(parse_qsl(NOTIFICATION.decode()))) + KEY).encode()
    assert dict(paysign.verify("epay", "notify", NOTIFICATION, secret)) == {
        name: value for name, value in verify_by_hand(NOTIFICATION, KEY).items() if name not in NOT_SIGNED
    }
    assert paysign.sign("epay", "pay", PARAMS, secret) == sign_by_hand(PARAMS, KEY)

    def read(fields: Any) -> None:
        fields["out_trade_no"], fields["money"], fields["trade_status"]

    def batch_by_hand() -> None:
        for body in bodies:
            verify_by_hand(body, KEY)

    one, many = calls, max(calls // BATCH, 1)
    # Name, what is measured, how many calls a round, how many messages a call.
    measured: list[tuple[str, Callable[[], Any], int, int]] = [
        ("MD5 of the signed text by hashlib", lambda: hashlib.md5(text).digest(), one, 1),
        ("verify by hand", lambda: verify_by_hand(NOTIFICATION, KEY), one, 1),
        ("verify", lambda: paysign.verify("epay", "notify", NOTIFICATION, secret), one, 1),
        ("verify by hand, read three fields", lambda: read(verify_by_hand(NOTIFICATION, KEY)), one, 1),
        ("verify, read three fields", lambda: read(paysign.verify("epay", "notify", NOTIFICATION, secret)), one, 1),
        ("sign by hand", lambda: sign_by_hand(PARAMS, KEY), one, 1),
        ("sign", lambda: paysign.sign("epay", "pay", PARAMS, secret), one, 1),
        ("sign, then its dict", lambda: paysign.sign("epay", "pay", PARAMS, secret).as_dict(), one, 1),
        (f"batch of {BATCH} by hand, per message", batch_by_hand, many, BATCH),
        (f"batch of {BATCH}, per message", lambda: paysign.verify_batch("epay", "notify", bodies, secret), many, BATCH),
    ]
    times: dict[str, list[float]] = {name: [] for name, *_ in measured}
    for _ in range(rounds):
        for name, call, count, messages in measured:
            begin = time.perf_counter_ns()
            for _ in range(count):
                call()
            times[name].append((time.perf_counter_ns() - begin) / count / messages)

    print(f"{'':42} median ns  quartiles")
    for name, found in times.items():
        ordered = sorted(found)
        low, high = ordered[len(ordered) // 4], ordered[3 * len(ordered) // 4]
        print(f"{name:42} {median(found):9.0f}  {low:.0f} to {high:.0f}")

    def ratio(slow: str, fast: str) -> float:
        return median(by_hand / ours for by_hand, ours in zip(times[slow], times[fast], strict=True))

    names = list(times)
    print("\nhow many times as fast as by hand (goal)")
    for title, slow, fast, goal in [
        ("verify", names[1], names[2], "40"),
        ("verify, read three fields", names[3], names[4], ""),
        ("sign", names[5], names[6], "6"),
        ("sign, then its dict", names[5], names[7], ""),
        ("batch", names[8], names[9], "100"),
    ]:
        print(f"  {title:30} {ratio(slow, fast):6.1f}  {goal and f'({goal})'}")


if __name__ == "__main__":
    main()
