"""The cases of one peer: what is asked, and what must come of it. The same in every run."""

import random

import forms
import objects
import rules

SECRET = "89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"
RULES = {"epay": rules.epay, "epusdt": rules.epusdt, "bepusdt": rules.bepusdt, "epusdt, HMAC": rules.epusdt_hmac}


def of(peer):
    """Requests, and notifications, of the peer's gateway."""
    draw = random.Random(12)
    further = {"request": {}, "notification": {}, **peer.get("further", {})}
    sign = RULES[peer["rule"]]
    if sign is rules.epay:
        requests = list(forms.requests(draw, peer["texts"], further["request"]))
        notifications = forms.notifications(draw, SECRET)
    else:
        requests = list(objects.requests(draw, sign, peer["texts"], further["request"]))
        notifications = objects.notifications(draw, sign, SECRET, further["notification"])
    common = {"gateway": peer["gateway"], "rule": peer["rule"], "pid": forms.PID, "secret": SECRET}
    return (
        [
            {**common, "message": message, "params": list(params.items()), "input": kind, "truth": truth}
            for message in peer["requests"]
            for kind, params, truth in requests
        ],
        [
            {**common, "message": "notify", "body": body, "input": kind, "change": change, "truth": truth}
            for kind, change, body, truth in notifications
        ],
    )
