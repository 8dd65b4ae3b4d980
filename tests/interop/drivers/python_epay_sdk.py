"""PyPI `epay-sdk`: requests by its URL builder, notifications by its callback verification."""

from urllib.parse import urlsplit

from epay_sdk import CreateOrderRequest, EPayClient, EPayConfig
from lines import answer_each, form, verdict


def answer(question, given):
    client = EPayClient(EPayConfig(question["pid"], question["secret"], "https://pay.example.com"))
    if question["do"] == "request":
        given.pop("pid")
        order = CreateOrderRequest(pay_type=given.pop("type"), **given)
        return {"body": urlsplit(client.create_order_url(order)).query}
    if question["message"] == "notify":
        client.verify_callback(form(question["body"]))
        return verdict(True)
    return verdict(client.verify_sign(form(question["body"])))


answer_each(answer)
