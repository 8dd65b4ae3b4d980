"""Runs the two sides: a program each, questions in lines of JSON, answers in as many lines."""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
BUILT = HERE.parent.parent / "target" / "interop"


def command(driver):
    if driver.endswith(".py"):
        return [BUILT / "python" / "bin" / "python", "-W", "ignore", HERE / "drivers" / driver]
    if driver.endswith(".cjs"):
        return ["node", HERE / "drivers" / driver]
    return [BUILT / "rust" / "debug" / driver]


def ask(driver, questions):
    """The answers of a driver, in the order of the questions."""
    given = "".join(json.dumps(question) + "\n" for question in questions)
    done = subprocess.run(command(driver), input=given.encode(), stdout=subprocess.PIPE, timeout=60, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or len(answers) != len(questions):
        sys.exit(f"{driver}: status {done.returncode}, {len(answers)} answers to {len(questions)} questions")
    return answers
