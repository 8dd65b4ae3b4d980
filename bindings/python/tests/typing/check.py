"""Runs a type checker over the files beside this: it must accept the one, and find each mistake of the other.

    python check.py mypy | pyright
"""

import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
COMMANDS = {
    "mypy": [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", os.devnull],
    "pyright": [sys.executable, "-m", "basedpyright", "--level", "error", "--pythonpath", sys.executable],
}


def lines_with_errors(checker: str, *files: str) -> tuple[list[set[int]], str]:
    """Those of each file, from one run over all of them."""
    ran = subprocess.run([*COMMANDS[checker], *files], cwd=HERE, capture_output=True, text=True, check=False)
    found = [re.findall(re.escape(file) + r":(\d+):(?:\d+)?.*?error", ran.stdout) for file in files]
    return [{int(line) for line in lines} for lines in found], ran.stdout + ran.stderr


def main() -> None:
    checker = sys.argv[1]
    (in_right, in_wrong), output = lines_with_errors(checker, "accepted.py", "refused.py")
    if in_right:
        sys.exit(f"{checker} refuses what is right:\n{output}")
    lines = (HERE / "refused.py").read_text().splitlines()
    wrong = {number for number, line in enumerate(lines, 1) if "# WRONG" in line}
    if in_wrong != wrong:
        sys.exit(f"{checker} finds errors in lines {sorted(in_wrong)}, they are in {sorted(wrong)}:\n{output}")
    print(f"{checker}: accepted.py has no error, all {len(wrong)} mistakes of refused.py are found")


if __name__ == "__main__":
    main()
