"""Takes the README's picture: the demo register's public list as a visitor sees it, into docs/list.png."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools import browser, debian

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs/list.png"


def free_port() -> int:
    """A port of the loopback interface that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until the site answers, at most half a minute."""
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    sys.exit("The site did not start: try make run.")


def take(address: str, chromium: str) -> None:
    """Opens the list in Swedish at 1280 × 900 and stores what is seen."""
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=chromium, args=browser.FLAGS)
        page = window.new_page(viewport={"width": 1280, "height": 900}, locale="sv-SE", color_scheme="light")
        page.goto(address, wait_until="networkidle")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        window.close()


def main() -> None:
    """Starts the demo site on a database of its own, takes the picture and ends the site."""
    chromium = browser.find() or sys.exit(debian.ask_for("Chromium", "chromium", browser.FONTS))
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        demo = {"ENV_FILE": os.devnull, "DEBUG": "1", "DEMO": "1", "SECRET_KEY": secrets.token_urlsafe(50)}
        env = {**os.environ, **demo, "PORT": str(port), "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3"}
        server = subprocess.Popen([sys.executable, "tools/run_site.py"], cwd=ROOT, env=env)
        try:
            wait_for(f"http://127.0.0.1:{port}/halsa/", server)
            take(f"http://127.0.0.1:{port}/", chromium)
        finally:
            server.terminate()
            server.wait(10)
    print(f"Wrote {PICTURE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
