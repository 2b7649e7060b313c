"""Two processes at the same moment: exactly one wins, the other reads a sentence, and the log stays whole."""

import time
from typing import Any

from tests.concurrency.conftest import Arena

ROUNDS = 50


def outcomes(pair: list[dict[str, Any]]) -> list[str]:
    """How it went for the two, sorted."""
    return sorted("refused" if "refused" in answer else "done" for answer in pair)


def test_of_two_deciders_one_wins_and_the_other_reads_who_decided(arena: Arena) -> None:
    cases = arena.stage.ask("submitted_cases", count=ROUNDS)
    rounds = [
        arena.at_once(
            "decide",
            {"case": case, "by": "kommunikationschef", "verb": "approve"},
            {"case": case, "by": "stabschef", "verb": "decline"},
        )
        for case in cases
    ]
    assert [outcomes(pair) for pair in rounds] == [["done", "refused"]] * ROUNDS
    stand = arena.stage.ask("decided", cases=cases)
    for pair, case in zip(rounds, stand, strict=True):
        won = "approve" if "done" in pair[0] else "decline"
        assert case["state"] == {"approve": "approved", "decline": "declined"}[won]
        assert case["decisions"] == 1
        lost = next(answer for answer in pair if "refused" in answer)
        assert lost == {"refused": case["too_late"], "kind": "conflict"}
    assert arena.stage.ask("findings") == []


def test_of_two_who_make_a_document_one_does(arena: Arena) -> None:
    cases = arena.stage.ask("submitted_cases", count=20, name="handling")
    for case in cases:
        arena.stage.ask("decide", case=case, by="kommunikationschef", verb="decline")
    rounds = [arena.at_once("make_document", {"case": case}, {"case": case}) for case in cases]
    assert [pair[0] == pair[1] for pair in rounds] == [True] * 20
    assert arena.stage.ask("count_acts", verb="make_document") == 20
    assert arena.first.ask("files") + arena.second.ask("files") == 20
    assert arena.stage.ask("findings") == []


def test_of_two_who_report_the_same_account_one_gets_it(arena: Arena) -> None:
    culture = arena.stage.ask("drafts", by="handlaggare", count=ROUNDS)
    school = arena.stage.ask("drafts", by="skola", count=ROUNDS)
    rounds = [
        arena.at_once(
            "submit",
            {"draft": culture[number], "by": "handlaggare", "department": "Stadsbiblioteket", **same(number)},
            {"draft": school[number], "by": "skola", "department": "Ekskolan", **same(number)},
        )
        for number in range(ROUNDS)
    ]
    assert [outcomes(pair) for pair in rounds] == [["done", "refused"]] * ROUNDS
    losers = ["skola" if "done" in pair[0] else "handlaggare" for pair in rounds]
    asked = [(f"instagram:bada{number}", loser) for number, loser in enumerate(losers)]
    held = arena.stage.ask("holders", asked=asked)
    for pair, holder in zip(rounds, held, strict=True):
        won = "Stadsbiblioteket" if "done" in pair[0] else "Ekskolan"
        assert holder["departments"] == [won]
        lost = next(answer for answer in pair if "refused" in answer)
        assert lost == {"refused": holder["refusal"], "kind": "input"}
    numbers = [answer["done"] for pair in rounds for answer in pair if "done" in answer]
    assert len(set(numbers)) == ROUNDS
    assert arena.stage.ask("findings") == []


def same(number: int) -> dict[str, str]:
    """The account that both report in one round."""
    return {"address": f"https://www.instagram.com/bada{number}/", "on": "2026-11-22T10:31:00+01:00"}


def test_two_first_cases_of_a_year_get_the_first_two_numbers(arena: Arena) -> None:
    culture = arena.stage.ask("drafts", by="handlaggare", count=ROUNDS)
    school = arena.stage.ask("drafts", by="skola", count=ROUNDS)
    years = range(2027, 2027 + ROUNDS)
    given = []
    for number, year in enumerate(years):
        on = f"{year}-01-01T00:30:00+01:00"
        pair = arena.at_once(
            "submit",
            {"draft": culture[number], "by": "handlaggare", "department": "Stadsbiblioteket",
             "address": f"https://www.instagram.com/forst{number}/", "on": on},
            {"draft": school[number], "by": "skola", "department": "Ekskolan",
             "address": f"https://www.instagram.com/sedan{number}/", "on": on},
        )  # fmt: skip
        given.append(sorted(answer.get("done") or answer["refused"] for answer in pair))
    assert given == [[f"{year}-0001", f"{year}-0002"] for year in years]
    assert arena.stage.ask("findings") == []


def test_a_form_sent_by_two_at_once_acts_once(arena: Arena) -> None:
    account = arena.stage.ask("public_account")
    keys = [f"{number:032}" for number in range(ROUNDS)]
    answers = [
        arena.at_once("note_proof", *[{"by": "kommunikator", "account": account, "key": key}] * 2)
        for key in keys
    ]
    led_to = {"done": [302, f"/register/{account}/"]}
    assert answers == [[led_to, led_to]] * ROUNDS
    assert arena.stage.ask("count_acts", verb="note_proof") == ROUNDS
    assert arena.stage.ask("findings") == []


def test_a_warning_in_one_process_is_read_in_the_other_within_a_second(arena: Arena) -> None:
    account = arena.stage.ask("public_account", handle="kapat")
    assert arena.second.ask("warned", account=account) == ["", False, False]
    for text in ("Kapat.", "Kapat sedan i går.", ""):
        arena.first.ask("warn", by="kommunikator", account=account, text=text)
        set_at = time.monotonic()
        read = arena.second.ask("warned", account=account)
        assert (read, time.monotonic() - set_at < 1) == ([text, bool(text), bool(text)], True)
    assert arena.stage.ask("findings") == []
