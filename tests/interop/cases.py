"""The cases of one peer: what is asked, and what must come of it. The same in every run."""

import random

import forms
import objects
import rules

SECRET = "89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"
SIGN = {"epay": rules.epay, "epusdt": rules.epusdt, "epusdt@hmac": rules.epusdt_hmac}


def of(peer):
    """Requests, and notifications, of the peer's gateway."""
    draw = random.Random(12)
    further = peer.get("further", {"request": {}, "notification": {}})
    if peer["gateway"] == "epay":
        requests = list(forms.requests(draw, peer["texts"]))
        notifications = forms.notifications(draw, SECRET)
    else:
        requests = list(objects.requests(draw, peer["texts"], further["request"]))
        sign = SIGN[peer["gateway"]]
        notifications = objects.notifications(draw, SECRET, sign, further["notification"])
    common = {"gateway": peer["gateway"], "pid": forms.PID, "secret": SECRET}
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
