"""What a stranger does first: paste the README's notification route, and send it a genuine, a forged and a repeated body.

Needs nothing but Python and the package: `python first_contact.py README.md`.
"""

import os
import re
import sys
import threading
import urllib.error
import urllib.request

GENUINE = (
    "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay"
    "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS"
    "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
)


def get(port: int, query: str) -> tuple[int, str]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{port}/notify?{query}", timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as readme:
        examples = re.findall(r"```python\n(.*?)```", readme.read(), re.DOTALL)
    assert len(examples) == 1, f"the README has {len(examples)} examples; this runs one"
    os.environ.pop("EPAY_KEY", None)
    try:
        exec(compile(examples[0], "README.md", "exec"), {})
        raise AssertionError("the README's example runs without its secret")
    except KeyError as error:
        assert error.args == ("EPAY_KEY",), error
    os.environ["EPAY_KEY"] = "7a3b1053780db61ebd3d7123e1b8d6c4"
    os.environ["PORT"] = "0"
    pasted: dict[str, object] = {}
    exec(compile(examples[0], "README.md", "exec"), pasted)
    server, shop, paid = pasted["server"], pasted["Shop"], pasted["paid"]
    shop.log_message = lambda *_: None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]

    forged = GENUINE.replace("20240125193935458&type", "VICTIM&type")
    for query, wanted, processed in [
        (forged, (400, "mismatch"), []),
        ("", (400, "empty_body"), []),
        (GENUINE, (200, "success"), ["20240125193935458"]),
        (GENUINE, (200, "success"), ["20240125193935458"]),
    ]:
        found = get(port, query)
        assert found == wanted and paid == processed, (query, found, paid)
    server.shutdown()
    print("README: a forged notification is answered 400, a genuine one 200 and `success`, a repeated one again, and it is processed once")


if __name__ == "__main__":
    main()
