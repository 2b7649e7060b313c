"""Finds Chromium for the browser tests, installing Debian's where it may, and says how it is started."""

from __future__ import annotations

import os
import shutil
import sys

from tools import debian

# The same Chromium without windows: a page costs it half the processor, and a new visitor a third.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FONTS = "fonts-liberation"
# No sandbox: root in a container has none. The rest keeps Chromium from calling anybody.
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def named() -> str | None:
    """The Chromium that the environment names, where it is there."""
    path = os.environ.get("CHROMIUM")
    return path if path and os.access(path, os.X_OK) else None


def look() -> str | None:
    """The path of a Chromium: the one that CHROMIUM names, else the first on PATH."""
    return named() or next(filter(None, map(shutil.which, NAMES)), None)


def find() -> str | None:
    """The path of a Chromium, installed from Debian first where it may be: the one without windows, else any."""
    if named() or shutil.which(SHELL) or debian.installed(SHELL, FONTS):
        return look()
    return look() or (look() if debian.installed("chromium", FONTS) else None)


if __name__ == "__main__":
    print(find() or sys.exit(debian.ask_for("Chromium", "chromium", FONTS)))
