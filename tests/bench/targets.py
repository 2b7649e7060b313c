"""What the benchmark asks, of which servers, and which ratios of it are promised (issue 4, «Speed»)."""

import os
import statistics
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench import servers
from tests.bench.names import CHECKS, HELD, NOTHING
from tests.bench.servers import Server
from tools import postgres

SIZES = [100, 1_000, 30_000, *([1_000_000] if os.environ.get("BIG") == "1" else [])]
LAST = f"{SIZES[-1]:,}"
TABLE = "registry_socialaccount"
SEARCH, IN_VAIN = f"/?q={HELD}", f"/?q={NOTHING}"
PG = ", PostgreSQL"


@dataclass
class Target:
    """Something to ask, and what came of it in each round."""

    name: str
    server: Server
    path: str
    connections: int = 16

    def __post_init__(self) -> None:
        self.rounds: list[dict[str, float]] = []

    def measure(self, client: Callable[[int, str, int], dict[str, float]]) -> None:
        """One round."""
        before = self.server.cpu()
        found = client(self.server.port, self.path, self.connections)
        found["rate"] = found["requests"] / found["seconds"]
        found["cpu"] = (self.server.cpu() - before) / found["requests"] * 1e6
        self.rounds.append(found)

    def median(self, what: str) -> float:
        """The middle of the rounds."""
        return statistics.median(found[what] for found in self.rounds)


class Run:
    """The servers of a run and what is asked of them; those who come too late for a name are never started."""

    def __init__(self, stack: ExitStack, program: str, register: Callable[[int, str], str]) -> None:
        self.stack, self.program, self.register = stack, program, register
        self.found: dict[str, Target] = {}

    def add(self, name: str, server: Server, path: str, connections: int = 4) -> None:
        """One more to ask."""
        self.found[name] = Target(name, server, path, connections)

    def begin(self, server: AbstractContextManager[Server]) -> Server:
        """Starts a server that lives as long as the run."""
        return self.stack.enter_context(server)

    def made_anew(self, bare: Server, size: int, database: str = "") -> None:
        """Django without the shelf."""
        of = f"{size:,}{database}"
        self.add(f"list, made anew, {of}", bare, "/")
        self.add(f"search, made anew, {of}", bare, SEARCH)
        self.add(f"letters that nothing holds, {of}", bare, IN_VAIN)
        if size in (1_000, SIZES[-1]):
            for answer, path in CHECKS.items():
                self.add(f"check, {answer}, {of}", bare, path)

    def on_sqlite(self, size: int, body: Callable[[int], Path]) -> None:
        """Ours over a register of SQLite, and at two sizes those we compare with."""
        base = self.register(size, "")
        ours, bare = self.begin(servers.granian(base)), self.begin(servers.granian(base, "bare"))
        self.add(f"list, shelved, {size:,}", ours, "/", 16)
        self.made_anew(bare, size)
        if size == 1_000:
            file = body(ours.port)
            static = servers.STATIC.format(folder=file.parent, name=file.name)
            self.add("nginx, the same file", self.begin(servers.nginx(self.program, static)), "/", 16)
            cached = self.begin(servers.nginx(self.program, servers.MICRO_CACHE, ours.port))
            self.add("nginx, a cache in front", cached, "/", 16)
            self.add("JSON, shelved, 1,000", ours, "/konton.json", 16)
            self.add("check, shelved, 1,000", ours, CHECKS["official"], 16)
            self.add("empty Django view", bare, "/tom/")
            self.add("DRF, the same rows, 1,000", self.begin(servers.granian(base, "drf")), "/drf/")
        if size == 30_000:
            self.add("search, shelved, 30,000", ours, SEARCH, 16)
            self.add("search, JSON made anew, 30,000", bare, f"/konton.json?q={HELD}")
            self.beside_datasette(Path(base.removeprefix("sqlite:///")))

    def beside_datasette(self, file: Path) -> None:
        """Datasette over the same file; «tuned»: nothing but fifty rows, neither counted nor in groups."""
        other = self.begin(servers.datasette(file))
        table = f"/{file.stem}/{TABLE}"
        where = f"search__contains={HELD}&_size=50"
        self.add("Datasette, list", other, f"{table}?listed=1")
        self.add("Datasette, JSON", other, f"{table}.json?listed=1")
        self.add("Datasette, search", other, f"{table}?listed=1&{where}")
        lean = "_nocount=1&_nofacet=1&_nosuggest=1"
        self.add("Datasette, search, tuned", other, f"{table}.json?listed=1&{where}&{lean}")
        self.add("Datasette, search, tuned, as a page", other, f"{table}?listed=1&{where}&{lean}")

    def on_postgres(self, size: int) -> None:
        """Ours over a register of PostgreSQL, whose own work counts too."""
        base = self.register(size, self.stack.enter_context(postgres.running()))
        bare = self.begin(servers.granian(base, "bare"))
        bare.database = servers.postmaster(base)
        self.made_anew(bare, size, PG)


