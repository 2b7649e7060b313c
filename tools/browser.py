"""Finds Chromium for the browser tests, installing Debian's where it may, and says how it is started."""

from __future__ import annotations

import os
import shutil
import sys

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# No sandbox: root in a container has none. The rest keeps Chromium from calling anybody.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def look() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, else the first on PATH."""
    named = os.environ.get("CHROMIUM")
    if named and os.access(named, os.X_OK):
        return named
    return next(filter(None, map(shutil.which, NAMES)), None)


def find() -> str | None:
    """The path of a Chromium, installed from Debian first when there is none and it may be."""
    return look() or (look() if debian.installed("chromium", "fonts-liberation") else None)


if __name__ == "__main__":
    print(find() or sys.exit(debian.ask_for("Chromium", "chromium", "fonts-liberation")))
