"""The rules of the house that no linter knows: file names, file lengths, and lock files that name no host."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# A module is named for its work; these names say nothing of it and gather everything.
FORBIDDEN = {"services", "utils", "helpers", "managers", "common", "misc", "base", "handlers"}
ALLOWED = {"templates/base.html"}  # DESIGN.md names it
LONGEST = 400
COUNTED = {".py", ".html", ".css", ".js"}
EXCEPTED = re.compile(r"(^|/)(migrations|locale)/")
LOCKS = (*(f"requirements/{name}.txt" for name in ("app", "dev", "bench")), "package-lock.json", ".npmrc")
# Where packages come from is the business of whoever installs: no pip option, no «resolved», no address.
HOST = re.compile(
    r'^\s*(--(index|extra|find|trusted)|-[if]\s)|"resolved"|\w+ @ |^\s*registry\s*=|\.(tgz|whl|tar\.gz)\b',
    re.MULTILINE,
)


def files() -> list[str]:
    """All files of the project that git knows or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in names if (ROOT / name).is_file()]


def findings() -> list[str]:
    """One sentence for each breach."""
    found = []
    for name in files():
        path = ROOT / name
        if path.suffix in COUNTED and path.stem in FORBIDDEN and name not in ALLOWED:
            found.append(f"{name}: «{path.stem}» says nothing of what the file does; name it for its work")
        if path.suffix in COUNTED and not EXCEPTED.search(name):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > LONGEST:
                found.append(f"{name}: {lines} lines; at most {LONGEST}: split it where its subject splits")
    for name in LOCKS:
        path = ROOT / name
        if path.exists() and (hit := HOST.search(path.read_text(encoding="utf-8"))):
            found.append(f"{name}: says where packages come from («{hit[0].strip()}»): make lock")
    return found


if __name__ == "__main__":
    sys.exit("\n".join(findings()) or 0)
