"""The benchmark: python -m tests.bench [WORDS] (BIG=1: a million accounts too). Figures hold as ratios within one run.

With words only what has one of them in its name is measured.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from tests.bench import servers
from tests.bench.servers import HOST, PYTHON, ROOT, WORK
from tests.bench.targets import SIZES, Run, Target, ratios
from tools import debian

ROUNDS = int(os.environ.get("ROUNDS", "3"))
SECONDS = float(os.environ.get("SECONDS", "2"))
HOSTILE = 2_400
CHANGES = 25


def client(port: int, path: str, connections: int, seconds: float = SECONDS) -> dict[str, float]:
    """The load from a process of its own."""
    found: dict[str, float] = json.loads(own("client", str(port), path, str(connections), str(seconds)))
    return found


def own(module: str, *words: str, database: str = "") -> str:
    """What a module of the benchmark prints in a process of its own."""
    program, env = (str(PYTHON), servers.settings(database)) if database else (sys.executable, None)
    command = [program, "-m", f"tests.bench.{module}", *words]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


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


def register(size: int, database: str) -> str:
    """The address of a register of so many accounts, made now, or with KEEP=1 by the run before."""
    address = database or f"sqlite:///{WORK}/register-{size}.sqlite3"
    kept = WORK / f"register-{size}.sqlite3"
    if not database and kept.exists() and os.environ.get("KEEP") == "1":
        return address
    if not database:
        for file in WORK.glob(f"{kept.name}*"):
            file.unlink()
    print(f"Making {size:,} accounts in {address.partition(':')[0]}", flush=True)
    own("registers", str(size), database=address)
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
            target.measure(client)


def told(found: dict[str, Target]) -> str:
    """The tables, as Markdown."""
    lines = ["| | requests/s | p50 ms | p99 ms | CPU µs a request | memory MB |", "|---|--:|--:|--:|--:|--:|"]
    for target in found.values():
        figures = [
            f"{target.median('rate'):,.0f}"
            if target.median("rate") >= 10
            else f"{target.median('rate'):.1f}",
            f"{target.median('p50'):.2f}",
            f"{target.median('p99'):.2f}",
        ]
        held = f"{target.server.memory():.0f}"
        lines.append("| " + " | ".join([target.name, *figures, f"{target.median('cpu'):,.0f}", held]) + " |")
    lines += ["", "| ratio | | bound |", "|---|--:|--:|"]
    lines += [f"| {words} | {ratio:.2f} | {bound or '–'} |" for words, ratio, bound in ratios(found)]
    return "\n".join(lines)


def further() -> list[str]:
    """What is no ratio of two loads: slow clients, memory after hostile requests, how soon a change is public."""
    base = register(1_000, "")
    with servers.granian(base) as ours, servers.granian(base, "bare") as bare:
        alone, beside = client(ours.port, "/", 1), client(ours.port, "slow", 300)
        took = json.loads(own("changes", str(ours.port), str(CHANGES), database=base))
        fresh = ours.memory()
        for server in (ours, bare):
            own("hostile", str(server.port), str(HOSTILE))
        held, without = ours.memory(), bare.memory()
    return [
        f"p99 beside 300 slow clients, ms (alone {alone['p99']:.2f}) | {beside['p99']:.2f} | ≤ 50",
        f"until a change is public in another process, median s | {statistics.median(took):.3f} | < 0.25",
        f"the same, the longest of {len(took)}, s | {max(took):.3f} | < 1",
        f"memory of a worker after {HOSTILE:,} hostile requests, MB (before {fresh:.0f}) | {held:.0f} | ≤ 100",
        f"of it the shelf, MB (a worker without one: {without:.0f}) | {held - without:.0f} | ≤ 30",
    ]


def main(words: list[str]) -> None:
    """Installs, makes, measures and prints."""
    program = install()
    with ExitStack() as stack:
        run = Run(stack, program, register)
        for size in SIZES:
            run.on_sqlite(size, brotli_body)
        for size in SIZES[1:]:
            run.on_postgres(size)
        found = {
            name: target
            for name, target in run.found.items()
            if not words or any(word in name for word in words)
        }
        for target in found.values():
            client(target.server.port, target.path, 1, 0.3)
        alternate(list(found.values()))
        table = told(found)
    if not words:
        table += "\n\n| | | bound |\n|---|--:|--:|\n" + "\n".join(f"| {row} |" for row in further())
    print(f"\n{table}\n")
    (WORK / "table.md").write_text(f"{table}\n")
    if os.environ.get("KEEP") != "1":
        for file in (*WORK.glob("register-*"), *WORK.glob("cache-*")):
            shutil.rmtree(file) if file.is_dir() else file.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
