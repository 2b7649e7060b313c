"""Runs the tests in three parts: SQLite, PostgreSQL, browser; all of them; then judges coverage."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from threading import Thread

from tools import browser, debian, postgres

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "var/coverage"
NO_TESTS = 5
BROWSER = "pytest.mark.browser"
"""What stands in a file with tests for a browser."""


def has_tests(part: str) -> bool:
    """Whether there are test files that this part ought to find something in."""
    journeys = ROOT / "tests/journeys"
    files = [path for path in (ROOT / "tests").rglob("test_*.py") if "bench" not in path.parts]
    return any((journeys in path.parents) == (part == "browser") for path in files)


# Where the tests lie that go every way through what must be wholly covered (pyproject.toml names it). Only they are
# measured, and once: measuring makes a test half as long again. Those that go through everything (marked «once») are
# left to the rest.
MEASURED = (
    *(f"tests/accounts/test_{what}.py" for what in ("history", "permissions")),
    "tests/registry/cases/test_entrance.py",
    "tests/registry/cases/test_flow.py",
    "tests/registry/cases/closure/test_closing.py",
    "tests/registry/cases/closure/test_deciding.py",
    "tests/registry/paper/test_decision_list.py",
    *(
        f"tests/registry/public/test_{what}.py"
        for what in (
            "embedding",
            "feed",
            "formerly",
            "lookup",
            "pages",
            "proof",
            "searching",
            "themes",
            "version",
        )
    ),
    "tests/registry/register/platforms",
    "tests/registry/tips",
    "tests/whole/test_destroying.py",
)

# What pages, papers and notices say in detail: where the run goes on to PostgreSQL, which municipalities have, it is
# not asked of SQLite too. Every page and every verb is met on SQLite as well (tests/whole, and what is marked «once»).
DETAILS = (
    "tests/registry/cases",
    "tests/registry/desk",
    "tests/registry/guidelines",
    "tests/registry/notices",
    "tests/registry/paper",
    "tests/registry/proofs",
    "tests/registry/removals",
    "tests/registry/website",
)


# What is measured on SQLite and is about rules and words, not about what a database answers: not run on PostgreSQL too.
ALIKE = (
    "tests/accounts/test_pages.py",
    "tests/accounts/test_permissions.py",
    *(
        f"tests/registry/public/test_{what}.py"
        for what in (
            "check_pages",
            "describing",
            "embedding",
            "entries",
            "formats",
            "limits",
            "pages",
            "proof",
        )
    ),
)


def pytest(
    part: str, wanted: list[str], *options: str, given: Mapping[str, str], measured: bool = False
) -> int:
    """Runs pytest for one part, under coverage where it is measured, and gives its exit code."""
    print(f"\n══ Tests: {part} ══", flush=True)
    env = {**os.environ, **given, "COVERAGE_FILE": str(DATA / f"data-{part}")}
    under = ["-m", "coverage", "run"] if measured else []
    command = [sys.executable, *under, "-m", "pytest", *options, *wanted]
    code = subprocess.run(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL).returncode
    if code == NO_TESTS and (wanted or not has_tests(part)):
        print(f"No test to run in the part «{part}».")
    return code


def on_sqlite(wanted: list[str], chosen: list[str]) -> int:
    """Everything but the browser tests, on SQLite; without the details when PostgreSQL's turn comes."""
    address = "sqlite:///" + str(ROOT / "var/tests.sqlite3")
    options = ("-m", "not browser", *spread())
    if wanted:
        return pytest("sqlite", wanted, *options, given={"DATABASE_URL": address})
    quick = ("-m", "not browser and not once", *options[2:])
    first = pytest("sqlite", list(MEASURED), *quick, given={"DATABASE_URL": address}, measured=True)
    left = {
        "DATABASE_URL": address,
        "RUN_ALREADY": os.pathsep.join(MEASURED),
        "RUN_LATER": os.pathsep.join(DETAILS) if "postgres" in chosen else "",
    }
    second = pytest("sqlite, the rest", [], *options, given=left)
    return first or second


# The server is thrown away with its databases: what one part has migrated, the next goes on with.
ON_A_SERVER = ("--reuse-db",)


