"""Starts a shop on loopback and sends it genuine, forged and repeated notifications: `notify.py NAME COMMAND…`.

The command gets the port in PORT and the secret in EPAY_KEY; it says `delivered …` for each order that it delivers. Without
the secret it does not start.
"""

import hashlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
ORDER = "20240125193935458"
GENUINE = (
    f"pid=152787&trade_no=2024012522001&out_trade_no={ORDER}&type=wxpay"
    f"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%98{ORDER}&money=0.1&trade_status=TRADE_SUCCESS"
    "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
)
FORGED = GENUINE.replace("money=0.1", "money=0.10")


def in_gbk() -> str:
    """A genuine notification whose name is not UTF-8: what a framework has decoded and encoded again is another one."""
    fields = {"money": "0.10", "name": "%B2%E2%CA%D4", "out_trade_no": ORDER, "pid": "152787", "trade_no": "7", "trade_status": "TRADE_SUCCESS"}
    signed = b"&".join(name.encode() + b"=" + urllib.parse.unquote_to_bytes(value) for name, value in {**fields, "type": "wxpay"}.items())
    signature = hashlib.md5(signed + KEY.encode(), usedforsecurity=False).hexdigest()
    return "&".join(f"{name}={value}" for name, value in {"type": "wxpay", **fields}.items()) + f"&sign={signature}&sign_type=MD5"


# No proxy of the environment between us and loopback.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def send(url: str, raw: str, method: str) -> tuple[int, str]:
    to, data = (f"{url}?{raw}", None) if method == "GET" else (url, raw.encode())
    try:
        with OPENER.open(urllib.request.Request(to, data, method=method), timeout=60) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert process.poll() is None and time.monotonic() < deadline, "the shop does not start"
            time.sleep(0.1)


def check(url: str, log: str, method: str) -> None:
    def delivered() -> list[str]:
        with open(log, encoding="utf-8") as lines:
            return [line.strip() for line in lines if line.startswith("delivered")]

    assert send(url, FORGED, method) == (400, "mismatch")
    assert send(url, GENUINE + "&money=9", method) == (400, "duplicate_field")
    assert send(url, "", method) == (400, "empty_body")
    assert delivered() == []
    assert send(url, GENUINE, method) == (200, "success")
    assert send(url, GENUINE, method) == (200, "success")
    assert send(url, in_gbk(), method) == (200, "success")
    assert delivered() == [f"delivered {ORDER}"]
    with open(log, encoding="utf-8") as text:
        assert KEY not in text.read()


def check_refusal(command: list[str]) -> None:
    """Without its secret the shop ends by itself, and names the variable."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name != "EPAY_KEY"}
    done = subprocess.run(
        [part.replace("{PORT}", str(port)) for part in command],
        env={**environment, "PORT": str(port)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
    )
    text = done.stdout.decode(errors="replace")
    assert done.returncode != 0 and "EPAY_KEY" in text, text


def main() -> None:
    name, command = sys.argv[1], sys.argv[2:]
    check_refusal(command)
    for method in ("GET", "POST"):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log")
            environment = {**os.environ, "EPAY_KEY": KEY, "PORT": str(port)}
            command_here = [part.replace("{PORT}", str(port)) for part in command]
            with open(log, "wb") as output:
                process = subprocess.Popen(command_here, env=environment, stdout=output, stderr=subprocess.STDOUT)
            try:
                wait_for(port, process)
                check(f"http://127.0.0.1:{port}/notify", log, method)
            except BaseException:
                with open(log, encoding="utf-8") as text:
                    sys.stderr.write(text.read())
                raise
            finally:
                process.terminate()
                process.wait(30)
    print(f"{name}: forged refused, genuine acknowledged, repeated processed once, GBK verified; as query and as form; no start without EPAY_KEY")


if __name__ == "__main__":
    main()
