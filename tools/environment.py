"""Sets up .venv, node_modules, compiled translations and static files; quick when nothing changed."""

# Only the standard library and old syntax: an old Python shall reach the sentence that says it is too old.
from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PYTHON_NEEDED = (3, 11)
NPM_NEEDED = 8


def stop(sentence: str) -> None:
    """Ends the command with one sentence that says what to do."""
    sys.exit(f"\n{sentence}\n")


def production() -> dict[str, str]:
    """This process's environment with the made-up production settings of tools/production.env on top."""
    lines = (ROOT / "tools/production.env").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {**os.environ, **{name: value.strip('"') for name, value in pairs}}


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Runs a command in the project's root; ends everything with its exit code when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=env)
    if done.returncode:
        print(f"\nThis failed: {' '.join(str(part) for part in command)}", file=sys.stderr)
        sys.exit(done.returncode)


def stale(stamp: Path, fingerprint: str) -> bool:
    """True when the stamp does not carry this fingerprint, so the work must be done."""
    return not (stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint)


def venv() -> None:
    """Makes .venv with a Python that is new enough."""
    if PYTHON.exists() and subprocess.run([str(PYTHON), "-c", ""], capture_output=True).returncode == 0:
        return
    found = sys.executable
    if sys.version_info < PYTHON_NEEDED:
        names = (f"python3.{minor}" for minor in range(14, PYTHON_NEEDED[1] - 1, -1))
        found = next(filter(None, map(shutil.which, names)), "")
        if not found:
            here = sys.version.split()[0]
            stop(f"Python 3.11 or newer is needed, and this one is {here}: install python3.11.")
    print(f"Making .venv with {found}", flush=True)
    if subprocess.run([found, "-m", "venv", "--clear", str(VENV)]).returncode:
        stop("Python cannot make .venv: install its venv module (Debian: apt-get install python3-venv).")


def python_packages(lock: str, but: str = "") -> None:
    """Installs requirements/<lock>.txt without what stands in <but>.txt, every file checked against its hash."""
    path, stamp = ROOT / "requirements" / f"{lock}.txt", VENV / f".installed-{lock}"
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    if stale(stamp, fingerprint):
        print(f"Installing {path.relative_to(ROOT)}", flush=True)
        left = pinned(path) - (pinned(ROOT / "requirements" / f"{but}.txt") if but else set())
        wanted = VENV / f"{lock}.txt"
        wanted.write_text("\n".join(sorted(left)) + "\n", encoding="utf-8")
        pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check")
        # Python compiles what it imports; compiling all of it beforehand takes as long as unpacking it. A lock names
        # all that its packages need, so that pip has nothing to look for.
        run(*pip, "install", "--no-compile", "--no-deps", "--require-hashes", "-r", wanted)
        stamp.write_text(fingerprint, encoding="utf-8")


def pinned(path: Path) -> set[str]:
    """The packages that a lock names, each with its version and its hashes."""
    return set(re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip()))


def node_packages() -> None:
    """Installs what package-lock.json names into node_modules."""
    stamp = ROOT / "node_modules/.installed"
    names = ("package.json", "package-lock.json", ".npmrc")
    fingerprint = hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in names)).hexdigest()
    if not stale(stamp, fingerprint):
        return
    npm = shutil.which("npm")
    if not npm:
        stop("npm brings the stylesheets, icons and typeface, and is not here: install Node.js 18 or newer.")
    version = subprocess.run([str(npm), "--version"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    if not version.split(".")[0].isdigit() or int(version.split(".")[0]) < NPM_NEEDED:
        here = version or "broken"
        stop(f"npm {NPM_NEEDED} or newer is needed, and this one is {here}: install Node.js 18 or newer.")
    print("Installing package-lock.json", flush=True)
    run(str(npm), "ci", "--no-progress", "--loglevel=error")
    stamp.write_text(fingerprint, encoding="utf-8")


COMPILE = """
import sys, polib
for path in sys.argv[1:]:
    polib.pofile(path).save_as_mofile(path[:-2] + "mo")
"""


def catalogues() -> None:
    """Compiles each locale/*/LC_MESSAGES/*.po that is newer than its .mo, without GNU gettext."""
    sources = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    old = [
        source
        for source in sources
        if not source.with_suffix(".mo").exists()
        or source.with_suffix(".mo").stat().st_mtime_ns < source.stat().st_mtime_ns
    ]
    if old:
        run(PYTHON, "-c", COMPILE, *old)


def static() -> None:
    """Collects the static files for production, again only when a source, a setting or a package changed."""
    if not (ROOT / "manage.py").exists():
        return
    stamp = VENV / ".collected"
    total = hashlib.sha256()
    names = ("package-lock.json", "requirements/app.txt", "registry/settings.py", "registry/packages.py")
    sources = [path for path in map(ROOT.joinpath, names) if path.exists()]
    for folder in ("static", "accounts/static", "registry/static"):
        sources += sorted(path for path in (ROOT / folder).rglob("*") if path.is_file())
    for path in sources:
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    collected = next(iter(ROOT.glob("var/static/staticfiles.json")), None)
    if stale(stamp, total.hexdigest()) or collected is None:
        print("Collecting static files", flush=True)
        quietly = ("--noinput", "--clear", "--verbosity", "0")
        run(PYTHON, "manage.py", "collectstatic", *quietly, env=production())
        stamp.write_text(total.hexdigest(), encoding="utf-8")


STEPS: dict[str, Callable[[], None]] = {
    "venv": venv,
    "app": lambda: python_packages("app"),
    "dev": lambda: python_packages("dev", but="app"),
    "node": node_packages,
    "catalogues": catalogues,
    "static": static,
}

AFTER = {
    "app": ("venv",),
    "dev": ("venv",),
    "catalogues": ("app",),
    "static": ("app", "node", "catalogues"),
}
"""What each step needs to be done first; the others are taken at the same time, since each is busy with itself."""


def take(wanted: list[str]) -> None:
    """Takes the steps, each as soon as it can be; the first that fails ends the command."""
    if "dev" in wanted:
        wanted = ["app", *wanted]
    if "app" in wanted:
        wanted = ["venv", *wanted]
    begun: dict[str, Future[None]] = {}
    with ThreadPoolExecutor(len(STEPS)) as pool:
        for name in STEPS:
            if name in wanted:
                needed = [begun[before] for before in AFTER.get(name, ()) if before in begun]
                begun[name] = pool.submit(taken, name, needed)
    for step in begun.values():
        step.result()


def taken(name: str, needed: list[Future[None]]) -> None:
    """Takes a step once what it needs is done, and not at all where that failed."""
    for step in needed:
        step.result()
    STEPS[name]()


if __name__ == "__main__":
    os.chdir(str(ROOT))
    take(sys.argv[1:] or ["app", "node", "catalogues", "static"])
