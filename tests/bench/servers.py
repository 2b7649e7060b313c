"""Starts the servers that are compared, each alone on a core, and reads what they have used."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.environment import production

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "var" / "bench"
PYTHON = WORK / "venv" / "bin" / "python"
CORE = 0
TICK = os.sysconf("SC_CLK_TCK")
HOST = "konton.kommun.example"


@dataclass
class Server:
    """A server that runs, with all processes below it."""

    port: int
    process: subprocess.Popen[bytes]
    database: int = 0
    """The process of the database server, where that does a part of the work."""

    def family(self, eldest: int) -> list[int]:
        """A process and all that it has started."""
        parents = {}
        for place in Path("/proc").iterdir():
            if place.name.isdigit():
                try:
                    parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
                except OSError:
                    continue
        found = [eldest]
        for pid in found:
            found += [child for child, parent in parents.items() if parent == pid]
        return found

    def cpu(self) -> float:
        """Seconds of processor time that it has used."""
        used = 0
        for eldest in filter(None, (self.process.pid, self.database)):
            for pid in self.family(eldest):
                words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                # Of its children too that have ended: a database server's, when their connection closes.
                used += sum(map(int, words[11:15]))
        return used / TICK

    def memory(self) -> float:
        """Megabytes that its largest process holds."""
        return max(self.held(pid) for pid in self.family(self.process.pid))

    def held(self, pid: int) -> float:
        """Megabytes that one process holds."""
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS"))


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def running(command: list[str], port: int, env: dict[str, str] | None = None) -> Iterator[Server]:
    """A server, from when it answers until it is ended."""
    log = (WORK / "servers.log").open("ab")
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        preexec_fn=lambda: os.sched_setaffinity(0, {CORE}),
    )
    server = Server(port, process)
    try:
        for _time in range(600):
            if answers(port):
                break
            if process.poll() is not None:
                sys.exit(f"«{' '.join(command)}» has ended; var/bench/servers.log says why.")
            time.sleep(0.05)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
        log.close()


SITE = {
    "DJANGO_SETTINGS_MODULE": "registry.settings",
    "CHECKS_PER_MINUTE": "1000000",
    # As the Dockerfile and docs/operating.md have it.
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TRIM_THRESHOLD_": "500000",
    "MALLOC_MMAP_THRESHOLD_": "250000",
}
"""Beside the made-up ones of production: all questions come from one address, which may ask as often as it likes."""


def settings(database: str, **more: str) -> dict[str, str]:
    """The environment of a production site over a database."""
    return {**production(), "DATABASE_URL": database, **SITE, **more}


def postmaster(database: str) -> int:
    """The first process of a throw-away PostgreSQL (tools/postgres.py), by its address."""
    folder = Path("/" + database.removeprefix("postgres:///").lstrip("/").rpartition("/")[0])
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def granian(database: str, site: str = "") -> AbstractContextManager[Server]:
    """The register on granian, one worker; `site`: another of tests/bench/sites.py."""
    port = free_port()
    application = "tests.bench.sites:application" if site else "registry.wsgi:application"
    server = "-m granian --interface wsgi --no-ws --workers 1 --blocking-threads 4 --log-level warning"
    command = [str(PYTHON), *server.split(), "--host", "127.0.0.1", "--port", str(port), application]
    return running(command, port, settings(database, **({"BENCH_SITE": site} if site else {})))


NGINX = """
daemon off; worker_processes 1; pid {work}/nginx-{port}.pid; error_log {work}/nginx.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 10000000; sendfile on; tcp_nopush on;
  client_body_temp_path {work}/tmp; proxy_temp_path {work}/tmp; fastcgi_temp_path {work}/tmp;
  uwsgi_temp_path {work}/tmp; scgi_temp_path {work}/tmp;
  proxy_cache_path {work}/cache-{port} keys_zone=konton:5m max_size=100m;
  upstream ours {{ server 127.0.0.1:{behind}; keepalive 8; }}
  server {{ listen 127.0.0.1:{port}; {what} }}
}}
"""
STATIC = """location = / {{ default_type 'text/html; charset=utf-8'; types {{ }} add_header Content-Encoding br;
  root {folder}; rewrite ^ /{name} break; open_file_cache max=10; }}"""
MICRO_CACHE = """location / { proxy_pass http://ours; proxy_http_version 1.1; proxy_set_header Connection '';
  proxy_set_header Host $host; proxy_set_header X-Forwarded-Proto https; proxy_cache konton;
  proxy_ignore_headers Cache-Control; proxy_cache_valid 200 1s; proxy_cache_lock on;
  proxy_cache_use_stale updating error timeout; }"""


def nginx(program: str, what: str, behind: int = 9) -> AbstractContextManager[Server]:
    """nginx with one worker: a file, or a cache of a second in front of another server."""
    port = free_port()
    (WORK / "tmp").mkdir(exist_ok=True)
    # Its worker is another user, who must be able to read what it is to serve.
    file = WORK / f"nginx-{port}.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    file.write_text(user + NGINX.format(work=WORK, port=port, behind=behind, what=what))
    return running([program, "-c", str(file), "-e", str(WORK / "nginx.log")], port)


def datasette(file: Path) -> AbstractContextManager[Server]:
    """Datasette over the same file of SQLite."""
    port = free_port()
    command = [str(PYTHON), "-m", "datasette", "serve", str(file), "--host", "127.0.0.1", "--port", str(port)]
    return running(command, port)
