"""Joins the JSON lists of standard input to one."""

import json
import sys

rows, text, reader = [], sys.stdin.read().strip(), json.JSONDecoder()
while text:
    found, end = reader.raw_decode(text)
    rows += found
    text = text[end:].lstrip()
print("[" + ",\n ".join(json.dumps(row, separators=(",", ":")) for row in rows) + "]")
