"""Chooses versions anew: requirements/*.txt with hashes, and package-lock.json; none names a host."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# 3.11 is the oldest Python we promise; «universal» pins what other systems and newer Pythons need as well.
COMPILE = (
    "-m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate"
).split()


def main(extra: list[str]) -> None:
    """The site first; what tests and the benchmark need follows the versions that the site got."""
    app = [sys.executable, *COMPILE, *extra, "requirements/app.in", "--output-file", "requirements/app.txt"]
    dev = [sys.executable, *COMPILE, *extra, "requirements/dev.in", "--output-file", "requirements/dev.txt"]
    bench = [
        sys.executable,
        *COMPILE,
        *extra,
        "requirements/bench.in",
        "--output-file",
        "requirements/bench.txt",
    ]
    npm = ["npm", "update" if extra else "install", "--package-lock-only", "--loglevel=error"]
    same = ("--constraints", "requirements/app.txt")
    for command in (app, [*dev, *same], [*bench, *same], npm):
        subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
