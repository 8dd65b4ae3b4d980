"""PyPI `epusdt`: its requests, as they go to the wire, and its callback verification, of both kinds."""

import json
from urllib.parse import urlsplit

import requests
from epusdt import EpusdtClient
from lines import Recorder, answer_each, form, verdict


def client_of(question):
    session = requests.Session()
    recorder = Recorder("{}")
    session.mount("https://", recorder)
    return EpusdtClient(
        base_url="https://pay.example.com", pid=question["pid"], secret_key=question["secret"], session=session
    ), recorder


def answer(question, given):
    client, recorder = client_of(question)
    is_epay = question["rule"] == "epay"
    given.pop("pid", None)
    if question["do"] == "request" and is_epay:
        given.pop("clientip", None)
        return {"body": urlsplit(client.build_epay_redirect_url(**given)).query}
    if question["do"] == "request":
        return order(client, recorder, given)
    if is_epay and question["message"] == "notify":
        client.parse_epay_callback(form(question["body"]))
        return verdict(True)
    if is_epay:
        return verdict(client.verify_epay_callback(form(question["body"])))
    if question["message"] == "notify":
        client.parse_gmpay_callback(json.loads(question["body"]))
        return verdict(True)
    return verdict(client.verify_gmpay_callback(json.loads(question["body"])))


def order(client, recorder, given):
    try:
        client.create_order(**given)
    except Exception:
        # Of the answer, which is empty here, once something was sent.
        if recorder.sent is None:
            raise
    return {"body": recorder.sent.body.decode()}


answer_each(answer)
