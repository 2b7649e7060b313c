"""The benchmark: python -m tests.bench (BIG=1: a million accounts too). Figures hold as ratios within one run alone."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import servers
from tests.bench.names import HELD
from tests.bench.servers import HOST, PYTHON, ROOT, WORK, Server
from tools import debian, postgres

SIZES = [100, 1_000, 30_000, *([1_000_000] if os.environ.get("BIG") == "1" else [])]
ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = float(os.environ.get("SECONDS", "2"))
TABLE = "registry_socialaccount"


@dataclass
class Target:
    """Something to ask, and what came of it in each round."""

    name: str
    server: Server
    path: str
    connections: int = 16

    def __post_init__(self) -> None:
        self.rounds: list[dict[str, float]] = []

    def measure(self) -> None:
        """One round."""
        before = self.server.cpu()
        found = client(self.server.port, self.path, self.connections)
        found["rate"] = found["requests"] / found["seconds"]
        found["cpu"] = (self.server.cpu() - before) / found["requests"] * 1e6
        self.rounds.append(found)

    def median(self, what: str) -> float:
        """The middle of the rounds."""
        return statistics.median(found[what] for found in self.rounds)


def client(port: int, path: str, connections: int, seconds: float = SECONDS) -> dict[str, float]:
    """The load from a process of its own."""
    command = [sys.executable, "-m", "tests.bench.client", str(port), path, str(connections), str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{path}: {done.stderr}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def install() -> str:
    """The environment of those we compare with, and nginx; gives nginx's path."""
    WORK.mkdir(parents=True, exist_ok=True)
    lock, stamp = ROOT / "requirements" / "bench.txt", WORK / "installed"
    if not PYTHON.exists() or not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        print("Installing requirements/bench.txt into var/bench/venv", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(WORK / "venv")], check=True)
        pip = [str(PYTHON), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
        stamp.write_bytes(lock.read_bytes())
    os.environ["PATH"] += ":/usr/sbin"
    return debian.need("nginx", "nginx", "nginx-light")


def register(size: int, database: str = "") -> str:
    """The address of a register of so many accounts, made now."""
    address = database or f"sqlite:///{WORK}/register-{size}.sqlite3"
    if not database:
        for file in WORK.glob(f"register-{size}.sqlite3*"):
            file.unlink()
    print(f"Making {size:,} accounts in {address.partition(':')[0]}", flush=True)
    env = servers.settings(address)
    subprocess.run([str(PYTHON), "-m", "tests.bench.registers", str(size)], cwd=ROOT, env=env, check=True)
    return address


def brotli_body(port: int) -> Path:
    """The list as our server packs it, as a file for nginx."""
    head = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "br"}
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/", headers=head)) as answer:
        (WORK / "list.br").write_bytes(answer.read())
    return WORK / "list.br"


def alternate(targets: list[Target]) -> None:
    """All of them one after the other, several times, so that whatever else the machine does meets all alike."""
    for number in range(ROUNDS):
        print(f"Round {number + 1} of {ROUNDS}: {len(targets)} targets", flush=True)
        for target in targets:
            target.measure()


def start(stack: ExitStack, program: str) -> dict[str, Target]:
    """Makes the registers, starts the servers and says what is asked of them."""
    found: dict[str, Target] = {}

    def add(name: str, server: Server, path: str, connections: int = 16) -> None:
        found[name] = Target(name, server, path, connections)

    def begin(server: Any) -> Server:
        entered: Server = stack.enter_context(server)
        return entered

    bases = {size: register(size) for size in SIZES}
    search = f"/?q={HELD}"
    for size, base in bases.items():
        ours = begin(servers.granian(base))
        bare = begin(servers.granian(base, "bare"))
        add(f"list, shelved, {size:,}", ours, "/")
        add(f"list, made anew, {size:,}", bare, "/", 4)
        add(f"search, made anew, {size:,}", bare, search, 4)
        if size == 1_000:
            file = brotli_body(ours.port)
            static = servers.STATIC.format(folder=file.parent, name=file.name)
            add("nginx, the same file", begin(servers.nginx(program, static)), "/")
            add("nginx, a cache in front", begin(servers.nginx(program, servers.MICRO_CACHE, ours.port)), "/")
            add("JSON, shelved, 1,000", ours, "/konton.json")
            add("empty Django view", bare, "/tom/", 4)
            add("DRF, the same rows, 1,000", begin(servers.granian(base, "drf")), "/drf/", 4)
        if size == 30_000:
            other = begin(servers.datasette(Path(base.removeprefix("sqlite:///"))))
            table = f"/register-{size}/{TABLE}"
            lean = "_size=50&_nocount=1&_nofacet=1&_nosuggest=1"
            where = f"search__contains={HELD}"
            add("Datasette, list", other, f"{table}?listed=1", 4)
            add("Datasette, JSON", other, f"{table}.json?listed=1", 4)
            add("Datasette, search", other, f"{table}?listed=1&{where}&_size=50", 4)
            add("Datasette, search, tuned", other, f"{table}.json?listed=1&{where}&{lean}", 4)
    for size in SIZES[1:]:
        base = register(size, stack.enter_context(postgres.running()))
        bare = begin(servers.granian(base, "bare"))
        add(f"list, made anew, {size:,}, PostgreSQL", bare, "/", 4)
        add(f"search, made anew, {size:,}, PostgreSQL", bare, search, 4)
    return found


