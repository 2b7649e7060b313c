"""Runs every check on the code, two at a time, shows what each said, and fails when any of them did."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.environment import production

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
ARROWS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def sources() -> list[str]:
    """Our Python files, migrations excepted, the ones not yet committed included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "*.py"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in names if "/migrations/" not in name and (ROOT / name).exists()]


def manage(*words: str) -> list[str]:
    """A call of manage.py."""
    return [PYTHON, "manage.py", *words]


def checks() -> dict[str, list[str]]:
    """Each check's name and the command that makes it; nothing here changes a file of the project."""
    return {
        "types": [PYTHON, "-m", "mypy"],
        "formatting": [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", "."],
        "lint": [PYTHON, "-m", "ruff", "check", "--output-format", "concise", "."],
        "import arrows": [PYTHON, "-c", ARROWS],
        "templates": [PYTHON, "-m", "djlint", "--lint", "--quiet", "--allow-empty-input", "templates"],
        "Django's ways": [PYTHON, "-m", "django_upgrade", "--target-version=5.2", "--check", *sources()],
        "check --deploy": manage("check", "--deploy", "--fail-level", "WARNING"),
        "missing migrations": manage("makemigrations", "--check", "--dry-run"),
        "generated docs": manage("write_docs", "--check"),
        "translations": [PYTHON, "-m", "tools.translations"],
        "house rules": [PYTHON, "-m", "tools.house_rules"],
    }


def made(name: str, command: list[str], env: dict[str, str]) -> tuple[str, bool]:
    """Makes one check and prints it whole, so that two at a time do not mix."""
    start = time.monotonic()
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=ROOT, env=env, text=True, **streams)  # type: ignore[call-overload]
    mark = "✓" if done.returncode == 0 else "✗"
    said = done.stdout.rstrip()
    shown = f"\n{said}" if said and done.returncode else ""
    print(f"{mark} {name} ({time.monotonic() - start:.1f} s){shown}", flush=True)
    return name, done.returncode == 0


def main() -> int:
    """Makes all checks and names those that failed."""
    # The checks see made-up production settings, never the .env of whoever runs them.
    env = {**production(), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        outcomes = list(pool.map(lambda item: made(item[0], item[1], env), checks().items()))
    failed = [name for name, fine in outcomes if not fine]
    print(f"\nFailed: {', '.join(failed)}" if failed else f"\nAll {len(outcomes)} checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