def on_postgres(wanted: list[str], chosen: list[str]) -> int:
    """Everything that asks a database, on a real PostgreSQL; the rest has been run once."""
    left = {
        "ONLY_WITH_DATABASE": "1",
        "RUN_ALREADY": os.pathsep.join(ALIKE) if "sqlite" in chosen and not wanted else "",
    }
    return pytest("postgres", wanted, "-m", "not browser", *ON_A_SERVER, *spread(), given=left)


def in_browser(wanted: list[str], _chosen: list[str]) -> int:
    """The browser tests, in a real Chromium against a real PostgreSQL."""
    found = browser.find()
    if not found:
        print(debian.ask_for("Chromium", "chromium", browser.FONTS), file=sys.stderr)
        return 1
    # Playwright's synchronous interface runs an event loop, which Django takes for asynchronous code.
    given = {"CHROMIUM": found, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    return pytest("browser", wanted or with_browser(), "-m", "browser", *ON_A_SERVER, *spread(), given=given)


def with_browser() -> list[str]:
    """The files with a test for a browser (tests/conftest.py sees to it that each says so): the rest is not read."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(path.relative_to(ROOT)) for path in files if BROWSER in path.read_text(encoding="utf-8")]


def spread() -> tuple[str, ...]:
    """How many processes a part is spread over (WORKERS=0: none, which a debugger needs).

    Whoever is done first takes from the other: the long tests lie together, and one process was idle for minutes.
    """
    return ("-n", os.environ.get("WORKERS", "2"), "--dist", "worksteal")


PARTS: dict[str, tuple[Callable[[list[str], list[str]], int], bool]] = {
    "sqlite": (on_sqlite, False),
    "postgres": (on_postgres, True),
    "browser": (in_browser, True),
}


def coverage() -> int:
    """Adds the parts' coverage together; fails when a branch that must be tested is not."""
    print("\n══ Coverage of what must be wholly tested (branches) ══", flush=True)
    env = {**os.environ, "COVERAGE_FILE": str(DATA / "total")}
    call = [sys.executable, "-m", "coverage"]
    files = [str(path) for path in sorted(DATA.glob("data-*"))]
    subprocess.run([*call, "combine", "--quiet", "--keep", *files], cwd=ROOT, env=env)
    return subprocess.run([*call, "report"], cwd=ROOT, env=env).returncode


def main(chosen: list[str], wanted: list[str]) -> int:
    """Runs the chosen parts; the exit code is non-zero when one failed or when no test ran at all."""
    DATA.mkdir(parents=True, exist_ok=True)
    for old in DATA.iterdir():
        old.unlink()
    codes: dict[str, int] = {}
    with_server = any(PARTS[part][1] for part in chosen)
    if with_server and not postgres.find():
        print(debian.ask_for("PostgreSQL", "postgresql"), file=sys.stderr)
        codes = {part: 1 for part in chosen if PARTS[part][1]}
        chosen = [part for part in chosen if not PARTS[part][1]]
        with_server = False
    # Fetching a browser waits for the network and the disk, and the tests before it for the processor.
    fetching = Thread(target=browser.find)
    if "browser" in chosen:
        fetching.start()
    with postgres.running() if with_server else nullcontext("") as address:
        for part in chosen:
            if part == "browser":
                fetching.join()
            os.environ["DATABASE_URL"] = address
            codes[part] = PARTS[part][0](wanted, chosen)
    if wanted or len(codes) < len(PARTS):
        print("\nOnly some of the tests were asked for: coverage is not judged.")
    else:
        codes["coverage"] = coverage()
    print("\n══ Outcome ══")
    excused = {part for part, code in codes.items() if code == NO_TESTS and (wanted or not has_tests(part))}
    for part, code in codes.items():
        print(f"  {part:10}", "no tests" if code == NO_TESTS else f"failed ({code})" if code else "passed")
    nothing = all(codes[part] == NO_TESTS for part in codes if part != "coverage")
    return 1 if nothing or any(code for part, code in codes.items() if part not in excused) else 0


if __name__ == "__main__":
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, postgres.end_by_signal)
    try:
        sys.exit(main(sys.argv[1:] or list(PARTS), shlex.split(os.environ.get("ARGS", ""))))
    except KeyboardInterrupt:
        sys.exit(130)