def ratios(found: dict[str, Target]) -> list[tuple[str, float, str]]:
    """What issue and interface promise: words, ratio, bound."""

    def rate(one: str, other: str) -> float:
        return found[one].median("rate") / found[other].median("rate")

    def cpu(one: str, other: str) -> float:
        return found[one].median("cpu") / found[other].median("cpu")

    last = f"{SIZES[-1]:,}"
    file, shelved, anew = "nginx, the same file", "list, shelved, 1,000", "list, made anew, 1,000"
    found_30 = "search, made anew, 30,000"
    rows = [
        ("requests/s, shelved list : nginx, the file", rate(shelved, file), "≥ 0.38"),
        # A client that shares its core with others may be the slower one: what the servers used tells then.
        ("CPU, nginx, the file : shelved list", cpu(file, shelved), "≥ 0.38"),
        ("requests/s, cache in front : nginx, the file", rate("nginx, a cache in front", file), "≥ 0.75"),
        (f"CPU, shelved list, {last} : 1,000", cpu(f"list, shelved, {last}", shelved), "≤ 1.1"),
        ("CPU, list made anew : DRF", cpu(anew, "DRF, the same rows, 1,000"), "≤ 1"),
        (f"CPU, list made anew, {last} : 1,000", cpu(f"list, made anew, {last}", anew), "≤ 3"),
        ("requests/s, shelved list : Datasette", rate("list, shelved, 30,000", "Datasette, list"), "≥ 100"),
        ("requests/s, shelved JSON : Datasette", rate("JSON, shelved, 1,000", "Datasette, JSON"), "≥ 100"),
        ("requests/s, search : Datasette", rate(found_30, "Datasette, search"), "≥ 10"),
        ("requests/s, search : Datasette, tuned", rate(found_30, "Datasette, search, tuned"), "≥ 2"),
    ]
    for more in ("", ", PostgreSQL"):
        for size, bound in ((30_000, "≤ 3"), (1_000_000, "≤ 30")):
            if size in SIZES:
                few, many = f"search, made anew, 1,000{more}", f"search, made anew, {size:,}{more}"
                rows.append((f"CPU, search, {size:,} : 1,000{more or ', SQLite'}", cpu(many, few), bound))
    return rows


def told(found: dict[str, Target]) -> str:
    """The tables, as Markdown."""
    lines = ["| | requests/s | p50 ms | p99 ms | CPU µs a request | memory MB |", "|---|--:|--:|--:|--:|--:|"]
    for target in found.values():
        held = target.server.memory() if target.server.process.poll() is None else 0
        figures = [
            f"{target.median('rate'):,.0f}",
            f"{target.median('p50'):.2f}",
            f"{target.median('p99'):.2f}",
        ]
        lines.append(
            "| " + " | ".join([target.name, *figures, f"{target.median('cpu'):,.0f}", f"{held:.0f}"]) + " |"
        )
    lines += ["", "| ratio | | bound |", "|---|--:|--:|"]
    lines += [f"| {words} | {ratio:.2f} | {bound} |" for words, ratio, bound in ratios(found)]
    return "\n".join(lines)


def main() -> None:
    """Installs, makes, measures and prints."""
    program = install()
    with ExitStack() as stack:
        found = start(stack, program)
        for target in found.values():
            client(target.server.port, target.path, 1, 0.3)
        alternate(list(found.values()))
        ours = found["list, shelved, 1,000"].server
        alone = client(ours.port, "/", 1)
        beside = client(ours.port, "slow", 300)
        table = told(found)
    slow = f"\nBeside 300 slow clients: p99 {beside['p99']:.2f} ms (alone {alone['p99']:.2f}), bound 50 ms.\n"
    print(f"\n{table}\n{slow}")
    (WORK / "table.md").write_text(f"{table}\n{slow}")
    if os.environ.get("KEEP") != "1":
        for file in (*WORK.glob("register-*"), *WORK.glob("cache-*")):
            shutil.rmtree(file) if file.is_dir() else file.unlink()


if __name__ == "__main__":
    main()
