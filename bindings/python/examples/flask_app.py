"""Flask: `python flask_app.py`, or `flask --app flask_app run`."""

import os

from flask import Flask, Response, request

from shop import notified

app = Flask(__name__)


@app.route("/notify", methods=["GET", "POST"])
def notify() -> Response:
    # `get_data` before anything asks for `request.form`, which would use the body up.
    raw = request.query_string if request.method == "GET" else request.get_data()
    status, text = notified(raw)
    return Response(text, status, mimetype="text/plain")


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "8000")))
