"""The house's own source as syntax trees, for the guards that read it."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@lru_cache(maxsize=1)
def modules() -> dict[str, ast.Module]:
    """Every module of the product by its path from the root, but for migrations."""
    found = {}
    for folder in ("accounts", "registry"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                found[path.relative_to(ROOT).as_posix()] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the source, with the file that it stands in."""
    for name, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield name, node


def written(call: ast.Call) -> str:
    """What is called, as it is written: `timezone.now`, `act`."""
    return ast.unparse(call.func)
