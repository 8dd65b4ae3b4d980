"""FastAPI (or Starlette): `python fastapi_app.py`, or `uvicorn fastapi_app:app`."""

import os

import uvicorn
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from shop import notified

app = FastAPI()


@app.api_route("/notify", methods=["GET", "POST"])
async def notify(request: Request) -> PlainTextResponse:
    # No `Form` parameters here: they would read the body first, and hand out what they made of it.
    raw = request.scope["query_string"] if request.method == "GET" else await request.body()
    # For the database; the verification by itself would need no thread.
    status, text = await run_in_threadpool(notified, raw)
    return PlainTextResponse(text, status)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8000")), log_level="warning")
