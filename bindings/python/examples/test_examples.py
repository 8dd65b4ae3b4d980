"""Each example as a server of its own on loopback: genuine, forged and repeated notifications, as query and as form."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
APPS = sorted(path.stem for path in HERE.glob("*_app.py"))
KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
ORDER = "20240125193935458"
GENUINE = (
    f"pid=152787&trade_no=2024012522001&out_trade_no={ORDER}&type=wxpay"
    f"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%98{ORDER}&money=0.1&trade_status=TRADE_SUCCESS"
    "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
)
FORGED = GENUINE.replace("money=0.1", "money=0.10")

# No proxy of the environment between us and loopback.
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Server(NamedTuple):
    url: str
    log: Path

    def send(self, raw: str, method: str) -> tuple[int, str]:
        url = f"{self.url}?{raw}" if method == "GET" else self.url
        data = None if method == "GET" else raw.encode()
        try:
            with OPENER.open(urllib.request.Request(url, data, method=method), timeout=20) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def delivered(self) -> list[str]:
        return [line for line in self.log.read_text().splitlines() if line.startswith("delivered")]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def test_there_is_an_example_for_each_framework() -> None:
    assert APPS == ["django_app", "fastapi_app", "flask_app"]


@pytest.fixture(params=APPS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    port, log = free_port(), tmp_path / "log"
    environment = {**os.environ, "EPAY_KEY": KEY, "PORT": str(port), "SHOP_DATABASE": str(tmp_path / "shop.db")}
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, HERE / f"{request.param}.py"], env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + 120
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None and time.monotonic() < deadline, log.read_text()
                time.sleep(0.1)
        yield Server(f"http://127.0.0.1:{port}/notify", log)
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.parametrize("app", APPS)
def test_without_its_secret_an_example_does_not_start(app: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "EPAY_KEY"}
    done = subprocess.run(
        [sys.executable, HERE / f"{app}.py"], env={**environment, "PORT": str(free_port())}, capture_output=True, timeout=120
    )
    assert done.returncode != 0 and b"KeyError: 'EPAY_KEY'" in done.stderr


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_notification_is_verified_answered_and_processed_once(server: Server, method: str) -> None:
    assert server.send(FORGED, method) == (400, "mismatch")
    assert server.send(GENUINE + "&money=9", method) == (400, "duplicate_field")
    assert server.send("", method) == (400, "empty_body")
    assert server.delivered() == []
    assert server.send(GENUINE, method) == (200, "success")
    assert server.send(GENUINE, method) == (200, "success")
    assert server.delivered() == [f"delivered {ORDER}"]
    assert KEY not in server.log.read_text()