def ratios(found: dict[str, Target]) -> list[tuple[str, float, str]]:
    """What issue and interface promise, as far as it was measured: words, ratio, bound."""
    rows: list[tuple[str, float, str]] = []

    def say(what: str, words: str, over: str, under: str, bound: str) -> None:
        if over in found and under in found and (over, bound) != (under, "≤ 1.1"):
            rows.append((words, found[over].median(what) / found[under].median(what), bound))

    file, shelved, anew = "nginx, the same file", "list, shelved, 1,000", "list, made anew, 1,000"
    empty, search = "empty Django view", "search, made anew, 30,000"
    say("rate", "requests/s, shelved list : nginx, the file", shelved, file, "≥ 0.38")
    # A client that shares its core with others may be the slower one: what the servers used tells then.
    say("cpu", "CPU, nginx, the file : shelved list", file, shelved, "≥ 0.38")
    say("rate", "requests/s, cache in front : nginx, the file", "nginx, a cache in front", file, "≥ 0.75")
    say("cpu", f"CPU, shelved list, {LAST} : 1,000", f"list, shelved, {LAST}", shelved, "≤ 1.1")
    say("cpu", "CPU, list made anew : DRF", anew, "DRF, the same rows, 1,000", "≤ 1")
    say("rate", "requests/s, shelved list : Datasette", "list, shelved, 30,000", "Datasette, list", "≥ 100")
    say("rate", "requests/s, shelved JSON : Datasette", "JSON, shelved, 1,000", "Datasette, JSON", "≥ 100")
    say("rate", "requests/s, search made anew : Datasette", search, "Datasette, search", "≥ 10")
    tuned, page = "Datasette, search, tuned", "Datasette, search, tuned, as a page"
    say("rate", "requests/s, search shelved : Datasette, tuned", "search, shelved, 30,000", tuned, "≥ 2")
    say("rate", "requests/s, search made anew : Datasette, tuned, as JSON", search, tuned, "≥ 2")
    say("cpu", "CPU, Datasette, tuned, as JSON : search made anew", tuned, search, "≥ 2")
    # A page beside a page: its JSON is fifty rows without count or filters.
    say("rate", "requests/s, search made anew : Datasette, tuned, as a page", search, page, "≥ 2")
    say("cpu", "CPU, Datasette, tuned, as a page : search made anew", page, search, "≥ 2")
    say("cpu", "CPU, check, shelved : empty view", "check, shelved, 1,000", empty, "≤ 1")
    for answer in CHECKS:
        say("cpu", f"CPU, check, {answer} : empty view", f"check, {answer}, 1,000", empty, "≤ 4")
    for of in ("", PG):
        on = of or ", SQLite"
        say(
            "cpu",
            f"CPU, list made anew, {LAST} : 1,000{on}",
            f"list, made anew, {LAST}{of}",
            anew + of,
            "≤ 3",
        )
        for size, bound in ((30_000, "≤ 3"), (1_000_000, "≤ 30")):
            few, many = f"search, made anew, 1,000{of}", f"search, made anew, {size:,}{of}"
            say("cpu", f"CPU, search, {size:,} : 1,000{on}", many, few, bound)
            few, many = f"letters that nothing holds, 1,000{of}", f"letters that nothing holds, {size:,}{of}"
            say("cpu", f"CPU, letters that nothing holds, {size:,} : 1,000{on}", many, few, "")
        for answer in CHECKS:
            few, many = f"check, {answer}, 1,000{of}", f"check, {answer}, {LAST}{of}"
            say("cpu", f"CPU, check, {answer}, {LAST} : 1,000{on}", many, few, "≤ 1.2")
    return rows
