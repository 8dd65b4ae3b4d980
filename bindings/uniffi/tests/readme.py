"""Checks that a README shows a program as it is: `readme.py README LANGUAGE PROGRAM`."""

import pathlib
import re
import sys

readme, language, program = sys.argv[1:]
shown = re.findall(rf"^```{language}\n(.*?)^```", pathlib.Path(readme).read_text("utf-8"), re.MULTILINE | re.DOTALL)
if pathlib.Path(program).read_text("utf-8") not in shown:
    sys.exit(f"{readme} does not show {program} as it is")
print(f"{readme} shows {program}")
