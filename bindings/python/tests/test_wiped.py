"""What is left of a secret once paysign has let go of it: nothing in the memory of the process, but on its stacks.

Python's own text of a secret is the caller's and cannot be wiped, so the secret comes here from a bytearray that the test wipes, and the
process that is looked into makes no `str` or `bytes` of it outside of paysign's own calls: `Secret` takes what it needs of a `bytes` that
is overwritten afterwards.
"""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc/self/mem")

CODE = r'''
import ctypes, gc, re, sys
import paysign

HIDDEN_BY = 0x5A
hidden = bytes(((at * 11) % 26 + 97) ^ HIDDEN_BY for at in range(40))


def wipe(data):
    """Overwrites the bytes of an object that nothing else holds."""
    ctypes.memset(id(data) + bytes.__basicsize__ - 1, 0, len(data))


def body_with(template, use):
    """Calls `use` with bytes in which `@` stands for the secret, and wipes them. Nothing grows here: that would leave copies."""
    front, back = template.split(b"@")
    room = bytearray(len(front) + len(hidden) + len(back))
    room[: len(front)] = front
    room[len(front) + len(hidden) :] = back
    for at, byte in enumerate(hidden, len(front)):
        room[at] = byte ^ HIDDEN_BY
    data = bytes(room)
    room[:] = bytes(len(room))
    try:
        return use(data)
    finally:
        wipe(data)


def made():
    return body_with(b"@", paysign.Secret)


def count():
    """How often a piece of the secret is in memory, but for stacks. What is read is wiped before more is read."""
    found = 0
    pieces = [hidden[start : start + 12] for start in (0, 14, 28)]
    turn = bytes(byte ^ HIDDEN_BY for byte in range(256))
    block = bytearray(1 << 20)
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
        for line in maps.read().splitlines():
            region, rights = line.split()[:2]
            if not rights.startswith("rw") or line.endswith("[stack]"):
                continue
            at, end = (int(text, 16) for text in region.split("-"))
            while at < end:
                view = memoryview(block)[: min(len(block), end - at)]
                try:
                    memory.seek(at)
                    read = memory.readinto(view)
                except (OSError, OverflowError):
                    break
                finally:
                    view.release()
                # `hidden` itself is in memory, so what is read is hidden before it is searched.
                turned = block.translate(turn)
                found += sum(turned.count(piece, 0, read) for piece in pieces)
                turned[:] = block[:] = bytes(len(block))
                at += read if read < 64 or at + read >= end else read - 32
    return found


PARAMS = {"pid": "1", "trade_no": "2", "out_trade_no": "3", "type": "alipay", "name": "x", "money": "1.00",
          "trade_status": "TRADE_SUCCESS"}


def work():
    secret = made()
    body = paysign.sign("epay", "notify", PARAMS, secret).body
    paysign.verify("epay", "notify", body.encode(), secret)
    nine = [made() for _ in range(9)]
    paysign.verify("epay", "notify", body.encode(), nine)
    list(paysign.verify_batch("epay", "notify", [body.encode()] * 20, nine))
    merchant = paysign.Merchant("epay", "1", nine, "https://pay.example")
    merchant.notice(body.encode())
    wrong = body.replace("money=1.00", "money=2.00").encode()
    str(paysign.explain("epay", "notify", wrong, nine))
    str(paysign.diagnose("epay", "notify", wrong, nine, other_secrets=[secret]))
    for template in (wrong + b"&key=@", b"@=1&" + wrong, wrong + b"&attach=x+@%20y"):
        body_with(template, lambda data: str(paysign.explain("epay", "notify", data, secret)))
        body_with(template, lambda data: str(paysign.diagnose("epay", "notify", data, secret)))
    body_with(b"https://a/?" + wrong + b"&key=@", lambda data: str(paysign.diagnose("epay", "notify", data, secret)))


kept = body_with(b"@", bytearray)
assert count() > 0, "a secret in memory is not found"
kept[:] = bytes(len(kept))
del kept
assert count() == 0, f"the test itself keeps {count()}"
work()
gc.collect()
left = count()
assert left == 0, f"{left} pieces of the secret are left"
print("wiped")
'''


def test_no_memory_keeps_a_secret_that_was_dropped() -> None:
    ran = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=300)
    assert (ran.returncode, ran.stdout) == (0, "wiped\n"), ran.stderr
