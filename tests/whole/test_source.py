"""What the source may not do: write past the history, ask the clock below the door, hide behind an empty name."""

import ast
from collections.abc import Iterator

import pytest

from tests.whole import source
from tools import house_rules

PAST_THE_HISTORY = {"update", "bulk_create", "bulk_update", "_raw_delete"}
MAY_WRITE_IN_BULK = {
    ("accounts/history.py", "ActSubject.objects.bulk_create"): "the log's own index has no history",
    ("accounts/history.py", "model.objects.bulk_create"): "write_all() hands the versions to the act itself",
    ("registry/notices/outbox.py", "Notice.objects.bulk_create"): "mails have no history",
    (
        "registry/notices/outbox.py",
        "Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update",
    ): "mails have no history",
    (
        "registry/notices/outbox.py",
        "unsent.filter(pk=notice.pk, tries=notice.tries).update",
    ): "mails have no history",
    ("registry/management/commands/demo.py", "Notice.objects.update"): "mails have no history",
}

CLOCKS = {
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
}
MAY_ASK_THE_CLOCK = {
    "accounts/door.py": "the door itself",
    "accounts/history.py": "when a row was recorded is no matter of who recorded it",
    "accounts/signin.py": "allauth's views call it, and give no moment",
    "accounts/views.py": "views",
    "registry/templatetags/look.py": "a page says of a day whether it has passed",
    "registry/public/version.py": "what is public goes by the day too, and is looked at before Django is",
}
"""Besides commands, and functions that have a request in their hands."""

WRITES_SQL = {
    "accounts/triggers.py",
    # Only read: what is asked a hundred times a second costs more to compile than to answer.
    "registry/public/compiled.py",
    "registry/public/neighbours.py",
    "registry/public/version.py",
}


def in_bulk() -> set[tuple[str, str]]:
    """Every call that could save rows without their history: a query set's, since what is given has names."""
    found = set()
    for name, call in source.calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in PAST_THE_HISTORY:
            if call.func.attr == "update" and call.args:
                continue  # a dict's or a set's
            found.add((name, source.written(call)))
    return found


def test_nothing_is_saved_past_the_history() -> None:
    assert in_bulk() == set(MAY_WRITE_IN_BULK)


def test_no_more_is_written_in_sql() -> None:
    found = {
        name
        for name, call in source.calls()
        if source.written(call).endswith((".execute", ".objects.raw", ".extra", "RawSQL", "found_by_sql"))
    }
    assert found == WRITES_SQL


def asks_the_clock(name: str, call: ast.Call) -> bool:
    """Whether a call reads the time of day."""
    written = source.written(call)
    if written in CLOCKS:
        return not call.args and not call.keywords
    doors = {"web.now", "web.today", "door.now", "door.today"}
    return written in doors or (written in ("now", "today") and imports_the_door(name))


def in_a_view(name: str, call: ast.Call) -> bool:
    """Whether a call stands in a function that has a request in its hands."""
    return any(
        isinstance(node, ast.FunctionDef)
        and "request" in {argument.arg for argument in node.args.args}
        and any(inner is call for inner in ast.walk(node))
        for node in ast.walk(source.modules()[name])
    )


def imports_the_door(name: str) -> bool:
    """Whether a module takes the words of the door by name."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module in ("accounts.door", "registry.web")
        for node in ast.walk(source.modules()[name])
    )


def test_nobody_below_the_door_asks_the_clock() -> None:
    below = {
        name
        for name, call in source.calls()
        if asks_the_clock(name, call) and "/management/commands/" not in name and not in_a_view(name, call)
    }
    assert below == set(MAY_ASK_THE_CLOCK)


def done_on_import(node: ast.AST) -> Iterator[ast.Call]:
    """Every call that is made while a module is imported: what stands in a function waits, its decorators do not."""
    if isinstance(node, ast.Call):
        yield node
    if isinstance(node, ast.FunctionDef):
        inside: list[ast.AST] = [*node.decorator_list, node.args]
    else:
        inside = [] if isinstance(node, ast.Lambda) else list(ast.iter_child_nodes(node))
    for each in inside:
        yield from done_on_import(each)


def test_no_test_asks_the_clock_while_it_is_imported() -> None:
    # A run over midnight would hold the one day against the other.
    asks = CLOCKS | {"in_days"}
    found = {
        f"{path.relative_to(source.ROOT)}:{call.lineno}"
        for path in sorted((source.ROOT / "tests").rglob("*.py"))
        for call in done_on_import(ast.parse(path.read_text(encoding="utf-8")))
        if source.written(call) in asks and not (call.args and source.written(call) in CLOCKS)
    }
    assert found == set()


def test_saving_has_no_rules_and_signals_are_the_historys() -> None:
    rules, signals = set(), set()
    for name, tree in source.modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                rules |= {
                    f"{name}: {node.name}.{each.name}"
                    for each in node.body
                    if isinstance(each, ast.FunctionDef)
                    and each.name in ("save", "delete", "clean")
                    and any(ast.unparse(parent).startswith("models.Model") for parent in node.bases)
                }
    for name, call in source.calls():
        if source.written(call) == "receiver" or source.written(call).endswith(".connect"):
            signals.add(name)
    assert rules == set()
    assert signals == {"accounts/apps.py", "accounts/history.py", "accounts/versions.py"}


def test_refused_is_the_only_exception_for_people() -> None:
    made = {
        f"{name}: {node.name}"
        for name, tree in source.modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(parent).endswith(("Exception", "Error", "Refused")) for parent in node.bases)
    }
    assert made == {
        "accounts/refusal.py: Refused",
        "accounts/versions.py: OutsideAct",
        "registry/proofs/receiving.py: TooMuch",
        "registry/public/searching.py: BrokenCursor",
    }


def test_there_is_no_second_door() -> None:
    imported = {
        node.module
        for tree in source.modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
    }
    assert [name for name in imported if name.startswith("django.contrib.admin")] == []


def test_files_have_names_that_say_something_and_a_length_that_can_be_read() -> None:
    assert house_rules.findings() == []


def test_arrows_run_one_way(capsys: pytest.CaptureFixture[str]) -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    status = lint_imports(no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
