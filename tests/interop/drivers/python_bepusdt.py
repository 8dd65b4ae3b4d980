"""PyPI `bepusdt`: its requests, as they go to the wire, and its callback verification."""

import json

from bepusdt import BEpusdtClient
from lines import Recorder, answer_each, verdict


def answer(question, given):
    client = BEpusdtClient("https://pay.example.com", question["secret"], max_retries=0)
    if question["do"] == "request":
        recorder = Recorder("{}")
        client.session.mount("https://", recorder)
        return order(client, recorder, {**given, "amount": float(given["amount"])})
    return verdict(client.verify_callback(json.loads(question["body"])))


def order(client, recorder, given):
    try:
        client.create_order(**given)
    except Exception:
        # Of the answer, which is empty here, once something was sent.
        if recorder.sent is None:
            raise
    body = recorder.sent.body
    return {"body": body if isinstance(body, str) else body.decode()}


answer_each(answer)
