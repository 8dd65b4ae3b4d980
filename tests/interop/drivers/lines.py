"""What every driver in Python speaks: a question in a line of JSON, its answer in a line; and no network."""

import json
import socket
import sys
from urllib.parse import parse_qsl

import requests


def _refuse(*_):
    raise OSError("no network in these tests")


socket.socket.connect = socket.socket.connect_ex = _refuse


def form(body):
    """A form as the common frameworks hand it to a shop: decoded, the last of two equal names."""
    return dict(parse_qsl(body, keep_blank_values=True))


class Recorder(requests.adapters.BaseAdapter):
    """Takes what a client would have sent."""

    def __init__(self, answer):
        super().__init__()
        self.answer, self.sent = answer, None

    def send(self, request, **_):
        self.sent = request
        response = requests.Response()
        response.status_code, response._content, response.request = 200, self.answer.encode(), request
        return response

    def close(self):
        pass


def answer_each(answer):
    """Answers every line of standard input, in order. An exception of the peer is its refusal."""
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answered = answer(question, dict(question.get("params", [])))
        except Exception as error:  # noqa: BLE001: each peer has its own
            answered = {"refused": f"{type(error).__name__}: {error}"}
        print(json.dumps(answered), flush=True)


def verdict(is_valid):
    return {"valid": True} if is_valid else {"refused": "signature"}
