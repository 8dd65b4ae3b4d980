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


def lines_with_errors(checker: str, file: Path) -> tuple[set[int], str]:
    command = [*COMMANDS[checker], file.name]
    ran = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    found = re.findall(re.escape(file.name) + r":(\d+):(?:\d+)?.*?error", ran.stdout)
    return {int(line) for line in found}, ran.stdout + ran.stderr


def main() -> None:
    checker = sys.argv[1]
    found, output = lines_with_errors(checker, HERE / "accepted.py")
    if found:
        sys.exit(f"{checker} refuses what is right:\n{output}")
    refused = HERE / "refused.py"
    wrong = {number for number, line in enumerate(refused.read_text().splitlines(), 1) if "# WRONG" in line}
    found, output = lines_with_errors(checker, refused)
    if found != wrong:
        sys.exit(f"{checker} finds errors in lines {sorted(found)}, they are in {sorted(wrong)}:\n{output}")
    print(f"{checker}: accepted.py has no error, all {len(wrong)} mistakes of refused.py are found")


if __name__ == "__main__":
    main()
