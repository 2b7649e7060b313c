"""A throw-away PostgreSQL: «python -m tools.postgres COMMAND …» runs COMMAND with its DATABASE_URL."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools import debian

OPTIONS = {
    "listen_addresses": "''",  # the socket in our own folder is the only way in
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",  # compiling a query takes longer than our small tables
    "autovacuum": "off",
    "max_connections": "100",
}


def folder_of_programs() -> Path | None:
    """Where initdb and pg_ctl lie: the newest of Debian's, else what PATH or pg_config knows."""
    debians = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(debians, key=lambda path: float(path.parts[-3]), default=None)
    if newest:
        return newest.parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    if config := shutil.which("pg_config"):
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True).stdout.strip()
        if (Path(told) / "initdb").exists():
            return Path(told)
    return None


def find() -> Path | None:
    """The folder of PostgreSQL's programs, installed from Debian first when there is none and it may be."""
    return folder_of_programs() or (folder_of_programs() if debian.installed("postgresql") else None)


def owner() -> list[str]:
    """What goes before a PostgreSQL command: the server refuses to run as root."""
    if os.geteuid() != 0:
        return []
    return ["runuser", "-u", "postgres", "--"]


def command(*parts: str | Path) -> None:
    """Runs one PostgreSQL program as its owner, in a folder it may read; shows its output if it fails."""
    # pg_ctl's server would keep a pipe open for ever: what it says goes to a file.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        line = [*owner(), *map(str, parts)]
        # A session of its own: Ctrl-C is for us, and we stop the server in order.
        streams = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
        done = subprocess.run(line, cwd="/", start_new_session=True, **streams)  # type: ignore[call-overload]
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"PostgreSQL: «{' '.join(line)}» failed:\n{said.read()}")


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Starts an empty server and gives its DATABASE_URL; stops and removes it whatever happens."""
    programs = find()
    if not programs:
        sys.exit(debian.ask_for("PostgreSQL", "postgresql"))
    # A short path of our own: a socket's path may have 107 bytes, and TMPDIR is sometimes long.
    parent = "/tmp" if os.path.isdir("/tmp") else None
    home = Path(tempfile.mkdtemp(prefix="kr-pg-", dir=parent))
    try:
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(home, account.pw_uid, account.pw_gid)
        data = home / "data"
        # Named as whoever runs the tests: then the address needs no user, and psql finds its own.
        superuser = (f"--username={pwd.getpwuid(os.geteuid()).pw_name}", "--auth=trust")
        text = ("--encoding=UTF8", "--locale=C.UTF-8")
        command(programs / "initdb", "--pgdata", data, *superuser, *text, "--no-sync")
        options = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
        start = ("--wait", "--log", home / "log", "--options", f"-k {home} {options}", "start")
        command(programs / "pg_ctl", "--pgdata", data, *start)
        try:
            yield f"postgres:///{home}/postgres"
        finally:
            command(programs / "pg_ctl", "--pgdata", data, "--mode=immediate", "--wait", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def end_by_signal(number: int, frame: object) -> None:
    """Turns a signal into an exception, so that what was started is stopped."""
    sys.exit(128 + number)


if __name__ == "__main__":
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_by_signal)
    with running() as url:
        socket_folder = url.removeprefix("postgres:///").rpartition("/")[0]
        env = {**os.environ, "DATABASE_URL": url, "PGHOST": socket_folder, "PGDATABASE": "postgres"}
        try:
            code = subprocess.run(sys.argv[1:], env=env).returncode
        except KeyboardInterrupt:
            code = 130
    sys.exit(code)
