#!/usr/bin/env python3
"""Checks the shared vectors and computes every expected value of theirs a second time.

    python3 tests/vectors/lint.py [FILES]

Needs Python 3.11 and nothing else. Written only from README.md; shares no code and no table with
the Rust crates: a gateway is known here only by the readings in its file, and for `tables` by its file under
gateways/, read as docs/gateway-file.md says. Prints `file: id: what`
for each difference and ends with status 1 if there is one. It never writes a file.

What it cannot know and so leaves alone: which field plays which role (order number, amounts, status, acknowledgement)
and the words of a gateway's error codes.
"""

import sys
from collections import Counter
from pathlib import Path

from linter.cases import Linter
from linter.files import load, SCHEMA, VECTORS
from linter.shape import shape_faults


def main(args):
    every = sorted(path for path in VECTORS.glob("*.json") if path.name != "schema.json")
    chosen = [Path(arg).resolve() for arg in args] or every
    ids, whys, counts, faults = {}, {}, {}, []
    for path in [*every, *(path for path in chosen if path not in every)]:
        found = []
        try:
            content = load(path)
            found += [("-", fault) for fault in shape_faults(content, SCHEMA, SCHEMA)]
        except (ValueError, OSError) as trouble:
            content, found = {"cases": []}, [("-", f"cannot be read: {trouble}")]
        if not found:
            found += Linter(path.stem, content).faults()
            for case in content["cases"]:
                for key, seen in ((case["id"], ids), (" ".join(case["why"].lower().split()), whys)):
                    if key in seen:
                        found.append((case["id"], f"the {'id' if seen is ids else 'why'} is also that of {seen[key]}"))
                    seen[key] = f"{path.name}: {case['id']}"
            counts[path] = Counter(case["do"] for case in content["cases"])
        if path in chosen:
            faults += [(path.name, *fault) for fault in found]

    for file, where, what in faults:
        print(f"{file}: {where}: {what}")
    for path in chosen:
        by_do = counts.get(path, Counter())
        print(f"{path.name}: {by_do.total()} cases" + "".join(f", {by_do[do]} {do}" for do in sorted(by_do)))
    print(f"total: {sum(counts.get(path, Counter()).total() for path in chosen)} cases, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
